//! Requests about needs and loans (必要の認定、貸与): from asking to the last part back (§4(1)).
//!
//! A file an act, its wire types at its head: `needs`, `reservations`, `hand_over`, `take_back`, `extend`,
//! `losses`, `signing`; `allowed` says who may borrow and for how long, `stock` says what is free, `rules` what the city set, `board` shows it all,
//! `calendar` the kits on their days.

mod allowed;
pub(crate) mod board;
pub(crate) mod calendar;
mod extend;
mod failure;
pub(crate) mod hand_over;
mod losses;
mod needs;
pub(crate) mod reservations;
pub(crate) mod rows;
mod rules;
pub(crate) mod signing;
pub(crate) mod stock;
pub(crate) mod take_back;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

pub use board::{FaultRow, LoanBoard, LoanBoardRequest};
pub use calendar::{KitBar, KitBarKind, KitLine};
pub use extend::{ExtendLoan, Extended, ExtensionRow, LogCall, ReminderRow, ToneWire};
pub use failure::LoanFailure;
pub use hand_over::{
    HandOver, HandOverKit, HandOverSheet, HandOverSheetRequest, HandedOver, KitHandedOver, PartHandedOver,
};
pub use losses::{
    DecideLoss, LossDecision, LossKindWire, LossReported, LossRow, ReportLoss, SettleLoss, SettlementWire,
};
pub use needs::{ApproveNeed, AskNeed, AskerWire, NeedAsked, NeedDecisionWire, NeedRow, RefuseNeed};
pub use reservations::{
    AmendReservation, CancelReservation, GiveReservation, ReservationRow, Reserve, Reserved,
};
pub use rules::{
    AddClosedDay, ClosedDayRow, LoanRulesRequest, LoanRulesSheet, RemoveClosedDay, SetLoanRules,
};
pub use signing::{SignSlip, SignedRow};
pub use stock::{Availability, AvailabilityRequest, FreeRow};
pub use take_back::{
    LoanCard, LoanCardRequest, LoanFound, LoanOfKit, LoanPartRow, ReturnSheet, ReturnSheetRequest, TakeBack,
    TakenBack,
};

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
