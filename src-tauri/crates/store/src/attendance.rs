//! Attendance (出欠), as it rests: one row an application, under the application's id.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::Application,
    attendance::{AbsentBecause, Mark},
};
use rusqlite::{OptionalExtension, Row};

use crate::{Read, Result, StoreError, Value, Write, words::Word};

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
}

/// The attendance of an application, if it was marked.
pub fn get(read: &Read, application: Id<Application>) -> Result<Option<AttendanceRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM attendances WHERE id = ?1")?
        .query_row([application.uuid()], |row| Ok(attendance(row, application)))
        .optional()?
        .transpose()
}

/// Writes an attendance down, or what changed of it.
pub fn put(write: &Write, attendance: &AttendanceRecord) -> Result<()> {
    let (mark, came_at, left_at, because) = match attendance.mark {
        Mark::Present { at } => ("present", Some(at), None, None),
        Mark::Late { at } => ("late", Some(at), None, None),
        Mark::Left { at } => ("left", attendance.came_at, Some(at), None),
        Mark::Absent(because) => ("absent", None, None, Some(because.word())),
    };
    write.put(
        "attendances",
        attendance.application.uuid(),
        &[
            ("application", attendance.application.uuid().into()),
            ("mark", mark.into()),
            ("came_at", came_at.into()),
            ("left_at", left_at.into()),
            ("because", Value::from(because)),
            ("override", attendance.override_reason.as_deref().into()),
        ],
    )
}

/// Takes a mark away.
pub fn clear(write: &Write, application: Id<Application>) -> Result<()> {
    write.remove("attendances", application.uuid())
}

fn attendance(row: &Row, application: Id<Application>) -> Result<AttendanceRecord> {
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
    Ok(AttendanceRecord { application, mark, came_at, override_reason: row.get("override")? })
}
