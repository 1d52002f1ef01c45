//! Imports (取り込み) and their rows, as they rest.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    applications::Application,
    families::Family,
    imports::{Import, ImportedRow},
    places::Place,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::{Read, Result, StoreError, Write, words::Word};

/// What parts cells in a column: no cell holds it.
const PARTED: char = '\u{1F}';

/// How a form is read.
#[derive(Clone, PartialEq, Eq)]
pub struct FormRecord {
    /// Its headings.
    pub headings: Vec<String>,
    /// What each column means, as a word; empty where it is passed over.
    pub meanings: Vec<String>,
}

/// A file that was brought in.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Which.
    pub id: Id<Import>,
    /// At which place.
    pub place: Id<Place>,
    /// Of which form.
    pub form: Uuid,
    /// What the file was called.
    pub file_name: String,
    /// How it was written, as a word.
    pub encoding: String,
    /// What its rows become.
    pub aim: Aim,
    /// When it was brought.
    pub brought_at: DateTime<Utc>,
    /// By whom.
    pub brought_by: Id<Staff>,
    /// The day it was put away.
    pub closed_on: Option<NaiveDate>,
}

/// What rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Families alone.
    Families,
    /// Applications to one session.
    Session(Id<Session>),
    /// Applications to the session a column names.
    Column,
}

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowStanding {
    /// To be taken.
    Waiting,
    /// Taken.
    Taken,
    /// Left out by a person.
    Left,
}

/// A row of a file.
#[derive(Clone, PartialEq, Eq)]
pub struct RowRecord {
    /// Which.
    pub id: Id<ImportedRow>,
    /// Of which import.
    pub import: Id<Import>,
    /// Which row of the table.
    pub number: u32,
    /// What it is known by.
    pub known_by: [u8; 32],
    /// Its 受付番号, hashed with its form, once it is taken.
    pub receipt: Option<[u8; 32]>,
    /// Its cells; mended ones as mended.
    pub cells: Vec<String>,
    /// How it stands.
    pub standing: RowStanding,
    /// What it became; while it waits, the family a person chose.
    pub family: Option<Id<Family>>,
    /// Whether the family was made by it; while it waits, whether a person chose a new one.
    pub new_family: bool,
    /// The application it became.
    pub application: Option<Id<Application>>,
    /// Why it is taken against §2(1).
    pub override_reason: Option<String>,
}

/// A hash of several texts that no other texts make.
pub fn known_by<'a>(texts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    }
    hash.finalize().into()
}

/// The id of the form with these headings: the same on every laptop.
pub fn form_id(headings: &[String]) -> Uuid {
    let hash = known_by(headings.iter().map(String::as_str));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// How a form is read, if it was ever met.
pub fn form(read: &Read, id: Uuid) -> Result<Option<FormRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT headings, meanings FROM import_forms WHERE id = ?1")?
        .query_row([id], |row| Ok(FormRecord { headings: parted(row, 0)?, meanings: parted(row, 1)? }))
        .optional()?)
}

/// Remembers how a form is read.
pub fn put_form(write: &Write, form: &FormRecord) -> Result<()> {
    write.put(
        "import_forms",
        form_id(&form.headings),
        &[("headings", joined(&form.headings).into()), ("meanings", joined(&form.meanings).into())],
    )
}

/// One import.
pub fn get(read: &Read, id: Id<Import>) -> Result<Option<ImportRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM imports WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(import(row)))
        .optional()?
        .transpose()
}

/// The imports of a place (none: of every place), the latest first; at most so many.
pub fn latest(read: &Read, place: Option<Id<Place>>, most: u32) -> Result<Vec<ImportRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM imports WHERE ?1 IS NULL OR place = ?1 ORDER BY brought_at DESC, id LIMIT ?2",
        )?
        .query_and_then(params![place.map(Id::uuid), most], import)?
        .collect()
}

/// How many rows of an import wait, were taken, and were left out.
pub fn counts(read: &Read, id: Id<Import>) -> Result<[u32; 3]> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE standing = 'waiting'), count(*) FILTER (WHERE standing = 'taken'),
                    count(*) FILTER (WHERE standing = 'left')
             FROM import_rows WHERE import = ?1",
        )?
        .query_row([id.uuid()], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?)
}

/// The rows of an import, in the order of the table.
pub fn rows(read: &Read, id: Id<Import>) -> Result<Vec<RowRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM import_rows WHERE import = ?1 ORDER BY number, id")?
        .query_and_then([id.uuid()], record)?
        .collect()
}

/// One row.
pub fn row(read: &Read, id: Id<ImportedRow>) -> Result<Option<RowRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM import_rows WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(record(row)))
        .optional()?
        .transpose()
}

/// The import that holds a row known by this already, at a place.
pub fn bringer(read: &Read, place: Id<Place>, known_by: &[u8; 32]) -> Result<Option<Id<Import>>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT import FROM import_rows JOIN imports ON imports.id = import_rows.import
             WHERE known_by = ?1 AND place = ?2 LIMIT 1",
        )?
        .query_row(params![known_by, place.uuid()], |row| Ok(row.get::<_, Uuid>(0)?.into()))
        .optional()?)
}

