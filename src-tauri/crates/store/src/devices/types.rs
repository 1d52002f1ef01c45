//! Types of kit (品目), as they rest.

use domain::{
    Id,
    devices::{KitKind, KitType, PartNeed, UsualPart},
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// What stands before the name of a part that the kit is not lent without.
const REQUIRED: char = '*';

/// A type of kit.
#[derive(Clone, PartialEq, Eq)]
pub struct KitTypeRecord {
    /// Which.
    pub id: Id<KitType>,
    /// What such a kit is called.
    pub name: String,
    /// What it is for.
    pub kind: KitKind,
    /// Maker and model; empty where they differ.
    pub model: String,
    /// What is in its box.
    pub parts: Vec<UsualPart>,
    /// Whether new kits may be entered from it.
    pub in_use: bool,
}

/// One type.
pub fn get(read: &Read, id: Id<KitType>) -> Result<Option<KitTypeRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM kit_types WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(of_row(row)))
        .optional()?
        .transpose()
}

/// Every type: those in use first, by kind and name.
pub fn all(read: &Read) -> Result<Vec<KitTypeRecord>> {
    let mut types = read
        .connection()
        .prepare_cached("SELECT * FROM kit_types ORDER BY in_use DESC, name, id")?
        .query_and_then([], of_row)?
        .collect::<Result<Vec<_>>>()?;
    types.sort_by_key(|kit_type| (!kit_type.in_use, kit_type.kind));
    Ok(types)
}

/// How many kits of the register were entered from the type.
pub fn kits(read: &Read, id: Id<KitType>) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached("SELECT count(*) FROM kits WHERE kit_type = ?1 AND retired_on IS NULL")?
        .query_row([id.uuid()], |row| row.get(0))?)
}

/// Writes a type down, or what changed of it.
pub fn put(write: &Write, kit_type: &KitTypeRecord) -> Result<()> {
    let parts: Vec<String> = kit_type
        .parts
        .iter()
        .map(|part| match part.need {
            PartNeed::Required => format!("{REQUIRED}{}", part.name),
            PartNeed::Optional => format!(" {}", part.name),
        })
        .collect();
    write.put(
        "kit_types",
        kit_type.id.uuid(),
        &[
            ("name", kit_type.name.as_str().into()),
            ("kind", kit_type.kind.word().into()),
            ("model", kit_type.model.as_str().into()),
            ("parts", parts.join("\n").into()),
            ("in_use", kit_type.in_use.into()),
        ],
    )
}

fn of_row(row: &Row) -> Result<KitTypeRecord> {
    let parts: String = row.get("parts")?;
    Ok(KitTypeRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        name: row.get("name")?,
        kind: KitKind::column(row, "kind")?,
        model: row.get("model")?,
        parts: parts
            .lines()
            .map(|line| match line.strip_prefix(REQUIRED) {
                Some(name) => UsualPart { name: name.to_owned(), need: PartNeed::Required },
                None => UsualPart { name: line.trim_start().to_owned(), need: PartNeed::Optional },
            })
            .collect(),
        in_use: row.get("in_use")?,
    })
}
