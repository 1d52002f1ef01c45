//! Requests about refusals (お断り, §6): decided by the division, seen by all, judged anew at every step.

mod deciding;
pub(crate) mod watching;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

pub(crate) use deciding::refusal_rows;

use crate::{Failure, families::LikenessWire, sessions::SessionKindWire};

/// What a refusal is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(rename = "RefusalScope", export_to = "center.ts")]
pub enum ScopeWire {
    /// Everything.
    All {},
    /// Sessions of one kind.
    Sessions {
        /// Which kind.
        of: SessionKindWire,
    },
    /// What happens at one place.
    Place {
        /// Which place.
        place: Uuid,
    },
}

/// A refusal, as everyone may see it: that there is one, and what it is about (§3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalBrief {
    /// Which.
    pub refusal: Uuid,
    /// 決裁番号.
    pub number: String,
    /// The first guardian's 氏名 of the family that is refused.
    pub name: String,
    /// What it is about.
    pub scope: ScopeWire,
    /// The place it is about (short name), where it is about one.
    pub place: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The day it is looked at again.
    pub review_on: NaiveDate,
    /// §6.
    pub clause: String,
}

/// What a family meets of the refusals that hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RefusalSign {
    /// None.
    None,
    /// It is refused.
    Refused {
        /// By which.
        refusal: Box<RefusalBrief>,
    },
    /// It is like a family that is refused: a person has to look.
    Alike {
        /// Which refusal.
        refusal: Box<RefusalBrief>,
        /// How alike, and why.
        likeness: LikenessWire,
    },
}

/// Show the refusals.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Refusals {}

/// The refusals, and how many there were.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalsSheet {
    /// All of them, the latest first.
    pub rows: Vec<RefusalRow>,
    /// By fiscal year, the latest first.
    pub years: Vec<RefusalYear>,
    /// Whether this person decides.
    pub decides: bool,
}

/// A refusal, as its list shows it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalRow {
    /// As everyone sees it.
    pub brief: RefusalBrief,
    /// Which family.
    pub family: Uuid,
    /// Its number.
    pub family_number: String,
    /// How it stands today.
    pub standing: RefusalStanding,
    /// The day it was decided.
    pub decided_on: NaiveDate,
    /// Why: only for those who may read it.
    pub ground: Option<RefusalGround>,
    /// The day it was lifted.
    pub lifted_on: Option<NaiveDate>,
    /// Coming sessions it applies to, which the family has an application for.
    pub applied: Vec<RefusedSession>,
}

/// How a refusal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RefusalStanding {
    /// It begins later.
    ToCome,
    /// It holds.
    InForce,
    /// Its last day is over.
    Lapsed,
    /// It was lifted.
    Lifted,
}

/// Why a family is refused.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalGround {
    /// The clauses it stands on.
    pub clauses: Vec<String>,
    /// In words.
    pub ground: String,
    /// The incident it stands on.
    pub incident: Option<Uuid>,
    /// Its number.
    pub incident_number: Option<String>,
    /// 職・氏名 of who decided.
    pub decided_by: String,
    /// Why it was lifted.
    pub lifted_for: Option<String>,
    /// Who lifted it.
    pub lifted_by: Option<String>,
}

/// A session a refused family has an application for.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusedSession {
    /// Which.
    pub session: Uuid,
    /// Its name.
    pub title: String,
    /// Its day.
    pub held_on: NaiveDate,
}

/// The refusals of a fiscal year, counted.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalYear {
    /// 年度.
    pub year: i32,
    /// Decided in it.
    pub decided: u32,
    /// Lifted in it.
    pub lifted: u32,
    /// Applications that were not taken because of one.
    pub stopped: u32,
}

/// Decide that a family takes no part for a time (§6).
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DecideRefusal {
    /// Which family.
    pub family: Uuid,
    /// The incident it stands on, if one is on record.
    pub incident: Option<Uuid>,
    /// The clauses it stands on, of §6.
    pub clauses: Vec<String>,
    /// Why, in words for the family.
    pub ground: String,
    /// 決裁番号.
    pub number: String,
    /// The day it was decided (決裁日).
    pub decided_on: NaiveDate,
    /// What it is about.
    pub scope: ScopeWire,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The day it is looked at again, within them.
    pub review_on: NaiveDate,
}

/// The refusal stands.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusalDecided {
    /// Which.
    pub refusal: Uuid,
}

/// Lift a refusal (解除), from today on.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LiftRefusal {
    /// Which.
    pub refusal: Uuid,
    /// Why.
    pub reason: String,
}

/// Why a refusal was not decided or lifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RefusalFailure {
    /// It stands on one of the prohibited acts of §6.
    NoClause {
        /// §6.
        clause: String,
    },
    /// The incident is about another family.
    OtherFamily,
    /// It cannot begin before it was decided.
    BeforeDecision {
        /// The day it was decided.
        decided_on: NaiveDate,
    },
    /// It is looked at again while it holds.
    ReviewOutside {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
    },
    /// It has lapsed or was lifted already.
    OverAlready,
}

impl From<RefusalFailure> for Failure {
    fn from(failure: RefusalFailure) -> Self {
        Self::Refusals(failure)
    }
}
