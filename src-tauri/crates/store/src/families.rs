//! Families (家庭) and who belongs to them, as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    families::{Family, Member, Person},
    names::search_key,
    places::Place,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write};

/// A family's card.
#[derive(Clone, PartialEq, Eq)]
pub struct FamilyRecord {
    /// Which.
    pub id: Id<Family>,
    /// Its number.
    pub number: String,
    /// The place that keeps it.
    pub place: Id<Place>,
    /// 住所.
    pub address: String,
    /// What staff should know.
    pub note: String,
    /// The day it was registered.
    pub registered_on: NaiveDate,
}

/// Someone of a family.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// Who.
    pub id: Id<Person>,
    /// Of which family.
    pub family: Id<Family>,
    /// What they are.
    pub member: Member,
    /// 氏名; empty for a child not yet born.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 電話.
    pub phone: String,
    /// メール.
    pub email: String,
    /// A guardian's 生年月日, where it matters.
    pub guardian_born_on: Option<NaiveDate>,
    /// The order on the card.
    pub position: u32,
}

const ALL: &str = "SELECT families.* FROM families";

/// One family.
pub fn get(read: &Read, id: Id<Family>) -> Result<Option<FamilyRecord>> {
    Ok(read
        .connection()
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.uuid()], family)
        .optional()?)
}

/// Its members, in the order of the card.
pub fn members(read: &Read, id: Id<Family>) -> Result<Vec<PersonRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM persons WHERE family = ?1 ORDER BY position, id")?
        .query_and_then([id.uuid()], person)?
        .collect()
}

/// Whose families are looked through.
#[derive(Clone, Copy)]
pub enum Kept {
    /// Every place's (§3: the division).
    Anywhere,
    /// One place's.
    At(Id<Place>),
}

impl Kept {
    fn place(self) -> Option<Uuid> {
        match self {
            Self::Anywhere => None,
            Self::At(place) => Some(place.uuid()),
        }
    }
}

/// The ids of the families found by part of a name, kana, number or telephone number, a page of
/// them; the newest number first. Empty text finds all.
pub fn find(read: &Read, kept: Kept, sought: &str, page: u32, page_length: u32) -> Result<Vec<FamilyRecord>> {
    read.connection()
        .prepare_cached(&format!(
            "{ALL} WHERE (?1 IS NULL OR place = ?1) AND {FOUND} ORDER BY number DESC LIMIT ?4 OFFSET ?5"
        ))?
        .query_and_then(
            params![
                kept.place(),
                pattern(sought),
                figures(sought),
                page_length,
                i64::from(page) * i64::from(page_length)
            ],
            |row| Ok(family(row)?),
        )?
        .collect()
}

/// How many families [`find`] finds in all.
pub fn count(read: &Read, kept: Kept, sought: &str) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached(&format!(
            "SELECT count(*) FROM families WHERE (?1 IS NULL OR place = ?1) AND {FOUND}"
        ))?
        .query_row(params![kept.place(), pattern(sought), figures(sought)], |row| row.get(0))?)
}

// Keys are folded, so a plain search for the bytes is right, and faster than LIKE. A number is only
// looked for when figures were typed.
const FOUND: &str = "(?2 IS NULL OR id IN (
    SELECT family FROM search_keys WHERE instr(key, ?2) > 0
    UNION SELECT family FROM search_keys WHERE ?3 IS NOT NULL AND instr(phone, ?3) > 0
    UNION SELECT id FROM families
        WHERE ?3 IS NOT NULL AND instr(replace(number, '-', ''), ?2) > 0))";

/// The folded text; none for text that folds to nothing.
fn pattern(sought: &str) -> Option<String> {
    Some(search_key(sought)).filter(|key| !key.is_empty())
}

/// Three figures or more are sought in telephone and family numbers too.
fn figures(sought: &str) -> Option<String> {
    let figures: String = search_key(sought).chars().filter(char::is_ascii_digit).collect();
    (figures.len() >= 3).then_some(figures)
}

