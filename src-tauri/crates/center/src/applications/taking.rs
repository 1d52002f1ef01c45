//! Taking applications (申込の受付): judged on the session's day, one a family, as seats allow.

use domain::{
    Id,
    applications::Application,
    families::{Family, Member, Person},
    sessions::Session,
    staff::Deed,
};
use store::{
    Read,
    applications::{ApplicationRecord, Seat},
    sessions::SessionRecord,
};

use super::{
    AmendReadiness, ApplicationFailure, Applied, Apply, GiveSeat, JudgeApplication, Judgement,
    NameParticipants, WithdrawApplication,
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    desk::not_after,
    families::brief::{Household, consent_sign, family_of},
    hands::Hands,
    sessions::keeping::session_of,
    wire::reason,
};

impl Center {
    /// What an application would meet.
    pub(crate) fn judge_application(&mut self, request: JudgeApplication) -> Reply<Judgement> {
        let (read, hands) = self.look();
        let session = session_of(&read, request.session.into())?;
        hands.may(Deed::LookAtRecords, session.place)?;
        let family = family_of(&read, request.family.into())?;
        hands.may(Deed::LookAtRecords, family.place)?;
        let seats = store::sessions::seats(&read, session.id)?;
        Ok(Judgement {
            eligibility: Household::of(&read, family.id)?.verdict(session.held_on),
            consent: consent_sign(&read, family.id)?,
            seats_left: session.capacity.saturating_sub(seats.taken),
            applied_already: store::applications::standing(&read, session.id, family.id)?.is_some(),
        })
    }

    /// Takes a family's application; when no seat is left, the family waits.
    pub(crate) fn apply(&mut self, request: Apply) -> Reply<Applied> {
        self.act("apply", |write, hands| {
            let session = open_session(write, hands, request.session.into())?;
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            if store::applications::standing(write, session.id, family.id)?.is_some() {
                return Err(ApplicationFailure::AppliedAlready.into());
            }
            let override_reason = reason("overrideReason", request.override_reason.as_deref())?;
            let verdict = Household::of(write, family.id)?.verdict(session.held_on);
            if !verdict.lets_in() && override_reason.is_none() {
                return Err(ApplicationFailure::NotEligible { verdict }.into());
            }
            if override_reason.is_some() {
                hands.may(Deed::Override, session.place)?;
            }
            let installed_on =
                request.installed_on.map(|day| not_after("installedOn", day, hands.today())).transpose()?;
            let taken = store::sessions::seats(write, session.id)?.taken;
            let seat = if taken < session.capacity { Seat::Taken } else { Seat::Waiting };
            let application = ApplicationRecord {
                id: hands.fresh(),
                session: session.id,
                family: family.id,
                channel: request.channel.into(),
                received_at: hands.now,
                received_by: hands.me.id,
                environment: request.environment.into(),
                installed_on,
                // An override that was not needed is not kept: it would read as if it had been.
                override_reason: override_reason.filter(|_| !verdict.lets_in()),
                seat,
                withdrawn_on: None,
            };
            store::applications::put(write, &application)?;
            let waiting = seat == Seat::Waiting;
            Ok(Applied { application: application.id.uuid(), waiting })
        })
    }

    /// Withdraws an application.
    pub(crate) fn withdraw_application(&mut self, request: WithdrawApplication) -> Reply<Done> {
        self.act("withdraw_application", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            if store::attendance::get(write, application.id)?.is_some() {
                return Err(ApplicationFailure::Attended.into());
            }
            application.withdrawn_on = Some(hands.today());
            store::applications::put(write, &application)?;
            Ok(Done {})
        })
    }

    /// Gives a waiting family a seat.
    pub(crate) fn give_seat(&mut self, request: GiveSeat) -> Reply<Done> {
        self.act("give_seat", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            let session = open_session(write, hands, application.session)?;
            let taken = store::sessions::seats(write, session.id)?.taken;
            if application.seat == Seat::Waiting && taken >= session.capacity {
                return Err(ApplicationFailure::NoSeat { capacity: session.capacity }.into());
            }
            application.seat = Seat::Taken;
            store::applications::put(write, &application)?;
            Ok(Done {})
        })
    }

    /// Changes what a family has (§4(1)), and the day its software was seen to work (§4(2)).
    pub(crate) fn amend_readiness(&mut self, request: AmendReadiness) -> Reply<Done> {
        self.act("amend_readiness", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            application.environment = request.environment.into();
            application.installed_on =
                request.installed_on.map(|day| not_after("installedOn", day, hands.today())).transpose()?;
            store::applications::put(write, &application)?;
            Ok(Done {})
        })
    }

    /// Names who of the household takes part.
    pub(crate) fn name_participants(&mut self, request: NameParticipants) -> Reply<Done> {
        self.act("name_participants", |write, hands| {
            let application = standing(write, hands, request.application.into())?;
            if store::attendance::get(write, application.id)?.is_some() {
                return Err(ApplicationFailure::Attended.into());
            }
            let named = named(write, application.family, &request.persons)?;
            store::applications::put_participants(write, application.id, &named)?;
            Ok(Done {})
        })
    }
}

/// Those of a household who are named, each of whom must be born and of it.
fn named(read: &Read, family: Id<Family>, persons: &[uuid::Uuid]) -> Reply<Vec<Id<Person>>> {
    let household = Household::of(read, family)?;
    let named: Vec<_> = household
        .members
        .iter()
        .filter(|one| !matches!(one.member, Member::Expected { .. }))
        .filter(|one| persons.contains(&one.id.uuid()))
        .map(|one| one.id)
        .collect();
    match named.len() {
        0 => Err(ApplicationFailure::NobodyNamed.into()),
        found if found < persons.len() => Err(Failure::Gone),
        _ => Ok(named),
    }
}

/// A session that takes applications: not called off, and this person's to keep.
fn open_session(read: &Read, hands: &Hands, id: Id<Session>) -> Reply<SessionRecord> {
    let session = session_of(read, id)?;
    hands.may(Deed::KeepRecords, session.place)?;
    if session.cancelled_on.is_some() {
        return Err(ApplicationFailure::SessionCancelled.into());
    }
    Ok(session)
}

/// An application that stands, and is this person's to keep.
pub(crate) fn standing(read: &Read, hands: &Hands, id: Id<Application>) -> Reply<ApplicationRecord> {
    let application = store::applications::get(read, id)?.ok_or(Failure::Gone)?;
    let session = session_of(read, application.session)?;
    hands.may(Deed::KeepRecords, session.place)?;
    if application.withdrawn_on.is_some() {
        return Err(ApplicationFailure::Withdrawn.into());
    }
    Ok(application)
}
