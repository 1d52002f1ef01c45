//! Families (家庭) and who belongs to them, as they rest.

mod alike;
pub(crate) mod index;
mod merging;
mod search;
mod years;

use chrono::NaiveDate;
use domain::{
    Id,
    families::{Family, Language, Member, Person, Schooling},
    places::Place,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

pub use alike::{AlikePair, alike_pairs, are_distinct, bearing, put_distinction};
pub use merging::{merge_into, shared_sessions};
pub use search::{Order, Page, find, keys, search};
pub use years::{Ages, Class, ages_on, deferred_from, leaving, leaving_count};

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
    /// The language it is best spoken to in.
    pub language: Language,
    /// 配慮; empty where none is needed. Shown on the day only.
    pub consideration: String,
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
    /// 通称; empty where there is none.
    pub known_as: String,
    /// 電話.
    pub phone: String,
    /// もう一つの電話.
    pub other_phone: String,
    /// メール.
    pub email: String,
    /// 就学猶予, where the member's school is put off.
    pub deferment: Option<DefermentRecord>,
    /// A guardian's 生年月日, where it matters.
    pub guardian_born_on: Option<NaiveDate>,
    /// The order on the card.
    pub position: u32,
}

/// What was decided about a child whose school is put off (就学猶予); until when, its [`Member`] says.
#[derive(Clone, PartialEq, Eq)]
pub struct DefermentRecord {
    /// Why.
    pub because: String,
    /// Who decided.
    pub decided_by: String,
}

const ALL: &str = "SELECT families.* FROM families";

/// One family.
pub fn get(read: &Read, id: Id<Family>) -> Result<Option<FamilyRecord>> {
    read.connection()
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.uuid()], |row| Ok(family(row)))
        .optional()?
        .transpose()
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
    pub(crate) fn place(self) -> Option<Uuid> {
        match self {
            Self::Anywhere => None,
            Self::At(place) => Some(place.uuid()),
        }
    }
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
            ("language", family.language.word().into()),
            ("consideration", family.consideration.as_str().into()),
            ("note", family.note.as_str().into()),
            ("registered_on", family.registered_on.into()),
        ],
    )
}

/// Writes someone down, or what changed of them.
pub fn put_person(write: &Write, person: &PersonRecord) -> Result<()> {
    let (kind, born_on, due_on) = match person.member {
        Member::Guardian => ("guardian", person.guardian_born_on, None),
        Member::Child { born_on, .. } => ("child", Some(born_on), None),
        Member::Expected { due_on } => ("expected", None, Some(due_on)),
    };
    let (deferred_until, deferment) = match (person.member, &person.deferment) {
        (Member::Child { schooling: Schooling::Deferred { until }, .. }, Some(deferment)) => {
            (Some(until), Some(deferment))
        }
        _ => (None, None),
    };
    write.put(
        "persons",
        person.id.uuid(),
        &[
            ("family", person.family.uuid().into()),
            ("kind", kind.into()),
            ("name", person.name.as_str().into()),
            ("kana", person.kana.as_str().into()),
            ("known_as", person.known_as.as_str().into()),
            ("phone", person.phone.as_str().into()),
            ("other_phone", person.other_phone.as_str().into()),
            ("email", person.email.as_str().into()),
            ("born_on", born_on.into()),
            ("due_on", due_on.into()),
            ("deferred_until", deferred_until.into()),
            ("deferred_because", deferment.map_or("", |deferment| &deferment.because).into()),
            ("deferred_by", deferment.map_or("", |deferment| &deferment.decided_by).into()),
            ("position", person.position.into()),
        ],
    )
}

/// Takes a family away that nothing names. Its number stays taken.
pub fn remove(write: &Write, id: Id<Family>) -> Result<()> {
    write.remove("families", id.uuid())
}

/// Takes someone off the card.
pub fn remove_person(write: &Write, id: Id<Person>) -> Result<()> {
    write.remove("persons", id.uuid())
}

/// Notes that a family's card was looked at (§8).
pub fn mention(write: &Write, id: Id<Family>) -> Result<()> {
    write.mention("families", id.uuid())
}

/// How many families there are that were not let go.
pub fn total(read: &Read, kept: Kept) -> Result<u32> {
    Ok(match kept.place() {
        None => read
            .connection()
            .prepare_cached("SELECT count(*) FROM families WHERE erased_on IS NULL")?
            .query_row([], |row| row.get(0))?,
        Some(place) => read
            .connection()
            .prepare_cached("SELECT count(*) FROM families WHERE place = ?1 AND erased_on IS NULL")?
            .query_row([place], |row| row.get(0))?,
    })
}

/// What someone is, by the words of the table.
pub(crate) fn member(
    kind: &str,
    born_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    deferred_until: Option<NaiveDate>,
) -> Option<Member> {
    let schooling = deferred_until.map_or(Schooling::ByAge, |until| Schooling::Deferred { until });
    match (kind, born_on, due_on) {
        ("guardian", _, _) => Some(Member::Guardian),
        ("child", Some(born_on), _) => Some(Member::Child { born_on, schooling }),
        ("expected", _, Some(due_on)) => Some(Member::Expected { due_on }),
        _ => None,
    }
}

fn family(row: &Row) -> Result<FamilyRecord> {
    Ok(FamilyRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        place: row.get::<_, Uuid>("place")?.into(),
        address: row.get("address")?,
        language: Language::column(row, "language")?,
        consideration: row.get("consideration")?,
        note: row.get("note")?,
        registered_on: row.get("registered_on")?,
    })
}

fn person(row: &Row) -> Result<PersonRecord> {
    let kind: String = row.get("kind")?;
    let born_on: Option<NaiveDate> = row.get("born_on")?;
    let due_on: Option<NaiveDate> = row.get("due_on")?;
    let deferred_until: Option<NaiveDate> = row.get("deferred_until")?;
    let member = member(&kind, born_on, due_on, deferred_until)
        .ok_or(StoreError::odd("a person of an unknown kind"))?;
    let deferment = match deferred_until {
        Some(_) => Some(DefermentRecord {
            because: row.get("deferred_because")?,
            decided_by: row.get("deferred_by")?,
        }),
        None => None,
    };
    Ok(PersonRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        member,
        name: row.get("name")?,
        kana: row.get("kana")?,
        known_as: row.get("known_as")?,
        phone: row.get("phone")?,
        other_phone: row.get("other_phone")?,
        email: row.get("email")?,
        deferment,
        guardian_born_on: if member == Member::Guardian { born_on } else { None },
        position: row.get("position")?,
    })
}
