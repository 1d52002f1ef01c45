//! 貸出簿: what was out at some time of a period, by the place that lent it.

use chrono::NaiveDate;
use domain::{Id, places::Place, staff::Deed};

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Problem, Reply, devices::keeping::kit_of, families::brief::Household};

kept! {
    paper LoanLedgerPaper {
        from: NaiveDate,
        until: NaiveDate,
        place: String,
        loans: Vec<LoanWords>,
    }
}

kept! {
    line LoanWords of LoanLedgerLine {
        slip: String,
        kit: String,
        borrower: String,
        lent_on: NaiveDate,
        due_on: NaiveDate,
        returned_on: Option<NaiveDate>,
    }
}

pub(super) fn gather(
    gathering: &Gathering,
    place: Id<Place>,
    from: NaiveDate,
    until: NaiveDate,
) -> Reply<Ready> {
    let read = gathering.read;
    gathering.hands.may(Deed::LookAtRecords, place)?;
    if until < from {
        return Err(Failure::field("until", Problem::EndsBeforeItBegins));
    }
    let mut loans = Vec::new();
    for loan in store::loans::of_place_between(read, Some(place), from, until)? {
        let slip = store::loans::get_slip(read, loan.slip)?.ok_or(Failure::Gone)?;
        let kit = kit_of(read, loan.kit)?;
        loans.push(LoanWords {
            slip: slip.number,
            kit: format!("{}　{}", kit.number, kit.name),
            borrower: Household::of(read, loan.family)?.name(),
            lent_on: loan.lent_on,
            due_on: loan.due_on,
            returned_on: loan.returned_on,
        });
    }
    let says = Says { from, until, place: gathering.place_name(place)?, loans };
    Ok(Ready {
        family: None,
        subject: Some(place.uuid()),
        says: Kept::LoanLedger(says),
        version: gathering.version_on(gathering.today())?,
    })
}
