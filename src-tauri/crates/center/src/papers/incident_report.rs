//! 事故・違反報告: what is on record of an incident, as the next report of it.

use chrono::NaiveDate;
use domain::{calendar::wareki, papers::PaperKind, staff::Deed};
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready, day_of, moment_in_words, told_in_words},
    incident_course::{course, line_in_words},
};
use crate::{
    Reply,
    devices::keeping::kit_of,
    families::brief::{Household, family_of},
    incidents::{incident_of, told},
    loans::rows::staff_name,
    sessions::keeping::session_of,
};

kept! {
    paper IncidentReportPaper {
        nth: u32,
        number: String,
        place: String,
        clauses: Vec<String>,
        occurred: String,
        learnt: String,
        relayed: String,
        received: String,
        about: Vec<String>,
        facts: String,
        witnesses: String,
        evidence: String,
        machine: String,
        posted: String,
        removal: Vec<String>,
        minor: String,
        course: Vec<String>,
        leak: Option<LeakWords>,
        outcome: String,
        reported_by: String,
    }
}

kept! {
    line LeakWords of LeakDeadlines { prompt_by: NaiveDate, full_by: NaiveDate, }
}

pub(super) fn gather(gathering: &Gathering, incident: Uuid) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    let incident = incident_of(read, hands, incident.into(), Deed::LookAtRecords)?;
    let version = gathering.version_on(day_of(incident.learnt_at))?;
    let before = store::papers::about(read, incident.id.uuid())?;
    let issued = before.iter().filter(|one| one.kind == PaperKind::IncidentReport && one.void.is_none());
    let by = |at, by| -> Reply<String> { Ok(format!("{}　{}", moment_in_words(at), staff_name(read, by)?)) };
    let mut about = Vec::new();
    if let Some(family) = incident.family {
        let name = Household::of(read, family)?.name();
        about.push(format!("{name}（{}）", family_of(read, family)?.number));
    }
    if let Some(session) = incident.session {
        let session = session_of(read, session)?;
        about.push(format!("{}　{}", wareki(session.held_on), session.title));
    }
    if let Some(kit) = incident.kit {
        let kit = kit_of(read, kit)?;
        about.push(format!("{}　{}", kit.number, kit.name));
    }
    let specials = &incident.specials;
    let removal = [
        ("発見", specials.found_on),
        ("削除要請", specials.removal_asked_on),
        ("削除確認", specials.removal_confirmed_on),
    ];
    let says = Says {
        nth: issued.count() as u32 + 1,
        number: incident.number.clone(),
        place: gathering.place_name(incident.place)?,
        clauses: gathering.clauses_in_words(&version, &incident.clauses)?,
        occurred: incident.occurred_at.map(moment_in_words).unwrap_or_default(),
        learnt: by(incident.learnt_at, incident.learnt_by)?,
        relayed: match incident.relayed {
            None => String::new(),
            Some(relayed) => {
                format!("{}（{}）", by(relayed.at, relayed.by)?, told_in_words(relayed.how))
            }
        },
        received: match incident.received {
            None => String::new(),
            Some((at, who)) => by(at, who)?,
        },
        about,
        facts: incident.facts.clone(),
        witnesses: incident.witnesses.clone(),
        evidence: incident.evidence.clone(),
        machine: specials.machine.clone(),
        posted: specials.url.clone(),
        removal: removal
            .into_iter()
            .filter_map(|(what, on)| on.map(|on| format!("{what}　{}", wareki(on))))
            .collect(),
        minor: specials.minor.clone(),
        course: course(gathering, &incident)?.iter().filter_map(line_in_words).collect(),
        leak: told(read, &incident)?
            .map(|told| LeakWords { prompt_by: told.prompt_by, full_by: told.full_by }),
        outcome: incident.outcome.clone(),
        reported_by: format!("{}　{}", hands.me.title, hands.me.name),
    };
    Ok(Ready { family: None, subject: Some(incident.id.uuid()), says: Kept::IncidentReport(says), version })
}
