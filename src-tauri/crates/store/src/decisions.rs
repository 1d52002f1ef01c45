//! Decisions (協議決定), as they rest; and what was prepared because of them.

use chrono::NaiveDate;
use domain::{
    Id,
    decisions::{AddedPreparation, Audience, Decision},
    policy::ClauseId,
    sessions::{Session, SessionKind},
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

/// A decision.
#[derive(Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    /// Which.
    pub id: Id<Decision>,
    /// 番号: 協-2026-0003.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// Who brought the matter.
    pub asked_by: String,
    /// When.
    pub asked_on: NaiveDate,
    /// What was to be decided.
    pub matter: String,
    /// What was decided.
    pub decided: String,
    /// On what ground.
    pub ground: String,
    /// The day.
    pub decided_on: NaiveDate,
    /// 決裁番号, empty where none is recorded.
    pub approval: String,
    /// From this day on.
    pub applies_from: NaiveDate,
    /// The clauses it speaks of.
    pub clauses: Vec<ClauseId>,
    /// Who may read it.
    pub audience: Audience,
    /// Whose place it takes.
    pub supersedes: Option<Id<Decision>>,
    /// The version of the policy that says it now.
    pub taken_in: Option<u32>,
    /// What it adds to the preparation of sessions.
    pub preparation: Option<AddedPreparation>,
    /// What it adds to the consent; empty for nothing.
    pub consent_line: String,
    /// Who wrote it down.
    pub written_by: Id<Staff>,
}

/// That something a decision asks for was seen to.
#[derive(Clone, PartialEq, Eq)]
pub struct DecidedPrepared {
    /// Its record.
    pub id: Uuid,
    /// For which session.
    pub session: Id<Session>,
    /// Which decision asks for it.
    pub decision: Id<Decision>,
    /// The day.
    pub done_on: NaiveDate,
    /// By whom.
    pub done_by: Id<Staff>,
}

/// Every decision, the latest number first.
pub fn all(read: &Read) -> Result<Vec<DecisionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM decisions ORDER BY number DESC, id DESC")?
        .query_and_then([], decision)?
        .collect()
}

/// One decision.
pub fn get(read: &Read, id: Id<Decision>) -> Result<Option<DecisionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM decisions WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(decision(row)))
        .optional()?
        .transpose()
}

/// The highest running number that begins with `prefix` (`協-2026-`), 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "decisions", prefix)
}

/// Writes a decision down, or that the policy took it in.
pub fn put(write: &Write, record: &DecisionRecord) -> Result<()> {
    let joined = |words: Vec<String>| words.join(",");
    let (preparation, kinds, days) = match &record.preparation {
        Some(added) => (
            added.words.as_str(),
            joined(added.kinds.iter().map(|kind| kind.word().to_owned()).collect()),
            added.days_before,
        ),
        None => ("", String::new(), 0),
    };
    write.put(
        "decisions",
        record.id.uuid(),
        &[
            ("number", record.number.as_str().into()),
            ("title", record.title.as_str().into()),
            ("asked_by", record.asked_by.as_str().into()),
            ("asked_on", record.asked_on.into()),
            ("matter", record.matter.as_str().into()),
            ("decided", record.decided.as_str().into()),
            ("ground", record.ground.as_str().into()),
            ("decided_on", record.decided_on.into()),
            ("approval", record.approval.as_str().into()),
            ("applies_from", record.applies_from.into()),
            ("clauses", joined(record.clauses.iter().map(ClauseId::to_string).collect()).as_str().into()),
            ("audience", record.audience.word().into()),
            ("supersedes", record.supersedes.map(Id::uuid).into()),
            ("taken_in", record.taken_in.into()),
            ("preparation", preparation.into()),
            ("preparation_for", kinds.as_str().into()),
            ("preparation_days", days.into()),
            ("consent_line", record.consent_line.as_str().into()),
            ("written_by", record.written_by.uuid().into()),
        ],
    )
}

/// What decisions ask for that was seen to for a session.
pub fn prepared(read: &Read, session: Id<Session>) -> Result<Vec<DecidedPrepared>> {
    read.connection()
        .prepare_cached("SELECT * FROM decided_preparations WHERE session = ?1 ORDER BY done_on, id")?
        .query_and_then([session.uuid()], |row| {
            Ok(DecidedPrepared {
                id: row.get("id")?,
                session,
                decision: row.get::<_, Uuid>("decision")?.into(),
                done_on: row.get("done_on")?,
                done_by: row.get::<_, Uuid>("done_by")?.into(),
            })
        })?
        .collect()
}

/// Writes down that something a decision asks for was seen to.
pub fn put_prepared(write: &Write, done: &DecidedPrepared) -> Result<()> {
    write.put(
        "decided_preparations",
        done.id,
        &[
            ("session", done.session.uuid().into()),
            ("decision", done.decision.uuid().into()),
            ("done_on", done.done_on.into()),
            ("done_by", done.done_by.uuid().into()),
        ],
    )
}

/// Takes it back: it is still to be seen to.
pub fn remove_prepared(write: &Write, id: Uuid) -> Result<()> {
    write.remove("decided_preparations", id)
}

fn decision(row: &Row) -> Result<DecisionRecord> {
    let words: String = row.get("preparation")?;
    let preparation = (!words.is_empty())
        .then(|| -> Result<AddedPreparation> {
            let kinds: String = row.get("preparation_for")?;
            Ok(AddedPreparation {
                words,
                kinds: kinds
                    .split(',')
                    .map(|kind| {
                        SessionKind::of(kind).ok_or(StoreError::odd("a kind of session nobody knows"))
                    })
                    .collect::<Result<_>>()?,
                days_before: row.get("preparation_days")?,
            })
        })
        .transpose()?;
    let clauses: String = row.get("clauses")?;
    Ok(DecisionRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        title: row.get("title")?,
        asked_by: row.get("asked_by")?,
        asked_on: row.get("asked_on")?,
        matter: row.get("matter")?,
        decided: row.get("decided")?,
        ground: row.get("ground")?,
        decided_on: row.get("decided_on")?,
        approval: row.get("approval")?,
        applies_from: row.get("applies_from")?,
        clauses: clauses
            .split(',')
            .map(|clause| clause.parse().map_err(|_| StoreError::odd("a clause that is none")))
            .collect::<Result<_>>()?,
        audience: Audience::column(row, "audience")?,
        supersedes: row.get::<_, Option<Uuid>>("supersedes")?.map(Id::from),
        taken_in: row.get("taken_in")?,
        preparation,
        consent_line: row.get("consent_line")?,
        written_by: row.get::<_, Uuid>("written_by")?.into(),
    })
}
