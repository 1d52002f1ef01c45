//! Stocktakes (棚卸), as they rest: what should be at a place, and what was seen there.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Id, devices::Kit, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A stocktake of one place.
#[derive(Clone, PartialEq, Eq)]
pub struct StocktakeRecord {
    /// Which.
    pub id: Uuid,
    /// Of which place.
    pub place: Id<Place>,
    /// The day it began.
    pub opened_on: NaiveDate,
    /// Who began it.
    pub opened_by: Id<Staff>,
    /// The day it was closed and by whom; none while it goes on.
    pub closed: Option<(NaiveDate, Id<Staff>)>,
}

/// What was expected of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// On the shelf of this place.
    Here,
    /// With a family, in repair, on the way or at another place.
    Elsewhere,
    /// Nothing: it is not of this place, or no longer in the register.
    Unexpected,
}

/// A kit of a stocktake.
#[derive(Clone, PartialEq, Eq)]
pub struct StocktakeLine {
    /// Its record.
    pub id: Uuid,
    /// Of which stocktake.
    pub stocktake: Uuid,
    /// Which kit.
    pub kit: Id<Kit>,
    /// What was expected of it.
    pub expected: Expected,
    /// When it was seen and by whom.
    pub found: Option<(DateTime<Utc>, Id<Staff>)>,
    /// Why it is not as expected; empty where it is, or nobody wrote it yet.
    pub reason: String,
}

/// One stocktake.
pub fn get(read: &Read, id: Uuid) -> Result<Option<StocktakeRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM stocktakes WHERE id = ?1")?
        .query_row([id], stocktake)
        .optional()?)
}

/// The stocktake a place is at.
pub fn open(read: &Read, place: Id<Place>) -> Result<Option<StocktakeRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM stocktakes WHERE place = ?1 AND closed_on IS NULL")?
        .query_row([place.uuid()], stocktake)
        .optional()?)
}

/// A place's stocktakes, the latest first.
pub fn of_place(read: &Read, place: Id<Place>) -> Result<Vec<StocktakeRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM stocktakes WHERE place = ?1 ORDER BY opened_on DESC, id DESC")?
        .query_and_then([place.uuid()], |row| Ok(stocktake(row)?))?
        .collect()
}

/// The kits of a stocktake, by number.
pub fn lines(read: &Read, id: Uuid) -> Result<Vec<StocktakeLine>> {
    read.connection()
        .prepare_cached(
            "SELECT stocktake_lines.* FROM stocktake_lines JOIN kits ON kits.id = stocktake_lines.kit
             WHERE stocktake = ?1 ORDER BY kits.number",
        )?
        .query_and_then([id], line)?
        .collect()
}

/// A kit's line in a stocktake.
pub fn line_of_kit(read: &Read, id: Uuid, kit: Id<Kit>) -> Result<Option<StocktakeLine>> {
    read.connection()
        .prepare_cached("SELECT * FROM stocktake_lines WHERE stocktake = ?1 AND kit = ?2")?
        .query_row(params![id, kit.uuid()], |row| Ok(line(row)))
        .optional()?
        .transpose()
}

/// Writes a stocktake down, or that it was closed.
pub fn put(write: &Write, stocktake: &StocktakeRecord) -> Result<()> {
    write.put(
        "stocktakes",
        stocktake.id,
        &[
            ("place", stocktake.place.uuid().into()),
            ("opened_on", stocktake.opened_on.into()),
            ("opened_by", stocktake.opened_by.uuid().into()),
            ("closed_on", stocktake.closed.map(|(on, _)| on).into()),
            ("closed_by", stocktake.closed.map(|(_, by)| by.uuid()).into()),
        ],
    )
}

/// Writes a kit of a stocktake down, or what was seen of it.
pub fn put_line(write: &Write, line: &StocktakeLine) -> Result<()> {
    write.put(
        "stocktake_lines",
        line.id,
        &[
            ("stocktake", line.stocktake.into()),
            ("kit", line.kit.uuid().into()),
            ("expected", line.expected.word().into()),
            ("found_at", line.found.map(|(at, _)| at).into()),
            ("found_by", line.found.map(|(_, by)| by.uuid()).into()),
            ("reason", line.reason.as_str().into()),
        ],
    )
}

fn stocktake(row: &Row) -> rusqlite::Result<StocktakeRecord> {
    let on: Option<NaiveDate> = row.get("closed_on")?;
    let by: Option<Uuid> = row.get("closed_by")?;
    Ok(StocktakeRecord {
        id: row.get("id")?,
        place: row.get::<_, Uuid>("place")?.into(),
        opened_on: row.get("opened_on")?,
        opened_by: row.get::<_, Uuid>("opened_by")?.into(),
        closed: on.zip(by.map(Id::from)),
    })
}

fn line(row: &Row) -> Result<StocktakeLine> {
    let at: Option<DateTime<Utc>> = row.get("found_at")?;
    let by: Option<Uuid> = row.get("found_by")?;
    Ok(StocktakeLine {
        id: row.get("id")?,
        stocktake: row.get("stocktake")?,
        kit: row.get::<_, Uuid>("kit")?.into(),
        expected: Expected::column(row, "expected")?,
        found: at.zip(by.map(Id::from)),
        reason: row.get("reason")?,
    })
}
