//! Folding (畳み込み): the rows that the journal adds up to.

use std::collections::BTreeMap;

use rusqlite::{Connection, ToSql, params, params_from_iter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{GONE, LOOKED, Value, shape::Shape, value::Written};
use crate::{Read, Result};

/// The fields of one record that stand, by name; an erased one is not there.
type Fields = BTreeMap<String, Written>;

/// Makes one row what its standing fields say.
pub(super) fn fold(connection: &Connection, shape: &Shape, table: &str, id: Uuid) -> Result<()> {
    clear(connection, shape, table, id)?;
    lay(connection, shape, table, id, &standing(connection, table, id)?)
}

/// Takes one row away, if there is one.
pub(super) fn clear(connection: &Connection, shape: &Shape, table: &str, id: Uuid) -> Result<()> {
    shape.table(table)?;
    connection.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE id = ?1"))?.execute([id])?;
    Ok(())
}

/// Inserts a row.
pub(super) fn insert<'v>(
    connection: &Connection,
    table: &str,
    id: Uuid,
    fields: impl Iterator<Item = (&'v str, &'v Value)>,
) -> Result<()> {
    let (mut columns, mut marks) = (String::from("id"), String::from("?"));
    let mut values: Vec<&dyn ToSql> = vec![&id];
    for (field, value) in fields {
        columns += &format!(", \"{field}\"");
        marks += ", ?";
        values.push(value);
    }
    connection
        .prepare_cached(&format!("INSERT INTO \"{table}\" ({columns}) VALUES ({marks})"))?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Drops every record row and whose value stands, and makes both again from the changes alone.
pub(crate) fn refold(connection: &Connection, shape: &Shape) -> Result<()> {
    connection.execute_batch("PRAGMA defer_foreign_keys = ON; DELETE FROM standing")?;
    for (table, _) in shape.tables() {
        connection.execute(&format!("DELETE FROM \"{table}\""), [])?;
    }
    let mut stands = connection.prepare(
        "INSERT INTO standing (record, id, field, clock, laptop) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (record, id, field) DO UPDATE SET clock = excluded.clock, laptop = excluded.laptop",
    )?;
    let mut statement = connection.prepare(
        "SELECT record, id, field, value, clock, entry.laptop
         FROM change JOIN entry USING (laptop, seq) JOIN laptop ON no = entry.laptop
         WHERE field <> ?1
         ORDER BY record, id, clock, uuid, n",
    )?;
    let mut rows = statement.query([LOOKED])?;
    let mut record: Option<(String, Uuid, Fields)> = None;
    while let Some(row) = rows.next()? {
        let (table, id, field): (String, Uuid, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        stands.execute(params![table, id, field, row.get::<_, i64>(4)?, row.get::<_, u32>(5)?])?;
        if record.as_ref().is_none_or(|(last, of, _)| *last != table || *of != id)
            && let Some((table, id, fields)) = record.replace((table, id, Fields::new()))
        {
            lay(connection, shape, &table, id, &fields)?;
        }
        if let Some((_, _, fields)) = &mut record {
            match row.get::<_, Option<Vec<u8>>>(3)?.and_then(|value| Written::decode(&value)) {
                Some(written) => fields.insert(field, written),
                None => fields.remove(&field),
            };
        }
    }
    if let Some((table, id, fields)) = record {
        lay(connection, shape, &table, id, &fields)?;
    }
    Ok(())
}

/// Lays down the row of a record that has none, if it is there at all and this program knows its table.
fn lay(connection: &Connection, shape: &Shape, table: &str, id: Uuid, fields: &Fields) -> Result<()> {
    let Some(known) = shape.find(table) else { return Ok(()) };
    if fields.is_empty() || is_gone(fields) {
        return Ok(());
    }
    let columns = fields.iter().filter_map(|(field, written)| match written {
        Written::Value(value) if known.has(field) => Some((field.as_str(), value)),
        _ => None,
    });
    insert(connection, table, id, columns)
}

fn is_gone(fields: &Fields) -> bool {
    matches!(fields.get(GONE), Some(Written::Value(Value::Integer(1))))
}

fn standing(connection: &Connection, table: &str, id: Uuid) -> Result<Fields> {
    let mut statement = connection.prepare_cached(
        "SELECT standing.field, change.value
         FROM standing
         CROSS JOIN entry ON entry.clock = standing.clock AND entry.laptop = standing.laptop
         CROSS JOIN change ON change.record = standing.record AND change.id = standing.id
              AND change.field = standing.field
              AND change.laptop = entry.laptop AND change.seq = entry.seq
         WHERE standing.record = ?1 AND standing.id = ?2",
    )?;
    let mut rows = statement.query(params![table, id])?;
    let mut fields = Fields::new();
    while let Some(row) = rows.next()? {
        if let Some(written) = row.get::<_, Option<Vec<u8>>>(1)?.and_then(|value| Written::decode(&value)) {
            fields.insert(row.get(0)?, written);
        }
    }
    Ok(fields)
}

impl Read<'_> {
    /// A short word for what some records hold now, and which of them there are: while it stays the same,
    /// nobody has changed any of them, or has put it back. Whoever writes over what was read brings the word
    /// that was read with it.
    pub fn version(&self, records: &[(&'static str, Uuid)]) -> Result<String> {
        let mut hash = Sha256::new();
        for (table, id) in records {
            let known = self.shape.table(table)?;
            let columns: String = known.columns.iter().map(|column| format!(", \"{column}\"")).collect();
            hash.update(table.as_bytes());
            hash.update(id.as_bytes());
            let mut statement = self
                .connection
                .prepare_cached(&format!("SELECT id{columns} FROM \"{table}\" WHERE id = ?1"))?;
            let mut rows = statement.query([id])?;
            while let Some(row) = rows.next()? {
                for at in 1..=known.columns.len() {
                    let value = Written::Value(row.get(at)?).encode();
                    hash.update((value.len() as u64).to_be_bytes());
                    hash.update(value);
                }
            }
        }
        Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }

    /// One number for all that the record tables hold. Two files with the same records have the same.
    pub fn digest(&self) -> Result<[u8; 32]> {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        for (table, known) in self.shape.tables() {
            part(table.as_bytes());
            let columns: String = known.columns.iter().map(|column| format!(", \"{column}\"")).collect();
            let mut statement =
                self.connection.prepare(&format!("SELECT id{columns} FROM \"{table}\" ORDER BY id"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                part(row.get::<_, Uuid>(0)?.as_bytes());
                for (at, column) in (1..).zip(&known.columns) {
                    part(column.as_bytes());
                    part(&Written::Value(row.get(at)?).encode());
                }
            }
        }
        Ok(hash.finalize().into())
    }
}
