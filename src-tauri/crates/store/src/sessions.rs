//! Sessions (オンライン事業) and the services they use, as they rest.

pub mod preparing;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Id,
    places::Place,
    sessions::{Choosing, Service, Session, SessionKind},
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// Which.
    pub id: Id<Session>,
    /// Where.
    pub place: Id<Place>,
    /// What kind.
    pub kind: SessionKind,
    /// Its name.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From.
    pub starts_at: NaiveTime,
    /// Until.
    pub ends_at: NaiveTime,
    /// How many families.
    pub capacity: u32,
    /// By which service.
    pub service: Id<Service>,
    /// The day it was called off.
    pub cancelled_on: Option<NaiveDate>,
    /// Why it was called off; empty while it was not.
    pub cancelled_for: String,
    /// How it is offered.
    pub offer: Offer,
    /// What the lots were drawn with, and when.
    pub drawn: Option<(u64, DateTime<Utc>)>,
}

/// For whom a session is, and how they come to it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// How many persons; none: only families count.
    pub persons: Option<u32>,
    /// Months of age, from and until.
    pub months: Option<(u32, u32)>,
    /// When applications are taken, from and until.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// Whether lots are drawn.
    pub choosing: Choosing,
    /// The account that opens the meeting.
    pub host_account: String,
}

/// A session's families, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seats {
    /// Families that hold a seat.
    pub taken: u32,
    /// Families that wait.
    pub waiting: u32,
    /// Of those that wait, those a seat is kept for.
    pub offered: u32,
    /// Families that came.
    pub attended: u32,
}

/// A video service.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceRecord {
    /// Which.
    pub id: Id<Service>,
    /// Its name.
    pub name: String,
    /// Who provides it.
    pub provider: String,
    /// The version of its terms.
    pub terms_version: String,
    /// The day they were checked.
    pub terms_checked_on: NaiveDate,
}

/// One session.
pub fn get(read: &Read, id: Id<Session>) -> Result<Option<SessionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM sessions WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(session(row)))
        .optional()?
        .transpose()
}

/// The sessions from one day to another, both included; of one place, or of all.
pub fn between(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<SessionRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM sessions WHERE held_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)
             ORDER BY held_on, starts_at, place",
        )?
        .query_and_then(params![from, until, place.map(Id::uuid)], session)?
        .collect()
}

/// The next sessions of a place that are not called off, from a day on.
pub fn coming(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    most: u32,
) -> Result<Vec<SessionRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM sessions
             WHERE held_on >= ?1 AND cancelled_on IS NULL AND (?2 IS NULL OR place = ?2)
             ORDER BY held_on, starts_at LIMIT ?3",
        )?
        .query_and_then(params![from, place.map(Id::uuid), most], session)?
        .collect()
}

/// Sessions whose title holds the text, the latest first.
pub fn titled(read: &Read, place: Option<Id<Place>>, text: &str, most: u32) -> Result<Vec<SessionRecord>> {
    // Sessions are many, their titles few: the index is walked from title to title, and only the latest
    // sessions of those that fit are read.
    let titles: Vec<String> = read
        .connection()
        .prepare_cached(
            "WITH RECURSIVE titles (title) AS (
                SELECT min(title) FROM sessions
                UNION ALL SELECT (SELECT min(title) FROM sessions WHERE title > titles.title) FROM titles
                WHERE titles.title IS NOT NULL)
             SELECT title FROM titles WHERE title IS NOT NULL AND instr(title, ?1) > 0",
        )?
        .query_map([text], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::new();
    for title in titles {
        let mut latest = read.connection().prepare_cached(
            "SELECT * FROM sessions WHERE title = ?1 AND (?2 IS NULL OR place = ?2)
             ORDER BY held_on DESC LIMIT ?3",
        )?;
        for one in latest.query_and_then(params![title, place.map(Id::uuid), most], session)? {
            found.push(one?);
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.held_on));
    found.truncate(most as usize);
    Ok(found)
}

/// The day of the first session there is.
pub fn first_day(read: &Read) -> Result<Option<NaiveDate>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT min(held_on) FROM sessions")?
        .query_row([], |row| row.get(0))?)
}

/// How many sessions a place ever planned.
pub fn total(read: &Read, place: Option<Id<Place>>) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached("SELECT count(*) FROM sessions WHERE ?1 IS NULL OR place = ?1")?
        .query_row([place.map(Id::uuid)], |row| row.get(0))?)
}

