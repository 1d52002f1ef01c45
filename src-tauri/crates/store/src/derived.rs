//! What is made anew from the records (検索の控え), and so is in no journal: by what names are searched.
//!
//! It is brought up to date at the end of every act that touched a person, by whichever way: written,
//! removed, taken back, folded anew.

use domain::names::search_key;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::Result;

const PERSONS: &str = "persons";

/// A person's family, name, kana and telephone number.
type Known = (Uuid, String, String, String);

/// Brings up to date what is derived from one record.
pub(crate) fn refresh(connection: &Connection, table: &str, id: Uuid) -> Result<()> {
    if table != PERSONS {
        return Ok(());
    }
    let person = connection
        .prepare_cached("SELECT family, name, kana, phone FROM persons WHERE id = ?1")?
        .query_row([id], |row| known(row, 0))
        .optional()?;
    match person {
        Some(person) => write(connection, id, &person),
        None => {
            connection.prepare_cached("DELETE FROM search_keys WHERE person = ?1")?.execute([id])?;
            Ok(())
        }
    }
}

/// Makes all of it anew.
pub(crate) fn refresh_all(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM search_keys", [])?;
    let mut statement = connection.prepare("SELECT id, family, name, kana, phone FROM persons")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        write(connection, row.get(0)?, &known(row, 1)?)?;
    }
    Ok(())
}

fn known(row: &Row<'_>, first: usize) -> rusqlite::Result<Known> {
    Ok((row.get(first)?, row.get(first + 1)?, row.get(first + 2)?, row.get(first + 3)?))
}

/// A folded name holds no space, so the one between name and kana keeps a search from running across.
fn write(connection: &Connection, person: Uuid, (family, name, kana, phone): &Known) -> Result<()> {
    let key = format!("{} {}", search_key(name), search_key(kana));
    let figures: String = search_key(phone).chars().filter(char::is_ascii_digit).collect();
    connection
        .prepare_cached(
            "INSERT INTO search_keys (person, family, key, phone) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person) DO UPDATE
             SET family = excluded.family, key = excluded.key, phone = excluded.phone",
        )?
        .execute(params![person, family, key, figures])?;
    Ok(())
}
