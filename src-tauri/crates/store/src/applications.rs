//! Applications (申込), as they rest.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    applications::{Application, Channel, Environment, Readiness},
    families::{Family, Person},
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// An application.
#[derive(Clone, PartialEq, Eq)]
pub struct ApplicationRecord {
    /// Which.
    pub id: Id<Application>,
    /// To which session.
    pub session: Id<Session>,
    /// Whose.
    pub family: Id<Family>,
    /// How it came.
    pub channel: Channel,
    /// When.
    pub received_at: DateTime<Utc>,
    /// Who took it down.
    pub received_by: Id<Staff>,
    /// What the family has.
    pub environment: Environment,
    /// The day the software was seen to work.
    pub installed_on: Option<NaiveDate>,
    /// Why it was taken though §2(1) speaks against it.
    pub override_reason: Option<String>,
    /// Whether it holds a seat.
    pub seat: Seat,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
}

/// Whether an application holds a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// It does.
    Taken,
    /// It waits for one.
    Waiting,
}

/// One application.
pub fn get(read: &Read, id: Id<Application>) -> Result<Option<ApplicationRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM applications WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(application(row)))
        .optional()?
        .transpose()
}

/// The applications of a session that stand, in the order they came; those that wait come after.
pub fn of_session(read: &Read, session: Id<Session>) -> Result<Vec<ApplicationRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM applications WHERE session = ?1 AND withdrawn_on IS NULL
             ORDER BY waiting, received_at, id",
        )?
        .query_and_then([session.uuid()], application)?
        .collect()
}

/// A family's application to a session that stands, if there is one.
pub fn standing(read: &Read, session: Id<Session>, family: Id<Family>) -> Result<Option<ApplicationRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM applications
             WHERE session = ?1 AND family = ?2 AND withdrawn_on IS NULL",
        )?
        .query_row([session.uuid(), family.uuid()], |row| Ok(application(row)))
        .optional()?
        .transpose()
}

/// A family's applications, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<ApplicationRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM applications WHERE family = ?1 ORDER BY received_at DESC, id")?
        .query_and_then([family.uuid()], application)?
        .collect()
}

/// Whether a family is a 参加者 (§2(4)) on a day: an application of its stands for a session of
/// this fiscal year.
pub fn is_participant(
    read: &Read,
    family: Id<Family>,
    year_from: NaiveDate,
    year_until: NaiveDate,
) -> Result<bool> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM applications
                JOIN sessions ON sessions.id = applications.session
                WHERE applications.family = ?1 AND applications.withdrawn_on IS NULL
                  AND sessions.cancelled_on IS NULL AND sessions.held_on BETWEEN ?2 AND ?3)",
        )?
        .query_row(params![family.uuid(), year_from, year_until], |row| row.get(0))?)
}

/// Writes an application down, or what changed of it.
pub fn put(write: &Write, application: &ApplicationRecord) -> Result<()> {
    let environment = &application.environment;
    write.put(
        "applications",
        application.id.uuid(),
        &[
            ("session", application.session.uuid().into()),
            ("family", application.family.uuid().into()),
            ("channel", application.channel.word().into()),
            ("received_at", application.received_at.into()),
            ("received_by", application.received_by.uuid().into()),
            ("line", environment.line.word().into()),
            ("device", environment.device.word().into()),
            ("camera", environment.camera.word().into()),
            ("microphone", environment.microphone.word().into()),
            ("speaker", environment.speaker.word().into()),
            ("installed_on", application.installed_on.into()),
            ("override", application.override_reason.as_deref().into()),
            ("waiting", (application.seat == Seat::Waiting).into()),
            ("withdrawn_on", application.withdrawn_on.into()),
        ],
    )
}

/// Who of the household takes part, where somebody was named; else all of it does.
pub fn participants(read: &Read, application: Id<Application>) -> Result<Vec<Id<Person>>> {
    read.connection()
        .prepare_cached("SELECT person FROM participants WHERE application = ?1")?
        .query_and_then([application.uuid()], |row| Ok(row.get::<_, Uuid>(0)?.into()))?
        .collect()
}

/// Names who takes part, in the place of whom was named before.
pub fn put_participants(write: &Write, application: Id<Application>, named: &[Id<Person>]) -> Result<()> {
    for before in participants(write, application)? {
        if !named.contains(&before) {
            write.remove("participants", joint(application, before))?;
        }
    }
    for person in named {
        write.put(
            "participants",
            joint(application, *person),
            &[("application", application.uuid().into()), ("person", person.uuid().into())],
        )?;
    }
    Ok(())
}

/// The id of what is written of one person by one application: made from the two, so that every
/// laptop writes to the same record.
pub(crate) fn joint(application: Id<Application>, person: Id<Person>) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(application.uuid().as_bytes());
    hash.update(person.uuid().as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn application(row: &Row) -> Result<ApplicationRecord> {
    Ok(ApplicationRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        session: row.get::<_, Uuid>("session")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        channel: Channel::column(row, "channel")?,
        received_at: row.get("received_at")?,
        received_by: row.get::<_, Uuid>("received_by")?.into(),
        environment: Environment {
            line: Readiness::column(row, "line")?,
            device: Readiness::column(row, "device")?,
            camera: Readiness::column(row, "camera")?,
            microphone: Readiness::column(row, "microphone")?,
            speaker: Readiness::column(row, "speaker")?,
        },
        installed_on: row.get("installed_on")?,
        override_reason: row.get("override")?,
        seat: if row.get("waiting")? { Seat::Waiting } else { Seat::Taken },
        withdrawn_on: row.get("withdrawn_on")?,
    })
}
