//! What the city says on papers (市のことば), as it rests: one row a version, never changed.

use chrono::NaiveDate;
use domain::papers::OfficialSeal;
use rusqlite::{OptionalExtension, Row, types::Type};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A version of what the city says.
#[derive(Clone, PartialEq, Eq)]
pub struct CityWordsRecord {
    /// Its record.
    pub id: Uuid,
    /// Which version, from 1.
    pub version: u32,
    /// Whom papers are addressed to.
    pub addressee: String,
    /// Who issues them.
    pub division: String,
    /// The division's telephone number.
    pub phone: String,
    /// Its hours.
    pub hours: String,
    /// Whether notices leave room for the city's seal.
    pub seal: OfficialSeal,
    /// Greeting, duties and closing in the three readings, as `center` wrote them.
    pub readings: String,
    /// Why it was changed.
    pub reason: String,
    /// Since when papers say so.
    pub set_on: NaiveDate,
}

/// The words papers are issued with now.
pub fn current(read: &Read) -> Result<Option<CityWordsRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM city_words ORDER BY version DESC, id DESC LIMIT 1")?
        .query_row([], words)
        .optional()?)
}

/// One version.
pub fn get(read: &Read, id: Uuid) -> Result<Option<CityWordsRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM city_words WHERE id = ?1")?
        .query_row([id], words)
        .optional()?)
}

/// Every version, the latest first.
pub fn all(read: &Read) -> Result<Vec<CityWordsRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM city_words ORDER BY version DESC, id DESC")?
        .query_and_then([], |row| Ok(words(row)?))?
        .collect()
}

/// Writes a version down. It never changes.
pub fn insert(write: &Write, words: &CityWordsRecord) -> Result<()> {
    write.put(
        "city_words",
        words.id,
        &[
            ("version", words.version.into()),
            ("addressee", words.addressee.as_str().into()),
            ("division", words.division.as_str().into()),
            ("phone", words.phone.as_str().into()),
            ("hours", words.hours.as_str().into()),
            ("seal", words.seal.word().into()),
            ("readings", words.readings.as_str().into()),
            ("reason", words.reason.as_str().into()),
            ("set_on", words.set_on.into()),
        ],
    )
}

fn words(row: &Row) -> rusqlite::Result<CityWordsRecord> {
    Ok(CityWordsRecord {
        id: row.get("id")?,
        version: row.get("version")?,
        addressee: row.get("addressee")?,
        division: row.get("division")?,
        phone: row.get("phone")?,
        hours: row.get("hours")?,
        seal: row
            .get::<_, String>("seal")?
            .parse()
            .map_err(|unknown| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(unknown)))?,
        readings: row.get("readings")?,
        reason: row.get("reason")?,
        set_on: row.get("set_on")?,
    })
}
