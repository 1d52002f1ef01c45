//! Refusals (お断り), as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    families::Family,
    incidents::Incident,
    policy::ClauseId,
    refusals::{Refusal, Scope, Term},
    sessions::SessionKind,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{
    Read, Result, StoreError, Write,
    incidents::{clauses_of, clauses_word},
    words::Word,
};

/// A decision that a family takes no part.
#[derive(Clone, PartialEq, Eq)]
pub struct RefusalRecord {
    /// Which.
    pub id: Id<Refusal>,
    /// 決裁番号.
    pub number: String,
    /// Whom it is about.
    pub family: Id<Family>,
    /// The incident it stands on, if one is on record.
    pub incident: Option<Id<Incident>>,
    /// The clauses it stands on.
    pub clauses: Vec<ClauseId>,
    /// Why.
    pub ground: String,
    /// What it is about.
    pub scope: Scope,
    /// From when until when.
    pub term: Term,
    /// The day it is looked at again.
    pub review_on: NaiveDate,
    /// The day it was decided.
    pub decided_on: NaiveDate,
    /// By whom.
    pub decided_by: Id<Staff>,
    /// 職・氏名 as then.
    pub decided_title: String,
    /// Who lifted it, and why; the day is in the term.
    pub lifted: Option<Lifted>,
}

/// That a refusal was lifted.
#[derive(Clone, PartialEq, Eq)]
pub struct Lifted {
    /// By whom.
    pub by: Id<Staff>,
    /// Why.
    pub reason: String,
}

/// One refusal.
pub fn get(read: &Read, id: Id<Refusal>) -> Result<Option<RefusalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM refusals WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(refusal(row)))
        .optional()?
        .transpose()
}

/// Every refusal, the latest first.
pub fn all(read: &Read) -> Result<Vec<RefusalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM refusals ORDER BY decided_on DESC, id DESC")?
        .query_and_then([], refusal)?
        .collect()
}

/// The refusals that hold on a day, the first decided first.
pub fn in_force(read: &Read, day: NaiveDate) -> Result<Vec<RefusalRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM refusals
             WHERE from_on <= ?1 AND until_on >= ?1 AND (lifted_on IS NULL OR lifted_on > ?1)
             ORDER BY decided_on, id",
        )?
        .query_and_then(params![day], refusal)?
        .collect()
}

/// The refusals about a family, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<RefusalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM refusals WHERE family = ?1 ORDER BY decided_on DESC, id DESC")?
        .query_and_then([family.uuid()], refusal)?
        .collect()
}

/// The refusals that stand on an incident, the first decided first.
pub fn of_incident(read: &Read, incident: Id<Incident>) -> Result<Vec<RefusalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM refusals WHERE incident = ?1 ORDER BY decided_on, id")?
        .query_and_then([incident.uuid()], refusal)?
        .collect()
}

/// Writes a refusal down, or what changed of it.
pub fn put(write: &Write, refusal: &RefusalRecord) -> Result<()> {
    let (scope, kind, place) = match refusal.scope {
        Scope::All => ("all", None, None),
        Scope::Kind(kind) => ("kind", Some(kind.word()), None),
        Scope::Place(place) => ("place", None, Some(place.uuid())),
    };
    write.put(
        "refusals",
        refusal.id.uuid(),
        &[
            ("number", refusal.number.as_str().into()),
            ("family", refusal.family.uuid().into()),
            ("incident", refusal.incident.map(Id::uuid).into()),
            ("clauses", clauses_word(&refusal.clauses).into()),
            ("ground", refusal.ground.as_str().into()),
            ("scope", scope.into()),
            ("scope_kind", kind.into()),
            ("scope_place", place.into()),
            ("from_on", refusal.term.from.into()),
            ("until_on", refusal.term.until.into()),
            ("review_on", refusal.review_on.into()),
            ("decided_on", refusal.decided_on.into()),
            ("decided_by", refusal.decided_by.uuid().into()),
            ("decided_title", refusal.decided_title.as_str().into()),
            ("lifted_on", refusal.term.lifted_on.into()),
            ("lifted_by", refusal.lifted.as_ref().map(|lifted| lifted.by.uuid()).into()),
            ("lifted_for", refusal.lifted.as_ref().map(|lifted| lifted.reason.as_str()).into()),
        ],
    )
}

fn refusal(row: &Row) -> Result<RefusalRecord> {
    let scope: String = row.get("scope")?;
    let lifted_by: Option<Uuid> = row.get("lifted_by")?;
    Ok(RefusalRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        family: row.get::<_, Uuid>("family")?.into(),
        incident: row.get::<_, Option<Uuid>>("incident")?.map(Id::from),
        clauses: clauses_of(row)?,
        ground: row.get("ground")?,
        scope: match scope.as_str() {
            "all" => Scope::All,
            "kind" => Scope::Kind(SessionKind::column(row, "scope_kind")?),
            "place" => Scope::Place(row.get::<_, Uuid>("scope_place")?.into()),
            _ => return Err(StoreError::odd("a refusal of an unknown scope")),
        },
        term: Term {
            from: row.get("from_on")?,
            until: row.get("until_on")?,
            lifted_on: row.get("lifted_on")?,
        },
        review_on: row.get("review_on")?,
        decided_on: row.get("decided_on")?,
        decided_by: row.get::<_, Uuid>("decided_by")?.into(),
        decided_title: row.get("decided_title")?,
        lifted: match lifted_by {
            None => None,
            Some(by) => Some(Lifted { by: by.into(), reason: row.get("lifted_for")? }),
        },
    })
}
