//! Failures of needs and loans (貸せなかったわけ): each a sentence with a way on.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::{Failure, devices::KitKindWire, refusals::RefusalBrief};

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
    /// The family is refused (§6).
    Refused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// §6.
        clause: String,
    },
    /// The need was approved for one session, and the family does not take part in that one (§4(1)).
    NotInThatSession {
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
        /// §4(1): 可能な範囲で.
        clause: String,
    },
    /// Due after the end of the fiscal year.
    DuePastFiscalYear {
        /// The latest day.
        latest: NaiveDate,
        /// §4(1): 可能な範囲で.
        clause: String,
    },
    /// Due after the approval ends (§4(1)).
    DueBeyondNeed {
        /// The last day it may be due.
        until: NaiveDate,
        /// §4(1).
        clause: String,
    },
    /// On that day it was not yet wiped and tested (§4(2)).
    NotCheckedThen {
        /// The kit's number.
        kit: String,
        /// It was on this day.
        on: NaiveDate,
        /// §4(2).
        clause: String,
    },
    /// It cannot have happened before the day it was asked, lent, reported or decided.
    TooEarly {
        /// That day.
        since: NaiveDate,
    },
    /// What came back is another than this very one (その物), which is still out.
    NotThatVeryOne {
        /// The part's name.
        part: String,
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
    /// Only participants borrow; staff and lecturers are users, not participants (§4(1)).
    NotForStaff {
        /// §4(1).
        clause: String,
    },
    /// Whoever took the need down does not decide on it.
    AskedByYou,
    /// An approval for one session is for one the family applied to.
    NotThatSession,
    /// No kit of the type is free on all the days (§4(1): 可能な範囲で).
    NoneFree {
        /// Of which type.
        of: KitKindWire,
        /// At which place.
        place: String,
        /// The first day on which none is free.
        first: NaiveDate,
        /// From this day on there is one for as long, if that is ever so.
        free_from: Option<NaiveDate>,
        /// §4(1).
        clause: String,
    },
    /// The place is closed on the day it would be handed over.
    ClosedThatDay {
        /// The first open day after it.
        open_on: Option<NaiveDate>,
    },
    /// A reservation is for days to come.
    ReservedInThePast,
    /// The reservation was served or called off already.
    ReservationOver,
    /// The reservation is a promise already, and no longer in the queue.
    NotInTheQueue,
    /// The kit is back already.
    BackAlready,
    /// The new due day is not later than the old one.
    NotLater {
        /// The day it is due.
        due_on: NaiveDate,
    },
    /// The part was reported lost already.
    LostAlready {
        /// Its name.
        part: String,
    },
    /// The loss was decided already.
    LossDecided,
    /// Nothing that could be a signature was drawn.
    NotASignature,
    /// The hand-over was signed already.
    SignedAlready,
    /// Nothing is to be made good.
    NothingToSettle,
    /// The final reminder comes after the second.
    TonesInDisorder,
    /// A place is open on one day of the week at least.
    NeverOpen,
    /// That day is closed already.
    ClosedAlready,
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
