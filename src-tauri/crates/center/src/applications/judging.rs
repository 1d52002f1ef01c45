//! Judging applications (申込の判定): who may, whom the session is meant for, when, and how many fit.

use chrono::NaiveDate;
use domain::{
    Id,
    applications::{MINORS, minors_alone},
    calendar::months_of_age,
    families::{Family, Member},
    sessions::{Ages, Choosing, Window},
};
use store::{Read, sessions::SessionRecord};

use super::{Against, ApplicationFailure, ChannelWire};
use crate::{
    Failure, Reply,
    families::brief::Household,
    refusals::{RefusalSign, watching::sign},
};

/// What speaks against an application, the gravest first.
pub(crate) fn against(
    household: &Household,
    session: &SessionRecord,
    channel: Option<ChannelWire>,
    minor_consent_on: Option<NaiveDate>,
    today: NaiveDate,
    refusal: RefusalSign,
) -> Vec<Against> {
    let mut found: Vec<Against> = against_refused(refusal).into_iter().collect();
    let verdict = household.verdict(session.held_on);
    if !verdict.lets_in() {
        found.push(Against::NotEligible { verdict });
    }
    let grown: Vec<Option<NaiveDate>> = household
        .members
        .iter()
        .filter(|person| person.member == Member::Guardian)
        .map(|person| person.guardian_born_on)
        .collect();
    if minor_consent_on.is_none() && minors_alone(&grown, session.held_on) {
        found.push(Against::MinorAlone { clause: MINORS.to_string() });
    }
    if let Some((from, until)) = session.offer.months
        && let Ok(ages) = Ages::new(from, until)
        && !household.members.iter().any(|person| match person.member {
            Member::Child { born_on, .. } => {
                born_on <= session.held_on && ages.hold(months_of_age(born_on, session.held_on))
            }
            _ => false,
        })
    {
        found.push(Against::NotTheAge { from, until });
    }
    // On the day, at the door, the window is over by its nature.
    if let Some((from, until)) = session.offer.window
        && let Ok(window) = Window::new(from, until, session.held_on)
        && channel != Some(ChannelWire::OnTheSpot)
        && !window.is_open(today)
    {
        found.push(Against::NotTheTime { from, until });
    }
    found
}

/// What a refusal has against an application.
pub(crate) fn against_refused(sign: RefusalSign) -> Option<Against> {
    match sign {
        RefusalSign::None => None,
        RefusalSign::Refused { refusal } => {
            Some(Against::Refused { clause: refusal.clause.clone(), refusal })
        }
        RefusalSign::Alike { refusal, likeness } => {
            Some(Against::LikeRefused { clause: refusal.clause.clone(), refusal, likeness })
        }
    }
}

/// Stops a family that is refused; one that is only like it passes here, for it was looked at before.
pub(crate) fn not_refused(read: &Read, session: &SessionRecord, family: Id<Family>) -> Reply<()> {
    match against_refused(sign(read, session, family)?) {
        Some(against @ Against::Refused { .. }) => Err(refusal(against)),
        _ => Ok(()),
    }
}

/// The refusal for what speaks against it.
pub(crate) fn refusal(against: Against) -> Failure {
    match against {
        Against::NotEligible { verdict } => ApplicationFailure::NotEligible { verdict },
        against => ApplicationFailure::Against { against },
    }
    .into()
}

/// Seats a family applying now could have: none while others wait, or before lots are drawn.
pub(crate) fn seats_left(read: &Read, session: &SessionRecord) -> Reply<u32> {
    let seats = store::sessions::seats(read, session.id)?;
    if seats.waiting > 0 || undrawn(session) {
        return Ok(0);
    }
    Ok(session.capacity.saturating_sub(seats.taken))
}

/// Whether seats are given by lot, and the lots are still to be drawn.
pub(crate) fn undrawn(session: &SessionRecord) -> bool {
    session.offer.choosing == Choosing::Lottery && session.drawn.is_none()
}

/// Whether so many more persons of a family still fit, where the session counts persons.
pub(crate) fn persons_fit(read: &Read, session: &SessionRecord, more: usize) -> Reply<bool> {
    let Some(most) = session.offer.persons else { return Ok(true) };
    let mut there = 0;
    for application in store::applications::of_session(read, session.id)? {
        if application.seat == store::applications::Seat::Taken {
            there += heads(read, application.family, application.id)?;
        }
    }
    Ok(there + more <= most as usize)
}

/// How many of a family take part.
pub(crate) fn heads(
    read: &Read,
    family: Id<Family>,
    application: Id<domain::applications::Application>,
) -> Reply<usize> {
    let household = Household::of(read, family)?;
    Ok(crate::attendance::people::taking_part(read, &household, application)?.len())
}
