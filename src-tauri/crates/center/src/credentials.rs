//! Requests about credentials (ＩＤ等, §5): shown when asked, issued anew, told to those who take part.

pub(crate) mod keeping;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Show a session's meeting ID and passcode; the look is written down (§5(1)).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RevealCredentials {
    /// Which session.
    pub session: Uuid,
}

/// ＩＤ等 (§5).
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Credentials {
    /// 会議ＩＤ.
    pub meeting_id: String,
    /// パスコード.
    pub passcode: String,
}

/// Issue ＩＤ等 anew (出し直す): the earlier ones are void, and whoever knows them must be told again.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReissueCredentials {
    /// Of which session.
    pub session: Uuid,
    /// 会議ＩＤ.
    pub meeting_id: String,
    /// パスコード.
    pub passcode: String,
    /// Why.
    pub reason: String,
}

/// ＩＤ等 stand anew.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CredentialsReissued {
    /// How many families know only those that are void.
    pub to_tell_again: u32,
}

/// Write down that families were told the ＩＤ等 that stand.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TellCredentials {
    /// By which applications, all of one session.
    pub applications: Vec<Uuid>,
    /// How.
    pub way: ToldByWire,
}

/// The way by which a family was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ToldBy", export_to = "center.ts")]
pub enum ToldByWire {
    /// 接続案内の紙.
    Paper,
    /// 窓口で.
    Counter,
    /// 電話.
    Telephone,
    /// メール.
    Mail,
}

/// What a family knows of its session's ＩＤ等.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ConnectionSign {
    /// None were issued yet.
    NotIssued,
    /// It was not told.
    Untold,
    /// It was told those that stand.
    Told(Telling),
    /// It was told earlier ones, which are void.
    Again(Telling),
}

/// When, how and by whom a family was told last.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Telling {
    /// When (RFC 3339).
    pub at: String,
    /// How.
    pub way: ToldByWire,
    /// By whom.
    pub by: String,
}

/// The ＩＤ等 of a session, without what they are.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CredentialsBrief {
    /// When they were issued (RFC 3339).
    pub issued_at: String,
    /// Who issued them.
    pub issued_by: String,
    /// Why they were issued anew; empty for the first.
    pub reason: String,
    /// How often ＩＤ等 were issued for this session, these included.
    pub times: u32,
    /// Who looked at them, the latest first.
    pub looks: Vec<Look>,
}

/// Someone looked at ＩＤ等.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Look {
    /// Who.
    pub by: String,
    /// When (RFC 3339).
    pub at: String,
}
