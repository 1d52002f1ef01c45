//! Writing (書き込み): the only door by which a row changes, and the entry it leaves.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
};

use rusqlite::{Connection, OptionalExtension, ToSql, params, params_from_iter};
use uuid::Uuid;

use super::{
    Act, EntryId, GONE, LOOKED, Value,
    entry::{EntryHash, Header, commitment, salt, tick},
    fold,
    laptops::{seen, this_laptop},
    shape::Table,
    value::Written,
};
use crate::{Result, StoreError, Write, derived, migrations};

/// The entry of an act while its work is being done.
pub(crate) struct Pen {
    pub(super) entry: EntryId,
    pub(super) header: Header,
    pub(super) reverses: Cell<Option<[u8; 24]>>,
    seed: [u8; 32],
    changes: RefCell<HashMap<(String, Uuid, String), u32>>,
}

impl Pen {
    /// Opens the next entry of this laptop's series.
    pub(crate) fn begin(connection: &Connection, act: Act<'_>) -> Result<Self> {
        connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let (no, laptop) = this_laptop(connection)?;
        let (last, prev) = connection
            .prepare_cached(
                "SELECT laptop, seq, hash FROM entry WHERE laptop = ?1 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([no], |row| Ok((EntryId::of(row, 0)?.seq, row.get(2)?)))
            .optional()?
            .unwrap_or((0, [0; 32]));
        let clock: Option<i64> =
            connection.prepare_cached("SELECT max(clock) FROM entry")?.query_row([], |row| row.get(0))?;
        let entry = EntryId { laptop: no, seq: last + 1 };
        let header = Header {
            laptop,
            seq: entry.seq,
            clock: tick(clock.unwrap_or(0), act.entered_at),
            act: act.name.to_owned(),
            schema: migrations::NEWEST,
            actor: act.actor,
            actor_name: act.actor_name.to_owned(),
            place: act.place,
            happened_at: act.happened_at.timestamp_millis(),
            entered_at: act.entered_at.timestamp_millis(),
            seen: seen(connection, no)?,
            reverses: None,
            prev,
        };
        // Its hash is known only when the work is done; the changes must have it to refer to.
        connection
            .prepare_cached(
                "INSERT INTO entry (laptop, seq, clock, act, schema, actor, actor_name, place,
                                    happened_at, entered_at, seen, prev, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, zeroblob(32))",
            )?
            .execute(params![
                no,
                entry.number(),
                header.clock,
                header.act,
                header.schema,
                header.actor,
                header.actor_name,
                header.place,
                header.happened_at,
                header.entered_at,
                header.seen,
                header.prev,
            ])?;
        Ok(Self { entry, header, reverses: Cell::new(None), seed: act.seed, changes: RefCell::default() })
    }
}

