//! What is prepared for a session (準備) and who is there for the city, as it rests.

use chrono::NaiveDate;
use domain::{
    Id,
    sessions::{Part, Preparation, Session},
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// Something that was prepared.
#[derive(Clone, PartialEq, Eq)]
pub struct PreparedRecord {
    /// Its record.
    pub id: Uuid,
    /// For which session.
    pub session: Id<Session>,
    /// What.
    pub item: Preparation,
    /// The day.
    pub done_on: NaiveDate,
    /// By whom.
    pub done_by: Id<Staff>,
}

/// Someone who is at a session for the city.
#[derive(Clone, PartialEq, Eq)]
pub struct PresentRecord {
    /// Its record.
    pub id: Uuid,
    /// At which session.
    pub session: Id<Session>,
    /// Who of the staff; none: a lecturer from outside.
    pub staff: Option<Id<Staff>>,
    /// 氏名, as then.
    pub name: String,
    /// As what.
    pub part: Part,
    /// The day they agreed to the policy, and to which version.
    pub acknowledged: Option<(NaiveDate, u32)>,
}

/// What was prepared for a session.
pub fn prepared(read: &Read, session: Id<Session>) -> Result<Vec<PreparedRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM preparations WHERE session = ?1 ORDER BY done_on, id")?
        .query_and_then([session.uuid()], |row| {
            Ok(PreparedRecord {
                id: row.get("id")?,
                session,
                item: Preparation::column(row, "item")?,
                done_on: row.get("done_on")?,
                done_by: row.get::<_, Uuid>("done_by")?.into(),
            })
        })?
        .collect()
}

/// Writes down that something was prepared.
pub fn put_prepared(write: &Write, prepared: &PreparedRecord) -> Result<()> {
    write.put(
        "preparations",
        prepared.id,
        &[
            ("session", prepared.session.uuid().into()),
            ("item", prepared.item.word().into()),
            ("done_on", prepared.done_on.into()),
            ("done_by", prepared.done_by.uuid().into()),
        ],
    )
}

/// Takes it back: it is still to be prepared.
pub fn remove_prepared(write: &Write, id: Uuid) -> Result<()> {
    write.remove("preparations", id)
}

/// Who is at a session for the city.
pub fn present(read: &Read, session: Id<Session>) -> Result<Vec<PresentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM session_staff WHERE session = ?1 ORDER BY part, id")?
        .query_and_then([session.uuid()], someone)?
        .collect()
}

/// The latest version someone agreed to at any session, and the day: one of the staff by who they are, a lecturer from
/// outside by name.
pub fn acknowledged(read: &Read, staff: Option<Id<Staff>>, name: &str) -> Result<Option<(NaiveDate, u32)>> {
    read.connection()
        .prepare_cached(
            "SELECT acknowledged_on, acknowledged FROM session_staff
             WHERE acknowledged IS NOT NULL AND staff IS ?1 AND (?1 IS NOT NULL OR name = ?2)
             ORDER BY acknowledged DESC, acknowledged_on LIMIT 1",
        )?
        .query_and_then(params![staff.map(Id::uuid), name], |row| Ok((row.get(0)?, row.get(1)?)))?
        .next()
        .transpose()
}

/// One of them.
pub fn get_present(read: &Read, id: Uuid) -> Result<Option<PresentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM session_staff WHERE id = ?1")?
        .query_row([id], |row| Ok(someone(row)))
        .optional()?
        .transpose()
}

/// Writes down who is there, or what changed of it.
pub fn put_present(write: &Write, present: &PresentRecord) -> Result<()> {
    write.put(
        "session_staff",
        present.id,
        &[
            ("session", present.session.uuid().into()),
            ("staff", present.staff.map(Id::uuid).into()),
            ("name", present.name.as_str().into()),
            ("part", present.part.word().into()),
            ("acknowledged_on", present.acknowledged.map(|(on, _)| on).into()),
            ("acknowledged", present.acknowledged.map(|(_, version)| version).into()),
        ],
    )
}

/// Takes someone off the list.
pub fn remove_present(write: &Write, id: Uuid) -> Result<()> {
    write.remove("session_staff", id)
}

fn someone(row: &Row) -> Result<PresentRecord> {
    Ok(PresentRecord {
        id: row.get("id")?,
        session: row.get::<_, Uuid>("session")?.into(),
        staff: row.get::<_, Option<Uuid>>("staff")?.map(Id::from),
        name: row.get("name")?,
        part: Part::column(row, "part")?,
        acknowledged: row
            .get::<_, Option<NaiveDate>>("acknowledged_on")?
            .zip(row.get::<_, Option<u32>>("acknowledged")?),
    })
}
