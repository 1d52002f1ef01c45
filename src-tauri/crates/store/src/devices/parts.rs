//! Parts (部品) of kits, as they rest: what is in the box, and what once was.

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Kit, Part, PartNeed},
    loans::Condition,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

/// Whether a part may be another of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// This very one (その物).
    ThisVeryOne,
    /// Any of its kind (同じ種類ならよい).
    AnyOfItsKind,
}

/// A part of a kit.
#[derive(Clone, PartialEq, Eq)]
pub struct PartRecord {
    /// Which.
    pub id: Id<Part>,
    /// Of which kit.
    pub kit: Id<Kit>,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Whether the kit is lent without it.
    pub need: PartNeed,
    /// Whether it may be another of its kind.
    pub exactness: Exactness,
    /// Its serial number, empty where it has none.
    pub serial: String,
    /// Its state.
    pub state: PartState,
    /// The order on the checklist.
    pub position: u32,
    /// The part it came for.
    pub replaces: Option<Id<Part>>,
    /// Since this day it is in the box no more: replaced, or taken out.
    pub gone_on: Option<NaiveDate>,
}

/// The state of a part in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartState {
    /// It is there, and in this condition.
    There(Condition),
    /// It is lost.
    Lost,
}

/// The parts in a kit's box, in the order of the checklist.
pub fn of(read: &Read, id: Id<Kit>) -> Result<Vec<PartRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM parts WHERE kit = ?1 AND gone_on IS NULL ORDER BY position, id")?
        .query_and_then([id.uuid()], part)?
        .collect()
}

/// Every part a kit ever had, those that are in its box no more too; by number.
pub fn all_of(read: &Read, id: Id<Kit>) -> Result<Vec<PartRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM parts WHERE kit = ?1 ORDER BY length(number), number, id")?
        .query_and_then([id.uuid()], part)?
        .collect()
}

/// One part.
pub fn get(read: &Read, id: Id<Part>) -> Result<Option<PartRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM parts WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(part(row)))
        .optional()?
        .transpose()
}

/// Writes a part down, or what changed of it.
pub fn put(write: &Write, part: &PartRecord) -> Result<()> {
    let condition = match part.state {
        PartState::There(condition) => condition.word(),
        PartState::Lost => "lost",
    };
    write.put(
        "parts",
        part.id.uuid(),
        &[
            ("kit", part.kit.uuid().into()),
            ("name", part.name.as_str().into()),
            ("number", part.number.as_str().into()),
            ("required", (part.need == PartNeed::Required).into()),
            ("exact", (part.exactness == Exactness::ThisVeryOne).into()),
            ("serial", part.serial.as_str().into()),
            ("condition", condition.into()),
            ("position", part.position.into()),
            ("replaces", part.replaces.map(Id::uuid).into()),
            ("gone_on", part.gone_on.into()),
        ],
    )
}

fn part(row: &Row) -> Result<PartRecord> {
    let condition: String = row.get("condition")?;
    Ok(PartRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        kit: row.get::<_, Uuid>("kit")?.into(),
        name: row.get("name")?,
        number: row.get("number")?,
        need: if row.get("required")? { PartNeed::Required } else { PartNeed::Optional },
        exactness: if row.get("exact")? { Exactness::ThisVeryOne } else { Exactness::AnyOfItsKind },
        serial: row.get("serial")?,
        state: match Condition::of(&condition) {
            Some(condition) => PartState::There(condition),
            None if condition == "lost" => PartState::Lost,
            None => return Err(StoreError::odd("a part of an unknown condition")),
        },
        position: row.get("position")?,
        replaces: row.get::<_, Option<Uuid>>("replaces")?.map(Id::from),
        gone_on: row.get("gone_on")?,
    })
}