impl Write<'_> {
    /// Writes fields of one record: the row is made where there is none, or brought up to date.
    ///
    /// Only fields whose value really changes enter the journal; all given ones when the row is made.
    /// A column that is not given stays as it is; in a new row it takes its default, and in the row of
    /// a record that comes back what it last held.
    pub fn put(&self, table: &'static str, id: Uuid, fields: &[(&'static str, Value)]) -> Result<()> {
        let shape = self.shape.table(table)?;
        known(shape, fields)?;
        let Some(old) = self.row(table, id, fields)? else {
            return self.make(table, id, fields);
        };
        let new: Vec<_> =
            fields.iter().zip(&old).filter(|((_, value), old)| value != *old).map(|(new, _)| new).collect();
        if new.is_empty() {
            return Ok(());
        }
        let set: Vec<_> = new.iter().map(|(field, _)| format!("\"{field}\" = ?")).collect();
        let sql = format!("UPDATE \"{table}\" SET {} WHERE id = ?", set.join(", "));
        let values = new.iter().map(|(_, value)| value as &dyn ToSql);
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(values.chain([&id as &dyn ToSql])))?;
        for (field, value) in new {
            self.note(table, id, field, &Written::Value(value.clone()))?;
        }
        Ok(())
    }

    /// Takes the record away. Its history stays, and undoing brings it back. No row, no change.
    pub fn remove(&self, table: &'static str, id: Uuid) -> Result<()> {
        self.shape.table(table)?;
        let gone = self
            .connection
            .prepare_cached(&format!("DELETE FROM \"{table}\" WHERE id = ?1"))?
            .execute([id])?;
        if gone > 0 {
            self.note(table, id, GONE, &Written::Value(Value::from(true)))?;
        }
        Ok(())
    }

    /// Makes every record that names `gone`, a record of `table`, name `kept` instead, whatever table it
    /// stands in: what a merge needs, so that no table of a later feature is forgotten.
    pub fn repoint(&self, table: &'static str, gone: Uuid, kept: Uuid) -> Result<()> {
        for (child, known) in self.shape.tables() {
            for (column, _) in known.parents.iter().filter(|(_, parent)| parent == table) {
                let ids: Vec<Uuid> = self
                    .connection
                    .prepare_cached(&format!("SELECT id FROM \"{child}\" WHERE \"{column}\" = ?1"))?
                    .query_map([gone], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                let sql = format!("UPDATE \"{child}\" SET \"{column}\" = ?2 WHERE id = ?1");
                for id in ids {
                    self.connection.prepare_cached(&sql)?.execute(params![id, kept])?;
                    self.note(child, id, column, &Written::Value(Value::from(kept)))?;
                }
            }
        }
        Ok(())
    }

    /// Notes that the record was looked at. It changes nothing.
    pub fn mention(&self, table: &'static str, id: Uuid) -> Result<()> {
        self.shape.table(table)?;
        self.note(table, id, LOOKED, &Written::Absent)
    }

    /// Puts a change into the entry; the row is the caller's. The last of several about one field counts.
    pub(super) fn note(&self, table: &str, id: Uuid, field: &str, written: &Written) -> Result<()> {
        let (laptop, seq) = (self.pen.entry.laptop, self.pen.entry.number());
        let mut changes = self.pen.changes.borrow_mut();
        let next = changes.len() as u32;
        let n = *changes.entry((table.to_owned(), id, field.to_owned())).or_insert(next);
        let value = written.encode();
        let salt = salt(&self.pen.seed, n);
        let commitment = commitment(&salt, &value);
        self.connection
            .prepare_cached(
                "INSERT INTO change (laptop, seq, n, record, id, field, value, salt, commitment)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (laptop, seq, n)
                 DO UPDATE SET value = excluded.value, commitment = excluded.commitment",
            )?
            .execute(params![laptop, seq, n, table, id, field, value, salt, commitment])?;
        if field != LOOKED {
            self.connection
                .prepare_cached(
                    "INSERT INTO standing (record, id, field, clock, laptop) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (record, id, field)
                     DO UPDATE SET clock = excluded.clock, laptop = excluded.laptop",
                )?
                .execute(params![table, id, field, self.pen.header.clock, laptop])?;
        }
        Ok(())
    }

    /// Closes the entry, if there is anything in it.
    pub(crate) fn finish(self) -> Result<Option<EntryId>> {
        let Pen { entry, mut header, reverses, changes, .. } = self.pen;
        let changes = changes.into_inner();
        if changes.is_empty() {
            return Ok(None);
        }
        let records: BTreeSet<_> = changes.keys().map(|(table, id, _)| (table.as_str(), *id)).collect();
        for (table, id) in records {
            for family in derived::refresh(self.read.connection, table, id)? {
                self.read.index.touch(family);
            }
        }
        header.reverses = reverses.get().map(|reversed| reversed.to_vec());
        let mut hash = EntryHash::of(&header);
        {
            let mut statement = self.read.connection.prepare_cached(
                "SELECT record, id, field, commitment FROM change WHERE laptop = ?1 AND seq = ?2 ORDER BY n",
            )?;
            let mut rows = statement.query(params![entry.laptop, entry.number()])?;
            while let Some(row) = rows.next()? {
                let (record, id, field): (String, Uuid, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                hash.change(&record, id, &field, &row.get::<_, [u8; 32]>(3)?);
            }
        }
        self.read
            .connection
            .prepare_cached("UPDATE entry SET hash = ?3, reverses = ?4 WHERE laptop = ?1 AND seq = ?2")?
            .execute(params![entry.laptop, entry.number(), hash.finish(), header.reverses])?;
        Ok(Some(entry))
    }

    /// Forgets the changes from the `kept`th on, which a savepoint has just taken out of the file.
    pub(super) fn forget_changes(&self, kept: usize) {
        self.pen.changes.borrow_mut().retain(|_, n| (*n as usize) < kept);
    }

    /// How many changes the entry holds so far.
    pub(super) fn changes(&self) -> usize {
        self.pen.changes.borrow().len()
    }

    fn make(&self, table: &'static str, id: Uuid, fields: &[(&'static str, Value)]) -> Result<()> {
        let stood: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM standing WHERE record = ?1 AND id = ?2)")?
            .query_row(params![table, id], |row| row.get(0))?;
        for (field, value) in fields {
            self.note(table, id, field, &Written::Value(value.clone()))?;
        }
        if stood || fields.is_empty() {
            self.note(table, id, GONE, &Written::Value(Value::from(false)))?;
            return fold::fold(self.connection, self.shape, table, id);
        }
        let fields = fields.iter().map(|(field, value)| (*field, value));
        fold::insert(self.connection, table, id, fields)
    }

    /// What the row holds in those fields, in their order.
    fn row(&self, table: &str, id: Uuid, fields: &[(&'static str, Value)]) -> Result<Option<Vec<Value>>> {
        let columns: String = fields.iter().map(|(field, _)| format!(", \"{field}\"")).collect();
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT id{columns} FROM \"{table}\" WHERE id = ?1"))?
            .query_row([id], |row| (1..=fields.len()).map(|column| row.get(column)).collect())
            .optional()?)
    }
}

/// Names of columns become SQL, so they must be columns, each named once.
fn known(table: &Table, fields: &[(&'static str, Value)]) -> Result<()> {
    for (at, (field, _)) in fields.iter().enumerate() {
        if !table.has(field) {
            return Err(StoreError::odd("the record table has no such column"));
        }
        if fields[..at].iter().any(|(earlier, _)| earlier == field) {
            return Err(StoreError::odd("a column is given twice"));
        }
    }
    Ok(())
}
