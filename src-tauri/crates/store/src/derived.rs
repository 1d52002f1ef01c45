//! What is made anew from the records (検索の控え), and so is in no journal: by what families are searched,
//! and by what two that look alike are brought together.
//!
//! A family that was let go (廃棄) is found by nothing any more.
//!
//! It is brought up to date at the end of every act that touched a family or a person, by whichever way:
//! written, removed, taken back, folded anew. A program that folds names otherwise than the one that wrote
//! the file makes all of it anew when it opens it.

use chrono::NaiveDate;
use domain::{
    families::{
        Member,
        contact::figures,
        likeness::{Known, Traits},
    },
    names::{FOLD_EDITION, search_key},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Result, StoreError};

/// The edition of what is made here: raised with the marks, or with what a key holds.
const EDITION: u32 = 2;

const FAMILIES: &str = "families";
const PERSONS: &str = "persons";

/// Brings up to date what is derived from one record, and says of which families.
pub(crate) fn refresh(connection: &Connection, table: &str, id: Uuid) -> Result<Vec<Uuid>> {
    match table {
        FAMILIES => {
            refresh_family(connection, id)?;
            Ok(vec![id])
        }
        PERSONS => refresh_person(connection, id),
        _ => Ok(Vec::new()),
    }
}

/// Makes all of it anew, if another edition of the folding made it.
pub(crate) fn renew(connection: &mut Connection) -> Result<()> {
    let made: Option<u32> =
        connection.query_row("SELECT edition FROM search_edition", [], |row| row.get(0)).optional()?;
    if made == Some(edition()) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    refresh_all(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Makes all of it anew.
pub(crate) fn refresh_all(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM search_keys; DELETE FROM search_people; DELETE FROM search_marks; DELETE FROM search_shared;",
    )?;
    connection.execute("INSERT INTO search_people SELECT id, family FROM persons", [])?;
    let mut statement = connection.prepare("SELECT id FROM families")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        refresh_family(connection, row.get(0)?)?;
    }
    connection.execute(
        "INSERT INTO search_edition (one, edition) VALUES (1, ?1)
         ON CONFLICT (one) DO UPDATE SET edition = excluded.edition",
        [edition()],
    )?;
    Ok(())
}

/// Both editions as one number.
fn edition() -> u32 {
    FOLD_EDITION * 1000 + EDITION
}

/// Both the family a person was counted to and the one it belongs to now.
fn refresh_person(connection: &Connection, person: Uuid) -> Result<Vec<Uuid>> {
    let of = |table: &str, column: &str| -> Result<Option<Uuid>> {
        Ok(connection
            .prepare_cached(&format!("SELECT family FROM {table} WHERE {column} = ?1"))?
            .query_row([person], |row| row.get(0))
            .optional()?)
    };
    let (before, now) = (of("search_people", "person")?, of(PERSONS, "id")?);
    match now {
        Some(family) => connection
            .prepare_cached(
                "INSERT INTO search_people (person, family) VALUES (?1, ?2)
                 ON CONFLICT (person) DO UPDATE SET family = excluded.family",
            )?
            .execute(params![person, family])?,
        None => {
            connection.prepare_cached("DELETE FROM search_people WHERE person = ?1")?.execute([person])?
        }
    };
    let families: Vec<Uuid> = before.into_iter().chain(now.filter(|now| before != Some(*now))).collect();
    for family in &families {
        refresh_family(connection, *family)?;
    }
    Ok(families)
}

/// Someone of a family, as far as searching goes.
struct Someone {
    member: Member,
    names: [String; 3],
    phones: [String; 2],
    email: String,
}

