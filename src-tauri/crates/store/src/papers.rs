//! Papers (書類), as they rest: what was issued, for whom, and its words.

use chrono::NaiveDate;
use domain::{Id, codes::CheckCode, families::Family, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A paper that was issued.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperRecord {
    /// Which.
    pub id: Uuid,
    /// What kind, by `center`'s word for it.
    pub kind: String,
    /// 文書番号.
    pub number: String,
    /// 確認コード, bare.
    pub code: String,
    /// Of which place.
    pub place: Id<Place>,
    /// About which family, if about one.
    pub family: Option<Id<Family>>,
    /// About which session, need, slip or policy.
    pub subject: Option<Uuid>,
    /// Of which version of the policy.
    pub policy_version: u32,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: Id<Staff>,
    /// Its words, as `center` wrote them.
    pub contents: String,
}

/// One paper.
pub fn get(read: &Read, id: Uuid) -> Result<Option<PaperRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM papers WHERE id = ?1")?
        .query_row([id], paper)
        .optional()?)
}

/// The paper a check code belongs to.
pub fn by_code(read: &Read, code: CheckCode) -> Result<Option<PaperRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM papers WHERE code = ?1")?
        .query_row([code.bare()], paper)
        .optional()?)
}

/// The paper of a 文書番号.
pub fn by_number(read: &Read, number: &str) -> Result<Option<PaperRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM papers WHERE number = ?1")?
        .query_row([number], paper)
        .optional()?)
}

/// The papers about a family, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<PaperRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM papers WHERE family = ?1 ORDER BY issued_on DESC, id DESC")?
        .query_and_then([family.uuid()], |row| Ok(paper(row)?))?
        .collect()
}

/// The papers about a session, need, slip or policy, the latest first.
pub fn about(read: &Read, subject: Uuid) -> Result<Vec<PaperRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM papers WHERE subject = ?1 ORDER BY issued_on DESC, id DESC")?
        .query_and_then([subject], |row| Ok(paper(row)?))?
        .collect()
}

/// The last paper of a kind issued for a family.
pub fn latest_for(read: &Read, family: Id<Family>, kind: &str) -> Result<Option<PaperRecord>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT * FROM papers WHERE family = ?1 AND kind = ?2
             ORDER BY issued_on DESC, id DESC LIMIT 1",
        )?
        .query_row(params![family.uuid(), kind], paper)
        .optional()?)
}

/// The highest 文書番号 that begins with `prefix`, 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "papers", prefix)
}

/// Writes a paper down. A paper never changes.
pub fn insert(write: &Write, paper: &PaperRecord) -> Result<()> {
    write.put(
        "papers",
        paper.id,
        &[
            ("kind", paper.kind.as_str().into()),
            ("number", paper.number.as_str().into()),
            ("code", paper.code.as_str().into()),
            ("place", paper.place.uuid().into()),
            ("family", paper.family.map(Id::uuid).into()),
            ("subject", paper.subject.into()),
            ("policy_version", paper.policy_version.into()),
            ("issued_on", paper.issued_on.into()),
            ("issued_by", paper.issued_by.uuid().into()),
            ("contents", paper.contents.as_str().into()),
        ],
    )
}

fn paper(row: &Row) -> rusqlite::Result<PaperRecord> {
    Ok(PaperRecord {
        id: row.get("id")?,
        kind: row.get("kind")?,
        number: row.get("number")?,
        code: row.get("code")?,
        place: row.get::<_, Uuid>("place")?.into(),
        family: row.get::<_, Option<Uuid>>("family")?.map(Id::from),
        subject: row.get("subject")?,
        policy_version: row.get("policy_version")?,
        issued_on: row.get("issued_on")?,
        issued_by: row.get::<_, Uuid>("issued_by")?.into(),
        contents: row.get("contents")?,
    })
}
