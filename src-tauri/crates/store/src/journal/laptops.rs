//! Laptops (端末): whose entries the journal holds, and how far each is known here.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
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

impl NewLaptop {
    /// Takes the place of the laptop that wrote until now: its series ends, and this one's begins.
    pub(crate) fn succeed(&self, connection: &Connection) -> Result<()> {
        let (former, _) = this_laptop(connection)?;
        let joined = self.joined_at.timestamp_millis();
        connection.execute(
            "UPDATE laptop SET revoked = coalesce(revoked, ?2) WHERE no = ?1",
            params![former, joined],
        )?;
        connection.execute(
            "INSERT INTO laptop (no, uuid, name, place, joined)
             SELECT max(no) + 1, ?1, ?2, ?3, ?4 FROM laptop",
            params![self.id, self.name, self.place, joined],
        )?;
        connection.execute("UPDATE this_laptop SET laptop = (SELECT max(no) FROM laptop)", [])?;
        Ok(())
    }
}

/// The series of a laptop, as far as it is known here.
#[derive(Clone, Debug)]
pub struct Series {
    /// The laptop's number in this file.
    pub no: u32,
    /// The laptop's id.
    pub laptop: Uuid,
    /// Its last entry; 0 before the first.
    pub last: u64,
    /// When a restore ended it; none while it goes on.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Read<'_> {
    /// The series in this journal, the first laptop's first.
    pub fn series(&self) -> Result<Vec<Series>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT no, coalesce((SELECT max(seq) FROM entry WHERE laptop = no), 0), uuid, revoked
                 FROM laptop ORDER BY no",
            )?
            .query_map([], |row| {
                let EntryId { laptop: no, seq: last } = EntryId::of(row, 0)?;
                let ended: Option<i64> = row.get(3)?;
                let ended_at = ended.and_then(DateTime::from_timestamp_millis);
                Ok(Series { no, laptop: row.get(2)?, last, ended_at })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The hash of an entry.
    pub fn hash_of(&self, entry: EntryId) -> Result<Option<[u8; 32]>> {
        Ok(self
            .connection
            .prepare_cached("SELECT hash FROM entry WHERE laptop = ?1 AND seq = ?2")?
            .query_row(params![entry.laptop, entry.number()], |row| row.get(0))
            .optional()?)
    }

    /// The laptops whose series a restore has ended here, by uuid.
    pub fn succeeded(&self) -> Result<Vec<Uuid>> {
        Ok(self
            .connection
            .prepare_cached("SELECT uuid FROM laptop WHERE revoked IS NOT NULL")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The number and hash of this laptop's last entry; 0 and zeroes before the first.
    pub fn tip(&self) -> Result<(u64, [u8; 32])> {
        let (no, _) = this_laptop(self.connection)?;
        let tip = self
            .connection
            .prepare_cached(
                "SELECT laptop, seq, hash FROM entry WHERE laptop = ?1 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([no], |row| Ok((EntryId::of(row, 0)?.seq, row.get(2)?)))
            .optional()?;
        Ok(tip.unwrap_or((0, [0; 32])))
    }

    /// Whether the entry of that laptop and number is here with that hash.
    pub(crate) fn has_head(&self, laptop: Uuid, seq: u64, head: &[u8; 32]) -> Result<bool> {
        let Ok(seq) = i64::try_from(seq) else { return Ok(false) };
        let found: Option<[u8; 32]> = self
            .connection
            .prepare_cached("SELECT hash FROM entry JOIN laptop ON no = laptop WHERE uuid = ?1 AND seq = ?2")?
            .query_row(params![laptop, seq], |row| row.get(0))
            .optional()?;
        Ok(found.as_ref() == Some(head))
    }

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
