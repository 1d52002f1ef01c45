//! Requests about consents (承諾書).

mod keeping;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, families::ChildBrief, papers::PaperRow};

/// Show how the consents stand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Consents {}

/// How the consents stand.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentsSheet {
    /// Families whose consent is not back, the nearest session first.
    pub outstanding: Vec<OutstandingConsent>,
    /// The latest that came back or were withdrawn.
    pub latest: Vec<ConsentRow>,
    /// How many families hold a consent.
    pub given: u32,
    /// How many applied and hold none.
    pub missing: u32,
    /// How many applied and hold one to an older version.
    pub renewing: u32,
    /// How many withdrew theirs.
    pub withdrawn: u32,
    /// By version of the policy.
    pub versions: Vec<VersionCount>,
}

/// A family whose consent is not back.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct OutstandingConsent {
    /// Which family.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The children and who is expected.
    pub children: Vec<ChildBrief>,
    /// The nearest session it applied to.
    pub next_session: Option<NextSession>,
    /// The paper printed last, if any.
    pub paper: Option<PaperRow>,
    /// The older version it agreed to, where it is asked again because another takes force.
    pub holds: Option<u32>,
}

/// The nearest session of a family.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NextSession {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: String,
}

/// A consent, as the list shows it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentRow {
    /// Which.
    pub id: Uuid,
    /// Which family.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// Of which version.
    pub version: u32,
    /// The day it came back.
    pub given_on: NaiveDate,
    /// Who took it.
    pub received_by: String,
    /// The day it was withdrawn, if it was.
    pub withdrawn_on: Option<NaiveDate>,
}

/// How many hold a version.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct VersionCount {
    /// Which version.
    pub version: u32,
    /// The day it took force.
    pub in_force: NaiveDate,
    /// How many families hold it.
    pub given: u32,
}

/// Find the paper a check code belongs to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LookUpCode {
    /// As typed or scanned.
    pub typed: String,
}

/// The paper a check code belongs to.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FoundPaper {
    /// The paper.
    pub paper: PaperRow,
    /// The family's first guardian, where it is about a family.
    pub name: Option<String>,
    /// The day it came back, if it did.
    pub returned_on: Option<NaiveDate>,
    /// The 借用書 it speaks of, where it is a loan's paper.
    pub slip: Option<Uuid>,
}

/// Record that a consent came back signed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RecordConsent {
    /// The check code on the paper.
    pub typed: String,
    /// The day it came back; not after today.
    pub given_on: NaiveDate,
}

/// The consent is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentRecorded {
    /// Which.
    pub consent: Uuid,
    /// Whose.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The version in force now, where the form was of an older one: the family is asked again.
    pub renew: Option<u32>,
}

/// Record that a family took its consent back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WithdrawConsent {
    /// Which.
    pub consent: Uuid,
}

/// Why something about a consent was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ConsentFailure {
    /// Not eight letters of a check code.
    NotACode,
    /// A letter is wrong or two are swapped.
    CodeMistyped,
    /// No paper has that code.
    CodeUnknown,
    /// The paper is no consent.
    NotAConsent,
    /// It came back already.
    CameBackAlready {
        /// On this day.
        on: NaiveDate,
    },
    /// It cannot have come back before it was printed.
    BeforePrinted {
        /// The day it was printed.
        printed_on: NaiveDate,
    },
    /// It was withdrawn already.
    WithdrawnAlready,
}

impl From<ConsentFailure> for Failure {
    fn from(failure: ConsentFailure) -> Self {
        Self::Consents(failure)
    }
}
