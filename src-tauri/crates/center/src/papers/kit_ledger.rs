//! 備品台帳: every kit of a place, as it stands today.

use chrono::NaiveDate;
use domain::{Id, places::Place, staff::Deed};
use serde::{Deserialize, Serialize};
use store::devices::{Asset, KitDetails};

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Reply,
    devices::{KitState, keeping::kit_state},
};

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
        details: Option<DetailWords>,
        parts: Vec<String>,
        registered_on: NaiveDate,
        state: StateWords,
    }
}

kept! {
    line DetailWords of KitLedgerDetails {
        equipment: bool,
        model: String,
        serial: String,
        bought_on: Option<NaiveDate>,
        price_yen: Option<u32>,
        funding: String,
        warranty_until: Option<NaiveDate>,
        line: String,
    }
}

/// Where a kit is.
#[derive(Serialize, Deserialize)]
pub(super) enum StateWords {
    InStock,
    Lent { until: NaiveDate },
    ToCheck,
    InRepair,
    Elsewhere { at: String },
    OnTheWay { to: String },
    Lost,
    PartMissing { parts: Vec<String> },
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
            Self::Elsewhere { at } => Paper::Elsewhere { at },
            Self::OnTheWay { to } => Paper::OnTheWay { to },
            Self::Lost => Paper::Lost,
            Self::PartMissing { parts } => Paper::PartMissing { parts },
            Self::Retired { on } => Paper::Retired { on },
        }
    }
}

pub(super) fn gather(gathering: &Gathering, place: Id<Place>) -> Reply<Ready> {
    let read = gathering.read;
    gathering.hands.may(Deed::LookAtStock, place)?;
    let mut kits = Vec::new();
    for kit in store::devices::all(read, Some(place))? {
        let state = match kit_state(read, gathering.hands, &kit)? {
            KitState::OnShelf => StateWords::InStock,
            KitState::Out { due_on, .. } => StateWords::Lent { until: due_on },
            KitState::ToCheck => StateWords::ToCheck,
            KitState::InRepair { .. } => StateWords::InRepair,
            KitState::Elsewhere { at } => StateWords::Elsewhere { at },
            KitState::OnTheWay { to, .. } => StateWords::OnTheWay { to },
            KitState::Lost => StateWords::Lost,
            KitState::PartMissing { parts } => StateWords::PartMissing { parts },
            KitState::Retired { on } => StateWords::Retired { on },
        };
        let parts = store::devices::parts(read, kit.id)?.into_iter().map(|part| part.name).collect();
        kits.push(KitWords {
            number: kit.number,
            name: kit.name,
            details: Some(details(kit.details)),
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

fn details(details: KitDetails) -> DetailWords {
    DetailWords {
        equipment: details.asset == Asset::Equipment,
        model: details.model,
        serial: details.serial,
        bought_on: details.bought_on,
        price_yen: details.price_yen,
        funding: details.funding,
        warranty_until: details.warranty_until,
        line: details.line.number,
    }
}
