//! Why a kit was refused (機器のことわり): what cannot be entered, sent, checked or put back on the shelf.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;

/// Why something about a kit was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum DeviceFailure {
    /// A kit needs at least one part.
    NoPart,
    /// A type of that name stands in the list.
    TypeStands {
        /// The name.
        name: String,
    },
    /// The type is of another kind, or no longer in use.
    NotThatType {
        /// Its name.
        name: String,
    },
    /// Too many parts for one kit.
    TooManyParts {
        /// The most.
        most: u32,
    },
    /// The kit cannot be lent now.
    NotShelved {
        /// Its number.
        kit: String,
        /// Why.
        reason: NotShelvedWire,
        /// §4(1): 可能な範囲で; §4(2), where it was not made ready.
        clause: String,
    },
    /// It is ready only when it was wiped and seen to work (§4(2)).
    CheckIncomplete {
        /// Its number.
        kit: String,
        /// §4(2).
        clause: String,
    },
    /// On that day it was not here yet: it came, came back, or went to repair, later.
    NotHereYet {
        /// Its number.
        kit: String,
        /// It is here since.
        since: NaiveDate,
    },
    /// The part is in the box no more.
    PartGone {
        /// Its name.
        part: String,
    },
    /// The last part of a kit stays in its box.
    LastPart {
        /// Its name.
        part: String,
    },
    /// The kit is not what the reservation is for, or the place not where the family comes.
    NotForThatReservation {
        /// The kit's number.
        kit: String,
    },
    /// A family has it.
    Out {
        /// Its number.
        kit: String,
    },
    /// It is not in repair.
    NotInRepair,
    /// It is on its way to another place.
    OnTheWay {
        /// Its number.
        kit: String,
    },
    /// It is on no way.
    NotOnTheWay {
        /// Its number.
        kit: String,
    },
    /// It lies there already.
    ThereAlready {
        /// Its number.
        kit: String,
    },
    /// A family here was promised a kit of its type.
    PromisedHere {
        /// Its number.
        kit: String,
    },
    /// It left the register already.
    RetiredAlready,
    /// No kit has that number.
    KitUnknown {
        /// The number.
        number: String,
    },
    /// A stocktake goes on already.
    StocktakeOpen,
    /// The stocktake is closed.
    StocktakeClosed,
    /// A difference has no reason yet.
    Unexplained {
        /// The kit's number.
        kit: String,
    },
}

/// Why a kit cannot be lent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(rename = "NotShelved", export_to = "center.ts")]
pub enum NotShelvedWire {
    /// A family has it.
    Out {
        /// Until this day.
        due_on: NaiveDate,
    },
    /// Not wiped and tested since it came back.
    NotChecked,
    /// In repair.
    InRepair {
        /// Since this day.
        since: NaiveDate,
    },
    /// It lies at another place.
    Elsewhere,
    /// On its way to a place.
    OnTheWay,
    /// 亡失.
    Lost,
    /// A required part is not there.
    PartMissing {
        /// Which.
        parts: Vec<String>,
    },
    /// Out of the register.
    Retired {
        /// Since this day.
        on: NaiveDate,
    },
}

impl From<DeviceFailure> for Failure {
    fn from(failure: DeviceFailure) -> Self {
        Self::Devices(failure)
    }
}
