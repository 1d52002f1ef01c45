//! Requests about today (今日): what comes, and what needs a person.

mod gathering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::sessions::{SessionRow, preparing::PreparationWire};

/// Show today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Today {}

/// Today at this place.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct TodaySheet {
    /// The day.
    pub today: NaiveDate,
    /// The next session of today, or the next one at all.
    pub next: Option<NextSheet>,
    /// The sessions after it, at most five.
    pub coming: Vec<SessionRow>,
    /// What needs a person, the most urgent first.
    pub cares: Vec<Care>,
    /// Whether the place has anything at all: an empty centre is shown how to begin.
    pub families: u32,
    /// How many kits there are.
    pub kits: u32,
    /// How many sessions were ever planned.
    pub sessions: u32,
}

/// The next session with its counts.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NextSheet {
    /// The session.
    pub session: SessionRow,
    /// Families with a consent that holds.
    pub consents_given: u32,
    /// Families without.
    pub consents_missing: u32,
    /// Families with lent kits.
    pub lent: u32,
}

/// Something that needs a person. Every line ends in an act.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Care {
    /// A kit is overdue.
    Overdue {
        /// The loan.
        loan: Uuid,
        /// With whom.
        name: String,
        /// The kit's number.
        kit: String,
        /// Its name.
        kit_name: String,
        /// The day it was due.
        due_on: NaiveDate,
        /// By how many days.
        days: u32,
    },
    /// A kit is due today.
    DueToday {
        /// The loan.
        loan: Uuid,
        /// With whom.
        name: String,
        /// The kit's number.
        kit: String,
        /// Its name.
        kit_name: String,
    },
    /// An approved need waits to be handed over.
    ToHandOver {
        /// The need.
        need: Uuid,
        /// For whom.
        name: String,
        /// The last day of the approval.
        until: NaiveDate,
    },
    /// A consent is not back for a session within a week.
    ConsentMissing {
        /// The family.
        family: Uuid,
        /// Whose.
        name: String,
        /// The session.
        session: Uuid,
        /// Its name.
        title: String,
        /// Its day.
        held_on: NaiveDate,
        /// From.
        starts_at: String,
        /// Whether it was printed already.
        printed: bool,
    },
    /// A need waits for a decision.
    NeedWaiting {
        /// The need.
        need: Uuid,
        /// The family.
        family: Uuid,
        /// Whose.
        name: String,
        /// Why they ask.
        reason: String,
        /// Since when.
        asked_on: NaiveDate,
        /// §4(1).
        clause: String,
    },
    /// A kit came back and is not checked.
    ToCheck {
        /// The kit.
        kit: Uuid,
        /// Its number.
        number: String,
        /// Its name.
        name: String,
    },
    /// Families whose software is not confirmed for a session tomorrow or today (§4(2)).
    NotInstalled {
        /// The session.
        session: Uuid,
        /// Its name.
        title: String,
        /// Its day.
        held_on: NaiveDate,
        /// How many families.
        families: u32,
        /// §4(2).
        clause: String,
    },
    /// Something is due before a session and was not prepared.
    ToPrepare {
        /// The session.
        session: Uuid,
        /// Its name.
        title: String,
        /// Its day.
        held_on: NaiveDate,
        /// What, the earliest due first.
        items: Vec<PreparationWire>,
        /// What decisions ask for besides, in their words.
        decided: Vec<String>,
    },
    /// Families that leave for school in March (shown from January on).
    Leaving {
        /// How many.
        families: u32,
        /// The last day.
        last_day: NaiveDate,
    },
}
