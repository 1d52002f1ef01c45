//! Reversal (取り消し): a new act that puts back what an earlier one changed, and names it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{ErrorCode, OptionalExtension, params};
use uuid::Uuid;

use super::{
    EntryId, GONE, LOOKED, Value,
    entry::everywhere,
    fold::{clear, fold},
    history::{Before, before, reversed_by},
    value::Written,
};
use crate::{Cause, Result, StoreError, Write};

/// What became of taking an entry back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reversal {
    /// All it changed is as it was before.
    Done,
    /// A record it changed has been changed since, or another now leans on it. Nothing was put back.
    ChangedSince {
        /// That record's table.
        table: String,
        /// That record.
        id: Uuid,
        /// The entry that changed it.
        by: EntryId,
    },
    /// It has been taken back already.
    AlreadyReversed {
        /// By this entry.
        by: EntryId,
    },
    /// There is no such entry, it changed nothing, or what was there before it is erased.
    NotThere,
}

/// The fields an entry changed, by record.
type Changed = BTreeMap<(String, Uuid), BTreeSet<String>>;

/// A change that puts something back: table, record, field, what it held.
type Change = (String, Uuid, String, Written);

/// The entry to take back.
struct Reversed {
    id: EntryId,
    laptop: Uuid,
    clock: i64,
    changed: Changed,
}

