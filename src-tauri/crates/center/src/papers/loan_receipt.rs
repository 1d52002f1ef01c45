//! 借用書 of a hand-over, 市控 and 本人控.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    calendar::{full_width, time_in_words},
    families::Family,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{BorrowerWords, Gathering, Ready, condition_in_words},
};
use crate::{
    Failure, Reply,
    loans::rows::staff_name,
    strokes::{self, Strokes},
    world::in_japan,
};

kept! {
    paper LoanReceiptPaper {
        borrower: BorrowerWords,
        kits: Vec<KitWords>,
        lent_on: NaiveDate,
        due_on: NaiveDate,
        lent_at: String,
        return_to: String,
        signature: Option<SignatureWords>,
    }
}

/// A signature that was written on the screen.
#[derive(Serialize, Deserialize)]
pub(super) struct SignatureWords {
    strokes: Strokes,
    on: NaiveDate,
    time: String,
    before: String,
}

impl SignatureWords {
    /// What stands below the strokes: when, and before whom.
    pub(super) fn of(strokes: Strokes, signed_at: DateTime<Utc>, before: String) -> Self {
        let at = in_japan(signed_at);
        Self { strokes, on: at.date_naive(), time: full_width(&time_in_words(at.time())), before }
    }
}

impl OnPaper for SignatureWords {
    type Paper = documents::Signature;
    fn on_paper(self) -> Self::Paper {
        let Self { strokes, on, time, before } = self;
        documents::Signature { strokes, on, time, before }
    }
}

kept! {
    line KitWords of KitLine { number: String, name: String, parts: Vec<PartWords>, condition: String, }
}

kept! {
    line PartWords of PartLine { name: String, count: u32, condition: String, }
}

/// A hand-over: with whom, and what papers say of it.
pub(super) struct Lent {
    pub(super) family: Id<Family>,
    pub(super) says: Says,
}

pub(super) fn gather(gathering: &Gathering, slip: Uuid) -> Reply<Ready> {
    let lent = lent(gathering, slip)?;
    Ok(Ready {
        family: Some(lent.family),
        subject: Some(slip),
        says: Kept::LoanReceipt(lent.says),
        version: gathering.version_on(gathering.today())?,
    })
}

pub(super) fn lent(gathering: &Gathering, slip: Uuid) -> Reply<Lent> {
    let read = gathering.read;
    let slip = store::loans::get_slip(read, slip)?.ok_or(Failure::Gone)?;
    let household = gathering.household(slip.family)?;
    let loans = store::loans::of_slip(read, slip.id)?;
    let mut kits = Vec::new();
    for loan in &loans {
        let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
        let mut parts = Vec::new();
        for out in store::loans::parts(read, loan.id)? {
            let name = store::devices::get_part(read, out.part)?.ok_or(Failure::Gone)?.name;
            let condition = condition_in_words(out.condition_out).to_owned();
            parts.push(PartWords { name, count: 1, condition });
        }
        kits.push(KitWords { number: kit.number, name: kit.name, parts, condition: String::new() });
    }
    let first = loans.first().ok_or(Failure::Gone)?;
    let place = gathering.place_name(slip.place)?;
    let says = Says {
        borrower: gathering.borrower(slip.family, &household)?,
        kits,
        lent_on: first.lent_on,
        due_on: first.due_on,
        lent_at: place.clone(),
        return_to: place,
        signature: signature(gathering, slip.id)?,
    };
    Ok(Lent { family: slip.family, says })
}

fn signature(gathering: &Gathering, slip: Uuid) -> Reply<Option<SignatureWords>> {
    let Some(signed) = store::loans::signature(gathering.read, slip)? else { return Ok(None) };
    let before = staff_name(gathering.read, signed.before)?;
    Ok(Some(SignatureWords::of(strokes::read(&signed.strokes), signed.signed_at, before)))
}
