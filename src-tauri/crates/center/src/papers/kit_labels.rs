//! 機器ラベル: a label for each kit. Labels have neither number nor record.

use documents::{Head, KitLabelsPaper, LabelSheet};
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::policy::Version;
use uuid::Uuid;

use super::{
    LabelSheetWire,
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Problem, Reply, devices::keeping::kit_of};

/// What is written down of it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Says {
    sheet: LabelSheetWire,
    used: u32,
    kits: Vec<LabelWords>,
}

kept! {
    line LabelWords of KitLabel { number: String, name: String, place: String, }
}

impl Says {
    pub(super) fn on_paper(self, head: Head, _: &Version) -> Reply<KitLabelsPaper> {
        Ok(KitLabelsPaper { head, sheet: self.sheet.into(), used: self.used, kits: self.kits.on_paper() })
    }
}

impl From<LabelSheetWire> for LabelSheet {
    fn from(sheet: LabelSheetWire) -> Self {
        match sheet {
            LabelSheetWire::Ten => Self::TEN,
            LabelSheetWire::Twelve => Self::TWELVE,
            LabelSheetWire::Eighteen => Self::EIGHTEEN,
            LabelSheetWire::TwentyOne => Self::TWENTY_ONE,
            LabelSheetWire::TwentyFour => Self::TWENTY_FOUR,
            LabelSheetWire::FortyFour => Self::FORTY_FOUR,
        }
    }
}

pub(super) fn gather(gathering: &Gathering, kits: &[Uuid], sheet: LabelSheetWire, used: u32) -> Reply<Ready> {
    let most = LabelSheet::from(sheet).labels() as u32 - 1;
    if used > most {
        return Err(Failure::field("wanted.used", Problem::OutOfBounds { least: 0, most }));
    }
    let label = |id: &Uuid| {
        let kit = kit_of(gathering.read, (*id).into())?;
        gathering.hands.may(Deed::LookAtStock, kit.place)?;
        let place = store::places::get(gathering.read, kit.place)?.ok_or(Failure::Gone)?.short_name;
        Ok(LabelWords { number: kit.number, name: kit.name, place })
    };
    let kits = kits.iter().map(label).collect::<Reply<Vec<_>>>()?;
    Ok(Ready {
        family: None,
        subject: None,
        says: Kept::KitLabels(Says { sheet, used, kits }),
        version: gathering.version_on(gathering.today())?,
    })
}
