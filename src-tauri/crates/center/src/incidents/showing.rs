//! Incidents as screens show them (事故・違反の見え方): the list, and all that is known of one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{IncidentDetails, exposure::CallLine, leaks::LeakTold};
use crate::{credentials::ToldByWire, history::HistoryRow, papers::PaperRow};

/// Show the incidents.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Incidents {}

/// The incidents this person sees.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentsSheet {
    /// The latest first.
    pub rows: Vec<IncidentRow>,
    /// How many were under each clause this fiscal year.
    pub counts: Vec<ClauseIncidents>,
    /// Whether this person takes them in.
    pub decides: bool,
}

/// How many incidents were under a clause.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClauseIncidents {
    /// The clause.
    pub clause: String,
    /// How many.
    pub count: u32,
}

/// An incident, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentRow {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Where (short name).
    pub place: String,
    /// Under which clauses.
    pub clauses: Vec<String>,
    /// What happened.
    pub facts: String,
    /// The family's first guardian, if it is about one.
    pub name: Option<String>,
    /// The session's name and day, if it was at one.
    pub session: Option<String>,
    /// The kit's number, if it is about one.
    pub kit: Option<String>,
    /// When it became known (RFC 3339).
    pub learnt_at: String,
    /// When the centre told the division (RFC 3339).
    pub relayed_at: Option<String>,
    /// When the division took it (RFC 3339); until then the clock runs.
    pub received_at: Option<String>,
    /// When it was closed (RFC 3339).
    pub closed_at: Option<String>,
    /// Instructions that are open.
    pub open_instructions: u32,
}

/// Show an incident.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct IncidentCardRequest {
    /// Which.
    pub incident: Uuid,
}

/// Everything about an incident.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentCard {
    /// As lists show it.
    pub row: IncidentRow,
    /// What is on record.
    pub details: IncidentDetails,
    /// The record as it is now, to be sent back with what is written over it.
    pub seen: String,
    /// Who learnt of it.
    pub learnt_by: String,
    /// Who could have: the staff at work here.
    pub staff: Vec<IncidentStaff>,
    /// That the division was told: by whom and how.
    pub relayed: Option<RelayedSign>,
    /// Who of the division took it.
    pub received_by: Option<String>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// How it ended.
    pub outcome: String,
    /// What the division told to do.
    pub instructions: Vec<InstructionRow>,
    /// 経過, the earliest first.
    pub notes: Vec<IncidentNoteRow>,
    /// That the family was removed from the session.
    pub removed: Option<RemovalSign>,
    /// Whether it can be: it holds a seat at the session, whose day has come.
    pub removable: bool,
    /// Decisions that stand on it, by their number.
    pub refusals: Vec<String>,
    /// Whom to tell the ＩＤ等 that were issued anew because of it.
    pub calls: Vec<CallLine>,
    /// By when the leak is told of; none where it is not.
    pub leak: Option<LeakTold>,
    /// Whether this person takes it in, instructs and closes it.
    pub decides: bool,
    /// The papers that were printed of it, the latest first.
    pub papers: Vec<PaperRow>,
    /// Which report comes next: 第何報.
    pub next_report: u32,
    /// Who changed what, the latest first.
    pub history: Vec<HistoryRow>,
}

/// Someone at work.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentStaff {
    /// Who.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
}

/// That the division was told.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RelayedSign {
    /// By whom.
    pub by: String,
    /// How.
    pub how: ToldByWire,
}

/// An instruction.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct InstructionRow {
    /// Which.
    pub id: Uuid,
    /// What is to be done.
    pub text: String,
    /// When it was given (RFC 3339).
    pub given_at: String,
    /// By whom.
    pub given_by: String,
    /// Until when.
    pub due_on: NaiveDate,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// By whom.
    pub done_by: Option<String>,
    /// How.
    pub done_how: String,
}

/// A line of the 経過.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentNoteRow {
    /// Which.
    pub id: Uuid,
    /// When it happened (RFC 3339).
    pub at: String,
    /// What.
    pub text: String,
    /// Who wrote it down.
    pub by: String,
}

/// That a family was removed from a session (強制退去).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RemovalSign {
    /// Over which incident.
    pub incident: Uuid,
    /// Under which clause.
    pub clause: String,
    /// When (`10:52`).
    pub at: String,
    /// Who did it.
    pub by: String,
}
