//! Requests about the day itself (当日) and attendance (出欠).

mod marking;
mod noting;
pub(crate) use marking::happened_at;
pub(crate) mod people;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Failure, applications::ApplicationRow, applications::EligibilityVerdict, incidents::RemovalSign,
    refusals::RefusalBrief,
};

/// A mark of attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Mark", export_to = "center.ts")]
pub enum MarkWire {
    /// 出席.
    Present,
    /// 遅れて出席.
    Late,
    /// 退室.
    Left,
    /// 欠席.
    Absent,
}

/// Why a family did not take part (§4(3) tells the two faults apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "AbsentBecause", export_to = "center.ts")]
pub enum AbsentBecauseWire {
    /// 連絡なし.
    NoWord,
    /// 都合・体調.
    OwnReason,
    /// 自前機器の不具合.
    OwnEquipment,
    /// 貸与機器の不具合.
    LentEquipment,
}

/// How an attendance stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AttendanceSign {
    /// The mark.
    pub mark: MarkWire,
    /// When they came (`10:21`).
    pub came_at: Option<String>,
    /// When they left.
    pub left_at: Option<String>,
    /// Why they did not take part.
    pub because: Option<AbsentBecauseWire>,
    /// Why they were let in against the rules.
    pub override_reason: Option<String>,
    /// That they were removed (強制退去, §6).
    pub removed: Option<RemovalSign>,
}

/// Show a session's day.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Day {
    /// Which session.
    pub session: Uuid,
}

/// A session's day: the roster.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DaySheet {
    /// Which session.
    pub session: Uuid,
    /// Its name.
    pub title: String,
    /// What kind.
    pub kind: crate::sessions::SessionKindWire,
    /// Where (short name).
    pub place: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: String,
    /// Until.
    pub ends_at: String,
    /// The families that hold a seat, in the order they applied.
    pub roster: Vec<ApplicationRow>,
    /// 配慮, by family: of those who need some. No other screen shows it.
    pub considerations: BTreeMap<Uuid, String>,
    /// The kits that families have from us on that day, by family.
    pub lent: BTreeMap<Uuid, Vec<crate::devices::KitRow>>,
    /// When its ＩＤ等 were issued (RFC 3339), if they were.
    pub credentials_issued_at: Option<String>,
    /// What was noted, in the order it was written.
    pub notes: Vec<NoteRow>,
}

/// Someone who takes part, and how it went with them.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PersonSign {
    /// Who.
    pub person: Uuid,
    /// A child without the family name, where it is the guardian's.
    pub name: String,
    /// 月齢 on the session's day; none for guardians.
    pub months: Option<u32>,
    /// How it went with them: as with the family, unless they were marked for themselves.
    pub attendance: Option<AttendanceSign>,
    /// Whether they were marked for themselves.
    pub apart: bool,
}

/// A note of the day.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NoteRow {
    /// Which.
    pub id: Uuid,
    /// About which application, if about one.
    pub application: Option<Uuid>,
    /// What was noted.
    pub text: String,
    /// When (`10:21`).
    pub at: String,
    /// By whom.
    pub by: String,
}

/// Note something of the day (メモ).
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WriteNote {
    /// Of which session.
    pub session: Uuid,
    /// About which application, if about one.
    pub application: Option<Uuid>,
    /// What.
    pub text: String,
}

/// Mark one person of a family, with whom it goes otherwise than with the family.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MarkPerson {
    /// By which application.
    pub application: Uuid,
    /// Who.
    pub person: Uuid,
    /// How.
    pub mark: MarkWire,
    /// Why they did not take part; needed for 欠席, and only then.
    pub because: Option<AbsentBecauseWire>,
    /// When it happened, if not now (`10:21`).
    pub at: Option<String>,
}

/// Let one person go with their family again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ClearPerson {
    /// By which application.
    pub application: Uuid,
    /// Who.
    pub person: Uuid,
}

/// Mark one family.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MarkAttendance {
    /// Which application.
    pub application: Uuid,
    /// How.
    pub mark: MarkWire,
    /// Why they did not take part; needed for 欠席, and only then.
    pub because: Option<AbsentBecauseWire>,
    /// When it happened, if not now (`10:21`).
    pub at: Option<String>,
    /// Why they are let in though a rule speaks against it.
    pub override_reason: Option<String>,
    /// Which of our kits failed, for 貸与機器の不具合; of a family with one kit, that one.
    pub kit: Option<Uuid>,
}

/// Take a mark back: the family is まだ again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ClearAttendance {
    /// Which application.
    pub application: Uuid,
}

/// Why an attendance was not marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum AttendanceFailure {
    /// The family is refused (§6); only who decides refusals lets it in.
    Refused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// §6.
        clause: String,
    },
    /// The family was removed from this session (強制退去, §6).
    Removed {
        /// Under which clause.
        clause: String,
    },
    /// No consent holds that day (§4(3)); a reason lets it pass.
    NoConsent {
        /// §4(3).
        clause: String,
    },
    /// §2(1) speaks against it; a reason lets it pass.
    NotEligible {
        /// Why.
        verdict: EligibilityVerdict,
    },
    /// The family waits for a seat, or withdrew.
    NoSeat,
    /// The session is still to come.
    NotYet {
        /// Its day.
        held_on: NaiveDate,
    },
    /// The session was called off.
    SessionCancelled,
    /// They cannot leave before they came.
    NeverCame,
    /// The family did not have that kit on the day.
    NotTheirKit,
    /// One of a family is marked only where the family came.
    FamilyFirst,
    /// An absence needs its reason.
    BecauseNeeded,
}

impl From<AttendanceFailure> for Failure {
    fn from(failure: AttendanceFailure) -> Self {
        Self::Attendance(failure)
    }
}
