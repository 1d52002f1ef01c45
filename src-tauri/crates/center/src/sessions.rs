//! Requests about online sessions (オンライン事業).

mod drawing;
pub(crate) mod keeping;
pub mod months;
pub mod offering;
pub mod preparing;
pub(crate) mod readying;
pub mod series;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use months::ClosedBecause;
use offering::{Draw, OfferWire};
use preparing::{PreparationRow, PresentRow};

use crate::{
    Failure,
    applications::{
        ApplicationRow,
        around::{RefusedRow, WithdrawnRow},
    },
    consents::PermissionRow,
    credentials::CredentialsBrief,
    decisions::DecidedPreparationRow,
    history::HistoryRow,
    papers::PaperRow,
};

/// What kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "SessionKind", export_to = "center.ts")]
pub enum SessionKindWire {
    /// 交流会.
    Gathering,
    /// 相談.
    Consultation,
    /// 講座.
    Lecture,
    /// その他.
    Other,
}

/// Plan a session.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PlanSession {
    /// Where.
    pub place: Uuid,
    /// What kind.
    pub kind: SessionKindWire,
    /// Its name.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From (`10:30`).
    pub starts_at: String,
    /// Until (`11:30`).
    pub ends_at: String,
    /// How many families.
    pub capacity: u32,
    /// By which service (§2(2)).
    pub service: Uuid,
    /// 会議ＩＤ.
    pub meeting_id: String,
    /// パスコード.
    pub passcode: String,
    /// For whom it is, and how they come to it; none: for all, in the order they come.
    pub offer: Option<OfferWire>,
    /// The closed day it is held on, by whoever knows that it is one.
    pub closed_day: Option<NaiveDate>,
}

/// Change a session that was planned.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendSession {
    /// Which.
    pub session: Uuid,
    /// Its new plan.
    pub plan: PlanSession,
}

/// Call a session off.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CancelSession {
    /// Which.
    pub session: Uuid,
    /// Why.
    pub reason: String,
}

/// The session stands in the plan.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SessionPlanned {
    /// Which.
    pub session: Uuid,
}

/// Show the sessions of a month.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Sessions {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

/// A session, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SessionRow {
    /// Which.
    pub id: Uuid,
    /// Where (short name).
    pub place: String,
    /// What kind.
    pub kind: SessionKindWire,
    /// Its name.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: String,
    /// Until.
    pub ends_at: String,
    /// How many families it takes.
    pub capacity: u32,
    /// How many applied and hold a seat.
    pub applied: u32,
    /// How many wait for a seat.
    pub waiting: u32,
    /// How many came (after the day).
    pub attended: u32,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// Show one session.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SessionCardRequest {
    /// Which.
    pub session: Uuid,
}

/// A session with all that belongs to it. The meeting ID and passcode stay masked.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SessionCard {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: SessionRow,
    /// The place's id.
    pub place_id: Uuid,
    /// The version of the policy in force on its day (§1).
    pub policy_version: u32,
    /// The service's name.
    pub service: String,
    /// The service's id.
    pub service_id: Uuid,
    /// For whom it is, and how they come to it.
    pub offer: OfferWire,
    /// The lots, if they were drawn.
    pub draw: Option<Draw>,
    /// Why it was called off; empty while it was not.
    pub cancelled_for: String,
    /// The version of the service's terms, and the day they were checked.
    pub terms: Terms,
    /// Who is there for the city.
    pub present: Vec<PresentRow>,
    /// What is to be prepared, the earliest due first.
    pub preparations: Vec<PreparationRow>,
    /// What decisions ask for besides (§9).
    pub decided: Vec<DecidedPreparationRow>,
    /// What decisions ask each family (§9): who said yes, and who did not.
    pub permissions: Vec<PermissionRow>,
    /// What could not be taken.
    pub refused: Vec<RefusedRow>,
    /// What was withdrawn.
    pub withdrawn: Vec<WithdrawnRow>,
    /// Its ＩＤ等, if they were issued; what they are is shown only when asked (§5(1)).
    pub credentials: Option<CredentialsBrief>,
    /// Who applied, in the order they came; those who wait come after.
    pub applications: Vec<ApplicationRow>,
    /// What was printed for it.
    pub papers: Vec<PaperRow>,
    /// Who changed what.
    pub history: Vec<HistoryRow>,
}

/// The terms (規約) a service is used under.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Terms {
    /// Their version.
    pub version: String,
    /// The day they were checked.
    pub checked_on: NaiveDate,
}

/// Show the video services.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Services {}

/// A video service (§2(2)).
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ServiceRow {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who provides it.
    pub provider: String,
    /// The version of its terms (規約).
    pub terms_version: String,
    /// The day the terms were checked.
    pub terms_checked_on: NaiveDate,
}

/// Enter a video service.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AddService {
    /// Its name.
    pub name: String,
    /// Who provides it.
    pub provider: String,
    /// The version of its terms.
    pub terms_version: String,
    /// The day the terms were checked.
    pub terms_checked_on: NaiveDate,
}

/// The service stands in the list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ServiceAdded {
    /// Which.
    pub service: Uuid,
}

/// Why a session was not planned or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum SessionFailure {
    /// It was called off.
    Cancelled,
    /// Families attended it already.
    AlreadyHeld,
    /// No meeting ID was issued for it.
    NoCredentials,
    /// What was to be issued anew is what stands.
    SameCredentials,
    /// Lots are not drawn for it, or not again.
    NoDraw,
    /// Applications are still taken until that day.
    StillOpen {
        /// The last day.
        until: NaiveDate,
    },
    /// That is not on its list of preparations.
    NotPrepared,
    /// The place is closed on that day: whoever wants it all the same says so.
    ClosedDay {
        /// Which day.
        day: NaiveDate,
        /// Why.
        because: ClosedBecause,
    },
    /// No day is left to hold it on.
    NoDayLeft,
    /// ＩＤ等 are issued one set a session (§5(1)), not to a series.
    OneSetEach {
        /// The clause.
        clause: String,
    },
}

impl From<SessionFailure> for Failure {
    fn from(failure: SessionFailure) -> Self {
        Self::Sessions(failure)
    }
}
