//! 指示書: what the division told to do about an incident.

use chrono::NaiveDate;
use domain::{
    Id,
    places::{Place, PlaceKind},
    staff::Deed,
};
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, day_of},
};
use crate::{Failure, Reply, incidents::incident_of, loans::rows::staff_name};

kept! {
    paper InstructionSheetPaper {
        to: String,
        number: String,
        clauses: Vec<String>,
        lines: Vec<LineWords>,
    }
}

kept! {
    line LineWords of InstructionLine {
        text: String,
        due_on: NaiveDate,
        given_on: NaiveDate,
        given_by: String,
        done_on: Option<NaiveDate>,
        done_how: String,
    }
}

pub(super) fn gather(gathering: &Gathering, incident: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let incident = incident_of(read, gathering.hands, incident.into(), Deed::LookAtRecords)?;
    let version = gathering.version_on(day_of(incident.learnt_at))?;
    let lines = store::incidents::instructions(read, incident.id)?
        .into_iter()
        .map(|one| {
            Ok(LineWords {
                text: one.text,
                due_on: one.due_on,
                given_on: day_of(one.given_at),
                given_by: staff_name(read, one.given_by)?,
                done_on: one.done.map(|(on, _)| on),
                done_how: one.done_how,
            })
        })
        .collect::<Reply<Vec<_>>>()?;
    if lines.is_empty() {
        return Err(PaperFailure::Nothing.into());
    }
    let says = Says {
        to: head_of(gathering, incident.place)?,
        number: incident.number.clone(),
        clauses: gathering.clauses_in_words(&version, &incident.clauses)?,
        lines,
    };
    Ok(Ready { family: None, subject: Some(incident.id.uuid()), says: Kept::InstructionSheet(says), version })
}

/// A centre is written to by its head (センター長).
fn head_of(gathering: &Gathering, place: Id<Place>) -> Reply<String> {
    let place = store::places::get(gathering.read, place)?.ok_or(Failure::Gone)?;
    Ok(match place.kind {
        PlaceKind::Centre => format!("{}長", place.name),
        PlaceKind::Division => place.name,
    })
}
