//! Laptops (端末): whose entries the journal holds, and how far each is known here.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{EntryId, entry::everywhere};
use crate::{Read, Result};

/// This laptop, as it enters the journal.
#[derive(Clone, Debug)]
pub struct NewLaptop {
    /// No two laptops have the same, nor one laptop after a restore.
    pub id: Uuid,
    /// What staff call it.
    pub name: String,
    /// Where it is at home.
    pub place: Uuid,
    /// Since when it writes.
    pub joined_at: DateTime<Utc>,
}

impl NewLaptop {
    /// Writes this laptop into a journal that has none yet.
    pub(crate) fn settle(&self, connection: &Connection) -> Result<()> {
        connection.execute(
            "INSERT INTO laptop (no, uuid, name, place, joined) VALUES (1, ?1, ?2, ?3, ?4)",
            params![self.id, self.name, self.place, self.joined_at.timestamp_millis()],
        )?;
        connection.execute("INSERT INTO this_laptop (one, laptop) VALUES (1, 1)", [])?;
        Ok(())
    }
}

impl Read<'_> {
    /// How far each laptop's entries are known here, this one's among them, by uuid.
    pub fn known(&self) -> Result<Vec<(Uuid, u64)>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT no, coalesce((SELECT max(seq) FROM entry WHERE laptop = no), 0), uuid
                 FROM laptop ORDER BY uuid",
            )?
            .query_map([], |row| Ok((row.get(2)?, EntryId::of(row, 0)?.seq)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// This laptop's uuid.
    pub fn this_laptop(&self) -> Result<Uuid> {
        Ok(this_laptop(self.connection)?.1)
    }
}

/// This laptop's number in this file, and its uuid.
pub(super) fn this_laptop(connection: &Connection) -> Result<(u32, Uuid)> {
    Ok(connection
        .prepare_cached("SELECT no, uuid FROM this_laptop JOIN laptop ON no = laptop")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What has been seen of the others, as an entry carries it.
pub(super) fn seen(connection: &Connection, but: u32) -> Result<Vec<u8>> {
    let mut seen = Vec::new();
    let mut statement = connection.prepare_cached(
        "SELECT no, (SELECT max(seq) FROM entry WHERE laptop = no) AS last, uuid FROM laptop
         WHERE no <> ?1 AND last IS NOT NULL ORDER BY uuid",
    )?;
    let mut rows = statement.query([but])?;
    while let Some(row) = rows.next()? {
        seen.extend(everywhere(row.get(2)?, EntryId::of(row, 0)?.seq));
    }
    Ok(seen)
}
