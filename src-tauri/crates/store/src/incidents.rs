//! Incidents (事故・違反), as they rest: the incident, its 経過, the division's instructions.

mod following;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    credentials::ToldBy,
    devices::Kit,
    families::Family,
    incidents::{Incident, LeakKind},
    places::Place,
    policy::ClauseId,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

pub use following::*;

/// An incident.
#[derive(Clone, PartialEq, Eq)]
pub struct IncidentRecord {
    /// Which.
    pub id: Id<Incident>,
    /// 南-事-2026-0001.
    pub number: String,
    /// Where.
    pub place: Id<Place>,
    /// Under which clauses.
    pub clauses: Vec<ClauseId>,
    /// What happened; empty until it is written down.
    pub facts: String,
    /// When it happened, as far as known.
    pub occurred_at: Option<DateTime<Utc>>,
    /// When it became known (覚知).
    pub learnt_at: DateTime<Utc>,
    /// To whom.
    pub learnt_by: Id<Staff>,
    /// Who saw it.
    pub witnesses: String,
    /// What shows it.
    pub evidence: String,
    /// At which session.
    pub session: Option<Id<Session>>,
    /// Which family.
    pub family: Option<Id<Family>>,
    /// Which kit.
    pub kit: Option<Id<Kit>>,
    /// What single clauses ask for.
    pub specials: Specials,
    /// When it was entered.
    pub opened_at: DateTime<Utc>,
    /// By whom.
    pub opened_by: Id<Staff>,
    /// That the centre told the division.
    pub relayed: Option<Relayed>,
    /// That the division took it: when, and who.
    pub received: Option<(DateTime<Utc>, Id<Staff>)>,
    /// That it was closed: when, and by whom.
    pub closed: Option<(DateTime<Utc>, Id<Staff>)>,
    /// How it ended; empty while it is open.
    pub outcome: String,
    /// How many persons' data leaked; none while nobody judged it.
    pub leak_persons: Option<u32>,
    /// What makes the leak a grave one.
    pub leak_kinds: Vec<LeakKind>,
}

/// What single clauses ask for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Specials {
    /// §6(1): which machine.
    pub machine: String,
    /// §6(4): where it was posted.
    pub url: String,
    /// §6(4): the day it was found.
    pub found_on: Option<NaiveDate>,
    /// §6(4): the day its removal was asked for.
    pub removal_asked_on: Option<NaiveDate>,
    /// §6(4): the day it was seen to be gone.
    pub removal_confirmed_on: Option<NaiveDate>,
    /// §6(9): who was there alone.
    pub minor: String,
}

/// That a centre told the division.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Relayed {
    /// When.
    pub at: DateTime<Utc>,
    /// Who told.
    pub by: Id<Staff>,
    /// How.
    pub how: ToldBy,
}

/// One incident.
pub fn get(read: &Read, id: Id<Incident>) -> Result<Option<IncidentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM incidents WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(incident(row)))
        .optional()?
        .transpose()
}

/// The incidents of a place, or of all, the latest first.
pub fn all(read: &Read, place: Option<Id<Place>>) -> Result<Vec<IncidentRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM incidents WHERE ?1 IS NULL OR place = ?1 ORDER BY learnt_at DESC, id DESC",
        )?
        .query_and_then([place.map(Id::uuid)], incident)?
        .collect()
}

/// The incidents the division has not taken yet, the earliest first.
pub fn running(read: &Read, place: Option<Id<Place>>) -> Result<Vec<IncidentRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM incidents WHERE received_at IS NULL AND closed_at IS NULL
               AND (?1 IS NULL OR place = ?1) ORDER BY learnt_at, id",
        )?
        .query_and_then([place.map(Id::uuid)], incident)?
        .collect()
}

/// The instructions that are open, of incidents that are, the first due first.
pub fn open_instructions(
    read: &Read,
    place: Option<Id<Place>>,
) -> Result<Vec<(IncidentRecord, InstructionRecord)>> {
    let mut found = Vec::new();
    for incident in all(read, place)?.into_iter().filter(|incident| incident.closed.is_none()) {
        for one in instructions(read, incident.id)?.into_iter().filter(|one| one.done.is_none()) {
            found.push((incident.clone(), one));
        }
    }
    found.sort_by_key(|(_, one)| (one.due_on, one.id));
    Ok(found)
}

/// The incidents a family is part of, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<IncidentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM incidents WHERE family = ?1 ORDER BY learnt_at DESC, id DESC")?
        .query_and_then(params![family.uuid()], incident)?
        .collect()
}

/// The highest running number that begins so.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "incidents", prefix)
}