/// How many families hold a seat, wait, came.
pub fn seats(read: &Read, id: Id<Session>) -> Result<Seats> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE NOT waiting), count(*) FILTER (WHERE waiting),
                    count(*) FILTER (WHERE waiting AND answer_by IS NOT NULL),
                    count(*) FILTER (WHERE attendances.mark IN ('present', 'late', 'left'))
             FROM applications LEFT JOIN attendances ON attendances.id = applications.id
             WHERE session = ?1 AND withdrawn_on IS NULL",
        )?
        .query_row([id.uuid()], |row| {
            Ok(Seats {
                taken: row.get(0)?,
                waiting: row.get(1)?,
                offered: row.get(2)?,
                attended: row.get(3)?,
            })
        })?)
}

/// Writes a session down, or what changed of it.
pub fn put(write: &Write, session: &SessionRecord) -> Result<()> {
    write.put(
        "sessions",
        session.id.uuid(),
        &[
            ("place", session.place.uuid().into()),
            ("kind", session.kind.word().into()),
            ("title", session.title.as_str().into()),
            ("held_on", session.held_on.into()),
            ("starts_at", session.starts_at.into()),
            ("ends_at", session.ends_at.into()),
            ("capacity", session.capacity.into()),
            ("service", session.service.uuid().into()),
            ("cancelled_on", session.cancelled_on.into()),
            ("cancelled_for", session.cancelled_for.as_str().into()),
            ("persons", session.offer.persons.into()),
            ("months_from", session.offer.months.map(|(from, _)| from).into()),
            ("months_until", session.offer.months.map(|(_, until)| until).into()),
            ("apply_from", session.offer.window.map(|(from, _)| from).into()),
            ("apply_until", session.offer.window.map(|(_, until)| until).into()),
            ("choosing", session.offer.choosing.word().into()),
            ("seed", session.drawn.map(|(seed, _)| format!("{seed:016x}")).into()),
            ("drawn_at", session.drawn.map(|(_, at)| at).into()),
            ("host_account", session.offer.host_account.as_str().into()),
        ],
    )
}

/// Every service, by name.
pub fn services(read: &Read) -> Result<Vec<ServiceRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM services ORDER BY name")?
        .query_and_then([], |row| Ok(service(row)?))?
        .collect()
}

/// One service.
pub fn get_service(read: &Read, id: Id<Service>) -> Result<Option<ServiceRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM services WHERE id = ?1")?
        .query_row([id.uuid()], service)
        .optional()?)
}

/// Writes a service down.
pub fn put_service(write: &Write, service: &ServiceRecord) -> Result<()> {
    write.put(
        "services",
        service.id.uuid(),
        &[
            ("name", service.name.as_str().into()),
            ("provider", service.provider.as_str().into()),
            ("terms_version", service.terms_version.as_str().into()),
            ("terms_checked_on", service.terms_checked_on.into()),
        ],
    )
}

fn service(row: &Row) -> rusqlite::Result<ServiceRecord> {
    Ok(ServiceRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        name: row.get("name")?,
        provider: row.get("provider")?,
        terms_version: row.get("terms_version")?,
        terms_checked_on: row.get("terms_checked_on")?,
    })
}

fn session(row: &Row) -> Result<SessionRecord> {
    Ok(SessionRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        place: row.get::<_, Uuid>("place")?.into(),
        kind: SessionKind::column(row, "kind")?,
        title: row.get("title")?,
        held_on: row.get("held_on")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        capacity: row.get("capacity")?,
        service: row.get::<_, Uuid>("service")?.into(),
        cancelled_on: row.get("cancelled_on")?,
        cancelled_for: row.get("cancelled_for")?,
        offer: Offer {
            persons: row.get("persons")?,
            months: both(row.get("months_from")?, row.get("months_until")?),
            window: both(row.get("apply_from")?, row.get("apply_until")?),
            choosing: Choosing::column(row, "choosing")?,
            host_account: row.get("host_account")?,
        },
        drawn: both(
            row.get::<_, Option<String>>("seed")?.and_then(|seed| u64::from_str_radix(&seed, 16).ok()),
            row.get("drawn_at")?,
        ),
    })
}

/// Two that are there together, or neither.
fn both<A, B>(one: Option<A>, other: Option<B>) -> Option<(A, B)> {
    one.zip(other)
}
