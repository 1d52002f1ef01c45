//! Requests about needs and loans (必要の認定、貸与): from asking to the last part back (§4(1)).

mod board;
mod hand_over;
mod needs;
pub(crate) mod rows;
mod take_back;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Failure,
    devices::{ConditionWire, KitKindWire, KitRow, KitState},
};

/// What was decided on a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(rename = "NeedDecision", export_to = "center.ts")]
pub enum NeedDecisionWire {
    /// 判断待ち.
    Waiting,
    /// 承認.
    Approved {
        /// On this day.
        on: NaiveDate,
        /// By whom, 職・氏名 as then.
        by: String,
        /// 決裁番号, where one is recorded.
        number: String,
        /// The last day it holds.
        until: NaiveDate,
    },
    /// 不承認.
    Refused {
        /// On this day.
        on: NaiveDate,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
}

/// A family asks for equipment (必要の申し出).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AskNeed {
    /// Which family.
    pub family: Uuid,
    /// Why they cannot provide it.
    pub reason: String,
    /// What they need.
    pub kinds: Vec<KitKindWire>,
}

/// The need is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NeedAsked {
    /// Which.
    pub need: Uuid,
}

/// Approve a need (承認).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ApproveNeed {
    /// Which.
    pub need: Uuid,
    /// 決裁番号, if there is one.
    pub number: String,
    /// The last day it holds; at most the end of the fiscal year.
    pub until: NaiveDate,
}

/// Refuse a need (不承認).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RefuseNeed {
    /// Which.
    pub need: Uuid,
    /// Why (在庫なし is an answer).
    pub reason: String,
}

/// A need, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NeedRow {
    /// Which.
    pub id: Uuid,
    /// Which family.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// Who took it down.
    pub asked_by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub kinds: Vec<KitKindWire>,
    /// What was decided.
    pub decision: NeedDecisionWire,
}

/// Show what is out, what waits, and the kits on their days.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanBoardRequest {
    /// The first day of the calendar.
    pub from: NaiveDate,
    /// How many days it shows, at most 62.
    pub days: u32,
    /// Of which place; this person's own, if none.
    pub place: Option<Uuid>,
}

/// What is out, what waits, and the kits on their days.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanBoard {
    /// The place shown.
    pub place: Uuid,
    /// Its short name.
    pub place_name: String,
    /// Its kits on their days.
    pub calendar: Vec<KitLine>,
    /// Needs that wait for a decision.
    pub needs_waiting: Vec<NeedRow>,
    /// Needs that are approved and not handed over.
    pub to_hand_over: Vec<NeedRow>,
    /// Loans that are out, the first due first.
    pub out: Vec<LoanRow>,
    /// Kits to be checked or in repair.
    pub to_check: Vec<KitRow>,
}

/// A kit and what it does on the days of the calendar.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitLine {
    /// The kit.
    pub kit: KitRow,
    /// Its bars, the earliest first.
    pub bars: Vec<KitBar>,
}

/// A stretch of days on which a kit does one thing.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitBar {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// What it does.
    #[serde(flatten)]
    #[ts(flatten)]
    pub what: KitBarKind,
}

/// What a kit does on some days.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum KitBarKind {
    /// 貸出中, up to its due day or the day it came back.
    Lent {
        /// The loan.
        loan: Uuid,
        /// With whom; not told of another place's families.
        name: Option<String>,
    },
    /// 期限すぎ, from the day after it was due up to today or its return.
    Overdue {
        /// The loan.
        loan: Uuid,
        /// By how many days.
        days: u32,
    },
    /// 点検中.
    ToCheck,
    /// 修理中.
    InRepair,
}

/// A loan, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanRow {
    /// Which.
    pub id: Uuid,
    /// Its 借用書.
    pub slip: Uuid,
    /// The 借用書's number.
    pub slip_number: String,
    /// Which kit.
    pub kit: Uuid,
    /// Its number.
    pub kit_number: String,
    /// Its name.
    pub kit_name: String,
    /// Which family.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The day it was lent.
    pub lent_on: NaiveDate,
    /// The day it is due.
    pub due_on: NaiveDate,
    /// The day the last part came back.
    pub returned_on: Option<NaiveDate>,
    /// By how many days it is overdue; 0 when it is not.
    pub days_over: u32,
    /// How many of its parts are out.
    pub parts_out: u32,
    /// How many parts went.
    pub parts: u32,
}

/// Show what a hand-over to a family needs.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct HandOverSheetRequest {
    /// For which need.
    pub need: Uuid,
}

/// What a hand-over needs: who, the need, the kits that can go.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandOverSheet {
    /// The need.
    pub need: NeedRow,
    /// The family's number.
    pub family_number: String,
    /// ふりがな.
    pub kana: String,
    /// 承諾, which every participant needs (§4(3)).
    pub consent: crate::families::ConsentSign,
    /// Kits of the asked kinds on this place's shelf, then those of other places, with their parts.
    pub kits: Vec<HandOverKit>,
    /// The latest day the kits may be due.
    pub latest_due: NaiveDate,
}

/// A kit that could be handed over, or why it cannot.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandOverKit {
    /// The kit.
    pub kit: KitRow,
    /// The day it was wiped and tested, and by whom.
    pub checked_on: Option<NaiveDate>,
    /// By whom.
    pub checked_by: Option<String>,
    /// Its parts.
    pub parts: Vec<crate::devices::PartRow>,
}

