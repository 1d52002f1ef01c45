//! Calling families (電話・声かけ): seats kept until a day, answers, 相談, and what could not be taken.

use domain::{
    applications::{Answer, CallAbout, WithdrawnBecause},
    staff::Deed,
};
use store::{
    Read,
    applications::{
        Seat,
        around::{CallRecord, RefusedRecord},
    },
    sessions::SessionRecord,
};

use super::{
    Against, ApplicationFailure,
    around::{
        CallRow, Consultation, NoteCall, OfferSeat, ReadConsultation, RefuseApplication, RefusedBecauseWire,
        RefusedRow, WithdrawnRow, WriteConsultation,
    },
    judging::{against, heads, not_refused, persons_fit, seats_left, undrawn},
    taking::{open_session, standing},
};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    families::brief::{Household, family_of},
    loans::rows::staff_name,
    refusals::watching::sign,
    sessions::keeping::session_of,
    wire::{NOTE, needed_text, text},
};

impl Center {
    /// Keeps a seat for a family that waits, until a day.
    pub(crate) fn offer_seat(&mut self, request: OfferSeat) -> Reply<Done> {
        self.act("offer_seat", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            let session = open_session(write, hands, application.session)?;
            if application.seat == Seat::Taken {
                return Err(ApplicationFailure::Seated.into());
            }
            if !(hands.today()..=session.held_on).contains(&request.answer_by) {
                return Err(Failure::field("answerBy", Problem::NotASpan));
            }
            not_refused(write, &session, application.family)?;
            let seats = store::sessions::seats(write, session.id)?;
            let others = seats.offered - u32::from(application.answer_by.is_some());
            if seats.taken + others >= session.capacity {
                return Err(ApplicationFailure::NoSeat { capacity: session.capacity }.into());
            }
            application.answer_by = Some(request.answer_by);
            store::applications::put(write, &application)?;
            Ok(Done {})
        })
    }

    /// Writes down what came of a call; about a seat, the answer settles it.
    pub(crate) fn note_call(&mut self, request: NoteCall) -> Reply<Done> {
        self.act("note_call", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            let (about, answer) = (request.about.into(), request.answer.into());
            store::applications::around::put_call(
                write,
                &CallRecord {
                    id: hands.world.fresh(),
                    application: application.id,
                    about,
                    answer,
                    called_at: hands.now,
                    called_by: hands.me.id,
                },
            )?;
            match (about, answer) {
                (CallAbout::Seat, Answer::Agreed) => {
                    let session = open_session(write, hands, application.session)?;
                    not_refused(write, &session, application.family)?;
                    let seats = store::sessions::seats(write, session.id)?;
                    let others = seats.offered - u32::from(application.answer_by.is_some());
                    let more = heads(write, application.family, application.id)?;
                    if seats.taken + others >= session.capacity || !persons_fit(write, &session, more)? {
                        return Err(ApplicationFailure::NoSeat { capacity: session.capacity }.into());
                    }
                    application.seat = Seat::Taken;
                    application.answer_by = None;
                    store::applications::put(write, &application)?;
                }
                (CallAbout::Seat, Answer::Declined) => {
                    application.withdrawn_on = Some(hands.today());
                    application.withdrawn_because = Some(WithdrawnBecause::OwnReason);
                    application.answer_by = None;
                    store::applications::put(write, &application)?;
                }
                _ => {}
            }
            Ok(Done {})
        })
    }

    /// Writes down what a family wants to talk about.
    pub(crate) fn write_consultation(&mut self, request: WriteConsultation) -> Reply<Done> {
        self.act("write_consultation", |write, hands| {
            let application = standing(write, hands, request.application.into())?;
            let session = session_of(write, application.session)?;
            hands.may(Deed::ReadConsultations, session.place)?;
            let text = needed_text("text", &request.text, NOTE)?;
            store::applications::around::put_consultation(write, application.id, &text, hands.me.id)?;
            Ok(Done {})
        })
    }

    /// What a family wants to talk about; the look is written down.
    pub(crate) fn read_consultation(&mut self, request: ReadConsultation) -> Reply<Consultation> {
        self.act("read_consultation", |write, hands| {
            let application =
                store::applications::get(write, request.application.into())?.ok_or(Failure::Gone)?;
            let session = session_of(write, application.session)?;
            hands.may(Deed::ReadConsultations, session.place)?;
            let (text, by) =
                store::applications::around::consultation(write, application.id)?.ok_or(Failure::Gone)?;
            store::applications::around::mention_consultation(write, application.id)?;
            Ok(Consultation { text, by: staff_name(write, by)? })
        })
    }

    /// Writes down that a family's application could not be taken; the reason must be so.
    pub(crate) fn refuse_application(&mut self, request: RefuseApplication) -> Reply<Done> {
        self.act("refuse_application", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let household = Household::of(write, family.id)?;
            let refused = sign(write, &session, family.id)?;
            let found = against(&household, &session, Some(request.channel), None, hands.today(), refused);
            let is_so = match request.because {
                RefusedBecauseWire::Full => !undrawn(&session) && seats_left(write, &session)? == 0,
                RefusedBecauseWire::Double => {
                    store::applications::standing(write, session.id, family.id)?.is_some()
                }
                // One that is only like a refused family is not refused.
                RefusedBecauseWire::Refused => {
                    found.iter().any(|against| matches!(against, Against::Refused { .. }))
                }
                because => found.iter().any(|against| because == named(against)),
            };
            if !is_so {
                return Err(ApplicationFailure::NotSo.into());
            }
            store::applications::around::put_refused(
                write,
                &RefusedRecord {
                    id: hands.world.fresh(),
                    session: session.id,
                    family: family.id,
                    channel: request.channel.into(),
                    refused_at: hands.now,
                    refused_by: hands.me.id,
                    because: request.because.into(),
                    note: text("note", &request.note, NOTE)?,
                },
            )?;
            Ok(Done {})
        })
    }
}

