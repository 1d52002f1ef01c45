//! Attendance (出欠), as it rests: one row an application, under the application's id; one more for
//! each person with whom it went otherwise; and the notes of the day.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::Application,
    attendance::{AbsentBecause, Mark},
    devices::Kit,
    families::Person,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Value, Write, applications::joint, words::Word};

/// How an attendance stands.
#[derive(Clone, PartialEq, Eq)]
pub struct AttendanceRecord {
    /// Of which application.
    pub application: Id<Application>,
    /// How.
    pub mark: Mark,
    /// When they came in, for those who did.
    pub came_at: Option<DateTime<Utc>>,
    /// Why they were let in against the rules.
    pub override_reason: Option<String>,
    /// Which of our kits failed, where one did and it is known.
    pub kit: Option<Id<Kit>>,
}

/// The attendance of an application, if it was marked.
pub fn get(read: &Read, application: Id<Application>) -> Result<Option<AttendanceRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM attendances WHERE id = ?1")?
        .query_row([application.uuid()], |row| Ok(attendance(row, application)))
        .optional()?
        .transpose()
}

/// How it went with someone, where otherwise than with the family.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonAttendanceRecord {
    /// By which application.
    pub application: Id<Application>,
    /// With whom.
    pub person: Id<Person>,
    /// How.
    pub mark: Mark,
    /// When they came in, if they did.
    pub came_at: Option<DateTime<Utc>>,
}

/// A note of the day.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteRecord {
    /// Its record.
    pub id: Uuid,
    /// Of which session.
    pub session: Id<Session>,
    /// About which application, if about one.
    pub application: Option<Id<Application>>,
    /// What was noted.
    pub text: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// By whom.
    pub written_by: Id<Staff>,
}

/// The sessions in which a kit kept its family from taking part, the latest first (§4(3)).
pub fn failures_of_kit(read: &Read, kit: Id<Kit>) -> Result<Vec<Id<Session>>> {
    read.connection()
        .prepare_cached(
            "SELECT sessions.id FROM attendances
             JOIN applications ON applications.id = attendances.application
             JOIN sessions ON sessions.id = applications.session
             WHERE attendances.kit = ?1 ORDER BY sessions.held_on DESC, sessions.id",
        )?
        .query_and_then([kit.uuid()], |row| Ok(row.get::<_, Uuid>(0)?.into()))?
        .collect()
}

/// Writes an attendance down, or what changed of it.
pub fn put(write: &Write, attendance: &AttendanceRecord) -> Result<()> {
    let [mark, came_at, left_at, because] = columns(attendance.mark, attendance.came_at);
    write.put(
        "attendances",
        attendance.application.uuid(),
        &[
            ("application", attendance.application.uuid().into()),
            mark,
            came_at,
            left_at,
            because,
            ("override", attendance.override_reason.as_deref().into()),
            ("kit", attendance.kit.map(Id::uuid).into()),
        ],
    )
}

/// Takes a mark away.
pub fn clear(write: &Write, application: Id<Application>) -> Result<()> {
    write.remove("attendances", application.uuid())
}

/// The people of an application with whom it went otherwise than with their family.
pub fn of_people(read: &Read, application: Id<Application>) -> Result<Vec<PersonAttendanceRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM person_attendances WHERE application = ?1 ORDER BY id")?
        .query_and_then([application.uuid()], |row| {
            let (mark, came_at) = marked(row)?;
            let person = row.get::<_, Uuid>("person")?.into();
            Ok(PersonAttendanceRecord { application, person, mark, came_at })
        })?
        .collect()
}

/// Writes down how it went with someone, or what changed of it.
pub fn put_person(write: &Write, attendance: &PersonAttendanceRecord) -> Result<()> {
    let [mark, came_at, left_at, because] = columns(attendance.mark, attendance.came_at);
    write.put(
        "person_attendances",
        joint(attendance.application, attendance.person),
        &[
            ("application", attendance.application.uuid().into()),
            ("person", attendance.person.uuid().into()),
            mark,
            came_at,
            left_at,
            because,
        ],
    )
}

/// Lets someone go with their family again.
pub fn clear_person(write: &Write, application: Id<Application>, person: Id<Person>) -> Result<()> {
    write.remove("person_attendances", joint(application, person))
}

/// The notes of a session, in the order they were written.
pub fn notes(read: &Read, session: Id<Session>) -> Result<Vec<NoteRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM day_notes WHERE session = ?1 ORDER BY written_at, id")?
        .query_and_then([session.uuid()], |row| {
            Ok(NoteRecord {
                id: row.get("id")?,
                session,
                application: row.get::<_, Option<Uuid>>("application")?.map(Id::from),
                text: row.get("text")?,
                written_at: row.get("written_at")?,
                written_by: row.get::<_, Uuid>("written_by")?.into(),
            })
        })?
        .collect()
}

/// Writes a note down.
pub fn put_note(write: &Write, note: &NoteRecord) -> Result<()> {
    write.put(
        "day_notes",
        note.id,
        &[
            ("session", note.session.uuid().into()),
            ("application", note.application.map(Id::uuid).into()),
            ("text", note.text.as_str().into()),
            ("written_at", note.written_at.into()),
            ("written_by", note.written_by.uuid().into()),
        ],
    )
}

fn attendance(row: &Row, application: Id<Application>) -> Result<AttendanceRecord> {
    let (mark, came_at) = marked(row)?;
    Ok(AttendanceRecord {
        application,
        mark,
        came_at,
        override_reason: row.get("override")?,
        kit: row.get::<_, Option<Uuid>>("kit")?.map(Id::from),
    })
}

/// A mark as its four columns.
fn columns(mark: Mark, came_before: Option<DateTime<Utc>>) -> [(&'static str, Value); 4] {
    let (mark, came_at, left_at, because) = match mark {
        Mark::Present { at } => ("present", Some(at), None, None),
        Mark::Late { at } => ("late", Some(at), None, None),
        Mark::Left { at } => ("left", came_before, Some(at), None),
        Mark::Absent(because) => ("absent", None, None, Some(because.word())),
    };
    [
        ("mark", mark.into()),
        ("came_at", came_at.into()),
        ("left_at", left_at.into()),
        ("because", Value::from(because)),
    ]
}

/// The mark of a row, and when they came.
fn marked(row: &Row) -> Result<(Mark, Option<DateTime<Utc>>)> {
    let mark: String = row.get("mark")?;
    let came_at: Option<DateTime<Utc>> = row.get("came_at")?;
    let left_at: Option<DateTime<Utc>> = row.get("left_at")?;
    let mark = match (mark.as_str(), came_at, left_at) {
        ("present", Some(at), _) => Mark::Present { at },
        ("late", Some(at), _) => Mark::Late { at },
        ("left", Some(_), Some(at)) => Mark::Left { at },
        ("absent", _, _) => Mark::Absent(AbsentBecause::column(row, "because")?),
        _ => return Err(StoreError::odd("an attendance of an unknown mark")),
    };
    Ok((mark, came_at))
}
