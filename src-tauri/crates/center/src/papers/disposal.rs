//! 廃棄予定簿・廃棄記録 (§8): a list of records that are to go, or went.

use chrono::NaiveDate;
use domain::staff::Deed;
use store::retention::{Outcome, What};
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, day_of},
};
use crate::{
    Failure, Reply,
    retention::{
        RetentionFailure,
        listing::{counts, judged, who},
    },
};

kept! {
    paper DisposalPaper {
        number: String,
        as_of: NaiveDate,
        proposed_on: NaiveDate,
        proposed_by: String,
        approved: Option<ApprovalWords>,
        goes: Vec<GoesWords>,
        stays: Vec<StaysWords>,
    }
}

kept! {
    line ApprovalWords of ApprovalLine { on: NaiveDate, by: String, }
}

kept! {
    line GoesWords of DisposalLine { kind: String, years: u32, count: u32, basis: String, holds: String, }
}

kept! {
    line StaysWords of StaysLine { kind: String, record: String, reason: String, }
}

pub(super) fn gather(gathering: &Gathering, disposal: Uuid) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
    let disposal = store::retention::disposal(read, disposal)?.ok_or(Failure::Gone)?;
    let approved = match &disposal.outcome {
        None => None,
        Some(Outcome { what: What::Returned { .. }, .. }) => {
            return Err(RetentionFailure::DecidedAlready.into());
        }
        Some(Outcome { at, by, what: What::Erased }) => {
            Some(ApprovalWords { on: day_of(*at), by: who(read, *by)? })
        }
    };
    let years = store::retention::years(read)?;
    let bases = store::retention::bases(read)?;
    let goes = counts(read, disposal.id)?.into_iter().map(|(kind, count)| GoesWords {
        kind: kind.name().to_owned(),
        years: years.get(&kind).copied().unwrap_or_else(|| kind.usual_years()),
        count,
        basis: bases.get(&kind).cloned().unwrap_or_default(),
        holds: kind.holds().to_owned(),
    });
    let judged = judged(read, hands, &|_, _| false)?;
    let label = |record: Uuid| {
        let unit = judged.iter().find(|judged| judged.unit.record == record);
        unit.map(|judged| judged.unit.label.clone()).unwrap_or_default()
    };
    let stays = store::retention::lines(read, disposal.id)?
        .into_iter()
        .filter(|line| !line.kept_for.is_empty())
        .map(|line| StaysWords {
            kind: line.kind.name().to_owned(),
            record: label(line.record),
            reason: line.kept_for,
        });
    let says = Says {
        number: disposal.number.clone(),
        as_of: disposal.as_of,
        proposed_on: day_of(disposal.proposed_at),
        proposed_by: who(read, disposal.proposed_by)?,
        approved,
        goes: goes.collect(),
        stays: stays.collect(),
    };
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: None, subject: Some(disposal.id), says: Kept::Disposal(says), version })
}
