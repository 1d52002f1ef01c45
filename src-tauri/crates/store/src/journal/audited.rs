//! Audited (監査): the entries an auditor asks for, a page of them, each with whom it was about.

use chrono::{DateTime, Utc};
use rusqlite::{ToSql, params};
use uuid::Uuid;

use super::{
    EntryId, LOOKED,
    history::{here, moment},
};
use crate::{Read, Result};

/// What an auditor asks the journal; what is none does not matter.
#[derive(Clone, Default)]
pub struct Asked {
    /// Who did it.
    pub actor: Option<Uuid>,
    /// What was done.
    pub act: Option<String>,
    /// Entered at this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Entered before this moment.
    pub before: Option<DateTime<Utc>>,
    /// Where.
    pub place: Option<Uuid>,
    /// The family whose card, or whatever belongs to it, was changed or looked at.
    pub family: Option<Uuid>,
}

/// One entry, as an auditor reads it: what was done to whom, not what was written.
#[derive(Clone)]
pub struct AuditedEntry {
    /// Which entry.
    pub entry: EntryId,
    /// What was done.
    pub act: String,
    /// What whoever did it was called then.
    pub actor_name: String,
    /// Where.
    pub place: Uuid,
    /// When it was true.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub entered_at: DateTime<Utc>,
    /// The entry it takes back.
    pub reverses: Option<EntryId>,
    /// How many fields it changed.
    pub changes: u32,
    /// The first families whose records it changed or looked at, as many as were asked for.
    pub families: Vec<Uuid>,
}

impl Read<'_> {
    /// The entries an auditor asks for, the newest first, a page of them, each with `most` families at the most;
    /// and how many entries there are in all.
    pub fn audited(
        &self,
        asked: &Asked,
        page: u32,
        length: u32,
        most: usize,
    ) -> Result<(u64, Vec<AuditedEntry>)> {
        let (which, values) = self.which(asked);
        let count: i64 = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM entry {which}"))?
            .query_row(rusqlite::params_from_iter(&values), |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT laptop, seq, act, actor_name, place, happened_at, entered_at, reverses
             FROM entry {which} ORDER BY clock DESC, laptop DESC LIMIT {length} OFFSET {}",
            u64::from(page) * u64::from(length)
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(&values))?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = EntryId::of(row, 0)?;
            let reverses: Option<Vec<u8>> = row.get(7)?;
            entries.push(AuditedEntry {
                entry,
                act: row.get(2)?,
                actor_name: row.get(3)?,
                place: row.get(4)?,
                happened_at: moment(row.get(5)?),
                entered_at: moment(row.get(6)?),
                reverses: reverses.map(|bytes| here(self.connection, &bytes)).transpose()?.flatten(),
                changes: self.changed_by(entry)?,
                families: self.families_of(entry, most)?,
            });
        }
        Ok((count.unsigned_abs(), entries))
    }

    /// Everyone who is in the journal, by the name they had last.
    pub fn doers(&self) -> Result<Vec<(Uuid, String)>> {
        // From one to the next along the index: there are few of them and many entries.
        Ok(self
            .connection
            .prepare_cached(
                "WITH RECURSIVE doer (actor) AS (
                     SELECT min(actor) FROM entry
                     UNION ALL SELECT (SELECT min(actor) FROM entry WHERE actor > doer.actor) FROM doer
                     WHERE doer.actor IS NOT NULL)
                 SELECT actor, (SELECT actor_name FROM entry WHERE entry.actor = doer.actor
                                ORDER BY clock DESC LIMIT 1) AS called
                 FROM doer WHERE actor IS NOT NULL ORDER BY called",
            )?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Everything that was ever done, by the names of the acts.
    pub fn deeds(&self) -> Result<Vec<String>> {
        Ok(self
            .connection
            .prepare_cached(
                "WITH RECURSIVE deed (act) AS (
                     SELECT min(act) FROM entry
                     UNION ALL SELECT (SELECT min(act) FROM entry WHERE act > deed.act) FROM deed
                     WHERE deed.act IS NOT NULL)
                 SELECT act FROM deed WHERE act IS NOT NULL ORDER BY act",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The condition and its values: only what is asked for stands in it, so that an index can serve it.
    fn which(&self, asked: &Asked) -> (String, Vec<Box<dyn ToSql>>) {
        let Asked { actor, act, from, before, place, family } = asked;
        let mut conditions: Vec<String> = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut ask = |condition: &str, value: Option<Box<dyn ToSql>>| {
            if let Some(value) = value {
                values.push(value);
                conditions.push(condition.replace('?', &format!("?{}", values.len())));
            }
        };
        ask("actor = ?", actor.map(|actor| Box::new(actor) as Box<dyn ToSql>));
        ask("act = ?", act.clone().map(|act| Box::new(act) as Box<dyn ToSql>));
        ask("entered_at >= ?", from.map(|at| Box::new(at.timestamp_millis()) as Box<dyn ToSql>));
        ask("entered_at < ?", before.map(|at| Box::new(at.timestamp_millis()) as Box<dyn ToSql>));
        ask("place = ?", place.map(|place| Box::new(place) as Box<dyn ToSql>));
        let of_family: Vec<String> = self
            .shape
            .tables()
            .filter_map(|(table, _)| {
                let ids = self.shape.ids_of_family(table, "?")?;
                Some(format!("SELECT laptop, seq FROM change WHERE record = '{table}' AND id IN ({ids})"))
            })
            .collect();
        ask(
            &format!("(laptop, seq) IN ({})", of_family.join(" UNION ")),
            family.map(|family| Box::new(family) as Box<dyn ToSql>),
        );
        let which = match conditions.is_empty() {
            true => String::new(),
            false => format!("WHERE {}", conditions.join(" AND ")),
        };
        (which, values)
    }

    fn changed_by(&self, entry: EntryId) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM change WHERE laptop = ?1 AND seq = ?2 AND field <> ?3")?
            .query_row(params![entry.laptop, entry.number(), LOOKED], |row| row.get(0))?)
    }

    /// The first families whose records an entry changed or looked at.
    fn families_of(&self, entry: EntryId, most: usize) -> Result<Vec<Uuid>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT record, id FROM change WHERE laptop = ?1 AND seq = ?2 ORDER BY record, id",
        )?;
        let mut rows = statement.query(params![entry.laptop, entry.number()])?;
        let mut families = Vec::new();
        while let Some(row) = rows.next()? {
            let table: String = row.get(0)?;
            if let Some(family) = self.family_of(&table, row.get(1)?)?
                && !families.contains(&family)
            {
                families.push(family);
                if families.len() == most {
                    break;
                }
            }
        }
        Ok(families)
    }
}
