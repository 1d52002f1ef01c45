//! Requests about incidents (事故・違反, §5(3), §6): started at once, told to the division, followed to the end.

mod card;
mod exposing;
pub mod exposure;
mod following;
mod keeping;
pub mod leaks;
mod showing;

use chrono::NaiveDate;
use domain::policy::ClauseId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

pub(crate) use card::removal_sign;
pub(crate) use exposing::calls_of;
pub(crate) use keeping::{incident_of, running};
use leaks::LeakKindWire;
pub(crate) use leaks::told;
pub use showing::*;

use crate::{Failure, credentials::ToldByWire};

/// Start an incident: its clock runs at once, details come later.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct StartIncident {
    /// Under which clause, §5(3) or one of §6.
    pub clause: String,
    /// At which session, if at one.
    pub session: Option<Uuid>,
    /// Which family, if one.
    pub family: Option<Uuid>,
    /// Which kit, if one.
    pub kit: Option<Uuid>,
}

/// The incident is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct IncidentStarted {
    /// Which.
    pub incident: Uuid,
    /// Its number.
    pub number: String,
}

/// A moment as it is typed: a day and a time of day in Japan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Moment {
    /// The day.
    pub on: NaiveDate,
    /// The time (`10:32`).
    pub at: String,
}

/// What is on record of an incident, as it is written and read.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct IncidentDetails {
    /// Under which clauses, one at least.
    pub clauses: Vec<String>,
    /// What happened.
    pub facts: String,
    /// When, as far as known.
    pub occurred: Option<Moment>,
    /// When it became known (覚知).
    pub learnt: Moment,
    /// To whom.
    pub learnt_by: Uuid,
    /// Who saw it.
    pub witnesses: String,
    /// What shows it.
    pub evidence: String,
    /// At which session.
    pub session: Option<Uuid>,
    /// Which family.
    pub family: Option<Uuid>,
    /// Which kit.
    pub kit: Option<Uuid>,
    /// §6(1): which machine.
    pub machine: String,
    /// §6(4): where it was posted.
    pub url: String,
    /// §6(4): the day it was found.
    pub found_on: Option<NaiveDate>,
    /// §6(4): the day its removal was asked for.
    pub removal_asked_on: Option<NaiveDate>,
    /// §6(4): the day it was seen to be gone.
    pub removal_confirmed_on: Option<NaiveDate>,
    /// §6(9): who was there alone.
    pub minor: String,
    /// How many persons' data leaked; none while nobody judged it.
    pub leak_persons: Option<u32>,
    /// What makes the leak a grave one.
    pub leak_kinds: Vec<LeakKindWire>,
}

/// Write down what is known of an incident.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendIncident {
    /// Which.
    pub incident: Uuid,
    /// The record as it was when it was read.
    pub seen: String,
    /// What is known.
    pub details: IncidentDetails,
}

/// Write down that the division was told (中継), at its own time.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RelayIncident {
    /// Of which incident.
    pub incident: Uuid,
    /// How.
    pub how: ToldByWire,
    /// When, if not now.
    pub when: Option<Moment>,
}

/// The division took it (受理): the clock stops.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReceiveIncident {
    /// Which.
    pub incident: Uuid,
    /// When, if not now.
    pub when: Option<Moment>,
}

/// The division gives an instruction (§5(3)).
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct GiveInstruction {
    /// About which incident.
    pub incident: Uuid,
    /// What is to be done.
    pub text: String,
    /// Until when.
    pub due_on: NaiveDate,
}

/// An instruction was followed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FinishInstruction {
    /// Which.
    pub instruction: Uuid,
    /// The day.
    pub done_on: NaiveDate,
    /// How.
    pub how: String,
}

/// Write a line of the 経過.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NoteIncident {
    /// Of which incident.
    pub incident: Uuid,
    /// When it happened, if not now.
    pub when: Option<Moment>,
    /// What.
    pub text: String,
}

/// Remove the incident's family from its session (強制退去, §6).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RemoveFromSession {
    /// Over which incident.
    pub incident: Uuid,
    /// Under which of its clauses.
    pub clause: String,
    /// When, if not now (`10:52`).
    pub at: Option<String>,
}

/// Close an incident: nothing of it is open.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CloseIncident {
    /// Which.
    pub incident: Uuid,
    /// How it ended.
    pub outcome: String,
}

/// Open an incident again.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReopenIncident {
    /// Which.
    pub incident: Uuid,
    /// Why.
    pub reason: String,
}

/// Why something about an incident was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum IncidentFailure {
    /// No clause is named, or one that is none of §5(3) and §6.
    NoClause,
    /// It happened before it became known.
    LearntBefore,
    /// It became known before it was told or taken.
    BeforeItWasKnown,
    /// The division took it already.
    ReceivedAlready,
    /// The division takes it before it instructs or closes it (§5(3)).
    NotReceived {
        /// §5(3).
        clause: String,
    },
    /// Instructions are still open (§5(3)).
    InstructionsOpen {
        /// How many.
        open: u32,
        /// §5(3).
        clause: String,
    },
    /// The instruction was followed already.
    DoneAlready,
    /// It is closed: it is opened again first.
    Closed,
    /// It is not closed.
    NotClosed,
    /// What happened is not written down yet.
    NoFacts,
    /// Only a family that has a seat at a session is removed from it.
    NobodyToRemove,
    /// The family was removed already.
    RemovedAlready,
    /// ＩＤ等 are told of no session.
    NothingExposed,
}

impl From<IncidentFailure> for Failure {
    fn from(failure: IncidentFailure) -> Self {
        Self::Incidents(failure)
    }
}

/// A clause an incident may be under.
fn clause(word: &str) -> Result<ClauseId, IncidentFailure> {
    let clause: ClauseId = word.parse().map_err(|_| IncidentFailure::NoClause)?;
    if domain::incidents::is_of_incidents(clause) { Ok(clause) } else { Err(IncidentFailure::NoClause) }
}
