//! Requests around applications (申込のまわり): telephone calls, 相談, and what could not be taken.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::ChannelWire;

/// Why an application was withdrawn (§4(3) tells the two faults apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "WithdrawnBecause", export_to = "center.ts")]
pub enum WithdrawnBecauseWire {
    /// 家庭の都合.
    OwnReason,
    /// 体調.
    Illness,
    /// 自前機器の不具合.
    OwnEquipment,
    /// 貸与機器の不具合.
    LentEquipment,
    /// 返事がない.
    NoAnswer,
    /// 受付のまちがい.
    Mistake,
}

/// Why an application was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RefusedBecause", export_to = "center.ts")]
pub enum RefusedBecauseWire {
    /// §2(1).
    NotEligible,
    /// §6(9).
    MinorAlone,
    /// 月齢が対象の外.
    NotTheAge,
    /// 受付の期間の外.
    NotTheTime,
    /// 定員.
    Full,
    /// 申込はもうある.
    Double,
    /// お断り中 (§6).
    Refused,
}

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CallAnswer", export_to = "center.ts")]
pub enum AnswerWire {
    /// 来られる・わかった.
    Agreed,
    /// 断られた.
    Declined,
    /// 出ない.
    NoAnswer,
    /// 伝言した.
    LeftWord,
}

/// What a family is called about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CallAbout", export_to = "center.ts")]
pub enum CallAboutWire {
    /// 繰り上げ.
    Seat,
    /// 中止.
    Cancelled,
}

/// Keep a seat for a family that waits, until a day (繰り上げの声かけ).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct OfferSeat {
    /// Which application.
    pub application: Uuid,
    /// The last day for an answer; not after the session's.
    pub answer_by: NaiveDate,
}

/// Write down what came of a call. About a seat, yes gives it and no withdraws the application.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NoteCall {
    /// Which application.
    pub application: Uuid,
    /// About what.
    pub about: CallAboutWire,
    /// What came of it.
    pub answer: AnswerWire,
}

/// A call, as the call sheet shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CallRow {
    /// About what.
    pub about: CallAboutWire,
    /// What came of it.
    pub answer: AnswerWire,
    /// When (RFC 3339).
    pub at: String,
    /// By whom.
    pub by: String,
}

/// Write down what a family wants to talk about (相談の内容).
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WriteConsultation {
    /// By which application.
    pub application: Uuid,
    /// What.
    pub text: String,
}

/// Read what a family wants to talk about; the look is written down.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReadConsultation {
    /// By which application.
    pub application: Uuid,
}

/// What a family wants to talk about.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Consultation {
    /// What.
    pub text: String,
    /// Who wrote it down.
    pub by: String,
}

/// Write down that a family's application could not be taken.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RefuseApplication {
    /// To which session.
    pub session: Uuid,
    /// Which family's.
    pub family: Uuid,
    /// How it came.
    pub channel: ChannelWire,
    /// Why; it must be so.
    pub because: RefusedBecauseWire,
    /// What was said to them.
    pub note: String,
}

/// An application that was not taken.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RefusedRow {
    /// Which.
    pub id: Uuid,
    /// Which family's.
    pub family: Uuid,
    /// Its name.
    pub name: String,
    /// How it came.
    pub channel: ChannelWire,
    /// When (RFC 3339).
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: RefusedBecauseWire,
    /// The clause, where one says so.
    pub clause: Option<String>,
    /// What was said to them.
    pub note: String,
}

/// An application that was withdrawn.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct WithdrawnRow {
    /// Which.
    pub id: Uuid,
    /// Which family's.
    pub family: Uuid,
    /// Its name.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub because: Option<WithdrawnBecauseWire>,
}
