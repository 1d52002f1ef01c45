//! Scans of consents (承諾書のスキャン): each page finds its record by its code, and stays with it.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use domain::{attachments::Shows, codes::CheckCode, staff::Deed};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    AskedRow, ConsentFailure,
    keeping::{asked_rows, came_back, paper_of_code, to_renew},
};
use crate::{
    Center, Failure, Reply,
    attachments::{self, AttachmentFailure},
    families::brief::Household,
    papers::asked_on,
};

/// File the scan of a form that came back: its code leads to its record.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FileScan {
    /// One page, in base64: a JPEG.
    pub bytes: String,
    /// The code as a person read it, where the page does not show it; else empty.
    pub typed: String,
    /// The day it came back; not after today.
    pub given_on: NaiveDate,
}

/// Where a scan went.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ScanFiled {
    /// With which consent.
    pub consent: Uuid,
    /// Whose.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// 文書番号 of the form.
    pub number: String,
    /// What became of it.
    pub became: ScanBecame,
    /// The version in force now, where the form was of an older one: the family is asked again.
    pub renew: Option<u32>,
    /// What the form asks besides: a scan does not say whether it is ticked.
    pub asked: Vec<AskedRow>,
}

/// What became of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ScanBecame {
    /// With it the form is recorded as come back.
    Recorded,
    /// The form was back already; the scan now lies with it.
    Added,
    /// The very same scan lies with it already.
    Known,
}

impl Center {
    /// Files a page: the form it shows is recorded as come back, and the scan is kept with it.
    pub(crate) fn file_scan(&mut self, request: FileScan) -> Reply<ScanFiled> {
        let bytes = STANDARD.decode(&request.bytes).map_err(|_| AttachmentFailure::NotAPicture)?;
        let typed = if request.typed.is_empty() { code_on(&bytes)? } else { request.typed };
        self.act("file_scan", |write, hands| {
            let paper = paper_of_code(write, hands, &typed, Deed::KeepRecords)?;
            let before = store::consents::of_paper(write, paper.id)?;
            let new = before.is_none();
            let record = match before {
                Some(record) => record,
                None => came_back(write, hands, &paper, request.given_on, Vec::new())?,
            };
            let hash = store::attachments::hash_of(&bytes);
            let known = store::attachments::of(write, record.id)?.iter().any(|scan| scan.hash == hash);
            if !known {
                attachments::keep(write, hands, (record.id, Shows::Consent), String::new(), &bytes)?;
            }
            Ok(ScanFiled {
                consent: record.id,
                family: record.consent.family.uuid(),
                name: Household::of(write, record.consent.family)?.name(),
                number: paper.number.clone(),
                became: match (new, known) {
                    (true, _) => ScanBecame::Recorded,
                    (false, false) => ScanBecame::Added,
                    (false, true) => ScanBecame::Known,
                },
                renew: to_renew(write, hands, &record)?,
                asked: asked_rows(asked_on(&paper)?),
            })
        })
    }
}

/// The check code on a page; other QR codes on it are passed over.
fn code_on(page: &[u8]) -> Result<String, Failure> {
    let seen = documents::codes_on(page).map_err(|_| AttachmentFailure::NotAPicture)?;
    let code = seen.iter().find_map(|words| CheckCode::read(words).ok());
    code.map(|code| code.bare()).ok_or(ConsentFailure::NoCodeSeen.into())
}
