//! Requests about kits (機器): the register, checks and repairs.

pub(crate) mod checks;
mod details;
mod failures;
pub(crate) mod keeping;
pub(crate) mod parts;
pub(crate) mod stocktakes;
pub(crate) mod transfers;
mod types;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

pub use checks::{CheckDone, FailedIn, FinishCheck, FinishRepair, SendToRepair};
pub use details::{AmendKit, AssetWire, KitDetailsWire, RetireKit};
pub use failures::{DeviceFailure, NotShelvedWire};
pub use parts::{AddPart, AmendPart, PartAdded, ReplacePart, TakeOutPart};
pub use stocktakes::{
    CloseStocktake, CountKit, ExplainDifference, KitCounted, OpenStocktake, StocktakeBrief, StocktakeOpened,
    StocktakeOutcome, StocktakeRow, StocktakeSheet, Stocktakes, StocktakesSheet,
};
pub use transfers::{ReceiveKit, SendKit, TransferRow};
pub use types::{AddKitType, AmendKitType, KitTypeAdded, KitTypeRow, KitTypes, UsualPartWire};

use crate::{
    attachments::AttachmentRow,
    history::HistoryRow,
    loans::{KitBar, LoanRow},
};

/// What a kit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "KitKind", export_to = "center.ts")]
pub enum KitKindWire {
    /// タブレット.
    Tablet,
    /// パソコン.
    Computer,
    /// ＷＥＢカメラ.
    Camera,
    /// マイク.
    Microphone,
    /// スピーカー.
    Speaker,
    /// 通信ルーター.
    Router,
}

/// The state of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Condition", export_to = "center.ts")]
pub enum ConditionWire {
    /// よい.
    Good,
    /// 傷あり.
    Scratched,
    /// こわれている.
    Broken,
}

/// Register a kit.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RegisterKit {
    /// Its name (タブレット一式).
    pub name: String,
    /// What it is for.
    pub kind: KitKindWire,
    /// The type it is entered from; its kind is that of the type.
    pub kit_type: Option<Uuid>,
    /// The place that keeps it.
    pub place: Uuid,
    /// Its parts.
    pub parts: Vec<PartEntry>,
    /// What staff should know.
    pub note: String,
    /// What the ledger says of it; nothing yet, if none.
    pub details: Option<KitDetailsWire>,
    /// What was done to make it ready; it waits for its check (点検待ち), if none.
    pub check: Option<CheckDone>,
    /// The day it was here and ready, if not today: what was lent before the program came can be written down.
    pub on: Option<NaiveDate>,
}

/// A part, as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PartEntry {
    /// Its name (充電器とケーブル).
    pub name: String,
    /// Whether the kit is not lent without it.
    pub required: bool,
    /// Whether it must be this very one; any of its kind, if not said.
    pub exact: Option<bool>,
    /// Its serial number, where it has one.
    pub serial: Option<String>,
}

/// The kit stands in the register.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitRegistered {
    /// Which.
    pub kit: Uuid,
    /// Its number (南-K03).
    pub number: String,
}

/// Show the register.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Kits {}

/// A kit, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitRow {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: KitKindWire,
    /// The place that keeps it (short name).
    pub place: String,
    /// How it stands.
    pub state: KitState,
}

/// A kit of the register.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RegisterRow {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: KitRow,
    /// The next reservation that lies on it; which kit serves it is decided at the hand-over.
    pub reserved: Option<KitBar>,
}

/// How a kit stands: derived from facts, never typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum KitState {
    /// 貸出可.
    OnShelf,
    /// 貸出中.
    Out {
        /// The loan.
        loan: Uuid,
        /// With whom: the first guardian's 氏名; not told to another place's staff.
        name: Option<String>,
        /// The day it is due.
        due_on: NaiveDate,
        /// By how many days it is overdue; 0 when it is not.
        days_over: u32,
    },
    /// 点検中: came back, not yet wiped and tested.
    ToCheck,
    /// 修理中.
    InRepair {
        /// Since when.
        since: NaiveDate,
    },
    /// It came back at another place, and is to be sent home.
    Elsewhere {
        /// Where it lies (short name).
        at: String,
    },
    /// It was sent to a place that has not received it yet.
    OnTheWay {
        /// Where to (short name).
        to: String,
        /// Since when.
        since: NaiveDate,
    },
    /// 亡失.
    Lost,
    /// A required part is lost or broken.
    PartMissing {
        /// Which.
        parts: Vec<String>,
    },
    /// Out of the register.
    Retired {
        /// Since when.
        on: NaiveDate,
    },
}

/// Show one kit.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KitCardRequest {
    /// Which.
    pub kit: Uuid,
}

/// A kit with all that belongs to it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitCard {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: KitRow,
    /// The day it was registered.
    pub registered_on: NaiveDate,
    /// The day it was wiped and tested last.
    pub checked_on: Option<NaiveDate>,
    /// By whom.
    pub checked_by: Option<String>,
    /// What was seen then.
    pub check_note: String,
    /// What staff should know.
    pub note: String,
    /// What the ledger says of it.
    pub details: KitDetailsWire,
    /// The type it was entered from.
    pub type_name: Option<String>,
    /// The place that keeps it.
    pub place_id: Uuid,
    /// The place it lies at.
    pub lies_at: Uuid,
    /// What is the matter with it, while it is in repair.
    pub repair_note: String,
    /// The session it failed in and was sent to repair for.
    pub repair_session: Option<FailedIn>,
    /// Sessions in which it kept its family from taking part, the latest first (§4(3)).
    pub failed_in: Vec<FailedIn>,
    /// Why it left the register; empty while it is there.
    pub retired_for: String,
    /// Its transfers, the latest first.
    pub transfers: Vec<TransferRow>,
    /// Its parts.
    pub parts: Vec<PartRow>,
    /// What is in its box no more, by number.
    pub former_parts: Vec<FormerPart>,
    /// Its loans, the latest first.
    pub loans: Vec<LoanRow>,
    /// Pictures of it.
    pub pictures: Vec<AttachmentRow>,
    /// Who changed what.
    pub history: Vec<HistoryRow>,
}

/// A part of a kit.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PartRow {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its number (南-K03-1).
    pub number: String,
    /// Whether the kit is not lent without it.
    pub required: bool,
    /// Whether it must be this very one.
    pub exact: bool,
    /// Its serial number; empty where it has none.
    pub serial: String,
    /// Its state.
    pub condition: PartCondition,
}

/// A part that is in the box no more (取りかえた・はずした).
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FormerPart {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Its serial number.
    pub serial: String,
    /// How it was in the end.
    pub condition: PartCondition,
    /// Since when.
    pub gone_on: NaiveDate,
    /// The number of the part that came for it; none, where it was taken out.
    pub replaced_by: Option<String>,
}

/// The state of a part in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum PartCondition {
    /// よい.
    Good,
    /// 傷あり.
    Scratched,
    /// こわれている.
    Broken,
    /// なくなった.
    Lost,
}
