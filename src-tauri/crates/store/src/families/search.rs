//! Search (さがす): families by any way of writing a name, a page at a time.

use domain::{
    Id,
    families::{Family, contact::figures},
    names::search_key,
};
use rusqlite::params;
use uuid::Uuid;

use super::{FamilyRecord, Kept, get};
use crate::{Read, Result, StoreError};

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The likeliest first, then the newest number.
    #[default]
    Newest,
    /// 五十音順.
    Kana,
}

/// A page of families.
pub struct Page {
    /// How many there are in all.
    pub count: u32,
    /// Those of this page.
    pub families: Vec<FamilyRecord>,
}

/// The families found by part of a name, kana, number or telephone number, a page of them; the newest
/// number first. Empty text finds all.
pub fn find(read: &Read, kept: Kept, sought: &str, page: u32, length: u32) -> Result<Vec<FamilyRecord>> {
    Ok(search(read, kept, sought, Order::Newest, page, length)?.families)
}

/// The families found by part of a name, kana, number or telephone number. Each word must be found
/// somewhere in the household; who bears a name that begins as it was typed comes first.
pub fn search(read: &Read, kept: Kept, sought: &str, order: Order, page: u32, length: u32) -> Result<Page> {
    let words = words(sought);
    let from = u64::from(page) * u64::from(length);
    let (count, ids) = if words.is_empty() {
        (super::total(read, kept)?, all(read, kept, order, from, length)?)
    } else {
        let found = found(read, kept, sought, &words, order)?;
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        (count, found.into_iter().skip(from).take(length as usize).collect())
    };
    let families = ids
        .into_iter()
        .map(|id| get(read, Id::<Family>::from(id))?.ok_or(StoreError::odd("a key of no family")))
        .collect::<Result<_>>()?;
    Ok(Page { count, families })
}

/// One word that is sought: in names, and in telephone numbers where it may be part of one.
pub(super) struct Word {
    pub(super) key: String,
    pub(super) figures: Option<String>,
}

/// Three figures or more are sought in telephone numbers too.
fn words(sought: &str) -> Vec<Word> {
    let is_number = |text: &str| {
        let key = search_key(text);
        key.chars().all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '+'))
    };
    let word = |text: &str| {
        let figures = figures(text);
        let key = search_key(text);
        (!key.is_empty())
            .then(|| Word { figures: (figures.len() >= 3 && is_number(text)).then_some(figures), key })
    };
    // A number may be typed with spaces in it; names are sought word by word.
    if is_number(sought) {
        word(sought).into_iter().collect()
    } else {
        sought.split_whitespace().filter_map(word).collect()
    }
}

/// The families found by every word: by the index in memory, or where it does not serve by a walk.
fn found(read: &Read, kept: Kept, sought: &str, words: &[Word], order: Order) -> Result<Vec<Uuid>> {
    let beginning = format!(" {}", search_key(sought));
    match read.index.found(read.connection(), kept.place(), &beginning, words, order)? {
        Some(found) => Ok(found),
        None => walked(read, kept, &beginning, words, order),
    }
}

/// Walks through the keys of all families once, in their order: short texts, whose bytes are compared.
fn walked(read: &Read, kept: Kept, beginning: &str, words: &[Word], order: Order) -> Result<Vec<Uuid>> {
    let by = match order {
        Order::Newest => "number DESC, family DESC",
        Order::Kana => "kana, number, family",
    };
    let place = if kept.place().is_some() { "WHERE place = ?1" } else { "" };
    let mut statement = read
        .connection()
        .prepare_cached(&format!("SELECT family, key, phones FROM search_keys {place} ORDER BY {by}"))?;
    let places: Vec<Uuid> = kept.place().into_iter().collect();
    let mut rows = statement.query(rusqlite::params_from_iter(places))?;
    let (mut found, mut others) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let key = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let phones = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        let all = words.iter().all(|word| {
            key.contains(&word.key) || word.figures.as_ref().is_some_and(|figures| phones.contains(figures))
        });
        if all && (order == Order::Kana || key.contains(beginning)) {
            found.push(row.get(0)?);
        } else if all {
            others.push(row.get(0)?);
        }
    }
    found.append(&mut others);
    Ok(found)
}

/// A page of all families: read along an index, nothing beyond the page.
fn all(read: &Read, kept: Kept, order: Order, from: u64, length: u32) -> Result<Vec<Uuid>> {
    let sql = match (order, kept) {
        (Order::Newest, Kept::Anywhere) => {
            "SELECT id FROM families WHERE ?1 IS NULL AND erased_on IS NULL ORDER BY number DESC LIMIT ?2 OFFSET ?3"
        }
        (Order::Newest, Kept::At(_)) => {
            "SELECT id FROM families WHERE place = ?1 AND erased_on IS NULL ORDER BY number DESC LIMIT ?2 OFFSET ?3"
        }
        (Order::Kana, Kept::Anywhere) => {
            "SELECT family FROM search_keys WHERE ?1 IS NULL ORDER BY kana, number LIMIT ?2 OFFSET ?3"
        }
        (Order::Kana, Kept::At(_)) => {
            "SELECT family FROM search_keys WHERE place = ?1 ORDER BY kana, number LIMIT ?2 OFFSET ?3"
        }
    };
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    Ok(read
        .connection()
        .prepare_cached(sql)?
        .query_map(params![kept.place(), length, from], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Every search key with its telephone figures, for measuring.
pub fn keys(read: &Read) -> Result<Vec<(String, String)>> {
    read.connection()
        .prepare("SELECT key, phones FROM search_keys")?
        .query_and_then([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
