//! Requests about preparing sessions (準備): what is due, and who is there for the city.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Something to be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Preparation", export_to = "center.ts")]
pub enum PreparationWire {
    /// 講師の依頼.
    Lecturer,
    /// 資料.
    Materials,
    /// 会議の部屋.
    Meeting,
    /// 承諾書.
    Consents,
    /// 接続案内.
    Guides,
    /// 接続の確認.
    Tests,
    /// 相談の内容.
    Subjects,
    /// 名簿.
    Roster,
}

/// As what someone is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Part", export_to = "center.ts")]
pub enum PartWire {
    /// 主催.
    Host,
    /// 講師.
    Lecturer,
    /// 補助.
    Helper,
}

/// Something to be prepared, and whether it was.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PreparationRow {
    /// What.
    pub item: PreparationWire,
    /// The clause it keeps.
    pub clause: String,
    /// By when.
    pub due_on: NaiveDate,
    /// The day it was, if it was.
    pub done_on: Option<NaiveDate>,
    /// By whom.
    pub done_by: Option<String>,
}

/// Tick something off, or take the tick back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Prepare {
    /// For which session.
    pub session: Uuid,
    /// What.
    pub item: PreparationWire,
}

/// Name someone who is there for the city.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NamePresent {
    /// At which session.
    pub session: Uuid,
    /// Who of the staff; none: someone from outside.
    pub staff: Option<Uuid>,
    /// 氏名 of someone from outside.
    pub name: String,
    /// As what.
    pub part: PartWire,
}

/// Write down that someone agreed to the policy, or take them off the list.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Present {
    /// Which line of the list.
    pub present: Uuid,
}

/// Someone who is there for the city.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PresentRow {
    /// Which line of the list.
    pub id: Uuid,
    /// 氏名.
    pub name: String,
    /// As what.
    pub part: PartWire,
    /// The day they agreed to the policy in force on the session's day, here or at another session.
    pub acknowledged_on: Option<NaiveDate>,
    /// The older version they agreed to, where they are asked again.
    pub holds: Option<u32>,
}
