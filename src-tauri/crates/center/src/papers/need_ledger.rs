//! 必要の認定簿: the needs a place decided in a period, approved and refused, with what was checked and by whom (§4(1)).

use chrono::NaiveDate;
use domain::{Id, places::Place, staff::Deed};
use store::loans::DecisionRecord;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, kind_in_words},
    need_notice::DecisionWords,
};
use crate::{
    Failure, Problem, Reply,
    families::brief::{Household, family_of},
};

kept! {
    paper NeedLedgerPaper {
        from: NaiveDate,
        until: NaiveDate,
        place: String,
        needs: Vec<NeedWords>,
    }
}

kept! {
    line NeedWords of NeedLedgerLine {
        asked_on: NaiveDate,
        number: String,
        name: String,
        kits: Vec<String>,
        reason: String,
        facts: String,
        decision: DecisionWords,
        session: Option<String>,
        decided_on: NaiveDate,
        decided_by: String,
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
    let mut needs = Vec::new();
    for need in store::loans::needs_decided(read, Some(place), from, until)? {
        let (decision, decided_on, decided_by) = match need.decision {
            DecisionRecord::Waiting => continue,
            DecisionRecord::Approved { on, title, number, until, .. } => {
                (DecisionWords::Approved { until, number }, on, title)
            }
            DecisionRecord::Refused { on, title, reason, .. } => {
                (DecisionWords::Refused { reason }, on, title)
            }
        };
        let session = need.for_session.map(|session| store::sessions::get(read, session)).transpose()?;
        needs.push(NeedWords {
            asked_on: need.asked_on,
            number: family_of(read, need.family)?.number,
            name: Household::of(read, need.family)?.name(),
            kits: need.kinds.iter().map(|kind| kind_in_words(*kind).to_owned()).collect(),
            reason: need.reason,
            facts: need.facts,
            decision,
            session: session
                .flatten()
                .map(|session| format!("{} {}", session.held_on.format("%Y.%-m.%-d"), session.title)),
            decided_on,
            decided_by,
        });
    }
    let says = Says { from, until, place: gathering.place_name(place)?, needs };
    Ok(Ready {
        family: None,
        subject: Some(place.uuid()),
        says: Kept::NeedLedger(says),
        version: gathering.version_on(gathering.today())?,
    })
}
