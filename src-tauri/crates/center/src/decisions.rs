//! Requests about decisions (協議決定, §9): what the policy leaves open, decided by the division and read by all.

pub(crate) mod keeping;
pub(crate) mod preparing;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, history::HistoryRow, papers::PaperRow, sessions::SessionKindWire};

/// Show the decisions.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Decisions {
    /// Part of what one says; empty for all.
    pub sought: String,
}

/// The decisions.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DecisionsSheet {
    /// This 年度.
    pub year: i32,
    /// Those that say what is sought, the latest first.
    pub rows: Vec<DecisionBrief>,
    /// How many hold and are not in the policy yet.
    pub not_in_policy: u32,
    /// How many hold and are for participants too: the Q&A集.
    pub public: u32,
}

/// Show one decision.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DecisionRequest {
    /// Which.
    pub decision: Uuid,
}

/// A decision, beside its clause and in lists.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DecisionBrief {
    /// Which.
    pub id: Uuid,
    /// 番号: 協-2026-0003.
    pub number: String,
    /// Which of its 年度: 3.
    pub nth: u32,
    /// Its 年度.
    pub year: i32,
    /// What it is called.
    pub title: String,
    /// What was decided.
    pub decided: String,
    /// The day.
    pub decided_on: NaiveDate,
    /// From this day on.
    pub applies_from: NaiveDate,
    /// The clauses it speaks of.
    pub clauses: Vec<String>,
    /// Who may read it.
    pub audience: AudienceWire,
    /// How it stands.
    pub standing: DecisionStandingWire,
}

/// Who may read a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Audience", export_to = "center.ts")]
pub enum AudienceWire {
    /// 職員だけ.
    Staff,
    /// 参加者にも.
    Public,
}

/// How a decision stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(rename = "DecisionStanding", export_to = "center.ts")]
pub enum DecisionStandingWire {
    /// It applies from a later day.
    NotYet {
        /// From this day on.
        from: NaiveDate,
    },
    /// It holds.
    Holds,
    /// A later decision took its place.
    Superseded {
        /// Since this day.
        since: NaiveDate,
    },
    /// A version of the policy says it now.
    InThePolicy {
        /// Which version.
        version: u32,
    },
}

/// A decision, whole.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DecisionCard {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub brief: DecisionBrief,
    /// Who brought the matter.
    pub asked_by: String,
    /// When.
    pub asked_on: NaiveDate,
    /// What was to be decided.
    pub matter: String,
    /// On what ground.
    pub ground: String,
    /// 決裁番号, empty where none.
    pub approval: String,
    /// What it adds to the preparation of sessions.
    pub preparation: Option<AddedPreparationWire>,
    /// What it adds to the consent; empty for nothing.
    pub consent_line: String,
    /// Whose place it took.
    pub supersedes: Option<DecisionBrief>,
    /// What took its place.
    pub superseded_by: Option<DecisionBrief>,
    /// Who wrote it down.
    pub written_by: String,
    /// What was printed of it.
    pub papers: Vec<PaperRow>,
    /// Who changed what.
    pub history: Vec<HistoryRow>,
}

/// What a decision adds to the preparation of sessions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "AddedPreparation", export_to = "center.ts")]
pub struct AddedPreparationWire {
    /// What is to be done.
    pub words: String,
    /// For which kinds of session.
    pub kinds: Vec<SessionKindWire>,
    /// How many days before the session's day.
    pub days_before: u32,
}

/// Write a decision down (§9: the division's).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Decide {
    /// What it is called.
    pub title: String,
    /// Who brought the matter.
    pub asked_by: String,
    /// When; not after it was decided.
    pub asked_on: NaiveDate,
    /// What was to be decided.
    pub matter: String,
    /// What was decided.
    pub decided: String,
    /// On what ground.
    pub ground: String,
    /// The day; not after today.
    pub decided_on: NaiveDate,
    /// 決裁番号; may be empty.
    pub approval: String,
    /// From this day on; not before it was decided.
    pub applies_from: NaiveDate,
    /// The clauses it speaks of, one at least.
    pub clauses: Vec<String>,
    /// Who may read it.
    pub audience: AudienceWire,
    /// Whose place it takes.
    pub supersedes: Option<Uuid>,
    /// What it adds to the preparation of sessions.
    pub preparation: Option<AddedPreparationWire>,
    /// What it adds to the consent; empty for nothing.
    pub consent_line: String,
}

/// The decision is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Decided {
    /// Which.
    pub decision: Uuid,
    /// Its number.
    pub number: String,
}

/// See to what a decision asks for before a session, or take that back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PrepareDecided {
    /// For which session.
    pub session: Uuid,
    /// Which decision asks for it.
    pub decision: Uuid,
}

/// What a decision asks for before a session, and whether it was seen to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DecidedPreparationRow {
    /// Which decision asks for it.
    pub decision: Uuid,
    /// Its number: 3.
    pub nth: u32,
    /// What is to be done.
    pub words: String,
    /// By when.
    pub due_on: NaiveDate,
    /// The day it was, if it was.
    pub done_on: Option<NaiveDate>,
    /// By whom.
    pub done_by: Option<String>,
}

/// Why something about a decision was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum DecisionFailure {
    /// Another took that one's place already.
    SupersededAlready {
        /// Its number.
        by: String,
    },
    /// It would apply before it was decided, or before the one whose place it takes.
    AppliesTooEarly {
        /// The earliest day it can.
        earliest: NaiveDate,
    },
    /// The matter was brought after it was decided.
    AskedAfterDecided,
    /// The session does not ask for it.
    NotAsked,
}

impl From<DecisionFailure> for Failure {
    fn from(failure: DecisionFailure) -> Self {
        Self::Decisions(failure)
    }
}
