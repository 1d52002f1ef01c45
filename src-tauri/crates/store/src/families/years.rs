//! Years (年度の変わり目): who leaves for school, and who is there next year.

use chrono::NaiveDate;
use domain::{Id, families::Family};
use rusqlite::{Row, params};
use uuid::Uuid;

use super::Kept;
use crate::{Read, Result};

/// The children of a fiscal year by 学年年齢: their age on its first day, or unborn then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ages {
    /// Children of that age.
    pub children: u32,
    /// Families they belong to.
    pub families: u32,
}

// Only the children of one school year are walked through, and those whose school was put off until then.
// Whoever has a child that enters later, or expects one that still counts on the day, stays.
const LEAVING: &str = "FROM persons child JOIN search_keys USING (family)
    WHERE child.id IN (
        SELECT id FROM persons WHERE kind = 'child' AND born_on BETWEEN ?1 AND ?2
            AND (deferred_until IS NULL OR deferred_until <= ?5)
        UNION ALL SELECT id FROM persons WHERE deferred_until = ?5 AND born_on <= ?2)
      AND (?4 IS NULL OR place = ?4)
      AND NOT EXISTS (SELECT 1 FROM persons later WHERE later.family = child.family
                      AND later.kind = 'child' AND (later.born_on > ?2 OR later.deferred_until > ?5))
      AND NOT EXISTS (SELECT 1 FROM persons expected WHERE expected.family = child.family
                      AND expected.kind = 'expected' AND expected.due_on >= ?3)";

/// The children who enter school together.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// Their first birth date, and their last, by age.
    pub born: (NaiveDate, NaiveDate),
    /// The last day before they enter: whose school was put off until then enters with them.
    pub last_day: NaiveDate,
}

/// How many families have nobody who enters school after a class of theirs, and nobody expected from
/// `due_from` on: those that leave for school together.
pub fn leaving_count(read: &Read, kept: Kept, class: Class, due_from: NaiveDate) -> Result<u32> {
    let (born_from, born_until) = class.born;
    Ok(read
        .connection()
        .prepare_cached(&format!("SELECT count(DISTINCT child.family) {LEAVING}"))?
        .query_row(params![born_from, born_until, due_from, kept.place(), class.last_day], |row| {
            row.get(0)
        })?)
}

/// The same families, in 五十音順, a page of them.
pub fn leaving(
    read: &Read,
    kept: Kept,
    class: Class,
    due_from: NaiveDate,
    page: u32,
    length: u32,
) -> Result<Vec<Id<Family>>> {
    let (born_from, born_until) = class.born;
    let offset = i64::from(page) * i64::from(length);
    Ok(read
        .connection()
        .prepare_cached(&format!(
            "SELECT DISTINCT child.family {LEAVING} ORDER BY search_keys.kana, search_keys.number LIMIT ?6 OFFSET ?7"
        ))?
        .query_map(
            params![born_from, born_until, due_from, kept.place(), class.last_day, length, offset],
            family,
        )?
        .collect::<rusqlite::Result<_>>()?)
}

/// The children old enough for school by age whose school is put off to `day` or later: beyond their class
/// (born by `born_until`), and how many families they belong to.
pub fn deferred_from(read: &Read, kept: Kept, born_until: NaiveDate, day: NaiveDate) -> Result<Ages> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*), count(DISTINCT persons.family) FROM persons JOIN search_keys USING (family)
             WHERE deferred_until >= ?1 AND born_on <= ?2 AND (?3 IS NULL OR place = ?3)",
        )?
        .query_row(params![day, born_until, kept.place()], |row| {
            Ok(Ages { children: row.get(0)?, families: row.get(1)? })
        })?)
}

/// The children born between two days, and how many families they belong to.
pub fn ages_on(read: &Read, kept: Kept, born_from: NaiveDate, born_until: NaiveDate) -> Result<Ages> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*), count(DISTINCT persons.family) FROM persons JOIN search_keys USING (family)
             WHERE kind = 'child' AND born_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)",
        )?
        .query_row(params![born_from, born_until, kept.place()], |row| {
            Ok(Ages { children: row.get(0)?, families: row.get(1)? })
        })?)
}

fn family(row: &Row<'_>) -> rusqlite::Result<Id<Family>> {
    Ok(row.get::<_, Uuid>(0)?.into())
}