/// Hand kits over with one 借用書.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct HandOver {
    /// For which need.
    pub need: Uuid,
    /// The kits.
    pub kits: Vec<KitHandedOver>,
    /// The day they are due.
    pub due_on: NaiveDate,
    /// The day it happened, if not today.
    pub lent_on: Option<NaiveDate>,
}

/// A kit that is handed over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KitHandedOver {
    /// Which.
    pub kit: Uuid,
    /// The parts that go, each as it is.
    pub parts: Vec<PartHandedOver>,
}

/// A part that is handed over or given back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PartHandedOver {
    /// Which.
    pub part: Uuid,
    /// As it is.
    pub condition: ConditionWire,
}

/// The kits went out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandedOver {
    /// The 借用書.
    pub slip: Uuid,
    /// Its number.
    pub number: String,
    /// The loans, one a kit.
    pub loans: Vec<Uuid>,
}

/// Show a loan.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanCardRequest {
    /// Which.
    pub loan: Uuid,
}

/// A loan with its parts.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanCard {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: LoanRow,
    /// The parts that went.
    pub lines: Vec<LoanPartRow>,
    /// Who handed it over.
    pub lent_by: String,
    /// Where (short name).
    pub lent_at: String,
    /// How the kit stands now.
    pub kit_state: KitState,
    /// What was printed for it.
    pub papers: Vec<crate::papers::PaperRow>,
    /// Who changed what.
    pub history: Vec<crate::history::HistoryRow>,
}

/// A part of a loan.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanPartRow {
    /// The part.
    pub part: Uuid,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// As it went.
    pub condition_out: ConditionWire,
    /// The day it came back.
    pub returned_on: Option<NaiveDate>,
    /// As it came back.
    pub condition_back: Option<ConditionWire>,
}

/// Take parts of a loan back; what is not named stays out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TakeBack {
    /// Which loan.
    pub loan: Uuid,
    /// The parts that came back, each as it is.
    pub parts: Vec<PartHandedOver>,
    /// The day it happened, if not today.
    pub returned_on: Option<NaiveDate>,
}

/// The parts are back.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct TakenBack {
    /// Parts that are still out, by name.
    pub still_out: Vec<String>,
    /// The 借用書 it belongs to.
    pub slip: Uuid,
}

/// Find the open loan of a kit by its number, as typed or scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanOfKit {
    /// The kit's number (南-K03), in any width.
    pub number: String,
}

/// The open loan of a kit.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanFound {
    /// Which.
    pub loan: Uuid,
}

/// Why something about a need or a loan was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum LoanFailure {
    /// Nothing was asked for.
    NoKind,
    /// The need was decided already.
    DecidedAlready,
    /// The approval would end before today.
    ApprovalInThePast,
    /// The approval would run past the end of the fiscal year.
    ApprovalTooLong {
        /// The latest day.
        latest: NaiveDate,
    },
    /// Nobody decided on the need (§4(1)).
    NeedWaiting {
        /// §4(1).
        clause: String,
    },
    /// The approval begins on a later day (§4(1)).
    NeedNotYet {
        /// From this day.
        on: NaiveDate,
        /// §4(1).
        clause: String,
    },
    /// The approval is for other things than this kit (§4(1)).
    KindNotApproved {
        /// The kit's number.
        kit: String,
        /// §4(1).
        clause: String,
    },
    /// On that day the kit was not here yet: it came back, or was registered, later.
    NotHereYet {
        /// The kit's number.
        kit: String,
        /// It is here since.
        since: NaiveDate,
    },
    /// The city did not find the family in need (§4(1)).
    NeedRefused {
        /// On this day.
        on: NaiveDate,
        /// §4(1).
        clause: String,
    },
    /// The approval is over (§4(1)).
    NeedLapsed {
        /// The last day it held.
        until: NaiveDate,
        /// §4(1).
        clause: String,
    },
    /// Only a participant may borrow: no application, none that stands (§4(1)).
    NotAParticipant {
        /// §4(1).
        clause: String,
    },
    /// No consent holds (§4(3)).
    NoConsent {
        /// §4(3).
        clause: String,
    },
    /// Nothing is handed over or given back.
    NothingNamed,
    /// A required part of a kit does not go along.
    RequiredPartLeftOut {
        /// The kit's number.
        kit: String,
        /// The part's name.
        part: String,
        /// §4(1): 必要な環境.
        clause: String,
    },
    /// A part does not belong to the kit or the loan.
    ForeignPart,
    /// Due before it leaves.
    DueBeforeLent,
    /// Due later than the city allows.
    DueTooLate {
        /// The latest day.
        latest: NaiveDate,
        /// How many days a loan may last.
        longest_days: u32,
    },
    /// Due after the end of the fiscal year.
    DuePastFiscalYear {
        /// The latest day.
        latest: NaiveDate,
    },
    /// It cannot have happened in the future.
    InTheFuture,
    /// It cannot have come back before it went.
    BackBeforeLent {
        /// The day it went.
        lent_on: NaiveDate,
    },
    /// The part came back already.
    PartBackAlready {
        /// Its name.
        part: String,
    },
    /// No kit has that number.
    KitUnknown,
    /// The kit is not out.
    KitNotOut {
        /// Its number.
        kit: String,
    },
}

impl From<LoanFailure> for Failure {
    fn from(failure: LoanFailure) -> Self {
        Self::Loans(failure)
    }
}
