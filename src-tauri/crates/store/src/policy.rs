//! Versions of the policy (運用ポリシーの版), as they rest: word for word.

use chrono::NaiveDate;
use domain::{Id, places::Place};
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

/// What a fiscal year has on record, by the clauses that ask for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearCounts {
    /// Sessions held or planned and not called off (§1).
    pub sessions: u32,
    /// Applications taken (§2).
    pub applications: u32,
    /// Consents given back (§4(3)).
    pub consents: u32,
    /// Needs decided (§4(1)).
    pub needs: u32,
    /// Loans (§4(1)).
    pub loans: u32,
    /// ＩＤ等 issued (§5).
    pub credentials: u32,
    /// Looks at families' cards (§8).
    pub looks: u32,
}

/// The records of a fiscal year, of one place or of all.
pub fn counts(read: &Read, place: Option<Id<Place>>, year: i32) -> Result<YearCounts> {
    let from = format!("{year}-04-01");
    let until = format!("{}-04-01", year + 1);
    let place = place.map(Id::uuid);
    let count = |sql: &str| -> Result<u32> {
        Ok(read.connection().prepare_cached(sql)?.query_row(params![from, until, place], |row| row.get(0))?)
    };
    Ok(YearCounts {
        sessions: count(
            "SELECT count(*) FROM sessions WHERE held_on >= ?1 AND held_on < ?2
             AND cancelled_on IS NULL AND (?3 IS NULL OR place = ?3)",
        )?,
        applications: count(
            "SELECT count(*) FROM applications JOIN sessions ON sessions.id = applications.session
             WHERE held_on >= ?1 AND held_on < ?2 AND (?3 IS NULL OR place = ?3)",
        )?,
        consents: count(
            "SELECT count(*) FROM consents JOIN families ON families.id = consents.family
             WHERE given_on >= ?1 AND given_on < ?2 AND (?3 IS NULL OR place = ?3)",
        )?,
        needs: count(
            "SELECT count(*) FROM needs WHERE decided_on >= ?1 AND decided_on < ?2
             AND (?3 IS NULL OR place = ?3)",
        )?,
        loans: count(
            "SELECT count(*) FROM loans JOIN kits ON kits.id = loans.kit
             WHERE lent_on >= ?1 AND lent_on < ?2 AND (?3 IS NULL OR place = ?3)",
        )?,
        credentials: count(
            "SELECT count(*) FROM credentials JOIN sessions ON sessions.id = credentials.session
             WHERE issued_at >= ?1 AND issued_at < ?2 AND (?3 IS NULL OR place = ?3)",
        )?,
        looks: count(
            "SELECT count(*) FROM entry WHERE act = 'family_card'
             AND entered_at >= unixepoch(?1) * 1000 AND entered_at < unixepoch(?2) * 1000
             AND (?3 IS NULL OR place = ?3)",
        )?,
    })
}
