//! Keeping sessions (オンライン事業の計画): plan, amend, call off, list, show.

use chrono::{Datelike, NaiveDate};
use domain::{
    Id,
    sessions::{Ages, Capacity, NotACapacity, Session, Slot, Window},
    staff::Deed,
};
use store::{
    Read, Write,
    credentials::CredentialsRecord,
    sessions::{Offer, ServiceRecord, SessionRecord},
};

use super::{
    AddService, AmendSession, CancelSession, PlanSession, ServiceAdded, ServiceRow, Services, SessionCard,
    SessionCardRequest, SessionFailure, SessionPlanned, SessionRow, Sessions, Terms,
    months::{because, month},
    offering::{Draw, OfferWire},
    readying::{preparation_rows, present_rows},
};
use crate::{
    Center, Failure, Problem, Reply,
    applications::{
        calling::{refused_rows, withdrawn_rows},
        rows::application_rows,
    },
    consents::permitting::permission_rows,
    contract::Done,
    credentials,
    decisions::preparing::decided_rows,
    desk::not_after,
    hands::Hands,
    history::shown,
    papers::paper_rows,
    wire::{LINE, LONG_LINE, clock, needed, optional, time},
};

impl Center {
    /// Plans a session.
    pub(crate) fn plan_session(&mut self, request: PlanSession) -> Reply<SessionPlanned> {
        self.act("plan_session", |write, hands| {
            let session = planned(write, hands, hands.fresh(), &request)?;
            open_on(write, &session, request.closed_day)?;
            store::sessions::put(write, &session)?;
            issue_credentials(write, hands, session.id, &request)?;
            Ok(SessionPlanned { session: session.id.uuid() })
        })
    }

    /// Changes a session that was planned.
    pub(crate) fn amend_session(&mut self, request: AmendSession) -> Reply<Done> {
        self.act("amend_session", |write, hands| {
            let before = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, before.place)?;
            if before.cancelled_on.is_some() {
                return Err(SessionFailure::Cancelled.into());
            }
            let mut session = planned(write, hands, before.id, &request.plan)?;
            session.drawn = before.drawn;
            // A screen that does not speak of the offer leaves it as it is.
            if request.plan.offer.is_none() {
                session.offer = before.offer;
            }
            let moved = session.held_on != before.held_on;
            if moved || session.place != before.place {
                open_on(write, &session, request.plan.closed_day)?;
            }
            if moved && store::sessions::seats(write, before.id)?.attended > 0 {
                return Err(SessionFailure::AlreadyHeld.into());
            }
            store::sessions::put(write, &session)?;
            issue_credentials(write, hands, session.id, &request.plan)?;
            Ok(Done {})
        })
    }

    /// Calls a session off.
    pub(crate) fn cancel_session(&mut self, request: CancelSession) -> Reply<Done> {
        self.act("cancel_session", |write, hands| {
            let mut session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            if session.cancelled_on.is_some() {
                return Err(SessionFailure::Cancelled.into());
            }
            if store::sessions::seats(write, session.id)?.attended > 0 {
                return Err(SessionFailure::AlreadyHeld.into());
            }
            session.cancelled_on = Some(hands.today());
            session.cancelled_for = needed("reason", &request.reason, LONG_LINE)?;
            store::sessions::put(write, &session)?;
            Ok(Done {})
        })
    }

    /// The sessions of a month.
    pub(crate) fn sessions(&mut self, request: Sessions) -> Reply<Vec<SessionRow>> {
        let (read, hands) = self.look();
        let (first, last) = month(request.year, request.month)?;
        store::sessions::between(&read, hands.sees(), first, last)?
            .iter()
            .map(|session| session_row(&read, session))
            .collect()
    }

    /// A session with all that belongs to it.
    pub(crate) fn session_card(&mut self, request: SessionCardRequest) -> Reply<SessionCard> {
        let (read, hands) = self.look();
        let session = session_of(&read, request.session.into())?;
        hands.may(Deed::LookAtRecords, session.place)?;
        let policy = store::policy::on(&read, session.held_on)?.ok_or(Failure::Broken)?;
        let service = store::sessions::get_service(&read, session.service)?.ok_or(Failure::Gone)?;
        let applications = application_rows(&read, &session, hands.today())?;
        let records: Vec<_> = std::iter::once(("sessions", session.id.uuid()))
            .chain(applications.iter().map(|row| ("applications", row.id)))
            .collect();
        Ok(SessionCard {
            row: session_row(&read, &session)?,
            place_id: session.place.uuid(),
            policy_version: policy.version,
            offer: (&session.offer).into(),
            draw: session.drawn.map(|(seed, at)| Draw { seed: format!("{seed:016x}"), at: at.to_rfc3339() }),
            cancelled_for: session.cancelled_for.clone(),
            terms: Terms { version: service.terms_version, checked_on: service.terms_checked_on },
            present: present_rows(&read, session.id, policy.version)?,
            preparations: preparation_rows(&read, &session)?,
            decided: decided_rows(&read, &session)?,
            permissions: permission_rows(&read, &session)?,
            refused: refused_rows(&read, &session)?,
            withdrawn: withdrawn_rows(&read, &session)?,
            service: service.name,
            service_id: service.id.uuid(),
            credentials: credentials::keeping::brief(&read, session.id)?,
            history: shown(&read, &records)?,
            applications,
            papers: paper_rows(&read, store::papers::about(&read, session.id.uuid())?)?,
        })
    }

    /// The video services.
    pub(crate) fn services(&mut self, Services {}: Services) -> Reply<Vec<ServiceRow>> {
        let (read, _) = self.look();
        Ok(store::sessions::services(&read)?
            .into_iter()
            .map(|service| ServiceRow {
                id: service.id.uuid(),
                name: service.name,
                provider: service.provider,
                terms_version: service.terms_version,
                terms_checked_on: service.terms_checked_on,
            })
            .collect())
    }

    /// Enters a video service.
    pub(crate) fn add_service(&mut self, request: AddService) -> Reply<ServiceAdded> {
        self.act("add_service", |write, hands| {
            hands.may(Deed::KeepRecords, hands.me.place.id)?;
            let service = ServiceRecord {
                id: hands.fresh(),
                name: needed("name", &request.name, LINE)?,
                provider: needed("provider", &request.provider, LINE)?,
                terms_version: optional("termsVersion", &request.terms_version, LINE)?,
                terms_checked_on: not_after("termsCheckedOn", request.terms_checked_on, hands.today())?,
            };
            store::sessions::put_service(write, &service)?;
            Ok(ServiceAdded { service: service.id.uuid() })
        })
    }
}

