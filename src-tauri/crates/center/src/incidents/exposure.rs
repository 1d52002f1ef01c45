//! The loss button (紛失ボタン, §5(3)): what may be known outside, who is called, ＩＤ等 issued anew at one stroke.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What was lost, stolen or misused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum Lost {
    /// What a family was told.
    OfFamily {
        /// Which.
        family: Uuid,
    },
    /// What is on a kit that is out, or came back and was not wiped.
    OnKit {
        /// Which.
        kit: Uuid,
    },
    /// The ＩＤ等 of a session.
    OfSession {
        /// Which.
        session: Uuid,
    },
    /// A laptop with these records: what this place issued, and all it wrote down.
    Laptop {},
}

/// Show what may be known outside.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExposureSheetRequest {
    /// What was lost.
    pub lost: Lost,
}

/// What may be known outside.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ExposureSheet {
    /// The family it is about: its first guardian, or who has the kit.
    pub name: Option<String>,
    /// Which family.
    pub family: Option<Uuid>,
    /// The kit's number.
    pub kit: Option<String>,
    /// The session's name, where one was named.
    pub session: Option<String>,
    /// How many families such a laptop knows, where one was lost.
    pub households: Option<u32>,
    /// Every session whose ＩＤ等 may be known, the next first, those that are over last.
    pub sessions: Vec<ExposedSession>,
    /// Who must be called: each family once that was told ＩＤ等 and does not know those that will stand.
    pub calls: Vec<CallLine>,
}

/// A session whose ＩＤ等 may be known.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ExposedSession {
    /// Which.
    pub session: Uuid,
    /// Its name.
    pub title: String,
    /// Where (short name).
    pub place: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: String,
    /// What is to be done.
    pub state: Exposure,
    /// A passcode nobody has, where one is to be issued.
    pub passcode: String,
}

/// What is to be done about ＩＤ等 that may be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Exposure {
    /// They stand for a session to come: they are issued anew.
    ToReissue,
    /// The same, at another centre, which is told.
    Elsewhere,
    /// They are void already.
    Void,
    /// The session is over.
    Over,
}

/// A family that must be called.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CallLine {
    /// Which.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// 電話.
    pub phone: String,
    /// The sessions it is told the new ones of.
    pub sessions: Vec<CallSession>,
}

/// A session a family is called about.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CallSession {
    /// Its name.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: String,
}

/// Put the loss on record, and issue ＩＤ等 anew for all that is named.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RecordExposure {
    /// What was lost.
    pub lost: Lost,
    /// The incident it belongs to, if it was started already.
    pub incident: Option<Uuid>,
    /// What happened, as the first report will say it.
    pub facts: String,
    /// Why ＩＤ等 are issued anew.
    pub reason: String,
    /// For which sessions.
    pub sessions: Vec<IssuedAnew>,
}

/// ＩＤ等 that are issued anew.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct IssuedAnew {
    /// Of which session.
    pub session: Uuid,
    /// 会議ＩＤ; the same as before without.
    pub meeting_id: Option<String>,
    /// パスコード.
    pub passcode: String,
}

/// The loss is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ExposureRecorded {
    /// The incident.
    pub incident: Uuid,
    /// Its number.
    pub number: String,
    /// For how many sessions ＩＤ等 were issued anew.
    pub reissued: u32,
    /// How many tellings are void by it.
    pub to_tell_again: u32,
}
