//! Keeping incidents (事故・違反の記録): started with one clause, written down as it becomes known.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Id, calendar::fiscal_year, devices::Kit, families::Family, incidents::Incident, places::Place,
    policy::ClauseId, sessions::Session, staff::Deed,
};
use store::{
    Read, Write,
    incidents::{IncidentNote, IncidentRecord, Specials},
};

use super::{
    AmendIncident, ClauseIncidents, IncidentFailure, IncidentRow, IncidentStarted, Incidents, IncidentsSheet,
    Moment, StartIncident, clause,
};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    desk::not_after,
    devices::keeping::kit_of,
    families::brief::{Household, family_of},
    hands::Hands,
    seen::still_as_seen,
    sessions::keeping::session_of,
    wire::{LINE, LONG_LINE, NOTE, optional, text, time},
    world::in_japan,
};

/// What an incident is about, each of which this person may see.
pub(super) struct About {
    pub(super) session: Option<Id<Session>>,
    pub(super) family: Option<Id<Family>>,
    pub(super) kit: Option<Id<Kit>>,
}

impl Center {
    /// Starts an incident. It is known from now on, and its clock runs.
    pub(crate) fn start_incident(&mut self, request: StartIncident) -> Reply<IncidentStarted> {
        self.act("start_incident", |write, hands| {
            let clause = clause(&request.clause)?;
            let about = About {
                session: request.session.map(Id::from),
                family: request.family.map(Id::from),
                kit: request.kit.map(Id::from),
            };
            let incident = start(write, hands, clause, about, String::new())?;
            Ok(IncidentStarted { incident: incident.id.uuid(), number: incident.number })
        })
    }

    /// Writes down what is known of an incident.
    pub(crate) fn amend_incident(&mut self, request: AmendIncident) -> Reply<Done> {
        self.act("amend_incident", |write, hands| {
            let mut incident = open(write, hands, request.incident.into())?;
            still_as_seen(write, &[("incidents", incident.id.uuid())], &request.seen)?;
            let details = request.details;
            incident.clauses = details.clauses.iter().map(|word| clause(word)).collect::<Result<_, _>>()?;
            incident.clauses.sort();
            incident.clauses.dedup();
            if incident.clauses.is_empty() {
                return Err(IncidentFailure::NoClause.into());
            }
            incident.facts = text("facts", &details.facts, NOTE)?;
            incident.learnt_at = moment(hands, "learnt", &details.learnt)?;
            incident.occurred_at =
                details.occurred.as_ref().map(|typed| moment(hands, "occurred", typed)).transpose()?;
            if incident.occurred_at.is_some_and(|occurred| occurred > incident.learnt_at) {
                return Err(IncidentFailure::LearntBefore.into());
            }
            let after = [incident.relayed.map(|relayed| relayed.at), incident.received.map(|(at, _)| at)];
            if after.into_iter().flatten().any(|at| at < incident.learnt_at) {
                return Err(IncidentFailure::BeforeItWasKnown.into());
            }
            let learnt_by = store::staff::get(write, details.learnt_by.into())?.ok_or(Failure::Gone)?;
            incident.learnt_by = learnt_by.id;
            incident.witnesses = text("witnesses", &details.witnesses, NOTE)?;
            incident.evidence = text("evidence", &details.evidence, NOTE)?;
            let about = seen_by(
                write,
                hands,
                About {
                    session: details.session.map(Id::from),
                    family: details.family.map(Id::from),
                    kit: details.kit.map(Id::from),
                },
            )?;
            (incident.session, incident.family, incident.kit) = (about.session, about.family, about.kit);
            let day = |field, day: Option<chrono::NaiveDate>| {
                day.map(|day| not_after(field, day, hands.today())).transpose()
            };
            incident.specials = Specials {
                machine: optional("machine", &details.machine, LINE)?,
                url: optional("url", &details.url, LONG_LINE)?,
                found_on: day("foundOn", details.found_on)?,
                removal_asked_on: day("removalAskedOn", details.removal_asked_on)?,
                removal_confirmed_on: day("removalConfirmedOn", details.removal_confirmed_on)?,
                minor: optional("minor", &details.minor, LINE)?,
            };
            incident.leak_persons = details.leak_persons;
            incident.leak_kinds = details.leak_kinds.into_iter().map(Into::into).collect();
            incident.leak_kinds.sort();
            incident.leak_kinds.dedup();
            store::incidents::put(write, &incident)?;
            Ok(Done {})
        })
    }

    /// The incidents this person sees.
    pub(crate) fn incidents(&mut self, Incidents {}: Incidents) -> Reply<IncidentsSheet> {
        let (read, hands) = self.look();
        let all = store::incidents::all(&read, hands.sees())?;
        let year = fiscal_year(hands.today());
        let mut counts: BTreeMap<ClauseId, u32> = BTreeMap::new();
        for incident in &all {
            if fiscal_year(in_japan(incident.learnt_at).date_naive()) == year {
                for clause in &incident.clauses {
                    *counts.entry(*clause).or_default() += 1;
                }
            }
        }
        Ok(IncidentsSheet {
            rows: all.iter().map(|incident| incident_row(&read, incident)).collect::<Reply<_>>()?,
            counts: counts
                .into_iter()
                .map(|(clause, count)| ClauseIncidents { clause: clause.to_string(), count })
                .collect(),
            decides: hands.may(Deed::DecideIncidents, hands.me.place.id).is_ok(),
        })
    }
}