/// The row with this 受付番号 that was taken at a place, if there is one.
pub fn taken_by_receipt(read: &Read, place: Id<Place>, receipt: &[u8; 32]) -> Result<Option<RowRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT import_rows.* FROM import_rows JOIN imports ON imports.id = import_rows.import
             WHERE receipt = ?1 AND place = ?2 AND standing = 'taken' LIMIT 1",
        )?
        .query_row(params![receipt, place.uuid()], |row| Ok(record(row)))
        .optional()?
        .transpose()
}

/// Writes an import down, or what changed of it.
pub fn put(write: &Write, import: &ImportRecord) -> Result<()> {
    let (aim, session) = match import.aim {
        Aim::Families => ("families", None),
        Aim::Session(session) => ("session", Some(session.uuid())),
        Aim::Column => ("column", None),
    };
    write.put(
        "imports",
        import.id.uuid(),
        &[
            ("place", import.place.uuid().into()),
            ("form", import.form.into()),
            ("file_name", import.file_name.as_str().into()),
            ("encoding", import.encoding.as_str().into()),
            ("aim", aim.into()),
            ("session", session.into()),
            ("brought_at", import.brought_at.into()),
            ("brought_by", import.brought_by.uuid().into()),
            ("closed_on", import.closed_on.into()),
        ],
    )
}

/// Writes a row down, or what changed of it.
pub fn put_row(write: &Write, row: &RowRecord) -> Result<()> {
    write.put(
        "import_rows",
        row.id.uuid(),
        &[
            ("import", row.import.uuid().into()),
            ("number", row.number.into()),
            ("known_by", row.known_by.as_slice().into()),
            ("receipt", row.receipt.map(|hash| hash.to_vec()).into()),
            ("cells", joined(&row.cells).into()),
            ("standing", row.standing.word().into()),
            ("family", row.family.map(Id::uuid).into()),
            ("new_family", row.new_family.into()),
            ("application", row.application.map(Id::uuid).into()),
            ("override", row.override_reason.as_deref().into()),
        ],
    )
}

/// Takes a row away, as if it had never been brought.
pub fn remove_row(write: &Write, id: Id<ImportedRow>) -> Result<()> {
    write.remove("import_rows", id.uuid())
}

/// Takes an import away whose rows are gone.
pub fn remove(write: &Write, id: Id<Import>) -> Result<()> {
    write.remove("imports", id.uuid())
}

/// The record tables in which something names this record of `table`: what it became since.
pub fn named_by(read: &Read, table: &str, id: Uuid) -> Result<Vec<String>> {
    let mut naming = Vec::new();
    for (child, known) in read.shape.tables() {
        for (column, _) in known.parents.iter().filter(|(_, parent)| parent == table) {
            let named: bool = read
                .connection()
                .prepare_cached(&format!(
                    "SELECT EXISTS (SELECT 1 FROM \"{child}\" WHERE \"{column}\" = ?1)"
                ))?
                .query_row([id], |row| row.get(0))?;
            if named {
                naming.push(child.to_owned());
            }
        }
    }
    naming.dedup();
    Ok(naming)
}

fn import(row: &Row) -> Result<ImportRecord> {
    let session: Option<Uuid> = row.get("session")?;
    let aim: String = row.get("aim")?;
    Ok(ImportRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        place: row.get::<_, Uuid>("place")?.into(),
        form: row.get("form")?,
        file_name: row.get("file_name")?,
        encoding: row.get("encoding")?,
        aim: match (aim.as_str(), session) {
            ("families", None) => Aim::Families,
            ("session", Some(session)) => Aim::Session(session.into()),
            ("column", None) => Aim::Column,
            _ => return Err(StoreError::odd("an aim nobody knows")),
        },
        brought_at: row.get("brought_at")?,
        brought_by: row.get::<_, Uuid>("brought_by")?.into(),
        closed_on: row.get("closed_on")?,
    })
}

fn record(row: &Row) -> Result<RowRecord> {
    Ok(RowRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        import: row.get::<_, Uuid>("import")?.into(),
        number: row.get("number")?,
        known_by: row.get("known_by")?,
        receipt: row.get("receipt")?,
        cells: parted(row, "cells")?,
        standing: RowStanding::column(row, "standing")?,
        family: row.get::<_, Option<Uuid>>("family")?.map(Id::from),
        new_family: row.get("new_family")?,
        application: row.get::<_, Option<Uuid>>("application")?.map(Id::from),
        override_reason: row.get("override")?,
    })
}

fn joined(texts: &[String]) -> String {
    texts.join(&PARTED.to_string())
}

fn parted(row: &Row, column: impl rusqlite::RowIndex) -> rusqlite::Result<Vec<String>> {
    let text: String = row.get(column)?;
    Ok(if text.is_empty() { Vec::new() } else { text.split(PARTED).map(str::to_owned).collect() })
}