fn refresh_family(connection: &Connection, id: Uuid) -> Result<()> {
    let family: Option<(Uuid, String, String)> = connection
        .prepare_cached("SELECT place, number, address FROM families WHERE id = ?1 AND erased_on IS NULL")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((place, number, address)) = family else {
        connection.prepare_cached("DELETE FROM search_keys WHERE family = ?1")?.execute([id])?;
        return mark(connection, id, &Traits::default());
    };
    let people: Vec<Someone> = connection
        .prepare_cached("SELECT * FROM persons WHERE family = ?1 ORDER BY position, id")?
        .query_and_then([id], someone)?
        .collect::<Result<_>>()?;
    // A folded name holds no space, so the one before each keeps a search from running across.
    let mut key = format!(" {}", search_key(&number));
    let mut phones = String::new();
    for person in &people {
        for name in person.names.iter().map(|name| search_key(name)).filter(|name| !name.is_empty()) {
            key.push(' ');
            key.push_str(&name);
        }
        for phone in person.phones.iter().map(|phone| figures(phone)).filter(|phone| !phone.is_empty()) {
            phones.push(' ');
            phones.push_str(&phone);
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO search_keys (family, place, number, kana, key, phones) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (family) DO UPDATE SET place = excluded.place, number = excluded.number,
                kana = excluded.kana, key = excluded.key, phones = excluded.phones",
        )?
        .execute(params![id, place, number, order(&people), key, phones])?;
    let known = people.iter().map(|person| Known {
        member: person.member,
        names: person.names.each_ref().map(String::as_str),
        phones: person.phones.each_ref().map(String::as_str),
        email: &person.email,
    });
    mark(connection, id, &Traits::of(known, &address))
}

/// What a family stands by in 五十音順: the first guardian's reading, or name where it has none.
fn order(people: &[Someone]) -> String {
    let first = people.iter().find(|person| person.member == Member::Guardian);
    first.map_or_else(String::new, |Someone { names: [name, kana, _], .. }| {
        search_key(if kana.is_empty() { name } else { kana })
    })
}

/// Writes down a family's marks, and which of them it now shares, or shares no longer.
fn mark(connection: &Connection, family: Uuid, traits: &Traits) -> Result<()> {
    let marks = traits.marks();
    let before: Vec<String> = connection
        .prepare_cached("SELECT mark FROM search_marks WHERE family = ?1")?
        .query_map([family], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut gone = connection.prepare_cached("DELETE FROM search_marks WHERE mark = ?1 AND family = ?2")?;
    for mark in before.iter().filter(|mark| !marks.contains(*mark)) {
        gone.execute(params![mark, family])?;
    }
    let mut borne = connection.prepare_cached("INSERT INTO search_marks (mark, family) VALUES (?1, ?2)")?;
    for mark in marks.iter().filter(|mark| !before.contains(mark)) {
        borne.execute(params![mark, family])?;
    }
    let mut bearers = connection.prepare_cached("SELECT count(*) FROM search_marks WHERE mark = ?1")?;
    let mut shared = connection.prepare_cached("INSERT OR IGNORE INTO search_shared (mark) VALUES (?1)")?;
    let mut alone = connection.prepare_cached("DELETE FROM search_shared WHERE mark = ?1")?;
    for mark in before.iter().filter(|mark| !marks.contains(*mark)).chain(&marks) {
        let bearers: u32 = bearers.query_row([mark], |row| row.get(0))?;
        if bearers > 1 {
            shared.execute([mark])?
        } else {
            alone.execute([mark])?
        };
    }
    Ok(())
}

fn someone(row: &Row<'_>) -> Result<Someone> {
    let kind: String = row.get("kind")?;
    let (born_on, due_on): (Option<NaiveDate>, Option<NaiveDate>) = (row.get("born_on")?, row.get("due_on")?);
    Ok(Someone {
        member: crate::families::member(&kind, born_on, due_on, row.get("deferred_until")?)
            .ok_or(StoreError::odd("an unknown kind"))?,
        names: [row.get("name")?, row.get("kana")?, row.get("known_as")?],
        phones: [row.get("phone")?, row.get("other_phone")?],
        email: row.get("email")?,
    })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{NewLaptop, Store, keys::DatabaseKey};

    #[test]
    fn keys_of_an_older_folding_are_made_anew_when_the_file_opens() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = DatabaseKey::draw(&mut |bytes| bytes.fill(1));
        let (id, joined_at) = (Uuid::from_u128(9), DateTime::UNIX_EPOCH);
        let laptop = NewLaptop { id, name: "南の１号".into(), place: id, joined_at };
        let store = Store::create(folder.path(), &key, &laptop).expect("made");
        store
            .connection
            .execute_batch(
                "INSERT INTO places VALUES (x'00000000000000000000000000000001', '南', '南', '南', 'centre', 1);
                 INSERT INTO families (id, number, place, address, language, consideration, note, registered_on)
                 VALUES (x'0000000000000000000000000000000b', '南-2026-0001',
                         x'00000000000000000000000000000001', '', 'japanese', '', '', '2026-11-25');
                 INSERT INTO persons (id, family, kind, name, kana, known_as, phone, other_phone, email, position)
                 VALUES (x'0000000000000000000000000000000c', x'0000000000000000000000000000000b', 'guardian',
                         '髙橋 由美子', '', '', '', '', '', 0);
                 INSERT INTO search_keys VALUES ('', x'0000000000000000000000000000000b',
                         x'00000000000000000000000000000001', '', '髙橋', '');
                 UPDATE search_edition SET edition = edition - 1;",
            )
            .expect("an older program's file");
        drop(store);
        let store = Store::open(folder.path(), &key).expect("it opens");
        let found = |sought: &str| {
            let kept = crate::families::Kept::Anywhere;
            crate::families::find(&store.read(), kept, sought, 0, 10).expect("sought").len()
        };
        assert_eq!((found("高橋"), found("2026-0001")), (1, 1));
    }
}
