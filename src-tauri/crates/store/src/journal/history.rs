//! History (履歴): who changed what on a card, newest first.

use std::fmt;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{EntryId, LOOKED, Value, entry::everywhere, value::Written};
use crate::{Read, Result};

/// One entry, as staff read it.
#[derive(Clone)]
pub struct HistoryLine {
    /// Which entry.
    pub entry: EntryId,
    /// What was done.
    pub act: String,
    /// Who did it.
    pub actor: Uuid,
    /// What they were called then.
    pub actor_name: String,
    /// Where.
    pub place: Uuid,
    /// When it was true.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub entered_at: DateTime<Utc>,
    /// The entry it takes back.
    pub reverses: Option<EntryId>,
    /// The entry that takes it back.
    pub reversed_by: Option<EntryId>,
    /// What it changed, in the order it was written.
    pub changes: Vec<FieldChange>,
    /// The records it looked at: table and id.
    pub looked: Vec<(String, Uuid)>,
}

/// One field that an entry changed. The field `gone` is 1 where it removed the record, 0 where it
/// brought it back.
#[derive(Clone)]
pub struct FieldChange {
    /// The record's table.
    pub table: String,
    /// The record.
    pub id: Uuid,
    /// The field.
    pub field: String,
    /// What it held before; nothing where nobody had written it, or it is erased.
    pub from: Option<Value>,
    /// What it has held since; nothing where it went back to unwritten, or is erased.
    pub to: Option<Value>,
}

impl Read<'_> {
    /// The last `most` entries that changed one record, newest first, with what they changed on this record only.
    pub fn history(&self, table: &str, id: Uuid, most: u32) -> Result<Vec<HistoryLine>> {
        self.lines(
            "WHERE (entry.laptop, entry.seq) IN
                   (SELECT laptop, seq FROM change WHERE record = ?1 AND id = ?2 AND field <> ?3)
             ORDER BY clock DESC, uuid DESC LIMIT ?4",
            params![table, id, LOOKED, most],
            Some((table, id)),
        )
    }

    /// The last `most` entries that looked at one record and changed nothing on it, newest first.
    pub fn looks(&self, table: &str, id: Uuid, most: u32) -> Result<Vec<HistoryLine>> {
        self.lines(
            "WHERE (entry.laptop, entry.seq) IN
                   (SELECT laptop, seq FROM change WHERE record = ?1 AND id = ?2
                    GROUP BY laptop, seq HAVING min(field = ?3))
             ORDER BY clock DESC, uuid DESC LIMIT ?4",
            params![table, id, LOOKED, most],
            Some((table, id)),
        )
    }

    /// One entry with all it changed.
    pub fn entry(&self, entry: EntryId) -> Result<Option<HistoryLine>> {
        let mut lines = self.lines(
            "WHERE entry.laptop = ?1 AND entry.seq = ?2",
            params![entry.laptop, entry.number()],
            None,
        )?;
        Ok(lines.pop())
    }

    /// The last `n` entries of the whole journal, newest first, with all they changed.
    pub fn latest(&self, n: usize) -> Result<Vec<HistoryLine>> {
        self.lines(
            "ORDER BY clock DESC, uuid DESC LIMIT ?1",
            params![i64::try_from(n).unwrap_or(i64::MAX)],
            None,
        )
    }

    /// The family that a record is of: its own, or that of the record it belongs to; none where it is nobody's.
    pub fn family_of(&self, table: &str, id: Uuid) -> Result<Option<Uuid>> {
        let Some(family) = self.shape.family_of(table, "?1") else { return Ok(None) };
        Ok(self.connection.prepare_cached(&format!("SELECT {family}"))?.query_row([id], |row| row.get(0))?)
    }

    fn lines(
        &self,
        which: &str,
        values: impl rusqlite::Params,
        only: Option<(&str, Uuid)>,
    ) -> Result<Vec<HistoryLine>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT entry.laptop, seq, act, actor, actor_name, entry.place, happened_at, entered_at,
                    reverses, uuid, clock
             FROM entry JOIN laptop ON no = entry.laptop {which}"
        ))?;
        let mut rows = statement.query(values)?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(self.line(row, only)?);
        }
        Ok(lines)
    }

    fn line(&self, row: &Row<'_>, only: Option<(&str, Uuid)>) -> Result<HistoryLine> {
        let entry = EntryId::of(row, 0)?;
        let (laptop, clock): (Uuid, i64) = (row.get(9)?, row.get(10)?);
        let reverses: Option<Vec<u8>> = row.get(8)?;
        let mut line = HistoryLine {
            entry,
            act: row.get(2)?,
            actor: row.get(3)?,
            actor_name: row.get(4)?,
            place: row.get(5)?,
            happened_at: moment(row.get(6)?),
            entered_at: moment(row.get(7)?),
            reverses: reverses.map(|bytes| here(self.connection, &bytes)).transpose()?.flatten(),
            reversed_by: reversed_by(self.connection, laptop, entry.seq)?,
            changes: Vec::new(),
            looked: Vec::new(),
        };
        // Of an entry that wrote a whole table that was brought in, one record's own lines are found by the record.
        let mut statement = self.connection.prepare_cached(match only {
            None => "SELECT record, id, field, value FROM change WHERE laptop = ?1 AND seq = ?2 ORDER BY n",
            Some(_) => {
                "SELECT record, id, field, value FROM change INDEXED BY change_by_record
                 WHERE record = ?3 AND id = ?4 AND laptop = ?1 AND seq = ?2 ORDER BY n"
            }
        })?;
        let mut rows = match only {
            None => statement.query(params![entry.laptop, entry.number()])?,
            Some((table, id)) => statement.query(params![entry.laptop, entry.number(), table, id])?,
        };
        while let Some(row) = rows.next()? {
            let (table, id, field): (String, Uuid, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if field == LOOKED {
                line.looked.push((table, id));
                continue;
            }
            let from = before(self.connection, (&table, id, &field), clock, laptop)?;
            let to = row.get::<_, Option<Vec<u8>>>(3)?.and_then(|bytes| Written::decode(&bytes));
            line.changes.push(FieldChange {
                table,
                id,
                field,
                from: match from {
                    Before::Held(written) => written.value(),
                    Before::Nothing | Before::Erased => None,
                },
                to: to.and_then(Written::value),
            });
        }
        Ok(line)
    }
}

