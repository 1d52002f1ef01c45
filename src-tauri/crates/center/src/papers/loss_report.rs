//! 亡失・毀損届: as it was taken down, to be signed.

use chrono::NaiveDate;
use domain::{Id, families::Family, loans::LossKind};
use store::loans::LossRecord;
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{BorrowerWords, Gathering, Ready},
};
use crate::{Failure, Reply, devices::keeping::kit_of, families::brief::Household, loans::LossKindWire};

kept! {
    paper LossReportPaper {
        borrower: BorrowerWords,
        number: String,
        kit: String,
        part: String,
        what: Option<LossKindWire>,
        happened_on: Option<NaiveDate>,
        account: String,
    }
}

impl OnPaper for LossKindWire {
    type Paper = LossKind;
    fn on_paper(self) -> LossKind {
        self.into()
    }
}

/// A loss, and what papers say of it.
pub(super) struct Lost {
    pub(super) loss: LossRecord,
    pub(super) family: Id<Family>,
    pub(super) household: Household,
    /// Its number and name.
    pub(super) kit: String,
    pub(super) part: String,
}

pub(super) fn lost(gathering: &Gathering, loss: Uuid) -> Reply<Lost> {
    let read = gathering.read;
    let loss = store::loans::get_loss(read, loss.into())?.ok_or(Failure::Gone)?;
    let loan = store::loans::get(read, loss.loan)?.ok_or(Failure::Gone)?;
    let household = gathering.household(loan.family)?;
    let kit = kit_of(read, loan.kit)?;
    let part = store::devices::get_part(read, loss.part)?.ok_or(Failure::Gone)?.name;
    Ok(Lost { loss, family: loan.family, household, kit: format!("{}　{}", kit.number, kit.name), part })
}

pub(super) fn gather(gathering: &Gathering, loss: Uuid) -> Reply<Ready> {
    let Lost { loss, family, household, kit, part } = lost(gathering, loss)?;
    let says = Says {
        borrower: gathering.borrower(family, &household)?,
        number: loss.number,
        kit,
        part,
        what: Some(loss.kind.into()),
        happened_on: Some(loss.happened_on),
        account: loss.account,
    };
    Ok(Ready {
        family: Some(family),
        subject: Some(loss.id.uuid()),
        says: Kept::LossReport(says),
        version: gathering.version_on(gathering.today())?,
    })
}

pub(super) fn blank() -> Kept {
    Kept::LossReport(Says {
        borrower: BorrowerWords::blank(),
        number: String::new(),
        kit: String::new(),
        part: String::new(),
        what: None,
        happened_on: None,
        account: String::new(),
    })
}
