//! Claims (開示・訂正・利用停止の請求), as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    families::{Family, Person},
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimKind {
    /// 開示.
    Disclosure,
    /// 訂正.
    Correction,
    /// 利用停止.
    Suspension,
}

/// How it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// As asked.
    Granted,
    /// In part.
    Partly,
    /// Not.
    Refused,
}

/// What someone asked about the records of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub id: Uuid,
    /// Of which family.
    pub family: Id<Family>,
    /// About whom.
    pub person: Id<Person>,
    /// What.
    pub kind: ClaimKind,
    /// When.
    pub asked_on: NaiveDate,
    /// In their words.
    pub matter: String,
    /// Who took it down.
    pub taken_by: Id<Staff>,
    /// How it was decided; none while it waits.
    pub decided: Option<Decided>,
}

/// How a claim was decided.
#[derive(Clone, PartialEq, Eq)]
pub struct Decided {
    /// How.
    pub decision: Decision,
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: Id<Staff>,
    /// Why.
    pub ground: String,
}

/// One claim.
pub fn claim(read: &Read, id: Uuid) -> Result<Option<Claim>> {
    read.connection()
        .prepare_cached("SELECT * FROM claims WHERE id = ?1")?
        .query_row([id], |row| Ok(of_row(row)))
        .optional()?
        .transpose()
}

/// The claims about a family's people, the latest first.
pub fn claims_of(read: &Read, family: Id<Family>) -> Result<Vec<Claim>> {
    read.connection()
        .prepare_cached("SELECT * FROM claims WHERE family = ?1 ORDER BY asked_on DESC, id DESC")?
        .query_and_then([family.uuid()], of_row)?
        .collect()
}

/// The claims about one person, the earliest first.
pub fn person_claims(read: &Read, person: Id<Person>) -> Result<Vec<Claim>> {
    read.connection()
        .prepare_cached("SELECT * FROM claims WHERE person = ?1 ORDER BY asked_on, id")?
        .query_and_then([person.uuid()], of_row)?
        .collect()
}

/// Those that nobody decided, the earliest first.
pub fn open_claims(read: &Read) -> Result<Vec<Claim>> {
    read.connection()
        .prepare_cached("SELECT * FROM claims WHERE decision IS NULL ORDER BY asked_on, id")?
        .query_and_then([], of_row)?
        .collect()
}

/// Writes a claim down, or how it was decided.
pub fn put_claim(write: &Write, claim: &Claim) -> Result<()> {
    let decided = claim.decided.as_ref();
    write.put(
        "claims",
        claim.id,
        &[
            ("family", claim.family.uuid().into()),
            ("person", claim.person.uuid().into()),
            ("kind", claim.kind.word().into()),
            ("asked_on", claim.asked_on.into()),
            ("matter", claim.matter.as_str().into()),
            ("taken_by", claim.taken_by.uuid().into()),
            ("decision", decided.map(|decided| decided.decision.word()).into()),
            ("decided_on", decided.map(|decided| decided.on).into()),
            ("decided_by", decided.map(|decided| decided.by.uuid()).into()),
            ("ground", decided.map_or("", |decided| decided.ground.as_str()).into()),
        ],
    )
}

fn of_row(row: &Row) -> Result<Claim> {
    let decided = match row.get::<_, Option<Uuid>>("decided_by")? {
        None => None,
        Some(by) => Some(Decided {
            decision: Decision::column(row, "decision")?,
            on: row.get::<_, Option<NaiveDate>>("decided_on")?.ok_or(StoreError::odd("decided on no day"))?,
            by: by.into(),
            ground: row.get("ground")?,
        }),
    };
    Ok(Claim {
        id: row.get("id")?,
        family: row.get::<_, Uuid>("family")?.into(),
        person: row.get::<_, Uuid>("person")?.into(),
        kind: ClaimKind::column(row, "kind")?,
        asked_on: row.get("asked_on")?,
        matter: row.get("matter")?,
        taken_by: row.get::<_, Uuid>("taken_by")?.into(),
        decided,
    })
}