fn named(against: &Against) -> RefusedBecauseWire {
    match against {
        Against::Refused { .. } | Against::LikeRefused { .. } => RefusedBecauseWire::Refused,
        Against::NotEligible { .. } => RefusedBecauseWire::NotEligible,
        Against::MinorAlone { .. } => RefusedBecauseWire::MinorAlone,
        Against::NotTheAge { .. } => RefusedBecauseWire::NotTheAge,
        Against::NotTheTime { .. } => RefusedBecauseWire::NotTheTime,
    }
}

/// The calls about an application, the latest first.
pub(super) fn calls(
    read: &Read,
    application: domain::Id<domain::applications::Application>,
) -> Reply<Vec<CallRow>> {
    store::applications::around::calls(read, application)?
        .into_iter()
        .map(|call| {
            Ok(CallRow {
                about: call.about.into(),
                answer: call.answer.into(),
                at: call.called_at.to_rfc3339(),
                by: staff_name(read, call.called_by)?,
            })
        })
        .collect()
}

/// The applications to a session that were not taken.
pub(crate) fn refused_rows(read: &Read, session: &SessionRecord) -> Reply<Vec<RefusedRow>> {
    store::applications::around::refused(read, session.id)?
        .into_iter()
        .map(|refused| {
            Ok(RefusedRow {
                id: refused.id,
                family: refused.family.uuid(),
                name: Household::of(read, refused.family)?.name(),
                channel: refused.channel.into(),
                at: refused.refused_at.to_rfc3339(),
                by: staff_name(read, refused.refused_by)?,
                because: refused.because.into(),
                clause: refused.because.clause().map(|clause| clause.to_string()),
                note: refused.note,
            })
        })
        .collect()
}

/// The applications to a session that were withdrawn.
pub(crate) fn withdrawn_rows(read: &Read, session: &SessionRecord) -> Reply<Vec<WithdrawnRow>> {
    store::applications::withdrawn(read, session.id)?
        .into_iter()
        .filter_map(|application| application.withdrawn_on.map(|on| (application, on)))
        .map(|(application, on)| {
            Ok(WithdrawnRow {
                id: application.id.uuid(),
                family: application.family.uuid(),
                name: Household::of(read, application.family)?.name(),
                on,
                because: application.withdrawn_because.map(Into::into),
            })
        })
        .collect()
}