/// A session that must be there.
pub(crate) fn session_of(read: &Read, id: Id<Session>) -> Reply<SessionRecord> {
    store::sessions::get(read, id)?.ok_or(Failure::Gone)
}

/// A session as lists show it.
pub(crate) fn session_row(read: &Read, session: &SessionRecord) -> Reply<SessionRow> {
    let seats = store::sessions::seats(read, session.id)?;
    let place = store::places::get(read, session.place)?.ok_or(Failure::Gone)?;
    Ok(SessionRow {
        id: session.id.uuid(),
        place: place.short_name,
        kind: session.kind.into(),
        title: session.title.clone(),
        held_on: session.held_on,
        starts_at: clock(session.starts_at),
        ends_at: clock(session.ends_at),
        capacity: session.capacity,
        applied: seats.taken,
        waiting: seats.waiting,
        attended: seats.attended,
        cancelled: session.cancelled_on.is_some(),
    })
}

/// Asks before a session stands on a day its place is closed on.
fn open_on(read: &Read, session: &SessionRecord, known: Option<NaiveDate>) -> Reply<()> {
    let day = session.held_on;
    match store::loans::open_days(read, session.place)?.closed(day) {
        Some(closed) if known != Some(day) => {
            let because = because(read, session.place, day, closed)?;
            Err(SessionFailure::ClosedDay { day, because }.into())
        }
        _ => Ok(()),
    }
}

