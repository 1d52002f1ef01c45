//! Exports (書き出し): which lists left the program, by whom and what for, as they rest.

use chrono::{DateTime, Utc};
use domain::{Id, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A list that left.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// Which.
    pub id: Uuid,
    /// What it was a list of, as a word.
    pub list: String,
    /// In which form, as a word.
    pub format: String,
    /// How many rows.
    pub rows: u32,
    /// 用途.
    pub purpose: String,
    /// 媒体管理番号; empty where it stays on this laptop.
    pub medium: String,
    /// From which place.
    pub place: Id<Place>,
    /// When.
    pub written_at: DateTime<Utc>,
    /// By whom.
    pub written_by: Id<Staff>,
}

/// Writes down that a list left.
pub fn put(write: &Write, export: &ExportRecord) -> Result<()> {
    write.put(
        "exports",
        export.id,
        &[
            ("list", export.list.as_str().into()),
            ("format", export.format.as_str().into()),
            ("rows", export.rows.into()),
            ("purpose", export.purpose.as_str().into()),
            ("medium", export.medium.as_str().into()),
            ("place", export.place.uuid().into()),
            ("written_at", export.written_at.into()),
            ("written_by", export.written_by.uuid().into()),
        ],
    )
}

/// One list that left.
pub fn get(read: &Read, id: Uuid) -> Result<Option<ExportRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM exports WHERE id = ?1")?
        .query_row([id], export)
        .optional()?)
}

/// The lists that left a place (none: every place), the latest first; at most so many.
pub fn latest(read: &Read, place: Option<Id<Place>>, most: u32) -> Result<Vec<ExportRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM exports WHERE ?1 IS NULL OR place = ?1 ORDER BY written_at DESC, id LIMIT ?2",
        )?
        .query_and_then(params![place.map(Id::uuid), most], |row| Ok(export(row)?))?
        .collect()
}

/// The lists that left a place (none: every place) on a medium with a number, the latest first.
pub fn on_media(read: &Read, place: Option<Id<Place>>) -> Result<Vec<ExportRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM exports WHERE (?1 IS NULL OR place = ?1) AND medium <> '' ORDER BY written_at DESC, id",
        )?
        .query_and_then([place.map(Id::uuid)], |row| Ok(export(row)?))?
        .collect()
}

/// Every consent of the families a place keeps (none: of every place), the latest first.
pub fn consents(read: &Read, place: Option<Id<Place>>) -> Result<Vec<Uuid>> {
    read.connection()
        .prepare_cached(
            "SELECT consents.id FROM consents JOIN families ON families.id = consents.family
             WHERE ?1 IS NULL OR families.place = ?1 ORDER BY given_on DESC, consents.id",
        )?
        .query_and_then([place.map(Id::uuid)], |row| Ok(row.get(0)?))?
        .collect()
}

fn export(row: &Row) -> rusqlite::Result<ExportRecord> {
    Ok(ExportRecord {
        id: row.get("id")?,
        list: row.get("list")?,
        format: row.get("format")?,
        rows: row.get("rows")?,
        purpose: row.get("purpose")?,
        medium: row.get("medium")?,
        place: row.get::<_, Uuid>("place")?.into(),
        written_at: row.get("written_at")?,
        written_by: row.get::<_, Uuid>("written_by")?.into(),
    })
}
