//! The tables (表の版), from the first version to this one. A file that has shipped is never edited.
//!
//! What they add up to is committed as `schema.sql`, to be read and compared; after a new migration
//! `UPDATE_SCHEMA=1 cargo test -p tests --test store` writes it anew.

use rusqlite::{Connection, TransactionBehavior};

use crate::{Result, StoreError};

const MIGRATIONS: &[&str] =
    &[include_str!("../migrations/0001_journal.sql"), include_str!("../migrations/0002_records.sql")];

/// The version this program writes.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The version of a file; 0 before the first.
pub(crate) fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the file up to this program's version, one transaction a step. A step that leaves a dangling
/// reference or an unsound file behind does not happen.
pub(crate) fn run(connection: &mut Connection) -> Result<()> {
    run_to(connection, NEWEST)
}

/// Brings the file up to `version`.
pub(crate) fn run_to(connection: &mut Connection, version: u32) -> Result<()> {
    let done = self::version(connection)?;
    // A step may rebuild a table that others refer to; all references are checked at its end.
    connection.pragma_update(None, "foreign_keys", false)?;
    let outcome = (1..=version)
        .zip(MIGRATIONS)
        .skip(done as usize)
        .try_for_each(|(version, sql)| step(connection, version, sql));
    connection.pragma_update(None, "foreign_keys", true)?;
    outcome
}

/// Every table, index and view as SQL, in one order.
pub(crate) fn schema(connection: &Connection) -> Result<String> {
    let parts: Vec<String> = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(parts.iter().map(|sql| format!("{sql};\n")).collect::<Vec<_>>().join("\n"))
}

fn step(connection: &mut Connection, version: u32, sql: &str) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(sql)?;
    let dangling: bool =
        transaction
            .query_row("SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", [], |row| row.get(0))?;
    let sound: String = transaction.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if dangling || sound != "ok" {
        return Err(StoreError::odd("a migration left the file unsound"));
    }
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()?;
    Ok(())
}
