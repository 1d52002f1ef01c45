//! Trials (復元の点検), as they rest: which backup was opened, what was found in it, and by whom.

use chrono::{DateTime, Utc};
use domain::{Id, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::COUNTED;
use crate::{Read, Result, StoreError, Write};

/// A backup that was tried out.
#[derive(Clone, PartialEq, Eq)]
pub struct Drill {
    /// Which trial.
    pub id: Uuid,
    /// What the backup's folder is called.
    pub backup: String,
    /// When the backup was made.
    pub made_at: DateTime<Utc>,
    /// The folder it is in; empty for this laptop's own.
    pub shelf: String,
    /// The mark that its card names as the last.
    pub mark: String,
    /// What was found.
    pub found: Found,
    /// At which place.
    pub place: Id<Place>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Staff>,
}

/// What was found when a backup was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It opened, and all of it is as it was made.
    Whole {
        /// How many entries the journal has.
        entries: u64,
        /// When the last act was entered.
        last_at: Option<DateTime<Utc>>,
        /// How many of each kind of record, as [`super::Holds`] counts them.
        counts: [u64; 7],
    },
    /// It is not what was made.
    Damaged,
    /// Another key opens it.
    OtherKey,
    /// A newer program has made it.
    Newer,
}

/// Writes a trial down.
pub fn put_drill(write: &Write, drill: &Drill) -> Result<()> {
    let (outcome, entries, last_at, counts) = match &drill.found {
        Found::Whole { entries, last_at, counts } => ("whole", Some(*entries), *last_at, Some(counts)),
        Found::Damaged => ("damaged", None, None, None),
        Found::OtherKey => ("otherKey", None, None, None),
        Found::Newer => ("newer", None, None, None),
    };
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let mut fields = vec![
        ("backup", drill.backup.as_str().into()),
        ("made_at", drill.made_at.into()),
        ("shelf", drill.shelf.as_str().into()),
        ("mark", drill.mark.as_str().into()),
        ("outcome", outcome.into()),
        ("entries", entries.map(number).into()),
        ("last_at", last_at.into()),
        ("place", drill.place.uuid().into()),
        ("drilled_at", drill.at.into()),
        ("drilled_by", drill.by.uuid().into()),
    ];
    for (nth, table) in COUNTED.into_iter().enumerate() {
        fields.push((table, counts.map(|counts| number(counts[nth])).into()));
    }
    write.put("drills", drill.id, &fields)
}

/// One trial.
pub fn drill(read: &Read, id: Uuid) -> Result<Option<Drill>> {
    read.connection()
        .prepare_cached("SELECT * FROM drills WHERE id = ?1")?
        .query_row([id], |row| Ok(of_row(row)))
        .optional()?
        .transpose()
}

/// The trials at a place (none: at every place), the latest first; at most so many.
pub fn drills(read: &Read, place: Option<Id<Place>>, most: u32) -> Result<Vec<Drill>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM drills WHERE ?1 IS NULL OR place = ?1 ORDER BY drilled_at DESC, id LIMIT ?2",
        )?
        .query_and_then(params![place.map(Id::uuid), most], of_row)?
        .collect()
}

fn of_row(row: &Row) -> Result<Drill> {
    let found = match row.get::<_, String>("outcome")?.as_str() {
        "whole" => {
            let mut counts = [0; 7];
            for (count, table) in counts.iter_mut().zip(COUNTED) {
                *count = row.get::<_, i64>(table)?.unsigned_abs();
            }
            let entries: i64 = row.get("entries")?;
            Found::Whole { entries: entries.unsigned_abs(), last_at: row.get("last_at")?, counts }
        }
        "damaged" => Found::Damaged,
        "otherKey" => Found::OtherKey,
        "newer" => Found::Newer,
        _ => return Err(StoreError::odd("an outcome of a trial nobody knows")),
    };
    Ok(Drill {
        id: row.get("id")?,
        backup: row.get("backup")?,
        made_at: row.get("made_at")?,
        shelf: row.get("shelf")?,
        mark: row.get("mark")?,
        found,
        place: row.get::<_, Uuid>("place")?.into(),
        at: row.get("drilled_at")?,
        by: row.get::<_, Uuid>("drilled_by")?.into(),
    })
}
