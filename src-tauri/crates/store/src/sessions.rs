//! Sessions (オンライン事業) and the services they use, as they rest.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Id,
    places::Place,
    sessions::{Service, Session, SessionKind},
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
}

/// A session's families, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seats {
    /// Families that hold a seat.
    pub taken: u32,
    /// Families that wait.
    pub waiting: u32,
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
    read.connection()
        .prepare_cached(
            "SELECT * FROM sessions WHERE instr(title, ?1) > 0 AND (?2 IS NULL OR place = ?2)
             ORDER BY held_on DESC LIMIT ?3",
        )?
        .query_and_then(params![text, place.map(Id::uuid), most], session)?
        .collect()
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
                    count(*) FILTER (WHERE attendances.mark IN ('present', 'late', 'left'))
             FROM applications LEFT JOIN attendances ON attendances.id = applications.id
             WHERE session = ?1 AND withdrawn_on IS NULL",
        )?
        .query_row([id.uuid()], |row| {
            Ok(Seats { taken: row.get(0)?, waiting: row.get(1)?, attended: row.get(2)? })
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
    })
}
