//! Requests about offering sessions (募集): for whom, until when, and by lot where too many ask.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// How families are chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Choosing", export_to = "center.ts")]
pub enum ChoosingWire {
    /// 先着順.
    #[default]
    Arrival,
    /// 抽選.
    Lottery,
}

/// For whom a session is, and how they come to it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "Offer", export_to = "center.ts")]
pub struct OfferWire {
    /// 定員（人）; none: only families count.
    pub persons: Option<u32>,
    /// Months of age, from.
    pub months_from: Option<u32>,
    /// And until.
    pub months_until: Option<u32>,
    /// Applications are taken from this day.
    pub apply_from: Option<NaiveDate>,
    /// Until this one.
    pub apply_until: Option<NaiveDate>,
    /// Whether lots are drawn.
    pub choosing: ChoosingWire,
    /// The account that opens the meeting.
    pub host_account: String,
}

/// Draw lots (抽選): gives seats in an order that the kept seed can draw again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DrawLots {
    /// For which session.
    pub session: Uuid,
}

/// The lots were drawn.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LotsDrawn {
    /// How many families have a seat.
    pub seated: u32,
    /// How many wait.
    pub waiting: u32,
}

/// Lots that were drawn.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Draw {
    /// What they were drawn with, sixteen letters.
    pub seed: String,
    /// When (RFC 3339).
    pub at: String,
}

/// Plan the sessions of a month as those of another were (先月と同じに).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CopyMonth {
    /// The year they are planned in.
    pub year: i32,
    /// The month, 1 to 12; the one before it is copied.
    pub month: u32,
}

/// What was planned.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MonthCopied {
    /// How many sessions.
    pub planned: u32,
    /// Those that fall on no such weekday, on a closed day or on a day gone by, or stand there already.
    pub left_out: Vec<String>,
}
