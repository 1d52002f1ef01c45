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

// Only the children of one school year are walked through. Whoever has a younger child, or expects one
// that still counts on the day, stays.
const LEAVING: &str = "FROM persons child JOIN search_keys USING (family)
    WHERE child.kind = 'child' AND child.born_on BETWEEN ?1 AND ?2 AND (?4 IS NULL OR place = ?4)
      AND NOT EXISTS (SELECT 1 FROM persons younger WHERE younger.family = child.family
                      AND younger.kind = 'child' AND younger.born_on > ?2)
      AND NOT EXISTS (SELECT 1 FROM persons expected WHERE expected.family = child.family
                      AND expected.kind = 'expected' AND expected.due_on >= ?3)";

/// How many families have their youngest child born between the two days, and nobody expected from
/// `due_from` on: those that leave for school together.
pub fn leaving_count(
    read: &Read,
    kept: Kept,
    (born_from, born_until): (NaiveDate, NaiveDate),
    due_from: NaiveDate,
) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached(&format!("SELECT count(DISTINCT child.family) {LEAVING}"))?
        .query_row(params![born_from, born_until, due_from, kept.place()], |row| row.get(0))?)
}

/// The same families, in 五十音順, a page of them.
pub fn leaving(
    read: &Read,
    kept: Kept,
    (born_from, born_until): (NaiveDate, NaiveDate),
    due_from: NaiveDate,
    page: u32,
    length: u32,
) -> Result<Vec<Id<Family>>> {
    let offset = i64::from(page) * i64::from(length);
    Ok(read
        .connection()
        .prepare_cached(&format!(
            "SELECT DISTINCT child.family {LEAVING} ORDER BY search_keys.kana, search_keys.number LIMIT ?5 OFFSET ?6"
        ))?
        .query_map(params![born_from, born_until, due_from, kept.place(), length, offset], family)?
        .collect::<rusqlite::Result<_>>()?)
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