/// What a field held before a given entry.
pub(super) enum Before {
    /// Nobody had written it.
    Nothing,
    /// This.
    Held(Written),
    /// What nobody can tell any more.
    Erased,
}

/// The value of the change before the entry of that clock and laptop.
pub(super) fn before(
    connection: &Connection,
    (table, id, field): (&str, Uuid, &str),
    clock: i64,
    laptop: Uuid,
) -> Result<Before> {
    let value: Option<Option<Vec<u8>>> = connection
        .prepare_cached(
            "SELECT value FROM change JOIN entry USING (laptop, seq) JOIN laptop ON no = entry.laptop
             WHERE record = ?1 AND id = ?2 AND field = ?3 AND (clock, uuid) < (?4, ?5)
             ORDER BY clock DESC, uuid DESC LIMIT 1",
        )?
        .query_row(params![table, id, field, clock, laptop], |row| row.get(0))
        .optional()?;
    Ok(match value {
        None => Before::Nothing,
        Some(value) => value.and_then(|value| Written::decode(&value)).map_or(Before::Erased, Before::Held),
    })
}

/// The entry that takes back the one of that laptop and number.
pub(super) fn reversed_by(connection: &Connection, laptop: Uuid, seq: u64) -> Result<Option<EntryId>> {
    Ok(connection
        .prepare_cached("SELECT laptop, seq FROM entry WHERE reverses = ?1 ORDER BY clock LIMIT 1")?
        .query_row([everywhere(laptop, seq)], |row| EntryId::of(row, 0))
        .optional()?)
}

/// What an entry known everywhere is called in this file.
pub(super) fn here(connection: &Connection, everywhere: &[u8]) -> Result<Option<EntryId>> {
    let Some((laptop, seq)) = everywhere.split_at_checked(16) else { return Ok(None) };
    let Ok(seq) = seq.try_into().map(u64::from_be_bytes) else { return Ok(None) };
    Ok(connection
        .prepare_cached("SELECT no FROM laptop WHERE uuid = ?1")?
        .query_row([laptop], |row| Ok(EntryId { laptop: row.get(0)?, seq }))
        .optional()?)
}

pub(super) fn moment(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

// What they hold is somebody's.
impl fmt::Debug for HistoryLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HistoryLine({} {} ‥)", self.entry, self.act)
    }
}

impl fmt::Debug for FieldChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldChange({}.{} ‥)", self.table, self.field)
    }
}
