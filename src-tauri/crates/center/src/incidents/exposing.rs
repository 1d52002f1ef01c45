//! What may be known outside (漏れたおそれ): which ＩＤ等, of which sessions, and who must be told the new ones.

use std::collections::{BTreeMap, btree_map::Entry};

use chrono::{Days, NaiveDate};
use domain::{Id, devices::Checked, families::Family, incidents::LOSS_OF_IDS, places::Place, staff::Deed};
use store::{
    Read, applications::Seat, credentials::CredentialsRecord, families::Kept, incidents::IncidentRecord,
    sessions::SessionRecord,
};
use uuid::Uuid;

use super::{
    IncidentFailure,
    exposure::{
        CallLine, CallSession, ExposedSession, Exposure, ExposureRecorded, ExposureSheet,
        ExposureSheetRequest, Lost, RecordExposure,
    },
    keeping::{About, open, start},
};
use crate::{
    Center, Failure, Reply,
    credentials::keeping::reissue,
    devices::keeping::kit_of,
    families::brief::{Household, family_of},
    hands::Hands,
    sessions::keeping::session_of,
    wire::{LONG_LINE, NOTE, clock, needed, needed_text},
    world::in_japan,
};

/// How many days ahead sessions are looked through.
const A_YEAR: u64 = 366;

impl Center {
    /// What may be known outside.
    pub(crate) fn exposure_sheet(&mut self, request: ExposureSheetRequest) -> Reply<ExposureSheet> {
        let (read, hands) = self.look();
        let lost = lost_of(&read, &hands, request.lost)?;
        let sessions = exposed(&read, &hands, &lost)?;
        Ok(ExposureSheet {
            name: lost.family.map(|family| Household::of(&read, family)).transpose()?.map(|of| of.name()),
            family: lost.family.map(Id::uuid),
            kit: lost.kit_number,
            session: lost.session_title,
            households: lost
                .laptop_of
                .map(|place| store::families::total(&read, place.map_or(Kept::Anywhere, Kept::At)))
                .transpose()?,
            calls: calls(&read, &hands, &sessions)?.into_iter().map(CallLine::from).collect(),
            sessions,
        })
    }

    /// Puts the loss on record, and issues ＩＤ等 anew for all that is named: one act.
    pub(crate) fn record_exposure(&mut self, request: RecordExposure) -> Reply<ExposureRecorded> {
        self.act("record_exposure", |write, hands| {
            let lost = lost_of(write, hands, request.lost)?;
            let facts = needed_text("facts", &request.facts, NOTE)?;
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            let exposed = exposed(write, hands, &lost)?;
            if exposed.is_empty() && lost.laptop_of.is_none() {
                return Err(IncidentFailure::NothingExposed.into());
            }
            let incident = match request.incident {
                Some(incident) => {
                    let mut incident = open(write, hands, incident.into())?;
                    incident.facts = facts;
                    if !incident.clauses.contains(&LOSS_OF_IDS) {
                        incident.clauses.push(LOSS_OF_IDS);
                        incident.clauses.sort();
                    }
                    store::incidents::put(write, &incident)?;
                    incident
                }
                None => start(write, hands, LOSS_OF_IDS, lost.about(), facts)?,
            };
            let mut to_tell_again = 0;
            for (at, anew) in request.sessions.iter().enumerate() {
                let session = session_of(write, anew.session.into())?;
                hands.may(Deed::KeepRecords, session.place)?;
                // Only what is exposed is issued anew here: a family that knows what stands is not called in vain.
                let is_exposed =
                    |one: &ExposedSession| one.session == anew.session && one.state == Exposure::ToReissue;
                if !exposed.iter().any(is_exposed) {
                    return Err(IncidentFailure::NothingExposed.into());
                }
                let meeting_id = anew.meeting_id.as_deref();
                let field = format!("sessions.{at}");
                to_tell_again +=
                    reissue(write, hands, &session, &field, meeting_id, &anew.passcode, &reason)?;
            }
            Ok(ExposureRecorded {
                incident: incident.id.uuid(),
                number: incident.number,
                reissued: request.sessions.len() as u32,
                to_tell_again,
            })
        })
    }
}

/// What was lost, and the ＩＤ等 that were known by it.
struct LostThing {
    known: Vec<CredentialsRecord>,
    family: Option<Id<Family>>,
    kit: Option<Id<domain::devices::Kit>>,
    kit_number: Option<String>,
    session: Option<Id<domain::sessions::Session>>,
    session_title: Option<String>,
    /// Of which place the lost laptop holds the records; of all, for the division's.
    laptop_of: Option<Option<Id<Place>>>,
}

impl LostThing {
    fn about(&self) -> About {
        About { session: self.session, family: self.family, kit: self.kit }
    }
}

