//! Taking applications (申込の受付): judged on the session's day, one a family, as seats allow.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::Application,
    families::{Family, Member, Person},
    sessions::Session,
    staff::Deed,
};
use store::{
    Read, Write,
    applications::{ApplicationRecord, Seat},
    sessions::SessionRecord,
};

use super::{
    AmendReadiness, ApplicationFailure, Applied, Apply, ChannelWire, EnvironmentWire, GiveSeat,
    JudgeApplication, Judgement, NameParticipants, WalkIn, WithdrawApplication,
    judging::{against, persons_fit, refusal, seats_left, undrawn},
};
use crate::{
    Center, Failure, Reply,
    attendance::PersonSign,
    contract::Done,
    desk::not_after,
    families::{
        LanguageWire, RegisterFamily,
        brief::{Household, consent_sign, family_of},
        keeping::{next_number, register},
    },
    hands::Hands,
    sessions::keeping::session_of,
    wire::reason,
    world::in_japan,
};

impl Center {
    /// What an application would meet.
    pub(crate) fn judge_application(&mut self, request: JudgeApplication) -> Reply<Judgement> {
        let (read, hands) = self.look();
        let session = session_of(&read, request.session.into())?;
        hands.may(Deed::LookAtRecords, session.place)?;
        let family = family_of(&read, request.family.into())?;
        hands.may(Deed::LookAtRecords, family.place)?;
        let household = Household::of(&read, family.id)?;
        Ok(Judgement {
            eligibility: household.verdict(session.held_on),
            against: against(&household, &session, None, None, hands.today()),
            consent: consent_sign(&read, family.id)?,
            seats_left: seats_left(&read, &session)?,
            undrawn: undrawn(&session),
            applied_already: store::applications::standing(&read, session.id, family.id)?.is_some(),
            people: household_people(&household, session.held_on),
        })
    }

    /// Takes a family's application; when no seat is left, the family waits.
    pub(crate) fn apply(&mut self, request: Apply) -> Reply<Applied> {
        self.act("apply", |write, hands| take(write, hands, request, hands.now))
    }

    /// Registers a family nobody knew and takes its application, as one act: the rest of its card is filled in later.
    pub(crate) fn walk_in(&mut self, request: WalkIn) -> Reply<Applied> {
        self.act("walk_in", |write, hands| {
            let card = RegisterFamily {
                address: String::new(),
                language: LanguageWire::default(),
                consideration: String::new(),
                note: String::new(),
                members: request.members,
            };
            let family = register(write, hands, &card, next_number(write, hands)?)?;
            let apply = Apply {
                session: request.session,
                family: family.id.uuid(),
                channel: ChannelWire::OnTheSpot,
                environment: EnvironmentWire::own(),
                installed_on: None,
                tested_on: None,
                participants: None,
                minor_consent_on: request.minor_consent_on,
                override_reason: request.override_reason,
            };
            take(write, hands, apply, hands.now)
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
            application.withdrawn_because = Some(request.because.into());
            application.answer_by = None;
            store::applications::put(write, &application)?;
            Ok(Done {})
        })
    }

    /// Gives a waiting family a seat.
    pub(crate) fn give_seat(&mut self, request: GiveSeat) -> Reply<Done> {
        self.act("give_seat", |write, hands| {
            let mut application = standing(write, hands, request.application.into())?;
            let session = open_session(write, hands, application.session)?;
            let seats = store::sessions::seats(write, session.id)?;
            let others = seats.offered - u32::from(application.answer_by.is_some());
            if application.seat == Seat::Waiting && seats.taken + others >= session.capacity {
                return Err(ApplicationFailure::NoSeat { capacity: session.capacity }.into());
            }
            application.answer_by = None;
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
            application.tested_on =
                request.tested_on.map(|day| not_after("testedOn", day, hands.today())).transpose()?;
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

/// Everyone of a household who is born.
fn household_people(household: &Household, day: chrono::NaiveDate) -> Vec<PersonSign> {
    let born = household.members.iter().filter(|one| !matches!(one.member, Member::Expected { .. }));
    born.map(|person| PersonSign::of(household, person, day)).collect()
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

/// Takes an application that came at a given moment, as part of an act.
pub(crate) fn take(
    write: &Write,
    hands: &Hands,
    request: Apply,
    received_at: DateTime<Utc>,
) -> Reply<Applied> {
    let session = open_session(write, hands, request.session.into())?;
    let family = family_of(write, request.family.into())?;
    hands.may(Deed::KeepRecords, family.place)?;
    if store::applications::standing(write, session.id, family.id)?.is_some() {
        return Err(ApplicationFailure::AppliedAlready.into());
    }
    let override_reason = reason("overrideReason", request.override_reason.as_deref())?;
    let day = |field, day: Option<chrono::NaiveDate>| {
        day.map(|day| not_after(field, day, hands.today())).transpose()
    };
    let minor_consent_on = day("minorConsentOn", request.minor_consent_on)?;
    let household = Household::of(write, family.id)?;
    let found = against(
        &household,
        &session,
        Some(request.channel),
        minor_consent_on,
        in_japan(received_at).date_naive(),
    );
    let speaks = !found.is_empty();
    if let Some(first) = found.into_iter().next().filter(|_| override_reason.is_none()) {
        return Err(refusal(first));
    }
    if override_reason.is_some() {
        hands.may(Deed::Override, session.place)?;
    }
    let named = match &request.participants {
        Some(persons) => named(write, family.id, persons)?,
        None => Vec::new(),
    };
    let more = if named.is_empty() { household.members.len() } else { named.len() };
    let free = seats_left(write, &session)? > 0 && persons_fit(write, &session, more)?;
    let seat = if free { Seat::Taken } else { Seat::Waiting };
    let application = ApplicationRecord {
        id: hands.fresh(),
        session: session.id,
        family: family.id,
        channel: request.channel.into(),
        received_at,
        received_by: hands.me.id,
        environment: request.environment.into(),
        installed_on: day("installedOn", request.installed_on)?,
        tested_on: day("testedOn", request.tested_on)?,
        answer_by: None,
        lot: None,
        minor_consent_on,
        // An override that was not needed is not kept: it would read as if it had been.
        override_reason: override_reason.filter(|_| speaks),
        seat,
        withdrawn_on: None,
        withdrawn_because: None,
    };
    store::applications::put(write, &application)?;
    store::applications::put_participants(write, application.id, &named)?;
    let waiting = seat == Seat::Waiting;
    Ok(Applied { application: application.id.uuid(), waiting })
}

/// A session that takes applications: not called off, and this person's to keep.
pub(super) fn open_session(read: &Read, hands: &Hands, id: Id<Session>) -> Reply<SessionRecord> {
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
