//! What follows an incident (経過・指示・強制退去), as it rests; and the city's rules on leaks.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    applications::Application,
    incidents::{Incident, LeakRules},
    policy::ClauseId,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write};

/// A line of the 経過.
#[derive(Clone, PartialEq, Eq)]
pub struct IncidentNote {
    /// Its record.
    pub id: Uuid,
    /// Of which incident.
    pub incident: Id<Incident>,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What.
    pub text: String,
    /// Who wrote it down.
    pub written_by: Id<Staff>,
}

/// An instruction of the division (§5(3)).
#[derive(Clone, PartialEq, Eq)]
pub struct InstructionRecord {
    /// Its record.
    pub id: Uuid,
    /// About which incident.
    pub incident: Id<Incident>,
    /// What is to be done.
    pub text: String,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// By whom.
    pub given_by: Id<Staff>,
    /// Until when.
    pub due_on: NaiveDate,
    /// That it was done: the day, and by whom.
    pub done: Option<(NaiveDate, Id<Staff>)>,
    /// How; empty while it is open.
    pub done_how: String,
}

/// A family was removed from a session (強制退去, §6).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RemovalRecord {
    /// By which application it took part.
    pub application: Id<Application>,
    /// Over which incident.
    pub incident: Id<Incident>,
    /// Under which clause.
    pub clause: ClauseId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Id<Staff>,
}

/// The 経過 of an incident, in the order it happened.
pub fn notes(read: &Read, incident: Id<Incident>) -> Result<Vec<IncidentNote>> {
    read.connection()
        .prepare_cached("SELECT * FROM incident_notes WHERE incident = ?1 ORDER BY at, id")?
        .query_and_then([incident.uuid()], |row| {
            Ok(IncidentNote {
                id: row.get("id")?,
                incident,
                at: row.get("at")?,
                text: row.get("text")?,
                written_by: row.get::<_, Uuid>("written_by")?.into(),
            })
        })?
        .collect()
}

/// Writes a line of the 経過 down.
pub fn put_note(write: &Write, note: &IncidentNote) -> Result<()> {
    write.put(
        "incident_notes",
        note.id,
        &[
            ("incident", note.incident.uuid().into()),
            ("at", note.at.into()),
            ("text", note.text.as_str().into()),
            ("written_by", note.written_by.uuid().into()),
        ],
    )
}

/// The instructions about an incident, in the order they were given.
pub fn instructions(read: &Read, incident: Id<Incident>) -> Result<Vec<InstructionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM instructions WHERE incident = ?1 ORDER BY given_at, id")?
        .query_and_then([incident.uuid()], instruction)?
        .collect()
}

/// One instruction.
pub fn instruction_of(read: &Read, id: Uuid) -> Result<Option<InstructionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM instructions WHERE id = ?1")?
        .query_row([id], |row| Ok(instruction(row)))
        .optional()?
        .transpose()
}

/// Writes an instruction down, or what changed of it.
pub fn put_instruction(write: &Write, instruction: &InstructionRecord) -> Result<()> {
    write.put(
        "instructions",
        instruction.id,
        &[
            ("incident", instruction.incident.uuid().into()),
            ("text", instruction.text.as_str().into()),
            ("given_at", instruction.given_at.into()),
            ("given_by", instruction.given_by.uuid().into()),
            ("due_on", instruction.due_on.into()),
            ("done_on", instruction.done.map(|(on, _)| on).into()),
            ("done_by", instruction.done.map(|(_, by)| by.uuid()).into()),
            ("done_how", instruction.done_how.as_str().into()),
        ],
    )
}

/// That a family was removed, if it was.
pub fn removal(read: &Read, application: Id<Application>) -> Result<Option<RemovalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM removals WHERE application = ?1")?
        .query_row([application.uuid()], |row| Ok(removed(row)))
        .optional()?
        .transpose()
}

/// The families removed over an incident.
pub fn removals(read: &Read, incident: Id<Incident>) -> Result<Vec<RemovalRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM removals WHERE incident = ?1 ORDER BY removed_at, id")?
        .query_and_then([incident.uuid()], removed)?
        .collect()
}

/// Writes a removal down.
pub fn put_removal(write: &Write, removal: &RemovalRecord) -> Result<()> {
    write.put(
        "removals",
        removal.application.uuid(),
        &[
            ("application", removal.application.uuid().into()),
            ("incident", removal.incident.uuid().into()),
            ("clause", removal.clause.to_string().into()),
            ("removed_at", removal.at.into()),
            ("removed_by", removal.by.uuid().into()),
        ],
    )
}

/// What the city set about leaks; the national rules until it sets something of its own.
pub fn leak_rules(read: &Read) -> Result<LeakRules> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM leak_rules WHERE id = ?1")?
        .query_row([Uuid::from_u128(LEAK_RULES)], |row| {
            Ok(LeakRules {
                prompt_days: row.get("prompt_days")?,
                full_days: row.get("full_days")?,
                wrongful_days: row.get("wrongful_days")?,
                persons: row.get("persons")?,
            })
        })
        .optional()?
        .unwrap_or_default())
}

/// Writes down what the city set about leaks.
pub fn put_leak_rules(write: &Write, rules: &LeakRules) -> Result<()> {
    write.put(
        "leak_rules",
        Uuid::from_u128(LEAK_RULES),
        &[
            ("prompt_days", rules.prompt_days.into()),
            ("full_days", rules.full_days.into()),
            ("wrongful_days", rules.wrongful_days.into()),
            ("persons", rules.persons.into()),
        ],
    )
}

/// The one row there is.
const LEAK_RULES: u128 = 0x6c65_616b;

fn instruction(row: &Row) -> Result<InstructionRecord> {
    let (on, by): (Option<NaiveDate>, Option<Uuid>) = (row.get("done_on")?, row.get("done_by")?);
    Ok(InstructionRecord {
        id: row.get("id")?,
        incident: row.get::<_, Uuid>("incident")?.into(),
        text: row.get("text")?,
        given_at: row.get("given_at")?,
        given_by: row.get::<_, Uuid>("given_by")?.into(),
        due_on: row.get("due_on")?,
        done: on.zip(by.map(Id::from)),
        done_how: row.get("done_how")?,
    })
}

fn removed(row: &Row) -> Result<RemovalRecord> {
    let clause: String = row.get("clause")?;
    Ok(RemovalRecord {
        application: row.get::<_, Uuid>("application")?.into(),
        incident: row.get::<_, Uuid>("incident")?.into(),
        clause: clause.parse().map_err(|_| StoreError::odd("a clause that is none"))?,
        at: row.get("removed_at")?,
        by: row.get::<_, Uuid>("removed_by")?.into(),
    })
}
