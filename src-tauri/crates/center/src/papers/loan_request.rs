//! 貸与申請書兼誓約書: for a need, or blank.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{BorrowerWords, Gathering, Ready, kind_in_words},
};
use crate::{Failure, Reply};

kept! {
    paper LoanRequestPaper {
        borrower: BorrowerWords,
        participants: Vec<String>,
        reason: String,
        kits: Vec<WantedWords>,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
        place: String,
    }
}

kept! {
    line WantedWords of WantedKit { kind: String, count: u32, }
}

pub(super) fn gather(gathering: &Gathering, need: Uuid) -> Reply<Ready> {
    let need = store::loans::get_need(gathering.read, need.into())?.ok_or(Failure::Gone)?;
    let household = gathering.household(need.family)?;
    let wanted = |kind: &_| WantedWords { kind: kind_in_words(*kind).to_owned(), count: 1 };
    let says = Says {
        borrower: gathering.borrower(need.family, &household)?,
        participants: household.child_names(),
        kits: need.kinds.iter().map(wanted).collect(),
        reason: need.reason,
        from: None,
        until: None,
        place: gathering.place_name(need.place)?,
    };
    Ok(Ready {
        family: Some(need.family),
        subject: Some(need.id.uuid()),
        says: Kept::LoanRequest(says),
        version: gathering.version_on(gathering.today())?,
    })
}

pub(super) fn blank() -> Kept {
    Kept::LoanRequest(Says {
        borrower: BorrowerWords::blank(),
        participants: Vec::new(),
        reason: String::new(),
        kits: Vec::new(),
        from: None,
        until: None,
        place: String::new(),
    })
}
