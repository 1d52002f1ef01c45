//! What is written on a card (札の記入), checked field by field.

use chrono::{Months, NaiveDate};
use domain::{
    Id,
    families::{
        Family, Member, NotABirthDate, NotADueDate, Person, child_born,
        contact::{self, NotAContact},
        expected,
    },
    names::{Name, NotAReading, reading},
};
use store::{
    Write,
    families::{FamilyRecord, PersonRecord},
};

use super::{FamilyFailure, LanguageWire, MemberEntry, MemberRole, deferment::keep_deferment};
use crate::{
    Failure, Problem, Reply,
    hands::Hands,
    wire::{LINE, LONG_LINE, NOTE, needed, optional, text},
};

/// The most members on one card.
const MOST_MEMBERS: usize = 20;
/// 120 years: nobody's guardian is older.
const OLDEST_MONTHS: u32 = 120 * 12;
/// 配慮 is a line, not a story (§8): what whoever holds the session must know.
const CONSIDERATION: usize = 100;

/// What is written of the household as a whole.
pub(super) struct Card<'a> {
    pub(super) address: &'a str,
    pub(super) language: LanguageWire,
    pub(super) consideration: &'a str,
    pub(super) note: &'a str,
}

impl Card<'_> {
    pub(super) fn write_on(&self, family: &mut FamilyRecord) -> Reply<()> {
        family.address = optional("address", self.address, LONG_LINE)?;
        family.language = self.language.into();
        family.consideration = optional("consideration", self.consideration, CONSIDERATION)?;
        family.note = text("note", self.note, NOTE)?;
        Ok(())
    }
}

/// Writes down who belongs to a family; who stood on the card `before` and is not named leaves it.
pub(super) fn put_members(
    write: &Write,
    hands: &Hands,
    family: Id<Family>,
    entries: &[MemberEntry],
    before: &[PersonRecord],
) -> Reply<()> {
    if entries.len() > MOST_MEMBERS {
        return Err(FamilyFailure::TooManyMembers { most: MOST_MEMBERS as u32 }.into());
    }
    if !entries.iter().any(|entry| matches!(entry.role, MemberRole::Guardian { .. })) {
        return Err(FamilyFailure::NoGuardian.into());
    }
    for (position, entry) in (0u32..).zip(entries) {
        let id: Id<Person> = match entry.id {
            Some(id) if before.iter().any(|person| person.id.uuid() == id) => id.into(),
            Some(_) => return Err(Failure::Gone),
            None => hands.fresh(),
        };
        let at = format!("members.{position}.role");
        let mut person = person(id, family, &entry.role, position, &at, hands.today())?;
        if let Some(known) = before.iter().find(|person| person.id == id) {
            keep_deferment(&mut person, known);
        }
        store::families::put_person(write, &person)?;
    }
    for person in before {
        if !entries.iter().any(|entry| entry.id == Some(person.id.uuid())) {
            store::families::remove_person(write, person.id)?;
        }
    }
    Ok(())
}

/// Someone as typed, every field checked; `at` is where the fields stand in the request.
pub(crate) fn person(
    id: Id<Person>,
    family: Id<Family>,
    role: &MemberRole,
    position: u32,
    at: &str,
    today: NaiveDate,
) -> Reply<PersonRecord> {
    let at = |field: &str| format!("{at}.{field}");
    let blank = PersonRecord {
        id,
        family,
        member: Member::Guardian,
        name: String::new(),
        kana: String::new(),
        known_as: String::new(),
        phone: String::new(),
        other_phone: String::new(),
        email: String::new(),
        deferment: None,
        guardian_born_on: None,
        position,
    };
    match role {
        MemberRole::Guardian { name, kana, known_as, phone, other_phone, email, born_on } => {
            if born_on.is_some_and(|born_on| born_on > today) {
                return Err(Failure::field(at("bornOn"), Problem::InTheFuture));
            }
            if born_on.is_some_and(|born_on| born_on + Months::new(OLDEST_MONTHS) < today) {
                return Err(Failure::field(at("bornOn"), Problem::TooLongAgo));
            }
            let contact = |field: &str, read: Result<String, NotAContact>, problem: Problem| {
                read.map_err(|reason| match reason {
                    NotAContact::NotText(reason) => Failure::field(at(field), reason),
                    NotAContact::WrongShape => Failure::field(at(field), problem),
                })
            };
            Ok(PersonRecord {
                name: needed(&at("name"), name, Name::MOST)?,
                kana: kana_of(&at("kana"), kana)?,
                known_as: optional(&at("knownAs"), known_as, LINE)?,
                phone: contact("phone", contact::phone(phone), Problem::NotAPhone)?,
                other_phone: contact("otherPhone", contact::phone(other_phone), Problem::NotAPhone)?,
                email: contact("email", contact::email(email), Problem::NotAnEmail)?,
                guardian_born_on: *born_on,
                ..blank
            })
        }
        MemberRole::Child { name, kana, known_as, born_on } => Ok(PersonRecord {
            member: child_born(*born_on, today).map_err(|reason| {
                Failure::field(
                    at("bornOn"),
                    match reason {
                        NotABirthDate::InTheFuture => Problem::InTheFuture,
                        NotABirthDate::TooLongAgo => Problem::TooLongAgo,
                    },
                )
            })?,
            name: needed(&at("name"), name, Name::MOST)?,
            kana: kana_of(&at("kana"), kana)?,
            known_as: optional(&at("knownAs"), known_as, LINE)?,
            ..blank
        }),
        MemberRole::Expected { due_on } => Ok(PersonRecord {
            member: expected(*due_on, today)
                .map_err(|NotADueDate| Failure::field(at("dueOn"), Problem::NotADueDate))?,
            ..blank
        }),
    }
}

/// ふりがな, folded to one kana and one width.
fn kana_of(field: &str, typed: &str) -> Reply<String> {
    reading(typed).map_err(|reason| match reason {
        NotAReading::NotText(reason) => Failure::field(field, reason),
        NotAReading::NotKana => Failure::field(field, Problem::NotKana),
    })
}
