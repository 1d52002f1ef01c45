//! What the city sets for every place (市の設定), as it rests: one row.

use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::{Read, Result, Write};

/// The one row's id, the same on every laptop.
const THE_CITY: Uuid = Uuid::from_u128(0x7473_7564_6f69_8001_8000_0000_0000_00c1);

/// What the city sets.
#[derive(Clone, PartialEq, Eq)]
pub struct City {
    /// After how many idle minutes the screen hides.
    pub idle_minutes: u32,
    /// The longest a loan may last, in days.
    pub longest_days: u32,
    /// 保存年限 of papers.
    pub retention_years: u32,
}

/// What the city sets, if the laptop was set up.
pub fn get(read: &Read) -> Result<Option<City>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM city WHERE id = ?1")?
        .query_row([THE_CITY], |row| {
            Ok(City {
                idle_minutes: row.get("idle_minutes")?,
                longest_days: row.get("longest_days")?,
                retention_years: row.get("retention_years")?,
            })
        })
        .optional()?)
}

/// Writes down what changed.
pub fn put(write: &Write, city: &City) -> Result<()> {
    write.put(
        "city",
        THE_CITY,
        &[
            ("idle_minutes", city.idle_minutes.into()),
            ("longest_days", city.longest_days.into()),
            ("retention_years", city.retention_years.into()),
        ],
    )
}
