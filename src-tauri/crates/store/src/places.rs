//! Places (実施場所), as they rest.

use domain::{
    Id,
    places::{Place, PlaceKind},
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Value, Write};

const ALL: &str = "SELECT id, name, short_name, prefix, kind FROM places";

/// Every place, in the order lists show them.
pub fn all(read: &Read) -> Result<Vec<Place>> {
    read.connection()
        .prepare_cached(&format!("{ALL} ORDER BY position"))?
        .query_and_then([], place)?
        .collect()
}

/// One place.
pub fn get(read: &Read, id: Id<Place>) -> Result<Option<Place>> {
    read.connection()
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.uuid()], |row| Ok(place(row)))
        .optional()?
        .transpose()
}

/// Writes a place down, or what changed of it.
pub fn put(write: &Write, place: &Place, position: u32) -> Result<()> {
    write.put(
        "places",
        place.id.uuid(),
        &[
            ("name", place.name.as_str().into()),
            ("short_name", place.short_name.as_str().into()),
            ("prefix", place.prefix.as_str().into()),
            ("kind", Value::from(kind_name(place.kind))),
            ("position", position.into()),
        ],
    )
}

fn place(row: &Row) -> Result<Place> {
    let kind: String = row.get("kind")?;
    Ok(Place {
        id: row.get::<_, Uuid>("id")?.into(),
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        prefix: row.get("prefix")?,
        kind: match kind.as_str() {
            "division" => PlaceKind::Division,
            "centre" => PlaceKind::Centre,
            _ => return Err(StoreError::odd("a place of an unknown kind")),
        },
    })
}

fn kind_name(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Division => "division",
        PlaceKind::Centre => "centre",
    }
}