/// Writes an incident down, or what changed of it.
pub fn put(write: &Write, incident: &IncidentRecord) -> Result<()> {
    let kinds: Vec<&str> = incident.leak_kinds.iter().map(|kind| kind.word()).collect();
    write.put(
        "incidents",
        incident.id.uuid(),
        &[
            ("number", incident.number.as_str().into()),
            ("place", incident.place.uuid().into()),
            ("clauses", clauses_word(&incident.clauses).into()),
            ("facts", incident.facts.as_str().into()),
            ("occurred_at", incident.occurred_at.into()),
            ("learnt_at", incident.learnt_at.into()),
            ("learnt_by", incident.learnt_by.uuid().into()),
            ("witnesses", incident.witnesses.as_str().into()),
            ("evidence", incident.evidence.as_str().into()),
            ("session", incident.session.map(Id::uuid).into()),
            ("family", incident.family.map(Id::uuid).into()),
            ("kit", incident.kit.map(Id::uuid).into()),
            ("machine", incident.specials.machine.as_str().into()),
            ("url", incident.specials.url.as_str().into()),
            ("found_on", incident.specials.found_on.into()),
            ("removal_asked_on", incident.specials.removal_asked_on.into()),
            ("removal_confirmed_on", incident.specials.removal_confirmed_on.into()),
            ("minor", incident.specials.minor.as_str().into()),
            ("opened_at", incident.opened_at.into()),
            ("opened_by", incident.opened_by.uuid().into()),
            ("relayed_at", incident.relayed.map(|relayed| relayed.at).into()),
            ("relayed_by", incident.relayed.map(|relayed| relayed.by.uuid()).into()),
            ("relayed_how", incident.relayed.map(|relayed| relayed.how.word()).into()),
            ("received_at", incident.received.map(|(at, _)| at).into()),
            ("received_by", incident.received.map(|(_, by)| by.uuid()).into()),
            ("closed_at", incident.closed.map(|(at, _)| at).into()),
            ("closed_by", incident.closed.map(|(_, by)| by.uuid()).into()),
            ("outcome", incident.outcome.as_str().into()),
            ("leak_persons", incident.leak_persons.into()),
            ("leak_kinds", kinds.join(",").into()),
        ],
    )
}

/// Clauses as a column holds them.
pub(crate) fn clauses_word(clauses: &[ClauseId]) -> String {
    clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The clauses of a row.
pub(crate) fn clauses_of(row: &Row) -> Result<Vec<ClauseId>> {
    let joined: String = row.get("clauses")?;
    joined
        .split(',')
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| StoreError::odd("a clause that is none")))
        .collect()
}

/// Someone at some time, where both columns are filled.
fn at_by(row: &Row, at: &str, by: &str) -> Result<Option<(DateTime<Utc>, Id<Staff>)>> {
    let (at, by): (Option<DateTime<Utc>>, Option<Uuid>) = (row.get(at)?, row.get(by)?);
    Ok(at.zip(by.map(Id::from)))
}

fn incident(row: &Row) -> Result<IncidentRecord> {
    let kinds: String = row.get("leak_kinds")?;
    Ok(IncidentRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        place: row.get::<_, Uuid>("place")?.into(),
        clauses: clauses_of(row)?,
        facts: row.get("facts")?,
        occurred_at: row.get("occurred_at")?,
        learnt_at: row.get("learnt_at")?,
        learnt_by: row.get::<_, Uuid>("learnt_by")?.into(),
        witnesses: row.get("witnesses")?,
        evidence: row.get("evidence")?,
        session: row.get::<_, Option<Uuid>>("session")?.map(Id::from),
        family: row.get::<_, Option<Uuid>>("family")?.map(Id::from),
        kit: row.get::<_, Option<Uuid>>("kit")?.map(Id::from),
        specials: Specials {
            machine: row.get("machine")?,
            url: row.get("url")?,
            found_on: row.get("found_on")?,
            removal_asked_on: row.get("removal_asked_on")?,
            removal_confirmed_on: row.get("removal_confirmed_on")?,
            minor: row.get("minor")?,
        },
        opened_at: row.get("opened_at")?,
        opened_by: row.get::<_, Uuid>("opened_by")?.into(),
        relayed: match at_by(row, "relayed_at", "relayed_by")? {
            None => None,
            Some((at, by)) => Some(Relayed { at, by, how: ToldBy::column(row, "relayed_how")? }),
        },
        received: at_by(row, "received_at", "received_by")?,
        closed: at_by(row, "closed_at", "closed_by")?,
        outcome: row.get("outcome")?,
        leak_persons: row.get("leak_persons")?,
        leak_kinds: kinds
            .split(',')
            .filter(|word| !word.is_empty())
            .map(|word| LeakKind::of(word).ok_or(StoreError::odd("a leak of an unknown kind")))
            .collect::<Result<_>>()?,
    })
}
