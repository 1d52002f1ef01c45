//! Following incidents (事故・違反への対応): told to the division, taken, instructed, removed, closed.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Id, attendance::Mark, incidents::LOSS_OF_IDS, staff::Deed};
use store::{
    Read,
    applications::{ApplicationRecord, Seat},
    attendance::AttendanceRecord,
    incidents::{IncidentNote, IncidentRecord, InstructionRecord, Relayed, RemovalRecord},
    sessions::SessionRecord,
};

use super::{
    CloseIncident, FinishInstruction, GiveInstruction, IncidentFailure, NoteIncident, ReceiveIncident,
    RelayIncident, RemoveFromSession, ReopenIncident, clause,
    keeping::{incident_of, moment, note, open},
};
use crate::{
    Center, Failure, Problem, Reply,
    attendance::happened_at,
    contract::Done,
    desk::not_after,
    sessions::keeping::session_of,
    wire::{LONG_LINE, NOTE, needed, needed_text},
};

impl Center {
    /// Writes down that the division was told, by whom and when.
    pub(crate) fn relay_incident(&mut self, request: RelayIncident) -> Reply<Done> {
        self.act("relay_incident", |write, hands| {
            let mut incident = open(write, hands, request.incident.into())?;
            if incident.received.is_some() {
                return Err(IncidentFailure::ReceivedAlready.into());
            }
            let at = request.when.as_ref().map_or(Ok(hands.now), |typed| moment(hands, "when", typed))?;
            let at = since_known(at, &incident)?;
            incident.relayed = Some(Relayed { at, by: hands.me.id, how: request.how.into() });
            store::incidents::put(write, &incident)?;
            Ok(Done {})
        })
    }

    /// The division takes it: the clock stops.
    pub(crate) fn receive_incident(&mut self, request: ReceiveIncident) -> Reply<Done> {
        self.act("receive_incident", |write, hands| {
            let mut incident = open(write, hands, request.incident.into())?;
            hands.may(Deed::DecideIncidents, incident.place)?;
            if incident.received.is_some() {
                return Err(IncidentFailure::ReceivedAlready.into());
            }
            let at = request.when.as_ref().map_or(Ok(hands.now), |typed| moment(hands, "when", typed))?;
            let at = since_known(at, &incident)?;
            incident.received = Some((at, hands.me.id));
            store::incidents::put(write, &incident)?;
            Ok(Done {})
        })
    }

    /// The division gives an instruction.
    pub(crate) fn give_instruction(&mut self, request: GiveInstruction) -> Reply<Done> {
        self.act("give_instruction", |write, hands| {
            let incident = open(write, hands, request.incident.into())?;
            hands.may(Deed::DecideIncidents, incident.place)?;
            received(&incident)?;
            if request.due_on < hands.today() {
                return Err(Failure::field("dueOn", Problem::EndsBeforeItBegins));
            }
            store::incidents::put_instruction(
                write,
                &InstructionRecord {
                    id: hands.world.fresh(),
                    incident: incident.id,
                    text: needed_text("text", &request.text, NOTE)?,
                    given_at: hands.now,
                    given_by: hands.me.id,
                    due_on: request.due_on,
                    done: None,
                    done_how: String::new(),
                },
            )?;
            Ok(Done {})
        })
    }

    /// An instruction was followed.
    pub(crate) fn finish_instruction(&mut self, request: FinishInstruction) -> Reply<Done> {
        self.act("finish_instruction", |write, hands| {
            let mut instruction =
                store::incidents::instruction_of(write, request.instruction)?.ok_or(Failure::Gone)?;
            open(write, hands, instruction.incident)?;
            if instruction.done.is_some() {
                return Err(IncidentFailure::DoneAlready.into());
            }
            let done_on = not_after("doneOn", request.done_on, hands.today())?;
            instruction.done = Some((done_on, hands.me.id));
            instruction.done_how = needed_text("how", &request.how, NOTE)?;
            store::incidents::put_instruction(write, &instruction)?;
            Ok(Done {})
        })
    }

    /// Writes a line of the 経過.
    pub(crate) fn note_incident(&mut self, request: NoteIncident) -> Reply<Done> {
        self.act("note_incident", |write, hands| {
            let incident = open(write, hands, request.incident.into())?;
            let at = request.when.as_ref().map_or(Ok(hands.now), |typed| moment(hands, "when", typed))?;
            store::incidents::put_note(
                write,
                &IncidentNote {
                    id: hands.world.fresh(),
                    incident: incident.id,
                    at,
                    text: needed_text("text", &request.text, NOTE)?,
                    written_by: hands.me.id,
                },
            )?;
            Ok(Done {})
        })
    }

