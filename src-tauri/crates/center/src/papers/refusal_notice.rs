//! 参加をお断りする通知: for a decision on a family.

use chrono::NaiveDate;
use domain::{refusals::Scope, sessions::SessionKind, staff::Deed};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Reply, families::brief::family_of};

kept! {
    paper RefusalNoticePaper {
        name: String,
        clauses: Vec<String>,
        ground: String,
        scope: ScopeWords,
        from: NaiveDate,
        until: NaiveDate,
        review_on: NaiveDate,
        decided_on: NaiveDate,
        number: String,
    }
}

/// What is refused.
#[derive(Serialize, Deserialize)]
pub(super) enum ScopeWords {
    All,
    Gatherings,
    Consultations,
    Lectures,
    Others,
    Place(String),
}

impl OnPaper for ScopeWords {
    type Paper = documents::RefusedScope;
    fn on_paper(self) -> Self::Paper {
        match self {
            Self::All => documents::RefusedScope::All,
            Self::Gatherings => documents::RefusedScope::Gatherings,
            Self::Consultations => documents::RefusedScope::Consultations,
            Self::Lectures => documents::RefusedScope::Lectures,
            Self::Others => documents::RefusedScope::Others,
            Self::Place(name) => documents::RefusedScope::Place(name),
        }
    }
}

pub(super) fn gather(gathering: &Gathering, refusal: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let refusal = store::refusals::get(read, refusal.into())?.ok_or(Failure::Gone)?;
    // The reason stands on it: only who may read that prints it.
    gathering.hands.may(Deed::ReadRefusals, family_of(read, refusal.family)?.place)?;
    let household = gathering.household(refusal.family)?;
    let version = gathering.version_on(refusal.decided_on)?;
    let says = Says {
        name: household.name(),
        clauses: gathering.clauses_in_words(&version, &refusal.clauses)?,
        ground: refusal.ground,
        scope: match refusal.scope {
            Scope::All => ScopeWords::All,
            Scope::Kind(SessionKind::Gathering) => ScopeWords::Gatherings,
            Scope::Kind(SessionKind::Consultation) => ScopeWords::Consultations,
            Scope::Kind(SessionKind::Lecture) => ScopeWords::Lectures,
            Scope::Kind(SessionKind::Other) => ScopeWords::Others,
            Scope::Place(place) => ScopeWords::Place(gathering.place_name(place)?),
        },
        from: refusal.term.from,
        until: refusal.term.until,
        review_on: refusal.review_on,
        decided_on: refusal.decided_on,
        number: refusal.number,
    };
    Ok(Ready {
        family: Some(refusal.family),
        subject: Some(refusal.id.uuid()),
        says: Kept::RefusalNotice(says),
        version,
    })
}
