//! 棚卸表: a stocktake as it was closed.

use chrono::NaiveDate;
use domain::staff::Deed;
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Failure, Reply,
    devices::{StocktakeOutcome, keeping::kit_of, stocktakes::outcome},
    loans::rows::staff_name,
    world::in_japan,
};

kept! {
    paper StocktakePaper {
        place: String,
        from: NaiveDate,
        until: NaiveDate,
        done_by: String,
        kits: Vec<KitWords>,
    }
}

kept! {
    line KitWords of StocktakeLine {
        number: String,
        name: String,
        outcome: StocktakeOutcome,
        seen: String,
        reason: String,
    }
}

impl OnPaper for StocktakeOutcome {
    type Paper = documents::StocktakeOutcome;
    fn on_paper(self) -> Self::Paper {
        use documents::StocktakeOutcome as Paper;
        match self {
            Self::Found => Paper::Found,
            Self::Missing => Paper::Missing,
            Self::Unexpected => Paper::Unexpected,
            Self::Elsewhere => Paper::Elsewhere,
        }
    }
}

pub(super) fn gather(gathering: &Gathering, stocktake: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let stocktake = store::devices::get_stocktake(read, stocktake)?.ok_or(Failure::Gone)?;
    gathering.hands.may(Deed::LookAtStock, stocktake.place)?;
    let (until, _) = stocktake.closed.ok_or(PaperFailure::StocktakeOpen)?;
    let mut kits = Vec::new();
    for line in store::devices::stocktake_lines(read, stocktake.id)? {
        let kit = kit_of(read, line.kit)?;
        let seen = match line.found {
            Some((at, by)) => {
                let on = in_japan(at).date_naive();
                format!("{}　{}", on.format("%-m.%-d"), staff_name(read, by)?)
            }
            None => String::new(),
        };
        let outcome = outcome(&line);
        kits.push(KitWords { number: kit.number, name: kit.name, outcome, seen, reason: line.reason });
    }
    let says = Says {
        place: gathering.place_name(stocktake.place)?,
        from: stocktake.opened_on,
        until,
        done_by: staff_name(read, stocktake.opened_by)?,
        kits,
    };
    Ok(Ready {
        family: None,
        subject: Some(stocktake.id),
        says: Kept::Stocktake(says),
        version: gathering.version_on(gathering.today())?,
    })
}
