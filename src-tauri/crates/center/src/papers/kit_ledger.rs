//! 備品台帳: every kit of a place, as it stands today.

use chrono::NaiveDate;
use domain::{Id, devices::Checked, places::Place, staff::Deed};
use serde::{Deserialize, Serialize};

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::Reply;

kept! {
    paper KitLedgerPaper {
        place: String,
        kits: Vec<KitWords>,
    }
}

kept! {
    line KitWords of KitLedgerLine {
        number: String,
        name: String,
        parts: Vec<String>,
        registered_on: NaiveDate,
        state: StateWords,
    }
}

/// Where a kit is.
#[derive(Serialize, Deserialize)]
pub(super) enum StateWords {
    InStock,
    Lent { until: NaiveDate },
    ToCheck,
    InRepair,
    Retired { on: NaiveDate },
}

impl OnPaper for StateWords {
    type Paper = documents::KitLedgerState;
    fn on_paper(self) -> Self::Paper {
        use documents::KitLedgerState as Paper;
        match self {
            Self::InStock => Paper::InStock,
            Self::Lent { until } => Paper::Lent { until },
            Self::ToCheck => Paper::ToCheck,
            Self::InRepair => Paper::InRepair,
            Self::Retired { on } => Paper::Retired { on },
        }
    }
}

pub(super) fn gather(gathering: &Gathering, place: Id<Place>) -> Reply<Ready> {
    let read = gathering.read;
    gathering.hands.may(Deed::LookAtStock, place)?;
    let mut kits = Vec::new();
    for kit in store::devices::all(read, Some(place))? {
        let open = store::loans::open_of_kit(read, kit.id)?;
        let state = match (kit.retired_on, open) {
            (Some(on), _) => StateWords::Retired { on },
            (None, Some(loan)) => StateWords::Lent { until: loan.due_on },
            (None, None) if kit.repair_since.is_some() => StateWords::InRepair,
            (None, None) if kit.checked == Checked::NotYet => StateWords::ToCheck,
            (None, None) => StateWords::InStock,
        };
        let parts = store::devices::parts(read, kit.id)?.into_iter().map(|part| part.name).collect();
        kits.push(KitWords {
            number: kit.number,
            name: kit.name,
            parts,
            registered_on: kit.registered_on,
            state,
        });
    }
    Ok(Ready {
        family: None,
        subject: Some(place.uuid()),
        says: Kept::KitLedger(Says { place: gathering.place_name(place)?, kits }),
        version: gathering.version_on(gathering.today())?,
    })
}