/// What was lost, where it is this person's to keep: a kit is whose family has it, then the place's it stands at.
fn lost_of(read: &Read, hands: &Hands, lost: Lost) -> Reply<LostThing> {
    let thing = thing_of(read, hands, lost)?;
    let place = match (thing.family, thing.session, thing.kit) {
        (Some(family), _, _) => family_of(read, family)?.place,
        (None, Some(session), _) => session_of(read, session)?.place,
        (None, None, Some(kit)) => kit_of(read, kit)?.place,
        (None, None, None) => hands.me.place.id,
    };
    hands.may(Deed::KeepRecords, place)?;
    Ok(thing)
}

fn thing_of(read: &Read, hands: &Hands, lost: Lost) -> Reply<LostThing> {
    let mut thing = LostThing {
        known: Vec::new(),
        family: None,
        kit: None,
        kit_number: None,
        session: None,
        session_title: None,
        laptop_of: None,
    };
    match lost {
        Lost::OfFamily { family } => {
            let family = family_of(read, family.into())?;
            thing.known = told_to(read, family.id, NaiveDate::MIN)?;
            thing.family = Some(family.id);
        }
        Lost::OnKit { kit } => {
            let kit = kit_of(read, kit.into())?;
            let loans = store::loans::of_kit(read, kit.id)?;
            // Who has it; or had it last, while it was not wiped since.
            let last = loans.iter().find(|loan| loan.returned_on.is_none()).or_else(|| {
                loans.iter().max_by_key(|loan| loan.lent_on).filter(|_| kit.checked == Checked::NotYet)
            });
            if let Some(loan) = last {
                thing.known = told_to(read, loan.family, loan.lent_on)?;
                thing.family = Some(loan.family);
            }
            thing.kit_number = Some(kit.number);
            thing.kit = Some(kit.id);
        }
        Lost::OfSession { session } => {
            let session = session_of(read, session.into())?;
            thing.known = store::credentials::standing(read, session.id)?.into_iter().collect();
            thing.session_title = Some(session.title);
            thing.session = Some(session.id);
        }
        Lost::Laptop {} => {
            let place = hands.works_at();
            thing.known = issued_for_days_to_come(read, hands, place)?;
            thing.laptop_of = Some(place);
        }
    }
    Ok(thing)
}

/// Every ＩＤ等 of the sessions to come of a place, or of all.
fn issued_for_days_to_come(
    read: &Read,
    hands: &Hands,
    place: Option<Id<Place>>,
) -> Reply<Vec<CredentialsRecord>> {
    let today = hands.today();
    let mut known = Vec::new();
    for session in store::sessions::between(read, place, today, today + Days::new(A_YEAR))? {
        known.extend(store::credentials::of_session(read, session.id)?);
    }
    Ok(known)
}

/// The ＩＤ等 a family was told, of sessions from a day on; an application that was withdrawn does not unlearn them.
fn told_to(read: &Read, family: Id<Family>, from: NaiveDate) -> Reply<Vec<CredentialsRecord>> {
    let mut known = Vec::new();
    for application in store::applications::of_family(read, family)? {
        let session = store::sessions::get(read, application.session)?.ok_or(Failure::Gone)?;
        if session.held_on < from {
            continue;
        }
        for telling in store::credentials::tellings(read, application.id)? {
            known.extend(store::credentials::get(read, telling.credentials)?);
        }
    }
    Ok(known)
}

/// Every session whose ＩＤ等 may be known: those to come that stand under what was known or did, whichever session
/// it was told for; and of the sessions it was told for, those that are over.
fn exposed(read: &Read, hands: &Hands, lost: &LostThing) -> Reply<Vec<ExposedSession>> {
    if lost.known.is_empty() {
        return Ok(Vec::new());
    }
    let today = hands.today();
    let mut found: BTreeMap<Uuid, ExposedSession> = BTreeMap::new();
    for session in store::sessions::between(read, None, today, today + Days::new(A_YEAR))? {
        let issued = store::credentials::of_session(read, session.id)?;
        let is_known = |one: &CredentialsRecord| {
            lost.known.iter().any(|known| {
                known.id == one.id || (&known.meeting_id, &known.passcode) == (&one.meeting_id, &one.passcode)
            })
        };
        if issued.iter().any(is_known) && session.cancelled_on.is_none() && !is_over(hands, &session) {
            let state = if !issued.first().is_some_and(is_known) {
                Exposure::Void
            } else if hands.may(Deed::KeepRecords, session.place).is_ok() {
                Exposure::ToReissue
            } else {
                Exposure::Elsewhere
            };
            found.insert(session.id.uuid(), line(read, hands, &session, state)?);
        }
    }
    for known in &lost.known {
        if found.contains_key(&known.session.uuid()) {
            continue;
        }
        let session = session_of(read, known.session)?;
        let state = if is_over(hands, &session) || session.cancelled_on.is_some() {
            Exposure::Over
        } else {
            Exposure::Void
        };
        found.insert(session.id.uuid(), line(read, hands, &session, state)?);
    }
    let mut sessions: Vec<ExposedSession> = found.into_values().collect();
    sessions.sort_by(|one, other| {
        let rank = |state: Exposure| match state {
            Exposure::ToReissue | Exposure::Elsewhere => 0,
            Exposure::Void => 1,
            Exposure::Over => 2,
        };
        (rank(one.state), one.held_on, &one.starts_at).cmp(&(
            rank(other.state),
            other.held_on,
            &other.starts_at,
        ))
    });
    Ok(sessions)
}

