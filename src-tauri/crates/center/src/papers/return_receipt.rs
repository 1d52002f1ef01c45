//! 返却確認書: what came back and what is still out.

use chrono::NaiveDate;
use store::loans::PartBack;
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{Says as Kept, kept},
    gathering::{BorrowerWords, Gathering, Ready, condition_in_words},
};
use crate::{Failure, Reply, loans::rows::staff_name};

kept! {
    paper ReturnReceiptPaper {
        borrower: BorrowerWords,
        kits: Vec<ReturnedWords>,
        lent_on: NaiveDate,
        returned_on: NaiveDate,
        returned_to: String,
        rest_due_on: Option<NaiveDate>,
        remarks: String,
        received_by: String,
    }
}

kept! {
    line ReturnedWords of ReturnedKit {
        number: String,
        name: String,
        back: bool,
        lost_on: Option<NaiveDate>,
        condition: String,
        parts: Vec<BackWords>,
    }
}

kept! {
    line BackWords of ReturnedPart {
        name: String,
        lent: u32,
        back: u32,
        lost_on: Option<NaiveDate>,
        condition: String,
    }
}

pub(super) fn gather(gathering: &Gathering, slip: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let slip = store::loans::get_slip(read, slip)?.ok_or(Failure::Gone)?;
    let household = gathering.household(slip.family)?;
    let loans = store::loans::of_slip(read, slip.id)?;
    let mut kits = Vec::new();
    let mut latest = None;
    for loan in &loans {
        let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
        let mut parts = Vec::new();
        for out in store::loans::parts(read, loan.id)? {
            let name = store::devices::get_part(read, out.part)?.ok_or(Failure::Gone)?.name;
            let condition = match out.back {
                None => String::new(),
                Some(PartBack { condition, another: false, .. }) => condition_in_words(condition).to_owned(),
                Some(PartBack { condition, .. }) => format!("{}（別の物）", condition_in_words(condition)),
            };
            let back = u32::from(out.back.is_some());
            let lost_on = out.lost_on.filter(|_| back == 0);
            parts.push(BackWords { name, lent: 1, back, lost_on, condition });
            if let Some(back) = out.back {
                latest = latest.filter(|known: &PartBack| known.on >= back.on).or(Some(back));
            }
        }
        // The kit itself is back with its first part: the body (本体) heads every list.
        let back = parts.first().is_some_and(|part| part.back > 0);
        let lost_on = parts.first().and_then(|part| part.lost_on);
        let condition = String::new();
        kits.push(ReturnedWords { number: kit.number, name: kit.name, back, lost_on, condition, parts });
    }
    let latest = latest.ok_or(PaperFailure::Nothing)?;
    let first = loans.first().ok_or(Failure::Gone)?;
    let says = Says {
        borrower: gathering.borrower(slip.family, &household)?,
        kits,
        lent_on: first.lent_on,
        returned_on: latest.on,
        returned_to: gathering.place_name(latest.to)?,
        rest_due_on: loans.iter().filter(|loan| loan.returned_on.is_none()).map(|loan| loan.due_on).min(),
        remarks: String::new(),
        received_by: staff_name(read, latest.received_by)?,
    };
    Ok(Ready {
        family: Some(slip.family),
        subject: Some(slip.id),
        says: Kept::ReturnReceipt(says),
        version: gathering.version_on(gathering.today())?,
    })
}
