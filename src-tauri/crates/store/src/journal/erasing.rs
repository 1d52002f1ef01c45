//! Erasing (消去): what a field said goes out of its row and out of every entry that wrote it; the commitments stay.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, params, params_from_iter};
use uuid::Uuid;

use super::{Value, value::Written};
use crate::{Read, Result, Write};

/// What a field says instead, given what it said.
type Blank<'a> = &'a dyn Fn(&Value) -> Value;

impl Write<'_> {
    /// Erases fields of one record: the row says what `Blank` makes of it, this entry says so, and whatever other
    /// entries wrote there is gone with its salt. Of a record that was taken away only the entries knew.
    ///
    /// What an erased entry held cannot be put back by undoing.
    pub(crate) fn erase(
        &self,
        table: &'static str,
        id: Uuid,
        fields: &[(&'static str, Blank)],
    ) -> Result<()> {
        self.shape.table(table)?;
        let columns: Vec<String> = fields.iter().map(|(field, _)| format!("\"{field}\"")).collect();
        let row: Option<Vec<Value>> = self
            .connection
            .prepare_cached(&format!("SELECT {} FROM \"{table}\" WHERE id = ?1", columns.join(", ")))?
            .query_row([id], |row| (0..fields.len()).map(|at| row.get(at)).collect())
            .optional()?;
        if let Some(row) = row {
            let blank: Vec<Value> = fields.iter().zip(&row).map(|((_, blank), said)| blank(said)).collect();
            let set: Vec<String> = columns.iter().map(|column| format!("{column} = ?")).collect();
            let sql = format!("UPDATE \"{table}\" SET {} WHERE id = ?", set.join(", "));
            let own = Value::from(id);
            self.connection
                .prepare_cached(&sql)?
                .execute(params_from_iter(blank.iter().chain(std::iter::once(&own))))?;
            for ((field, _), value) in fields.iter().zip(blank) {
                self.note(table, id, field, &Written::Value(value))?;
            }
        }
        let (laptop, seq) = (self.pen.entry.laptop, self.pen.entry.number());
        let mut erase = self.connection.prepare_cached(
            "UPDATE change SET value = NULL, salt = NULL
             WHERE record = ?1 AND id = ?2 AND field = ?3 AND NOT (laptop = ?4 AND seq = ?5)",
        )?;
        for (field, _) in fields {
            erase.execute(params![table, id, field, laptop, seq])?;
        }
        Ok(())
    }
}

/// Who ever named whom by a reference, whatever stands now: a person who was taken off a card is in the journal still.
pub(crate) struct Kin {
    children: HashMap<(String, String, Uuid), Vec<Uuid>>,
    parents: HashMap<(String, String, Uuid), Vec<Uuid>>,
}

impl Kin {
    /// What the journal says of these references (table and column).
    pub(crate) fn of(read: &Read, references: &[(&str, &str)]) -> Result<Self> {
        let mut kin = Self { children: HashMap::new(), parents: HashMap::new() };
        let mut known = HashSet::new();
        for (table, column) in references {
            let mut statement = read.connection.prepare_cached(
                "SELECT id, value FROM change WHERE record = ?1 AND field = ?2 AND length(value) = 17",
            )?;
            let mut rows = statement.query(params![table, column])?;
            while let Some(row) = rows.next()? {
                let child: Uuid = row.get(0)?;
                let Some(Written::Value(value)) = Written::decode(&row.get::<_, Vec<u8>>(1)?) else {
                    continue;
                };
                let Some(parent) = value.uuid() else { continue };
                if known.insert((*table, *column, child, parent)) {
                    let key = |id| ((*table).to_owned(), (*column).to_owned(), id);
                    kin.children.entry(key(parent)).or_default().push(child);
                    kin.parents.entry(key(child)).or_default().push(parent);
                }
            }
        }
        Ok(kin)
    }

    /// The records of `table` that ever named `parent` in `column`.
    pub(crate) fn children(&self, table: &str, column: &str, parent: Uuid) -> Vec<Uuid> {
        self.children.get(&(table.to_owned(), column.to_owned(), parent)).cloned().unwrap_or_default()
    }

    /// Whom the record `child` of `table` ever named in `column`.
    pub(crate) fn parents(&self, table: &str, column: &str, child: Uuid) -> Vec<Uuid> {
        self.parents.get(&(table.to_owned(), column.to_owned(), child)).cloned().unwrap_or_default()
    }
}