/// Puts an incident on record, known from now on, with the first line of its 経過.
pub(super) fn start(
    write: &Write,
    hands: &Hands,
    clause: ClauseId,
    about: About,
    facts: String,
) -> Reply<IncidentRecord> {
    let about = seen_by(write, hands, about)?;
    let place = place_of(write, hands, &about)?;
    let of = store::places::get(write, place)?.ok_or(Failure::Gone)?;
    let prefix = format!("{}-事-{}-", of.prefix, fiscal_year(hands.today()));
    let number = store::incidents::highest_number(write, &prefix)? + 1;
    let incident = IncidentRecord {
        id: hands.fresh(),
        number: format!("{prefix}{number:04}"),
        place,
        clauses: vec![clause],
        facts,
        occurred_at: None,
        learnt_at: hands.now,
        learnt_by: hands.me.id,
        witnesses: String::new(),
        evidence: String::new(),
        session: about.session,
        family: about.family,
        kit: about.kit,
        specials: Specials::default(),
        opened_at: hands.now,
        opened_by: hands.me.id,
        relayed: None,
        received: None,
        closed: None,
        outcome: String::new(),
        leak_persons: None,
        leak_kinds: Vec::new(),
    };
    store::incidents::put(write, &incident)?;
    Ok(incident)
}

/// A line of the 経過, of now.
pub(super) fn note(write: &Write, hands: &Hands, incident: Id<Incident>, text: String) -> Reply<()> {
    store::incidents::put_note(
        write,
        &IncidentNote { id: hands.world.fresh(), incident, at: hands.now, text, written_by: hands.me.id },
    )?;
    Ok(())
}

/// What an incident is about; each must be this person's to keep, but a kit, whose stock is shared.
fn seen_by(read: &Read, hands: &Hands, about: About) -> Reply<About> {
    if let Some(session) = about.session {
        hands.may(Deed::KeepRecords, session_of(read, session)?.place)?;
    }
    if let Some(family) = about.family {
        hands.may(Deed::KeepRecords, family_of(read, family)?.place)?;
    }
    if let Some(kit) = about.kit {
        hands.may(Deed::LookAtStock, kit_of(read, kit)?.place)?;
    }
    Ok(about)
}

/// Where it happened: at the session's place, the family's, or here.
fn place_of(read: &Read, hands: &Hands, about: &About) -> Reply<Id<Place>> {
    Ok(match (about.session, about.family) {
        (Some(session), _) => session_of(read, session)?.place,
        (None, Some(family)) => family_of(read, family)?.place,
        (None, None) => hands.me.place.id,
    })
}

/// An incident that this person may do a deed with.
pub(crate) fn incident_of(read: &Read, hands: &Hands, id: Id<Incident>, deed: Deed) -> Reply<IncidentRecord> {
    let incident = store::incidents::get(read, id)?.ok_or(Failure::Gone)?;
    hands.may(deed, incident.place)?;
    Ok(incident)
}

/// One that is not closed, and this person's to keep.
pub(super) fn open(read: &Read, hands: &Hands, id: Id<Incident>) -> Reply<IncidentRecord> {
    let incident = incident_of(read, hands, id, Deed::KeepRecords)?;
    if incident.closed.is_some() {
        return Err(IncidentFailure::Closed.into());
    }
    Ok(incident)
}

/// A moment as typed: not in the future.
pub(super) fn moment(hands: &Hands, field: &str, typed: &Moment) -> Reply<DateTime<Utc>> {
    let day = not_after(&format!("{field}.on"), typed.on, hands.today())?;
    let at = hands.moment(day, time(&format!("{field}.at"), &typed.at)?);
    if at > hands.now { Err(Failure::field(format!("{field}.at"), Problem::InTheFuture)) } else { Ok(at) }
}

/// The incidents whose clock runs, or that have an open instruction: of those this person works with.
pub(crate) fn running(read: &Read, hands: &Hands) -> Reply<Vec<IncidentRow>> {
    store::incidents::running(read, hands.works_at())?
        .iter()
        .map(|incident| incident_row(read, incident))
        .collect()
}

/// An incident as lists show it.
pub(super) fn incident_row(read: &Read, incident: &IncidentRecord) -> Reply<IncidentRow> {
    let session = match incident.session {
        Some(session) => store::sessions::get(read, session)?,
        None => None,
    };
    let kit = match incident.kit {
        Some(kit) => store::devices::get(read, kit)?,
        None => None,
    };
    let open = store::incidents::instructions(read, incident.id)?;
    Ok(IncidentRow {
        id: incident.id.uuid(),
        number: incident.number.clone(),
        place: store::places::get(read, incident.place)?.ok_or(Failure::Gone)?.short_name,
        clauses: incident.clauses.iter().map(ToString::to_string).collect(),
        facts: incident.facts.clone(),
        name: incident.family.map(|family| Household::of(read, family)).transpose()?.map(|of| of.name()),
        session: session.map(|session| session.title),
        kit: kit.map(|kit| kit.number),
        learnt_at: incident.learnt_at.to_rfc3339(),
        relayed_at: incident.relayed.map(|relayed| relayed.at.to_rfc3339()),
        received_at: incident.received.map(|(at, _)| at.to_rfc3339()),
        closed_at: incident.closed.map(|(at, _)| at.to_rfc3339()),
        open_instructions: open.iter().filter(|one| one.done.is_none()).count() as u32,
    })
}
