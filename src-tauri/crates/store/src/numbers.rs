//! Running numbers (番号): place-prefixed, never given twice, never reused.

use rusqlite::params;

use crate::{Read, Result};

/// The highest running number among the numbers of `table` that begin with `prefix` (`南-2026-`),
/// 0 before the first.
///
/// Looks through the journal as well as the rows, for a number whose record was taken back is
/// still taken.
pub(crate) fn highest(read: &Read, table: &'static str, prefix: &str) -> Result<u32> {
    let prefix_length = i64::try_from(prefix.chars().count()).unwrap_or(i64::MAX) + 1;
    let standing: Option<u32> = read
        .connection()
        .prepare_cached(&format!(
            "SELECT max(CAST(substr(number, ?2) AS INTEGER)) FROM {table}
             WHERE number >= ?1 AND number < ?1 || char(1114111)"
        ))?
        .query_row(params![prefix, prefix_length], |row| row.get(0))?;
    let taken_back: Option<u32> = read
        .connection()
        .prepare_cached(
            "SELECT max(CAST(substr(number, ?3) AS INTEGER)) FROM (
                -- the first byte of a value is its tag
                SELECT CAST(substr(change.value, 2) AS TEXT) AS number
                FROM standing CROSS JOIN change
                  ON change.record = standing.record AND change.id = standing.id
                WHERE standing.record = ?1 AND standing.field = 'gone' AND change.field = 'number')
             WHERE number >= ?2 AND number < ?2 || char(1114111)",
        )?
        .query_row(params![table, prefix, prefix_length], |row| row.get(0))?;
    Ok(standing.unwrap_or(0).max(taken_back.unwrap_or(0)))
}
