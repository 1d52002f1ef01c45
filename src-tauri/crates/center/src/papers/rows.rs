//! Papers as lists show them (書類の一覧): what was issued, and each time it was printed.

use chrono::NaiveDate;
use domain::{codes::CheckCode, obligations::clauses_behind};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    papers::{PaperRecord, PrintingRecord, Way},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{PaperKindWire, ReadingWire};
use crate::{Reply, families::brief::Household, loans::rows::staff_name};

/// A paper, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PaperRow {
    /// Which.
    pub id: Uuid,
    /// What kind.
    pub kind: PaperKindWire,
    /// In which reading.
    pub reading: ReadingWire,
    /// 文書番号.
    pub number: String,
    /// 確認コード (K7QF-2M4X).
    pub code: String,
    /// For whom: the first guardian's 氏名, where it is about a family.
    pub name: Option<String>,
    /// Of which version of the policy.
    pub policy_version: u32,
    /// The clauses it serves.
    pub clauses: Vec<String>,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: String,
    /// Each time it left the program, the first first.
    pub printings: Vec<PrintingRow>,
    /// Why its number is not used (欠番).
    pub void_reason: Option<String>,
}

/// One time a paper left the program.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PrintingRow {
    /// When (RFC 3339).
    pub at: String,
    /// By whom.
    pub by: String,
    /// How.
    pub way: PrintingWay,
    /// How many copies.
    pub copies: u32,
    /// Which pages of the job, empty for all.
    pub pages: String,
}

/// How papers left the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum PrintingWay {
    /// A printer's queue took them.
    Printed,
    /// They were opened in the laptop's own viewer, to be printed from there.
    Opened,
    /// They were saved as a file.
    Saved,
    /// They were saved as a file to be kept for years (保存用).
    Archived,
}

/// Papers as lists show them.
pub(crate) fn paper_rows(read: &Read, records: Vec<PaperRecord>) -> Reply<Vec<PaperRow>> {
    records.into_iter().map(|record| paper_row(read, record)).collect()
}

/// A paper as lists show it.
pub(crate) fn paper_row(read: &Read, record: PaperRecord) -> Reply<PaperRow> {
    let name = record
        .family
        .map(|family| Household::of(read, family).map(|household| household.name()))
        .transpose()?;
    let printings = store::papers::printings(read, record.id)?
        .into_iter()
        .map(|printing| printing_row(read, printing))
        .collect::<Reply<_>>()?;
    Ok(PaperRow {
        id: record.id,
        kind: record.kind.into(),
        reading: record.reading.into(),
        number: record.number,
        code: CheckCode::read(&record.code).map(|code| code.to_string()).unwrap_or_default(),
        name,
        policy_version: record.policy_version,
        clauses: clauses_behind(record.kind).iter().map(ToString::to_string).collect(),
        issued_on: record.issued_on,
        issued_by: staff_name(read, record.issued_by)?,
        printings,
        void_reason: record.void.map(|void| void.reason),
    })
}

fn printing_row(read: &Read, printing: PrintingRecord) -> Reply<PrintingRow> {
    Ok(PrintingRow {
        at: printing.at.to_rfc3339(),
        by: staff_name(read, printing.by)?,
        way: printing.way.into(),
        copies: printing.copies,
        pages: printing.pages,
    })
}

impl From<Way> for PrintingWay {
    fn from(way: Way) -> Self {
        match way {
            Way::Printed => Self::Printed,
            Way::Opened => Self::Opened,
            Way::Saved => Self::Saved,
            Way::Archived => Self::Archived,
        }
    }
}

impl From<PrintingWay> for Way {
    fn from(way: PrintingWay) -> Self {
        match way {
            PrintingWay::Printed => Self::Printed,
            PrintingWay::Opened => Self::Opened,
            PrintingWay::Saved => Self::Saved,
            PrintingWay::Archived => Self::Archived,
        }
    }
}