fn is_over(hands: &Hands, session: &SessionRecord) -> bool {
    let today = hands.today();
    session.held_on < today || session.held_on == today && session.ends_at <= in_japan(hands.now).time()
}

fn line(read: &Read, hands: &Hands, session: &SessionRecord, state: Exposure) -> Reply<ExposedSession> {
    let passcode = match state {
        Exposure::ToReissue => passcode(hands),
        Exposure::Elsewhere | Exposure::Void | Exposure::Over => String::new(),
    };
    Ok(ExposedSession {
        session: session.id.uuid(),
        title: session.title.clone(),
        place: store::places::get(read, session.place)?.ok_or(Failure::Gone)?.short_name,
        held_on: session.held_on,
        starts_at: clock(session.starts_at),
        state,
        passcode,
    })
}

/// Six letters that are not taken for one another, and no words.
fn passcode(hands: &Hands) -> String {
    const LETTERS: &[u8] = b"23456789cdfghjkmnpqrtvwxyz";
    let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
    hands.chance().iter().take(6).map(letter).collect()
}

/// A family that must be called, and about which sessions.
pub(crate) struct Call {
    family: Id<Family>,
    pub(crate) name: String,
    pub(crate) kana: String,
    pub(crate) phone: String,
    pub(crate) sessions: Vec<SessionRecord>,
}

/// Whom to call about an incident: whoever was told ＩＤ等 that are void by it, or will be.
pub(crate) fn calls_of(read: &Read, hands: &Hands, incident: &IncidentRecord) -> Reply<Vec<Call>> {
    let lost = match (incident.kit, incident.family, incident.session) {
        (Some(kit), _, _) => Lost::OnKit { kit: kit.uuid() },
        (None, Some(family), _) => Lost::OfFamily { family: family.uuid() },
        (None, None, Some(session)) => Lost::OfSession { session: session.uuid() },
        // A laptop, or nobody knows what: who is called knew ＩＤ等 that were issued anew since.
        (None, None, None) if incident.clauses.contains(&LOSS_OF_IDS) => Lost::Laptop {},
        (None, None, None) => return Ok(Vec::new()),
    };
    let mut lost = thing_of(read, hands, lost)?;
    // What was issued since is what they are to be told.
    lost.known.retain(|known| known.issued_at < incident.learnt_at);
    if let Some(session) = lost.session {
        let issued = store::credentials::of_session(read, session)?;
        lost.known = issued.into_iter().find(|one| one.issued_at < incident.learnt_at).into_iter().collect();
    }
    let mut sessions = exposed(read, hands, &lost)?;
    if lost.laptop_of.is_some() {
        sessions.retain(|one| one.state == Exposure::Void);
    }
    calls(read, hands, &sessions)
}

/// Who must be told the new ones, each family once: of what is still to be issued anew, every family with a seat
/// that was told; of what was issued anew already, every one that was not told since.
fn calls(read: &Read, hands: &Hands, sessions: &[ExposedSession]) -> Reply<Vec<Call>> {
    let mut calls: BTreeMap<Uuid, Call> = BTreeMap::new();
    for exposed in sessions.iter().filter(|one| matches!(one.state, Exposure::ToReissue | Exposure::Void)) {
        let session = session_of(read, exposed.session.into())?;
        if hands.may(Deed::KeepRecords, session.place).is_err() {
            continue;
        }
        let stand = store::credentials::standing(read, session.id)?.map(|stand| stand.id);
        for application in store::applications::of_session(read, session.id)? {
            let tellings = store::credentials::tellings(read, application.id)?;
            let knows = exposed.state == Exposure::Void
                && tellings.iter().any(|telling| Some(telling.credentials) == stand);
            if application.seat == Seat::Waiting || tellings.is_empty() || knows {
                continue;
            }
            let call = match calls.entry(application.family.uuid()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(anew) => {
                    let household = Household::of(read, application.family)?;
                    anew.insert(Call {
                        family: application.family,
                        name: household.name(),
                        kana: household.kana(),
                        phone: household.phone(),
                        sessions: Vec::new(),
                    })
                }
            };
            call.sessions.push(session.clone());
        }
    }
    let mut calls: Vec<Call> = calls.into_values().collect();
    calls.sort_by(|one, other| (&one.kana, &one.name).cmp(&(&other.kana, &other.name)));
    Ok(calls)
}

impl From<Call> for CallLine {
    fn from(call: Call) -> Self {
        let session = |one: SessionRecord| CallSession {
            title: one.title,
            held_on: one.held_on,
            starts_at: clock(one.starts_at),
        };
        Self {
            family: call.family.uuid(),
            name: call.name,
            kana: call.kana,
            phone: call.phone,
            sessions: call.sessions.into_iter().map(session).collect(),
        }
    }
}
