//! What stands around applications (申込のまわり), as it rests: refused ones, 相談 and telephone calls.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::{Answer, Application, CallAbout, Channel, RefusedBecause},
    families::Family,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// An application that was not taken.
#[derive(Clone, PartialEq, Eq)]
pub struct RefusedRecord {
    /// Its record.
    pub id: Uuid,
    /// To which session.
    pub session: Id<Session>,
    /// Whose.
    pub family: Id<Family>,
    /// How it came.
    pub channel: Channel,
    /// When it was refused.
    pub refused_at: DateTime<Utc>,
    /// By whom.
    pub refused_by: Id<Staff>,
    /// Why.
    pub because: RefusedBecause,
    /// What was said.
    pub note: String,
}

/// A telephone call about an application.
#[derive(Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// Its record.
    pub id: Uuid,
    /// About which application.
    pub application: Id<Application>,
    /// About what.
    pub about: CallAbout,
    /// What came of it.
    pub answer: Answer,
    /// When.
    pub called_at: DateTime<Utc>,
    /// By whom.
    pub called_by: Id<Staff>,
}

/// The applications to a session that were not taken, the latest first.
pub fn refused(read: &Read, session: Id<Session>) -> Result<Vec<RefusedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM refused_applications WHERE session = ?1 ORDER BY refused_at DESC, id DESC",
        )?
        .query_and_then([session.uuid()], refused_application)?
        .collect()
}

/// A family's applications that were not taken, the earliest first.
pub fn refused_of_family(read: &Read, family: Id<Family>) -> Result<Vec<RefusedRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM refused_applications WHERE family = ?1 ORDER BY refused_at, id")?
        .query_and_then([family.uuid()], refused_application)?
        .collect()
}

/// When applications were not taken because the family is refused (§6).
pub fn refused_by_decision(read: &Read) -> Result<Vec<DateTime<Utc>>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT refused_at FROM refused_applications WHERE because = 'refused'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes down that an application was not taken.
pub fn put_refused(write: &Write, refused: &RefusedRecord) -> Result<()> {
    write.put(
        "refused_applications",
        refused.id,
        &[
            ("session", refused.session.uuid().into()),
            ("family", refused.family.uuid().into()),
            ("channel", refused.channel.word().into()),
            ("refused_at", refused.refused_at.into()),
            ("refused_by", refused.refused_by.uuid().into()),
            ("because", refused.because.word().into()),
            ("note", refused.note.as_str().into()),
        ],
    )
}

/// What a family wants to talk about, and who wrote it down.
pub fn consultation(read: &Read, application: Id<Application>) -> Result<Option<(String, Id<Staff>)>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT text, written_by FROM consultations WHERE id = ?1")?
        .query_row([application.uuid()], |row| Ok((row.get(0)?, row.get::<_, Uuid>(1)?.into())))
        .optional()?)
}

/// Writes down what a family wants to talk about.
pub fn put_consultation(
    write: &Write,
    application: Id<Application>,
    text: &str,
    written_by: Id<Staff>,
) -> Result<()> {
    write.put(
        "consultations",
        application.uuid(),
        &[
            ("application", application.uuid().into()),
            ("text", text.into()),
            ("written_by", written_by.uuid().into()),
        ],
    )
}

/// Notes that what a family wants to talk about was read.
pub fn mention_consultation(write: &Write, application: Id<Application>) -> Result<()> {
    write.mention("consultations", application.uuid())
}

/// The calls about an application, the latest first.
pub fn calls(read: &Read, application: Id<Application>) -> Result<Vec<CallRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM calls WHERE application = ?1 ORDER BY called_at DESC, id DESC")?
        .query_and_then([application.uuid()], call)?
        .collect()
}

/// Writes a call down.
pub fn put_call(write: &Write, call: &CallRecord) -> Result<()> {
    write.put(
        "calls",
        call.id,
        &[
            ("application", call.application.uuid().into()),
            ("about", call.about.word().into()),
            ("answer", call.answer.word().into()),
            ("called_at", call.called_at.into()),
            ("called_by", call.called_by.uuid().into()),
        ],
    )
}

fn refused_application(row: &Row) -> Result<RefusedRecord> {
    Ok(RefusedRecord {
        id: row.get("id")?,
        session: row.get::<_, Uuid>("session")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        channel: Channel::column(row, "channel")?,
        refused_at: row.get("refused_at")?,
        refused_by: row.get::<_, Uuid>("refused_by")?.into(),
        because: RefusedBecause::column(row, "because")?,
        note: row.get("note")?,
    })
}

fn call(row: &Row) -> Result<CallRecord> {
    Ok(CallRecord {
        id: row.get("id")?,
        application: row.get::<_, Uuid>("application")?.into(),
        about: CallAbout::column(row, "about")?,
        answer: Answer::column(row, "answer")?,
        called_at: row.get("called_at")?,
        called_by: row.get::<_, Uuid>("called_by")?.into(),
    })
}
