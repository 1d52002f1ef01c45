//! 貸与契約書 of a hand-over, for both sides to seal.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{BorrowerWords, Gathering, Ready},
    loan_receipt::{KitWords, lent},
};
use crate::Reply;

kept! {
    paper LoanContractPaper {
        borrower: BorrowerWords,
        kits: Vec<KitWords>,
        lent_on: NaiveDate,
        due_on: NaiveDate,
        return_to: String,
    }
}

pub(super) fn gather(gathering: &Gathering, slip: Uuid) -> Reply<Ready> {
    let lent = lent(gathering, slip)?;
    let says = Says {
        borrower: lent.says.borrower,
        kits: lent.says.kits,
        lent_on: lent.says.lent_on,
        due_on: lent.says.due_on,
        return_to: lent.says.return_to,
    };
    Ok(Ready {
        family: Some(lent.family),
        subject: Some(slip),
        says: Kept::LoanContract(says),
        version: gathering.version_on(gathering.today())?,
    })
}