/// A request's plan as a session, with every field checked.
pub(super) fn planned(
    read: &Read,
    hands: &Hands,
    id: Id<Session>,
    plan: &PlanSession,
) -> Reply<SessionRecord> {
    let place = store::places::get(read, plan.place.into())?.ok_or(Failure::Gone)?;
    hands.may(Deed::KeepRecords, place.id)?;
    let service = store::sessions::get_service(read, plan.service.into())?.ok_or(Failure::Gone)?;
    let slot = Slot::new(plan.held_on, time("startsAt", &plan.starts_at)?, time("endsAt", &plan.ends_at)?)
        .map_err(|_| Failure::field("endsAt", Problem::EndsBeforeItBegins))?;
    // A year nobody plans in is a slip of the finger.
    let this_year = hands.today().year();
    if !(this_year - 10..=this_year + 5).contains(&slot.on().year()) {
        let bounds = |years: i32| u32::try_from(this_year + years).unwrap_or_default();
        let problem = Problem::OutOfBounds { least: bounds(-10), most: bounds(5) };
        return Err(Failure::field("heldOn", problem));
    }
    let capacity = Capacity::of(plan.capacity)
        .map_err(|NotACapacity| Failure::field("capacity", Problem::OutOfBounds { least: 1, most: 500 }))?;
    Ok(SessionRecord {
        id,
        place: place.id,
        kind: plan.kind.into(),
        title: needed("title", &plan.title, LINE)?,
        held_on: slot.on(),
        starts_at: slot.from(),
        ends_at: slot.until(),
        capacity: capacity.families(),
        service: service.id,
        cancelled_on: None,
        cancelled_for: String::new(),
        offer: plan.offer.as_ref().map_or_else(|| Ok(Offer::default()), |offer| offered(offer, &slot))?,
        drawn: None,
    })
}

/// For whom a session is, with every field checked.
fn offered(offer: &OfferWire, slot: &Slot) -> Reply<Offer> {
    const MOST_PERSONS: u32 = 2_000;
    if offer.persons.is_some_and(|persons| !(1..=MOST_PERSONS).contains(&persons)) {
        let problem = Problem::OutOfBounds { least: 1, most: MOST_PERSONS };
        return Err(Failure::field("offer.persons", problem));
    }
    let months = match (offer.months_from, offer.months_until) {
        (None, None) => None,
        (from, until) => {
            let (from, until) = (from.unwrap_or(0), until.unwrap_or(84));
            Ages::new(from, until).map_err(|_| Failure::field("offer.monthsUntil", Problem::NotASpan))?;
            Some((from, until))
        }
    };
    let window = match (offer.apply_from, offer.apply_until) {
        (None, None) => None,
        (Some(from), Some(until)) => {
            Window::new(from, until, slot.on())
                .map_err(|_| Failure::field("offer.applyUntil", Problem::NotASpan))?;
            Some((from, until))
        }
        (None, Some(_)) => return Err(Failure::field("offer.applyFrom", Problem::Empty)),
        (Some(_), None) => return Err(Failure::field("offer.applyUntil", Problem::Empty)),
    };
    Ok(Offer {
        persons: offer.persons,
        months,
        window,
        choosing: offer.choosing.into(),
        host_account: optional("offer.hostAccount", &offer.host_account, LINE)?,
    })
}

impl From<&Offer> for OfferWire {
    fn from(offer: &Offer) -> Self {
        Self {
            persons: offer.persons,
            months_from: offer.months.map(|(from, _)| from),
            months_until: offer.months.map(|(_, until)| until),
            apply_from: offer.window.map(|(from, _)| from),
            apply_until: offer.window.map(|(_, until)| until),
            choosing: offer.choosing.into(),
            host_account: offer.host_account.clone(),
        }
    }
}

/// Issues ＩＤ等 where the plan names other ones than stand. One set per session (§5(1)).
fn issue_credentials(write: &Write, hands: &Hands, session: Id<Session>, plan: &PlanSession) -> Reply<()> {
    let meeting_id = optional("meetingId", &plan.meeting_id, LINE)?;
    let passcode = optional("passcode", &plan.passcode, LINE)?;
    let before = store::credentials::standing(write, session)?;
    // An amended plan that leaves both empty keeps the ＩＤ等 that stand: the screen never had them.
    if meeting_id.is_empty() && passcode.is_empty() {
        return Ok(());
    }
    let reason = match &before {
        Some(before) if (&before.meeting_id, &before.passcode) == (&meeting_id, &passcode) => return Ok(()),
        Some(_) => "予定を直した",
        None => "",
    };
    store::credentials::put(
        write,
        &CredentialsRecord {
            id: hands.fresh(),
            session,
            meeting_id,
            passcode,
            issued_at: hands.now,
            issued_by: hands.me.id,
            reason: reason.to_owned(),
        },
    )?;
    Ok(())
}
