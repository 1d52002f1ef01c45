//! Requests about consents (承諾書).

mod hanging;
mod keeping;
pub(crate) mod permitting;
mod scanning;
mod signing;

pub use hanging::*;
pub use scanning::*;
pub use signing::*;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, attachments::AttachmentRow, families::ChildBrief, papers::PaperRow};

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
    /// Families whose consent is not back: those that applied, the nearest session first, then those that were handed a
    /// form, the oldest first.
    pub outstanding: Vec<OutstandingConsent>,
    /// The latest that came back or were withdrawn.
    pub latest: Vec<ConsentRow>,
    /// How many families hold a consent.
    pub given: u32,
    /// How many hold none: they applied, or were handed a form.
    pub missing: u32,
    /// How many of these hold one to an older version.
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
    /// The form that is waited for, if one was printed.
    pub paper: Option<PaperRow>,
    /// For how many days.
    pub days_out: Option<u32>,
    /// The day it was last asked for in writing (提出のお願い).
    pub reminded_on: Option<NaiveDate>,
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
    /// How it was given.
    pub way: ConsentWay,
    /// Its form.
    pub paper: PaperRow,
    /// The decisions whose line on it was ticked (§9), by their numbers as the form says them.
    pub permitted: Vec<String>,
    /// Scans and photos of the form.
    pub scans: Vec<AttachmentRow>,
    /// The day it was withdrawn, if it was.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why; empty while it holds.
    pub withdrawn_for: String,
}

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ConsentWay {
    /// On paper.
    Paper,
    /// On the screen, with a pen.
    Screen,
}

/// What a decision asks on a form besides (§9); the family may leave it empty.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AskedRow {
    /// Which decision.
    pub decision: Uuid,
    /// Its number, as the form says it.
    pub number: String,
    /// In its own words.
    pub words: String,
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
    /// What it asks besides, where it is a consent.
    pub asked: Vec<AskedRow>,
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
    /// The decisions whose line is ticked on it.
    pub permitted: Vec<Uuid>,
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

/// Say which lines of decisions are ticked on a form that is back (§9).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetPermitted {
    /// Which consent.
    pub consent: Uuid,
    /// The decisions.
    pub permitted: Vec<Uuid>,
}

/// Record that a family took its consent back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WithdrawConsent {
    /// Which.
    pub consent: Uuid,
    /// Why.
    pub because: String,
}

/// What a decision asks each family of a session, and how they answered (§9).
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PermissionRow {
    /// Which decision.
    pub decision: Uuid,
    /// Its number, as forms say it.
    pub number: String,
    /// In its own words.
    pub words: String,
    /// How many of those who applied said yes on the form that holds that day.
    pub yes: u32,
    /// Who did not: the box is empty, or no form is back.
    pub no: Vec<String>,
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
    /// No code is to be seen on the page.
    NoCodeSeen,
    /// Not every item is ticked (§4(3)).
    NotAllAgreed {
        /// The first that is not.
        clause: String,
    },
    /// What was drawn is no signature.
    NotASignature,
}

impl From<ConsentFailure> for Failure {
    fn from(failure: ConsentFailure) -> Self {
        Self::Consents(failure)
    }
}
