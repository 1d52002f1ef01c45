//! Alike (重複の候補): families brought together by what they have in common, and those that were looked
//! at and are two.

use chrono::NaiveDate;
use domain::{Id, families::Family};
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::Kept;
use crate::{Read, Result, Write};

/// Two families that bear a mark in common, the lesser id first.
pub type AlikePair = (Id<Family>, Id<Family>);

/// The most families a mark brings together: a telephone number of a home that many give is no sign.
const MOST_BEARERS: u32 = 8;

/// The families that bear one of `marks`.
pub fn bearing<'a>(
    read: &Read,
    kept: Kept,
    marks: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Id<Family>>> {
    let mut statement = read.connection().prepare_cached(
        "SELECT search_marks.family FROM search_marks JOIN search_keys USING (family)
         WHERE mark = ?1 AND (?2 IS NULL OR place = ?2) LIMIT ?3",
    )?;
    let mut found: Vec<Id<Family>> = Vec::new();
    for mark in marks {
        for family in
            statement.query_map(params![mark, kept.place(), MOST_BEARERS], |row| row.get::<_, Uuid>(0))?
        {
            let family = family?.into();
            if !found.contains(&family) {
                found.push(family);
            }
        }
    }
    Ok(found)
}

/// Every two families that bear a mark in common and were not found to be two.
///
/// Only marks that are shared are walked through, and a mark that many share brings nobody together.
pub fn alike_pairs(read: &Read, kept: Kept) -> Result<Vec<AlikePair>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT DISTINCT a.family, b.family
             FROM search_shared CROSS JOIN search_marks a USING (mark) CROSS JOIN search_marks b USING (mark)
             CROSS JOIN search_keys ka ON ka.family = a.family CROSS JOIN search_keys kb ON kb.family = b.family
             WHERE a.family < b.family
               AND (?1 IS NULL OR ka.place = ?1 AND kb.place = ?1)
               AND (SELECT count(*) FROM search_marks c WHERE c.mark = a.mark) <= ?2
               AND NOT EXISTS (SELECT 1 FROM distinctions WHERE one = a.family AND other = b.family)",
        )?
        .query_map(params![kept.place(), MOST_BEARERS], |row| {
            Ok((row.get::<_, Uuid>(0)?.into(), row.get::<_, Uuid>(1)?.into()))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether two families were looked at and found to be two.
pub fn are_distinct(read: &Read, one: Id<Family>, other: Id<Family>) -> Result<bool> {
    let (one, other) = in_order(one, other);
    Ok(read
        .connection()
        .prepare_cached("SELECT 1 FROM distinctions WHERE one = ?1 AND other = ?2")?
        .query_row(params![one, other], |_| Ok(()))
        .optional()?
        .is_some())
}

/// Writes down that two families are two, whatever they have in common.
pub fn put_distinction(
    write: &Write,
    id: Uuid,
    one: Id<Family>,
    other: Id<Family>,
    decided_on: NaiveDate,
) -> Result<()> {
    let (one, other) = in_order(one, other);
    write.put(
        "distinctions",
        id,
        &[("one", one.into()), ("other", other.into()), ("decided_on", decided_on.into())],
    )
}

/// As the table has them: blobs compare byte by byte, and so do these.
fn in_order(one: Id<Family>, other: Id<Family>) -> (Uuid, Uuid) {
    let (one, other) = (one.uuid(), other.uuid());
    if one < other { (one, other) } else { (other, one) }
}