impl Write<'_> {
    /// Puts back what `entry` changed, as (part of) this act, which from then on names that entry.
    ///
    /// Refused, with nothing put back, where any of it was changed since. A record it made is removed;
    /// one it removed comes back; taking back a taking back does it again. One entry an act.
    pub fn reverse(&self, entry: EntryId) -> Result<Reversal> {
        if self.pen.reverses.get().is_some() {
            return Err(StoreError::odd("an act takes back one entry only"));
        }
        let Some(reversed) = self.reversed(entry)? else { return Ok(Reversal::NotThere) };
        if let Some(by) = reversed_by(self.connection, reversed.laptop, entry.seq)? {
            return Ok(Reversal::AlreadyReversed { by });
        }
        for (record, fields) in &reversed.changed {
            if let Some(by) = self.changed_since(&reversed, record, fields)? {
                return Ok(since(record, by));
            }
        }
        let Some(changes) = self.put_back(&reversed)? else { return Ok(Reversal::NotThere) };
        let kept = self.changes();
        self.connection.execute_batch("SAVEPOINT reversal")?;
        let refusal = self.apply(&reversed, &changes)?;
        if let Some(refusal) = refusal {
            self.connection.execute_batch("ROLLBACK TO reversal; RELEASE reversal")?;
            self.forget_changes(kept);
            return Ok(refusal);
        }
        self.connection.execute_batch("RELEASE reversal")?;
        self.pen.reverses.set(Some(everywhere(reversed.laptop, entry.seq)));
        Ok(Reversal::Done)
    }

    /// The entry and what it changed; nothing for this very act, or one that changed nothing.
    fn reversed(&self, id: EntryId) -> Result<Option<Reversed>> {
        if id == self.pen.entry {
            return Ok(None);
        }
        let found: Option<(Uuid, i64)> = self
            .connection
            .prepare_cached(
                "SELECT uuid, clock FROM entry JOIN laptop ON no = entry.laptop
                 WHERE entry.laptop = ?1 AND seq = ?2",
            )?
            .query_row(params![id.laptop, id.number()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((laptop, clock)) = found else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(
            "SELECT record, id, field FROM change WHERE laptop = ?1 AND seq = ?2 AND field <> ?3",
        )?;
        let mut rows = statement.query(params![id.laptop, id.number(), LOOKED])?;
        let mut changed = Changed::new();
        while let Some(row) = rows.next()? {
            changed.entry((row.get(0)?, row.get(1)?)).or_default().insert(row.get(2)?);
        }
        Ok((!changed.is_empty()).then_some(Reversed { id, laptop, clock, changed }))
    }

    /// Who has changed the record since, in what was then written; of a record then made, in anything.
    fn changed_since(
        &self,
        reversed: &Reversed,
        (table, id): &(String, Uuid),
        fields: &BTreeSet<String>,
    ) -> Result<Option<EntryId>> {
        let made = !self.was_there(reversed, table, *id)?;
        let removed = self.row_is_missing(table, *id)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT field, entry.laptop, seq FROM standing
             JOIN entry USING (clock, laptop) JOIN laptop ON no = entry.laptop
             WHERE record = ?1 AND id = ?2 AND (clock, uuid) > (?3, ?4) ORDER BY clock DESC, uuid DESC",
        )?;
        let mut rows = statement.query(params![table, id, reversed.clock, reversed.laptop])?;
        while let Some(row) = rows.next()? {
            let field: String = row.get(0)?;
            if made || fields.contains(&field) || removed && field == GONE {
                return Ok(Some(EntryId::of(row, 1)?));
            }
        }
        Ok(None)
    }

    /// What each field held before, or nothing where that is erased.
    fn put_back(&self, reversed: &Reversed) -> Result<Option<Vec<Change>>> {
        let mut changes = Vec::new();
        for ((table, id), fields) in &reversed.changed {
            if !self.was_there(reversed, table, *id)? {
                changes.push((table.clone(), *id, GONE.to_owned(), Written::Value(Value::from(true))));
                continue;
            }
            for field in fields {
                let earlier = before(self.connection, (table, *id, field), reversed.clock, reversed.laptop)?;
                let written = match earlier {
                    Before::Held(written) => written,
                    Before::Nothing if field == GONE => Written::Value(Value::from(false)),
                    Before::Nothing => Written::Absent,
                    Before::Erased => return Ok(None),
                };
                changes.push((table.clone(), *id, field.clone(), written));
            }
        }
        Ok(Some(changes))
    }

    /// Writes the changes and folds their records; says why, where the other records do not allow it.
    fn apply(&self, reversed: &Reversed, changes: &[Change]) -> Result<Option<Reversal>> {
        for (table, id, field, written) in changes {
            self.note(table, *id, field, written)?;
        }
        // All rows go before any comes back: two may have swapped what only one may hold.
        for (table, id) in reversed.changed.keys() {
            clear(self.connection, self.shape, table, *id)?;
        }
        for record in reversed.changed.keys() {
            match fold(self.connection, self.shape, &record.0, record.1) {
                Err(StoreError(Cause::Sqlite(error)))
                    if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
                {
                    return Ok(Some(since(record, self.last_of(record, reversed)?)));
                }
                folded => folded?,
            }
        }
        for record in reversed.changed.keys() {
            if let Some(other) = self.leans(record)? {
                let by = self.last_of(&other, reversed)?;
                return Ok(Some(since(&other, by)));
            }
        }
        Ok(None)
    }

    /// The record that forbids this one to be as it is: one it names that is gone, or one that names it
    /// though it is gone itself.
    fn leans(&self, (table, id): &(String, Uuid)) -> Result<Option<(String, Uuid)>> {
        let missing = self.row_is_missing(table, *id)?;
        for (other, known) in self.shape.tables() {
            for (column, parent) in &known.parents {
                if missing && parent == table {
                    let sql = format!("SELECT id FROM \"{other}\" WHERE \"{column}\" = ?1 LIMIT 1");
                    let child: Option<Uuid> =
                        self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
                    if let Some(child) = child {
                        return Ok(Some((other.to_owned(), child)));
                    }
                }
                if !missing && other == table && self.shape.find(parent).is_some() {
                    let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = ?1");
                    let named: Option<Uuid> =
                        self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
                    if let Some(named) = named
                        && self.row_is_missing(parent, named)?
                    {
                        return Ok(Some((parent.clone(), named)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The last entry but this one that changed the record.
    fn last_of(&self, (table, id): &(String, Uuid), reversed: &Reversed) -> Result<EntryId> {
        let (laptop, seq) = (self.pen.entry.laptop, self.pen.entry.number());
        Ok(self
            .connection
            .prepare_cached(
                "SELECT entry.laptop, seq FROM change JOIN entry USING (laptop, seq)
                 WHERE record = ?1 AND id = ?2 AND field <> ?3 AND (entry.laptop, seq) <> (?4, ?5)
                 ORDER BY clock DESC LIMIT 1",
            )?
            .query_row(params![table, id, LOOKED, laptop, seq], |row| EntryId::of(row, 0))
            .optional()?
            .unwrap_or(reversed.id))
    }

    /// Whether the record stood when the entry was written.
    fn was_there(&self, reversed: &Reversed, table: &str, id: Uuid) -> Result<bool> {
        if let Before::Held(gone) =
            before(self.connection, (table, id, GONE), reversed.clock, reversed.laptop)?
        {
            return Ok(gone != Written::Value(Value::from(true)));
        }
        Ok(self
            .connection
            .prepare_cached(
                "SELECT EXISTS (
                     SELECT 1 FROM change JOIN entry USING (laptop, seq) JOIN laptop ON no = entry.laptop
                     WHERE record = ?1 AND id = ?2 AND field <> ?3 AND (clock, uuid) < (?4, ?5))",
            )?
            .query_row(params![table, id, LOOKED, reversed.clock, reversed.laptop], |row| row.get(0))?)
    }

    fn row_is_missing(&self, table: &str, id: Uuid) -> Result<bool> {
        self.shape.table(table)?;
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT NOT EXISTS (SELECT 1 FROM \"{table}\" WHERE id = ?1)"))?
            .query_row([id], |row| row.get(0))?)
    }
}

fn since((table, id): &(String, Uuid), by: EntryId) -> Reversal {
    Reversal::ChangedSince { table: table.clone(), id: *id, by }
}
