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
use crate::{Failure, Reply, devices::keeping::kit_of};

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
        let sheet = match self.sheet {
            LabelSheetWire::Twelve => LabelSheet::TWELVE,
            LabelSheetWire::TwentyFour => LabelSheet::TWENTY_FOUR,
        };
        let used = self.used.min((sheet.across * sheet.down) as u32 - 1);
        Ok(KitLabelsPaper { head, sheet, used, kits: self.kits.on_paper() })
    }
}

pub(super) fn gather(gathering: &Gathering, kits: &[Uuid], sheet: LabelSheetWire, used: u32) -> Reply<Ready> {
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
