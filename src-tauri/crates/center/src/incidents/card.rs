//! The card of an incident (事故・違反の札): everything about it.

use chrono::{DateTime, Utc};
use domain::{Id, applications::Application, incidents::Incident, papers::PaperKind, staff::Deed};
use store::{Read, incidents::IncidentRecord};

use super::{
    IncidentCard, IncidentCardRequest, IncidentDetails, IncidentNoteRow, IncidentStaff, InstructionRow,
    Moment, RelayedSign, RemovalSign,
    exposing::calls_of,
    following::removable,
    keeping::{incident_of, incident_row},
    leaks::told,
};
use crate::{
    Center, Reply,
    history::shown,
    loans::rows::staff_name,
    papers::paper_rows,
    seen::seen,
    wire::{clock, clock_of},
    world::in_japan,
};

impl Center {
    /// Everything about an incident.
    pub(crate) fn incident_card(&mut self, request: IncidentCardRequest) -> Reply<IncidentCard> {
        let id = request.incident.into();
        self.act("incident_card", |write, hands| {
            incident_of(write, hands, id, Deed::LookAtRecords)?;
            Ok(write.mention("incidents", request.incident)?)
        })?;
        let (read, hands) = self.look();
        let incident = incident_of(&read, &hands, id, Deed::LookAtRecords)?;
        let removable = removable(&read, &incident)?;
        let removed = match &removable {
            Some((application, _)) => removal_sign(&read, application.id)?,
            None => None,
        };
        let papers = store::papers::about(&read, incident.id.uuid())?;
        let reports =
            papers.iter().filter(|paper| paper.kind == PaperKind::IncidentReport && paper.void.is_none());
        let reports = reports.count();
        let staff = store::staff::all(&read)?
            .into_iter()
            .filter(|member| member.left_on.is_none() && hands.may(Deed::LookAtRecords, member.place).is_ok())
            .map(|member| IncidentStaff { id: member.id.uuid(), name: member.name })
            .collect();
        Ok(IncidentCard {
            row: incident_row(&read, &incident)?,
            details: details(&incident),
            seen: seen(&read, &[("incidents", incident.id.uuid())])?,
            learnt_by: staff_name(&read, incident.learnt_by)?,
            staff,
            relayed: match incident.relayed {
                None => None,
                Some(relayed) => {
                    Some(RelayedSign { by: staff_name(&read, relayed.by)?, how: relayed.how.into() })
                }
            },
            received_by: incident.received.map(|(_, by)| staff_name(&read, by)).transpose()?,
            closed_by: incident.closed.map(|(_, by)| staff_name(&read, by)).transpose()?,
            outcome: incident.outcome.clone(),
            instructions: instruction_rows(&read, incident.id)?,
            notes: note_rows(&read, incident.id)?,
            removable: removed.is_none()
                && removable.as_ref().is_some_and(|(_, session)| session.held_on <= hands.today()),
            removed,
            refusals: store::refusals::of_incident(&read, incident.id)?
                .into_iter()
                .map(|refusal| refusal.number)
                .collect(),
            calls: calls_of(&read, &hands, &incident)?.into_iter().map(Into::into).collect(),
            leak: told(&read, &incident)?,
            decides: hands.may(Deed::DecideIncidents, incident.place).is_ok(),
            next_report: reports as u32 + 1,
            papers: paper_rows(&read, papers)?,
            history: shown(&read, &[("incidents", incident.id.uuid())])?,
        })
    }
}

/// That the family of an application was removed from its session, if it was.
pub(crate) fn removal_sign(read: &Read, application: Id<Application>) -> Reply<Option<RemovalSign>> {
    let Some(removal) = store::incidents::removal(read, application)? else { return Ok(None) };
    Ok(Some(RemovalSign {
        incident: removal.incident.uuid(),
        clause: removal.clause.to_string(),
        at: clock_of(removal.at),
        by: staff_name(read, removal.by)?,
    }))
}

fn details(incident: &IncidentRecord) -> IncidentDetails {
    let specials = &incident.specials;
    IncidentDetails {
        clauses: incident.clauses.iter().map(ToString::to_string).collect(),
        facts: incident.facts.clone(),
        occurred: incident.occurred_at.map(moment_of),
        learnt: moment_of(incident.learnt_at),
        learnt_by: incident.learnt_by.uuid(),
        witnesses: incident.witnesses.clone(),
        evidence: incident.evidence.clone(),
        session: incident.session.map(Id::uuid),
        family: incident.family.map(Id::uuid),
        kit: incident.kit.map(Id::uuid),
        machine: specials.machine.clone(),
        url: specials.url.clone(),
        found_on: specials.found_on,
        removal_asked_on: specials.removal_asked_on,
        removal_confirmed_on: specials.removal_confirmed_on,
        minor: specials.minor.clone(),
        leak_persons: incident.leak_persons,
        leak_kinds: incident.leak_kinds.iter().map(|kind| (*kind).into()).collect(),
    }
}

fn moment_of(at: DateTime<Utc>) -> Moment {
    let at = in_japan(at);
    Moment { on: at.date_naive(), at: clock(at.time()) }
}

fn instruction_rows(read: &Read, incident: Id<Incident>) -> Reply<Vec<InstructionRow>> {
    store::incidents::instructions(read, incident)?
        .into_iter()
        .map(|one| {
            Ok(InstructionRow {
                id: one.id,
                text: one.text,
                given_at: one.given_at.to_rfc3339(),
                given_by: staff_name(read, one.given_by)?,
                due_on: one.due_on,
                done_on: one.done.map(|(on, _)| on),
                done_by: one.done.map(|(_, by)| staff_name(read, by)).transpose()?,
                done_how: one.done_how,
            })
        })
        .collect()
}

fn note_rows(read: &Read, incident: Id<Incident>) -> Reply<Vec<IncidentNoteRow>> {
    store::incidents::notes(read, incident)?
        .into_iter()
        .map(|note| {
            Ok(IncidentNoteRow {
                id: note.id,
                at: note.at.to_rfc3339(),
                text: note.text,
                by: staff_name(read, note.written_by)?,
            })
        })
        .collect()
}
