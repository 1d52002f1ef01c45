//! 経過記録: an incident line by line, from the moment it became known.

use chrono::{DateTime, Utc};
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::incidents::IncidentRecord;
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready, clause_in_words, day_of, moment_in_words},
};
use crate::{Reply, hands::NOON, incidents::incident_of, loans::rows::staff_name};

kept! {
    paper IncidentCoursePaper {
        number: String,
        place: String,
        clauses: Vec<String>,
        lines: Vec<LineWords>,
    }
}

kept! {
    line LineWords of CourseLine { at: String, what: EventWords, who: String, }
}

/// What a line tells.
#[derive(Serialize, Deserialize)]
pub(super) enum EventWords {
    Learnt,
    Relayed,
    Received,
    Noted(String),
    Instructed(String),
    Followed(String),
    Removed(String),
    Closed(String),
}

impl OnPaper for EventWords {
    type Paper = documents::CourseEvent;
    fn on_paper(self) -> Self::Paper {
        match self {
            Self::Learnt => documents::CourseEvent::Learnt,
            Self::Relayed => documents::CourseEvent::Relayed,
            Self::Received => documents::CourseEvent::Received,
            Self::Noted(text) => documents::CourseEvent::Noted(text),
            Self::Instructed(text) => documents::CourseEvent::Instructed(text),
            Self::Followed(text) => documents::CourseEvent::Followed(text),
            Self::Removed(clause) => documents::CourseEvent::Removed(clause),
            Self::Closed(text) => documents::CourseEvent::Closed(text),
        }
    }
}

pub(super) fn gather(gathering: &Gathering, incident: Uuid) -> Reply<Ready> {
    let incident = incident_of(gathering.read, gathering.hands, incident.into(), Deed::LookAtRecords)?;
    let version = gathering.version_on(day_of(incident.learnt_at))?;
    let says = Says {
        number: incident.number.clone(),
        place: gathering.place_name(incident.place)?,
        clauses: gathering.clauses_in_words(&version, &incident.clauses)?,
        lines: course(gathering, &incident)?,
    };
    Ok(Ready { family: None, subject: Some(incident.id.uuid()), says: Kept::IncidentCourse(says), version })
}

/// Everything that followed, in the order it happened.
pub(super) fn course(gathering: &Gathering, incident: &IncidentRecord) -> Reply<Vec<LineWords>> {
    let read = gathering.read;
    let mut events: Vec<(DateTime<Utc>, EventWords, _)> =
        vec![(incident.learnt_at, EventWords::Learnt, incident.learnt_by)];
    events.extend(incident.relayed.map(|relayed| (relayed.at, EventWords::Relayed, relayed.by)));
    events.extend(incident.received.map(|(at, by)| (at, EventWords::Received, by)));
    for note in store::incidents::notes(read, incident.id)? {
        events.push((note.at, EventWords::Noted(note.text), note.written_by));
    }
    for one in store::incidents::instructions(read, incident.id)? {
        events.push((one.given_at, EventWords::Instructed(one.text), one.given_by));
        if let Some((on, by)) = one.done {
            // Of what was done, only the day is known.
            let at = gathering.hands.moment(on, NOON).max(one.given_at);
            events.push((at, EventWords::Followed(one.done_how), by));
        }
    }
    for removal in store::incidents::removals(read, incident.id)? {
        events.push((removal.at, EventWords::Removed(clause_in_words(removal.clause)), removal.by));
    }
    if let Some((at, by)) = incident.closed {
        events.push((at, EventWords::Closed(incident.outcome.clone()), by));
    }
    events.sort_by_key(|(at, _, _)| *at);
    events
        .into_iter()
        .map(|(at, what, who)| Ok(LineWords { at: moment_in_words(at), what, who: staff_name(read, who)? }))
        .collect()
}

/// A line as a report sums it up; what the report tells in rows of its own is left out.
pub(super) fn line_in_words(line: &LineWords) -> Option<String> {
    let text = match &line.what {
        EventWords::Learnt | EventWords::Relayed | EventWords::Received | EventWords::Closed(_) => {
            return None;
        }
        EventWords::Noted(text) => text.clone(),
        EventWords::Instructed(text) => format!("課の指示：{text}"),
        EventWords::Followed(text) => format!("指示に従い対応：{text}"),
        EventWords::Removed(clause) => format!("運用ポリシー{clause}により強制退去"),
    };
    Some(format!("{}　{text}", line.at))
}