/// The highest running number at a place in a year, 0 before the first. Numbers of families that
/// were taken back count too: a number is never given twice.
pub fn highest_number(read: &Read, prefix_and_year: &str) -> Result<u32> {
    crate::numbers::highest(read, "families", prefix_and_year)
}

/// Writes a family down, or what changed of it.
pub fn put(write: &Write, family: &FamilyRecord) -> Result<()> {
    write.put(
        "families",
        family.id.uuid(),
        &[
            ("number", family.number.as_str().into()),
            ("place", family.place.uuid().into()),
            ("address", family.address.as_str().into()),
            ("note", family.note.as_str().into()),
            ("registered_on", family.registered_on.into()),
        ],
    )
}

/// Writes someone down, or what changed of them.
pub fn put_person(write: &Write, person: &PersonRecord) -> Result<()> {
    let (kind, born_on, due_on) = match person.member {
        Member::Guardian => ("guardian", person.guardian_born_on, None),
        Member::Child { born_on } => ("child", Some(born_on), None),
        Member::Expected { due_on } => ("expected", None, Some(due_on)),
    };
    write.put(
        "persons",
        person.id.uuid(),
        &[
            ("family", person.family.uuid().into()),
            ("kind", kind.into()),
            ("name", person.name.as_str().into()),
            ("kana", person.kana.as_str().into()),
            ("phone", person.phone.as_str().into()),
            ("email", person.email.as_str().into()),
            ("born_on", born_on.into()),
            ("due_on", due_on.into()),
            ("position", person.position.into()),
        ],
    )
}

/// Takes someone off the card.
pub fn remove_person(write: &Write, id: Id<Person>) -> Result<()> {
    write.remove("persons", id.uuid())
}

/// Notes that a family's card was looked at (§8).
pub fn mention(write: &Write, id: Id<Family>) -> Result<()> {
    write.mention("families", id.uuid())
}

/// How many families there are.
pub fn total(read: &Read, kept: Kept) -> Result<u32> {
    count(read, kept, "")
}

/// How many families have their youngest child enter school the coming April, and nobody expected.
pub fn leaving(read: &Read, kept: Kept, born_from: NaiveDate, born_until: NaiveDate) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*) FROM (
                SELECT max(persons.born_on) AS youngest, max(persons.due_on) AS due
                FROM persons JOIN families ON families.id = persons.family
                WHERE persons.kind <> 'guardian' AND (?1 IS NULL OR families.place = ?1)
                GROUP BY persons.family)
             WHERE due IS NULL AND youngest BETWEEN ?2 AND ?3",
        )?
        .query_row(params![kept.place(), born_from, born_until], |row| row.get(0))?)
}

/// Every search key with its telephone figures, for measuring.
pub fn keys(read: &Read) -> Result<Vec<(String, String)>> {
    read.connection()
        .prepare("SELECT key, phone FROM search_keys")?
        .query_and_then([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn family(row: &Row) -> rusqlite::Result<FamilyRecord> {
    Ok(FamilyRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        place: row.get::<_, Uuid>("place")?.into(),
        address: row.get("address")?,
        note: row.get("note")?,
        registered_on: row.get("registered_on")?,
    })
}

fn person(row: &Row) -> Result<PersonRecord> {
    let kind: String = row.get("kind")?;
    let born_on: Option<NaiveDate> = row.get("born_on")?;
    let due_on: Option<NaiveDate> = row.get("due_on")?;
    let member = match (kind.as_str(), born_on, due_on) {
        ("guardian", _, _) => Member::Guardian,
        ("child", Some(born_on), _) => Member::Child { born_on },
        ("expected", _, Some(due_on)) => Member::Expected { due_on },
        _ => return Err(StoreError::odd("a person of an unknown kind")),
    };
    Ok(PersonRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        member,
        name: row.get("name")?,
        kana: row.get("kana")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        guardian_born_on: if member == Member::Guardian { born_on } else { None },
        position: row.get("position")?,
    })
}
