//! Versions of the policy (運用ポリシーの版), as they rest: word for word.

use chrono::NaiveDate;
use domain::{Id, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A version of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its record.
    pub id: Uuid,
    /// Which version.
    pub version: u32,
    /// Its words.
    pub text: String,
    /// 施行日.
    pub in_force: NaiveDate,
    /// 改定理由.
    pub reason: String,
    /// 決裁番号, empty where none is recorded.
    pub decision: String,
}

const ALL: &str = "SELECT * FROM policies";

/// Every version, the first first.
pub fn all(read: &Read) -> Result<Vec<Version>> {
    read.connection()
        .prepare_cached(&format!("{ALL} ORDER BY version"))?
        .query_and_then([], |row| Ok(version(row)?))?
        .collect()
}

/// One version.
pub fn get(read: &Read, number: u32) -> Result<Option<Version>> {
    Ok(read
        .connection()
        .prepare_cached(&format!("{ALL} WHERE version = ?1"))?
        .query_row([number], version)
        .optional()?)
}

/// The version in force on a day; the first, for days before it.
pub fn on(read: &Read, day: NaiveDate) -> Result<Option<Version>> {
    Ok(read
        .connection()
        .prepare_cached(&format!(
            "{ALL} ORDER BY in_force <= ?1 DESC, CASE WHEN in_force <= ?1 THEN version END DESC,
             version LIMIT 1"
        ))?
        .query_row(params![day], version)
        .optional()?)
}

/// Writes a version down.
pub fn insert(write: &Write, version: &Version) -> Result<()> {
    write.put(
        "policies",
        version.id,
        &[
            ("version", version.version.into()),
            ("text", version.text.as_str().into()),
            ("in_force", version.in_force.into()),
            ("reason", version.reason.as_str().into()),
            ("decision", version.decision.as_str().into()),
        ],
    )
}

/// Whether a paper was issued or a consent given under a version: it must stay.
pub fn is_used(read: &Read, number: u32) -> Result<bool> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM papers WHERE policy_version = ?1)
                 OR EXISTS (SELECT 1 FROM consents WHERE policy_version = ?1)
                 OR EXISTS (SELECT 1 FROM policies WHERE version > ?1)",
        )?
        .query_row([number], |row| row.get(0))?)
}

/// The version a policy record was written down as, also when it was taken back since.
pub fn number_of(read: &Read, id: Uuid) -> Result<Option<u32>> {
    let lines = read.history("policies", id, 50)?;
    let changes = lines.iter().flat_map(|line| &line.changes);
    Ok(changes
        .filter(|change| change.field == "version")
        .find_map(|change| change.to.as_ref().or(change.from.as_ref())?.integer())
        .and_then(|number| u32::try_from(number).ok()))
}

/// A version in the making (改定の案).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its record.
    pub id: Uuid,
    /// The version it began as.
    pub base: u32,
    /// Its words so far.
    pub text: String,
    /// 施行日, once fixed.
    pub in_force: Option<NaiveDate>,
    /// 改定理由.
    pub reason: String,
    /// 決裁番号.
    pub decision: String,
    /// The day it was last written at.
    pub written_on: NaiveDate,
    /// By whom.
    pub written_by: Id<Staff>,
}

/// The draft, if one is being written.
pub fn draft(read: &Read) -> Result<Option<Draft>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM policy_drafts ORDER BY id LIMIT 1")?
        .query_row([], |row| {
            Ok(Draft {
                id: row.get("id")?,
                base: row.get("base")?,
                text: row.get("text")?,
                in_force: row.get("in_force")?,
                reason: row.get("reason")?,
                decision: row.get("decision")?,
                written_on: row.get("written_on")?,
                written_by: row.get::<_, Uuid>("written_by")?.into(),
            })
        })
        .optional()?)
}

/// Writes the draft down, or what changed of it.
pub fn put_draft(write: &Write, draft: &Draft) -> Result<()> {
    write.put(
        "policy_drafts",
        draft.id,
        &[
            ("base", draft.base.into()),
            ("text", draft.text.as_str().into()),
            ("in_force", draft.in_force.into()),
            ("reason", draft.reason.as_str().into()),
            ("decision", draft.decision.as_str().into()),
            ("written_on", draft.written_on.into()),
            ("written_by", draft.written_by.uuid().into()),
        ],
    )
}

/// Lets the draft go.
pub fn remove_draft(write: &Write, id: Uuid) -> Result<()> {
    write.remove("policy_drafts", id)
}

fn version(row: &Row) -> rusqlite::Result<Version> {
    Ok(Version {
        id: row.get("id")?,
        version: row.get("version")?,
        text: row.get("text")?,
        in_force: row.get("in_force")?,
        reason: row.get("reason")?,
        decision: row.get("decision")?,
    })
}
