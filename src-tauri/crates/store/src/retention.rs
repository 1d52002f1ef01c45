//! Retention (保存と廃棄), as it rests: years a kind, lists of what is to go, and who let it go (§8).

mod claims;
mod erasing;
mod held;
mod outside;
mod personal;
mod units;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Id, retention::Kind, staff::Staff};
use rusqlite::{OptionalExtension, Row};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use claims::{
    Claim, ClaimKind, Decided, Decision, claim, claims_of, open_claims, person_claims, put_claim,
};
pub use erasing::erase;
pub use held::{Happened, HeldLine, held, third_parties};
pub(crate) use outside::{NAME as ERASED, Seal, bring, copy_to_shelf};
pub use units::{Unit, units};

use crate::{Read, Result, StoreError, Write};

/// A list of records that are to go (廃棄予定簿), and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// The day it was drawn up for.
    pub as_of: NaiveDate,
    /// When it was drawn up.
    pub proposed_at: DateTime<Utc>,
    /// By whom.
    pub proposed_by: Id<Staff>,
    /// What became of it; none while it waits.
    pub outcome: Option<Outcome>,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Staff>,
    /// Erased, or returned to whoever drew it up and why.
    pub what: What,
}

/// How it was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// All on it that was not kept for a reason is gone.
    Erased,
    /// It was not approved.
    Returned {
        /// Why.
        reason: String,
    },
}

/// A record on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub record: Uuid,
    /// Since when its years are over.
    pub due_on: NaiveDate,
    /// Why it stays after all; empty where it goes.
    pub kept_for: String,
}

/// 保存年限 of every kind: as the city set it, or as usual.
pub fn years(read: &Read) -> Result<BTreeMap<Kind, u32>> {
    let mut years: BTreeMap<Kind, u32> = Kind::ALL.iter().map(|kind| (*kind, kind.usual_years())).collect();
    let mut statement = read.connection().prepare_cached("SELECT kind, years FROM retention_years")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        years.insert(kind(row, 0)?, row.get(1)?);
    }
    Ok(years)
}

/// 保有の根拠 of every kind: as the city wrote it, or as usual.
pub fn bases(read: &Read) -> Result<BTreeMap<Kind, String>> {
    let mut bases: BTreeMap<Kind, String> =
        Kind::ALL.iter().map(|kind| (*kind, kind.usual_basis().to_owned())).collect();
    let mut statement = read.connection().prepare_cached("SELECT kind, basis FROM retention_years")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        bases.insert(kind(row, 0)?, row.get(1)?);
    }
    Ok(bases)
}

/// Sets the years of a kind, and what it is kept on.
pub fn put_years(write: &Write, kind: Kind, years: u32, basis: &str) -> Result<()> {
    let id = made_of(&[kind.word().as_bytes()]);
    let fields = [("kind", kind.word().into()), ("years", years.into()), ("basis", basis.into())];
    write.put("retention_years", id, &fields)
}

/// One list.
pub fn disposal(read: &Read, id: Uuid) -> Result<Option<Disposal>> {
    read.connection()
        .prepare_cached("SELECT * FROM disposals WHERE id = ?1")?
        .query_row([id], |row| Ok(of_row(row)))
        .optional()?
        .transpose()
}

/// All lists, the latest first.
pub fn disposals(read: &Read) -> Result<Vec<Disposal>> {
    read.connection()
        .prepare_cached("SELECT * FROM disposals ORDER BY proposed_at DESC, id DESC")?
        .query_and_then([], of_row)?
        .collect()
}

/// What is on a list.
pub fn lines(read: &Read, disposal: Uuid) -> Result<Vec<Line>> {
    read.connection()
        .prepare_cached("SELECT * FROM disposal_lines WHERE disposal = ?1 ORDER BY kind, due_on, id")?
        .query_and_then([disposal], |row| {
            Ok(Line {
                kind: kind(row, "kind")?,
                record: row.get("record")?,
                due_on: row.get("due_on")?,
                kept_for: row.get("kept_for")?,
            })
        })?
        .collect()
}

/// The highest running number of lists, 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "disposals", prefix)
}

/// Writes a list down, or what became of it.
pub fn put_disposal(write: &Write, disposal: &Disposal) -> Result<()> {
    let (outcome, reason) = match disposal.outcome.as_ref().map(|outcome| &outcome.what) {
        None => (None, ""),
        Some(What::Erased) => (Some("erased"), ""),
        Some(What::Returned { reason }) => (Some("returned"), reason.as_str()),
    };
    write.put(
        "disposals",
        disposal.id,
        &[
            ("number", disposal.number.as_str().into()),
            ("as_of", disposal.as_of.into()),
            ("proposed_at", disposal.proposed_at.into()),
            ("proposed_by", disposal.proposed_by.uuid().into()),
            ("outcome", outcome.into()),
            ("decided_at", disposal.outcome.as_ref().map(|outcome| outcome.at).into()),
            ("decided_by", disposal.outcome.as_ref().map(|outcome| outcome.by.uuid()).into()),
            ("reason", reason.into()),
        ],
    )
}

/// Writes down what is on a list.
pub fn put_line(write: &Write, disposal: Uuid, line: &Line) -> Result<()> {
    let id = made_of(&[disposal.as_bytes(), line.kind.word().as_bytes(), line.record.as_bytes()]);
    write.put(
        "disposal_lines",
        id,
        &[
            ("disposal", disposal.into()),
            ("kind", line.kind.word().into()),
            ("record", line.record.into()),
            ("due_on", line.due_on.into()),
            ("kept_for", line.kept_for.as_str().into()),
        ],
    )
}

/// An id made of what it is about, the same on every laptop.
fn made_of(parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn kind(row: &Row, column: impl rusqlite::RowIndex) -> Result<Kind> {
    let word: String = row.get(column)?;
    word.parse().map_err(|_| StoreError::odd("a kind of record nobody knows"))
}

fn of_row(row: &Row) -> Result<Disposal> {
    let (at, by): (Option<DateTime<Utc>>, Option<Uuid>) = (row.get("decided_at")?, row.get("decided_by")?);
    let what = match row.get::<_, Option<String>>("outcome")?.as_deref() {
        None => None,
        Some("erased") => Some(What::Erased),
        Some("returned") => Some(What::Returned { reason: row.get("reason")? }),
        Some(_) => return Err(StoreError::odd("an outcome nobody knows")),
    };
    let outcome = match (what, at, by) {
        (Some(what), Some(at), Some(by)) => Some(Outcome { at, by: by.into(), what }),
        (None, None, None) => None,
        _ => return Err(StoreError::odd("half an outcome")),
    };
    Ok(Disposal {
        id: row.get("id")?,
        number: row.get("number")?,
        as_of: row.get("as_of")?,
        proposed_at: row.get("proposed_at")?,
        proposed_by: row.get::<_, Uuid>("proposed_by")?.into(),
        outcome,
    })
}