    /// Removes the incident's family from its session: its attendance says so, with time, clause and who.
    pub(crate) fn remove_from_session(&mut self, request: RemoveFromSession) -> Reply<Done> {
        let at = {
            let (read, hands) = self.look();
            let incident = incident_of(&read, &hands, request.incident.into(), Deed::KeepRecords)?;
            let (_, session) = removable(&read, &incident)?.ok_or(IncidentFailure::NobodyToRemove)?;
            if session.held_on > hands.today() {
                return Err(IncidentFailure::NobodyToRemove.into());
            }
            happened_at(&hands, &session, request.at.as_deref())?
        };
        self.act_at("remove_from_session", at, |write, hands| {
            let incident = open(write, hands, request.incident.into())?;
            let clause = clause(&request.clause)?;
            // §6: only what it prohibits removes anybody.
            if !incident.clauses.contains(&clause) || clause == LOSS_OF_IDS {
                return Err(IncidentFailure::NoClause.into());
            }
            let (application, _) = removable(write, &incident)?.ok_or(IncidentFailure::NobodyToRemove)?;
            if store::incidents::removal(write, application.id)?.is_some() {
                return Err(IncidentFailure::RemovedAlready.into());
            }
            let before = store::attendance::get(write, application.id)?;
            let came_at = before.as_ref().and_then(|before| before.came_at);
            if came_at.is_some_and(|came_at| at < came_at) {
                return Err(Failure::field("at", Problem::EndsBeforeItBegins));
            }
            store::attendance::put(
                write,
                &AttendanceRecord {
                    application: application.id,
                    mark: Mark::Left { at },
                    // Who is removed was there, whether or not anybody had marked it.
                    came_at: came_at.or(Some(at)),
                    override_reason: before.and_then(|before| before.override_reason),
                    kit: None,
                },
            )?;
            let by = hands.me.id;
            store::incidents::put_removal(
                write,
                &RemovalRecord { application: application.id, incident: incident.id, clause, at, by },
            )?;
            Ok(Done {})
        })
    }

    /// Closes an incident of which nothing is open.
    pub(crate) fn close_incident(&mut self, request: CloseIncident) -> Reply<Done> {
        self.act("close_incident", |write, hands| {
            let mut incident = open(write, hands, request.incident.into())?;
            hands.may(Deed::DecideIncidents, incident.place)?;
            received(&incident)?;
            let instructions = store::incidents::instructions(write, incident.id)?;
            let open = instructions.iter().filter(|one| one.done.is_none()).count() as u32;
            if open > 0 {
                let clause = LOSS_OF_IDS.to_string();
                return Err(IncidentFailure::InstructionsOpen { open, clause }.into());
            }
            if incident.facts.is_empty() {
                return Err(IncidentFailure::NoFacts.into());
            }
            incident.outcome = needed_text("outcome", &request.outcome, NOTE)?;
            incident.closed = Some((hands.now, hands.me.id));
            store::incidents::put(write, &incident)?;
            Ok(Done {})
        })
    }

    /// Opens an incident again; why is a line of its 経過.
    pub(crate) fn reopen_incident(&mut self, request: ReopenIncident) -> Reply<Done> {
        self.act("reopen_incident", |write, hands| {
            let mut incident = incident_of(write, hands, request.incident.into(), Deed::DecideIncidents)?;
            if incident.closed.is_none() {
                return Err(IncidentFailure::NotClosed.into());
            }
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            incident.closed = None;
            store::incidents::put(write, &incident)?;
            note(write, hands, incident.id, reason)?;
            Ok(Done {})
        })
    }
}

/// The division took it.
fn received(incident: &IncidentRecord) -> Reply<()> {
    if incident.received.is_some() {
        return Ok(());
    }
    Err(IncidentFailure::NotReceived { clause: LOSS_OF_IDS.to_string() }.into())
}

/// The seat of the incident's family at its session, if it has one.
pub(super) fn removable(
    read: &Read,
    incident: &IncidentRecord,
) -> Reply<Option<(ApplicationRecord, SessionRecord)>> {
    let (Some(session), Some(family)) = (incident.session, incident.family) else { return Ok(None) };
    let session = session_of(read, session)?;
    let standing: Option<ApplicationRecord> =
        store::applications::standing(read, Id::from(session.id.uuid()), family)?;
    Ok(standing
        .filter(|application| application.seat == Seat::Taken)
        .map(|application| (application, session)))
}

/// When the division was told. Typed to the minute, it may be the minute in which the incident became known; it is then
/// kept as that very moment, so that the clock never runs backwards.
fn since_known(at: DateTime<Utc>, incident: &IncidentRecord) -> Reply<DateTime<Utc>> {
    if at + TimeDelta::minutes(1) <= incident.learnt_at {
        return Err(IncidentFailure::BeforeItWasKnown.into());
    }
    Ok(at.max(incident.learnt_at))
}
