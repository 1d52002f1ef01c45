//! Papers (書類), as they rest: what was issued, for whom, its words, and each time it was printed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    codes::CheckCode,
    families::Family,
    papers::{PaperKind, Reading},
    places::Place,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params, types::Type};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A paper that was issued.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperRecord {
    /// Which.
    pub id: Uuid,
    /// What kind.
    pub kind: PaperKind,
    /// In which reading.
    pub reading: Reading,
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
    /// Of which version of the city's words.
    pub words: Uuid,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: Id<Staff>,
    /// Its words, as `center` wrote them.
    pub contents: String,
    /// Why its number is not used, and since when (欠番).
    pub void: Option<Void>,
}

/// Why a number is not used (欠番).
#[derive(Clone, PartialEq, Eq)]
pub struct Void {
    /// Since when.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// One time a paper left the program.
#[derive(Clone, PartialEq, Eq)]
pub struct PrintingRecord {
    /// Which.
    pub id: Uuid,
    /// Of which paper.
    pub paper: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Staff>,
    /// How.
    pub way: Way,
    /// How many copies.
    pub copies: u32,
    /// Which pages of the job, empty for all.
    pub pages: String,
}

/// How a paper left the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A printer's queue took it.
    Printed,
    /// It was opened in the laptop's own viewer, to be printed from there.
    Opened,
    /// It was saved as a file.
    Saved,
    /// It was saved as a file to be kept for years (保存用).
    Archived,
}

impl Word for Way {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Printed, "printed"),
        (Self::Opened, "opened"),
        (Self::Saved, "saved"),
        (Self::Archived, "archived"),
    ];
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

/// The last paper of a kind issued for a family and not void.
pub fn latest_for(read: &Read, family: Id<Family>, kind: PaperKind) -> Result<Option<PaperRecord>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT * FROM papers WHERE family = ?1 AND kind = ?2 AND void_on IS NULL
               AND EXISTS (SELECT 1 FROM printings WHERE paper = papers.id)
             ORDER BY issued_on DESC, id DESC LIMIT 1",
        )?
        .query_row(params![family.uuid(), kind.word()], paper)
        .optional()?)
}

/// The papers issued in those days, of one place or of all, the latest number first.
pub fn issued_between(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<PaperRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM papers WHERE issued_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)
             ORDER BY issued_on DESC, number DESC, id DESC",
        )?
        .query_and_then(params![from, until, place.map(Id::uuid)], |row| Ok(paper(row)?))?
        .collect()
}

/// Each time a paper left the program, the first first.
pub fn printings(read: &Read, paper: Uuid) -> Result<Vec<PrintingRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM printings WHERE paper = ?1 ORDER BY at, id")?
        .query_and_then([paper], printing)?
        .collect()
}

/// The highest 文書番号 that begins with `prefix`, 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "papers", prefix)
}

/// Writes a paper down. Of a paper nothing changes but that it becomes void.
pub fn put(write: &Write, paper: &PaperRecord) -> Result<()> {
    write.put(
        "papers",
        paper.id,
        &[
            ("kind", paper.kind.word().into()),
            ("reading", paper.reading.word().into()),
            ("number", paper.number.as_str().into()),
            ("code", paper.code.as_str().into()),
            ("place", paper.place.uuid().into()),
            ("family", paper.family.map(Id::uuid).into()),
            ("subject", paper.subject.into()),
            ("policy_version", paper.policy_version.into()),
            ("words", paper.words.into()),
            ("issued_on", paper.issued_on.into()),
            ("issued_by", paper.issued_by.uuid().into()),
            ("contents", paper.contents.as_str().into()),
            ("void_on", paper.void.as_ref().map(|void| void.on).into()),
            ("void_reason", paper.void.as_ref().map(|void| void.reason.as_str()).into()),
        ],
    )
}

/// Writes down that a paper left the program.
pub fn insert_printing(write: &Write, printing: &PrintingRecord) -> Result<()> {
    write.put(
        "printings",
        printing.id,
        &[
            ("paper", printing.paper.into()),
            ("at", printing.at.into()),
            ("by", printing.by.uuid().into()),
            ("way", printing.way.word().into()),
            ("copies", printing.copies.into()),
            ("pages", printing.pages.as_str().into()),
        ],
    )
}

fn paper(row: &Row) -> rusqlite::Result<PaperRecord> {
    let void = match (row.get("void_on")?, row.get("void_reason")?) {
        (Some(on), Some(reason)) => Some(Void { on, reason }),
        _ => None,
    };
    Ok(PaperRecord {
        id: row.get("id")?,
        kind: word(row, "kind")?,
        reading: word(row, "reading")?,
        number: row.get("number")?,
        code: row.get("code")?,
        place: row.get::<_, Uuid>("place")?.into(),
        family: row.get::<_, Option<Uuid>>("family")?.map(Id::from),
        subject: row.get("subject")?,
        policy_version: row.get("policy_version")?,
        words: row.get("words")?,
        issued_on: row.get("issued_on")?,
        issued_by: row.get::<_, Uuid>("issued_by")?.into(),
        contents: row.get("contents")?,
        void,
    })
}

fn printing(row: &Row) -> Result<PrintingRecord> {
    Ok(PrintingRecord {
        id: row.get("id")?,
        paper: row.get("paper")?,
        at: row.get("at")?,
        by: row.get::<_, Uuid>("by")?.into(),
        way: Way::column(row, "way")?,
        copies: row.get("copies")?,
        pages: row.get("pages")?,
    })
}

fn word<T: std::str::FromStr>(row: &Row, column: &'static str) -> rusqlite::Result<T> {
    row.get::<_, String>(column)?.parse().map_err(|_| {
        let unknown = format!("{column} has a word of a newer program");
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, unknown.into())
    })
}
