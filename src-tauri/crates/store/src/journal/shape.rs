//! Record tables (台帳の表): which there are, their columns, and who points to whom.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{GONE, LOOKED};
use crate::{Result, StoreError};

/// So many references at the most lie between a record and its family: a signature, its loan, the need.
const FURTHEST: u32 = 4;

/// The record tables by name.
#[derive(Debug)]
pub(crate) struct Shape(BTreeMap<String, Table>);

/// One record table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its columns but `id`, by name.
    pub(crate) columns: Vec<String>,
    /// Its references: column, and the record table it names.
    pub(crate) parents: Vec<(String, String)>,
}

impl Shape {
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        let names: Vec<String> = connection
            .prepare(
                "SELECT name FROM pragma_table_list
                 WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut tables = BTreeMap::new();
        for name in names {
            if let Some(table) = Table::of(connection, &name)? {
                tables.insert(name, table);
            }
        }
        Ok(Self(tables))
    }

    /// The table, which whoever writes the SQL knows to exist.
    pub(crate) fn table(&self, name: &str) -> Result<&Table> {
        self.0.get(name).ok_or(StoreError::odd("there is no such record table"))
    }

    /// The table, unless only a newer program knows it.
    pub(crate) fn find(&self, name: &str) -> Option<&Table> {
        self.0.get(name)
    }

    /// How to ask in SQL which family the record `id` of a table is of; none where no reference leads to one.
    pub(crate) fn family_of(&self, table: &str, id: &str) -> Option<String> {
        self.family_within(table, id, FURTHEST)
    }

    fn family_within(&self, table: &str, id: &str, steps: u32) -> Option<String> {
        if table == "families" {
            return Some(id.to_owned());
        }
        let steps = steps.checked_sub(1)?;
        let known = self.find(table)?;
        let own = known.parents.iter().filter(|(_, of)| of == "families");
        own.chain(known.parents.iter().filter(|(_, of)| of != "families" && of != table)).find_map(
            |(column, of)| {
                let parent = format!("(SELECT \"{column}\" FROM \"{table}\" WHERE id = {id})");
                self.family_within(of, &parent, steps)
            },
        )
    }

    /// How to ask in SQL for the records of a table that are of a family: the way back from [`Self::family_of`],
    /// from reference to reference, each along an index; none where no reference leads to a family.
    pub(crate) fn ids_of_family(&self, table: &str, family: &str) -> Option<String> {
        self.ids_within(table, family, FURTHEST)
    }

    fn ids_within(&self, table: &str, family: &str, steps: u32) -> Option<String> {
        if table == "families" {
            return Some(family.to_owned());
        }
        let steps = steps.checked_sub(1)?;
        let known = self.find(table)?;
        let own = known.parents.iter().filter(|(_, of)| of == "families");
        own.chain(known.parents.iter().filter(|(_, of)| of != "families" && of != table)).find_map(
            |(column, of)| {
                let parents = self.ids_within(of, family, steps)?;
                Some(format!("SELECT id FROM \"{table}\" WHERE \"{column}\" IN ({parents})"))
            },
        )
    }

    /// All of them, by name.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.0.iter().map(|(name, table)| (name.as_str(), table))
    }
}

impl Table {
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    fn of(connection: &Connection, name: &str) -> Result<Option<Self>> {
        // Generated columns are not listed: the table itself makes them.
        let columns: Vec<(String, u32)> = connection
            .prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY name")?
            .query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let keys: Vec<&str> =
            columns.iter().filter(|(_, key)| *key > 0).map(|(name, _)| name.as_str()).collect();
        if keys != ["id"] {
            return Ok(None);
        }
        if columns.iter().any(|(column, _)| column == GONE || column == LOOKED) {
            return Err(StoreError::odd("a column has a name that the journal needs"));
        }
        let parents = connection
            .prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?
            .query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let columns = columns.into_iter().map(|(name, _)| name).filter(|name| name != "id").collect();
        Ok(Some(Self { columns, parents }))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use crate::{NewLaptop, Store};

    #[test]
    fn nothing_in_a_record_table_happens_by_itself() {
        let (id, joined_at) = (uuid::Uuid::from_u128(9), DateTime::UNIX_EPOCH);
        let laptop = NewLaptop { id, name: "南の１号".into(), place: id, joined_at };
        let store = Store::in_memory(&laptop).expect("a store");
        let mut names = Vec::new();
        for (name, _) in store.shape.tables() {
            let acting: u32 = store
                .connection
                .query_row(
                    "SELECT count(*) FROM pragma_foreign_key_list(?1)
                     WHERE on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION' OR \"to\" <> 'id'",
                    [name],
                    |row| row.get(0),
                )
                .expect("read");
            assert_eq!(acting, 0, "{name}: what it did would not be in the journal");
            names.push(name);
        }
        for name in ["families", "persons", "loans", "staff"] {
            assert!(names.contains(&name), "{name} is a record table");
        }
        for name in ["laptop", "this_laptop", "entry", "change", "standing", "search_keys"] {
            assert!(!names.contains(&name), "{name} is none");
        }
    }
}
