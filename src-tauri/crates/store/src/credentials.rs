//! Credentials (ＩＤ等) and who was told them, as they rest.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::Application,
    credentials::{Credentials, ToldBy},
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// ＩＤ等 of a session, as issued once.
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialsRecord {
    /// Which.
    pub id: Id<Credentials>,
    /// Of which session.
    pub session: Id<Session>,
    /// 会議ＩＤ.
    pub meeting_id: String,
    /// パスコード.
    pub passcode: String,
    /// When they were issued.
    pub issued_at: DateTime<Utc>,
    /// Who issued them.
    pub issued_by: Id<Staff>,
    /// Why they were issued anew; empty for the first.
    pub reason: String,
}

/// A family was told ＩＤ等.
#[derive(Clone, PartialEq, Eq)]
pub struct TellingRecord {
    /// Its record.
    pub id: Uuid,
    /// Which ＩＤ等.
    pub credentials: Id<Credentials>,
    /// By which application the family takes part.
    pub application: Id<Application>,
    /// How.
    pub way: ToldBy,
    /// When.
    pub told_at: DateTime<Utc>,
    /// By whom.
    pub told_by: Id<Staff>,
}

/// The ＩＤ等 that stand for a session: those issued last.
pub fn standing(read: &Read, session: Id<Session>) -> Result<Option<CredentialsRecord>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT * FROM credentials WHERE session = ?1 ORDER BY issued_at DESC, id DESC LIMIT 1",
        )?
        .query_row([session.uuid()], credentials)
        .optional()?)
}

/// All that were issued for a session, those that stand first.
pub fn of_session(read: &Read, session: Id<Session>) -> Result<Vec<CredentialsRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM credentials WHERE session = ?1 ORDER BY issued_at DESC, id DESC")?
        .query_map([session.uuid()], credentials)?
        .collect::<Result<_, _>>()?)
}

/// ＩＤ等 as issued once.
pub fn get(read: &Read, id: Id<Credentials>) -> Result<Option<CredentialsRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM credentials WHERE id = ?1")?
        .query_row([id.uuid()], credentials)
        .optional()?)
}

/// How often ＩＤ等 were issued for a session.
pub fn issued(read: &Read, session: Id<Session>) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached("SELECT count(*) FROM credentials WHERE session = ?1")?
        .query_row([session.uuid()], |row| row.get(0))?)
}

/// Writes ＩＤ等 down.
pub fn put(write: &Write, credentials: &CredentialsRecord) -> Result<()> {
    write.put(
        "credentials",
        credentials.id.uuid(),
        &[
            ("session", credentials.session.uuid().into()),
            ("meeting_id", credentials.meeting_id.as_str().into()),
            ("passcode", credentials.passcode.as_str().into()),
            ("issued_at", credentials.issued_at.into()),
            ("issued_by", credentials.issued_by.uuid().into()),
            ("reason", credentials.reason.as_str().into()),
        ],
    )
}

/// Notes that ＩＤ等 were looked at (§5(1)).
pub fn mention(write: &Write, id: Id<Credentials>) -> Result<()> {
    write.mention("credentials", id.uuid())
}

/// What a family was told, the latest first.
pub fn tellings(read: &Read, application: Id<Application>) -> Result<Vec<TellingRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM tellings WHERE application = ?1 ORDER BY told_at DESC, id DESC")?
        .query_and_then([application.uuid()], telling)?
        .collect()
}

/// Writes down that a family was told.
pub fn put_telling(write: &Write, telling: &TellingRecord) -> Result<()> {
    write.put(
        "tellings",
        telling.id,
        &[
            ("credentials", telling.credentials.uuid().into()),
            ("application", telling.application.uuid().into()),
            ("way", telling.way.word().into()),
            ("told_at", telling.told_at.into()),
            ("told_by", telling.told_by.uuid().into()),
        ],
    )
}

fn credentials(row: &Row) -> rusqlite::Result<CredentialsRecord> {
    Ok(CredentialsRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        session: row.get::<_, Uuid>("session")?.into(),
        meeting_id: row.get("meeting_id")?,
        passcode: row.get("passcode")?,
        issued_at: row.get("issued_at")?,
        issued_by: row.get::<_, Uuid>("issued_by")?.into(),
        reason: row.get("reason")?,
    })
}

fn telling(row: &Row) -> Result<TellingRecord> {
    Ok(TellingRecord {
        id: row.get("id")?,
        credentials: row.get::<_, Uuid>("credentials")?.into(),
        application: row.get::<_, Uuid>("application")?.into(),
        way: ToldBy::column(row, "way")?,
        told_at: row.get("told_at")?,
        told_by: row.get::<_, Uuid>("told_by")?.into(),
    })
}
