//! Merging (統合): what one family has becomes another's.

use chrono::NaiveDate;
use domain::{Id, families::Family};
use rusqlite::params;

use crate::{Read, Result, Write};

/// Everything that names `gone` names `kept` from now on, whatever table it stands in; then `gone` is
/// taken away. Its number stays taken, and undoing the act brings all of it back.
///
/// Of two distinctions that would become one, or one between the two themselves, none is left.
pub fn merge_into(write: &Write, kept: Id<Family>, gone: Id<Family>) -> Result<()> {
    for id in distinctions_of(write, gone)? {
        write.remove("distinctions", id)?;
    }
    write.repoint("families", gone.uuid(), kept.uuid())?;
    write.remove("families", gone.uuid())
}

fn distinctions_of(read: &Read, family: Id<Family>) -> Result<Vec<uuid::Uuid>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT id FROM distinctions WHERE one = ?1 OR other = ?1")?
        .query_map([family.uuid()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The sessions both families have an application to that stands: title and day.
pub fn shared_sessions(read: &Read, one: Id<Family>, other: Id<Family>) -> Result<Vec<(String, NaiveDate)>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT title, held_on FROM sessions WHERE id IN (
                SELECT session FROM applications WHERE family = ?1 AND withdrawn_on IS NULL
                INTERSECT SELECT session FROM applications WHERE family = ?2 AND withdrawn_on IS NULL)
             ORDER BY held_on",
        )?
        .query_map(params![one.uuid(), other.uuid()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}
