//! Reading a row (行の読み取り): by what its columns mean, into a household as a person would type it.

use chrono::NaiveDate;
use domain::{
    Id,
    imports::{MOST_CHILDREN, Meaning, NotADay, day, name, one_line, phone, private_character, says_nothing},
};
use store::families::PersonRecord;
use uuid::Uuid;

use super::{CellTrouble, MeaningWire};
use crate::{
    Failure, Problem,
    families::{LanguageWire, MemberEntry, MemberRole, RegisterFamily, entry::person},
    wire::{LINE, LONG_LINE, NOTE, optional, text},
};

/// What a row says.
pub(super) struct Said {
    /// 受付番号; empty where none is said.
    pub(super) receipt: String,
    /// The day it was applied for.
    pub(super) received_on: Option<NaiveDate>,
    /// The session it asks for, as written.
    pub(super) session: String,
    /// The household, as the form would send it.
    pub(super) household: RegisterFamily,
    /// The same people as they would be kept; none of them has an id yet.
    pub(super) people: Vec<PersonRecord>,
    /// What of it cannot be taken.
    pub(super) troubles: Vec<CellTrouble>,
}

/// A row beside what its columns mean.
struct Reader<'a> {
    columns: &'a [Option<MeaningWire>],
    cells: &'a [String],
    today: NaiveDate,
    troubles: Vec<CellTrouble>,
}

/// Reads a row.
pub(super) fn said(columns: &[Option<MeaningWire>], cells: &[String], today: NaiveDate) -> Said {
    let mut reader = Reader { columns, cells, today, troubles: Vec::new() };
    if cells.len() > columns.len() {
        reader.troubles.push(CellTrouble { meaning: None, column: None, problem: Problem::MoreCells });
    }
    let (members, meanings) = reader.members();
    let received_on = reader.optional_day(Meaning::ReceivedOn);
    let (address, note) = (reader.joined(Meaning::Address, " "), reader.joined(Meaning::Note, "\n"));
    let address = one_line(&address);
    reader.check(Meaning::Address, optional("address", &address, LONG_LINE).map(|_| ()));
    reader.check(Meaning::Note, text("note", &note, NOTE).map(|_| ()));
    let mut people = Vec::new();
    for (position, (member, meant)) in (0u32..).zip(members.iter().zip(&meanings)) {
        match person(Id::from(Uuid::nil()), Id::from(Uuid::nil()), &member.role, position, "", today) {
            Ok(person) => people.push(person),
            Err(failure) => reader.refused(failure, *meant),
        }
    }
    Said {
        receipt: one_line(&reader.joined(Meaning::Receipt, " ")),
        received_on,
        session: one_line(&reader.joined(Meaning::Session, " ")),
        household: RegisterFamily {
            address,
            language: LanguageWire::default(),
            consideration: String::new(),
            note,
            members,
        },
        people,
        troubles: reader.troubles,
    }
}

/// What a member's name, reading and day came from.
type Meant = [Meaning; 3];

impl Reader<'_> {
    /// The household's people, and what each came from.
    fn members(&mut self) -> (Vec<MemberEntry>, Vec<Meant>) {
        let mut phones = self.phones().into_iter();
        let guardian = MemberRole::Guardian {
            name: self.name(Meaning::GuardianName),
            kana: one_line(&self.joined(Meaning::GuardianKana, " ")),
            known_as: String::new(),
            phone: phones.next().unwrap_or_default(),
            other_phone: phones.next().unwrap_or_default(),
            email: one_line(&self.joined(Meaning::Email, " ")),
            born_on: None,
        };
        let mut members = vec![MemberEntry { id: None, role: guardian }];
        let mut meant = vec![[Meaning::GuardianName, Meaning::GuardianKana, Meaning::GuardianName]];
        for nth in 0..MOST_CHILDREN {
            let meanings = [Meaning::ChildName(nth), Meaning::ChildKana(nth), Meaning::ChildBornOn(nth)];
            if meanings.iter().all(|meaning| says_nothing(&self.joined(*meaning, " "))) {
                continue;
            }
            let (name, kana) = (self.name(meanings[0]), one_line(&self.joined(meanings[1], " ")));
            match self.optional_day(meanings[2]) {
                Some(born_on) => {
                    let role = MemberRole::Child { name, kana, known_as: String::new(), born_on };
                    members.push(MemberEntry { id: None, role });
                    meant.push(meanings);
                }
                None if self.troubles.iter().any(|trouble| Some(meanings[2]) == trouble.meant()) => {}
                None => self.trouble(meanings[2], Problem::Empty),
            }
        }
        if let Some(due_on) = self.optional_day(Meaning::DueOn) {
            members.push(MemberEntry { id: None, role: MemberRole::Expected { due_on } });
            meant.push([Meaning::DueOn; 3]);
        }
        (members, meant)
    }

    /// The cells of a meaning, one after the other; empty ones are passed over.
    fn cells_of(&self, meaning: Meaning) -> impl Iterator<Item = &str> {
        let means =
            move |column: &Option<MeaningWire>| column.is_some_and(|wire| Meaning::from(wire) == meaning);
        self.columns
            .iter()
            .zip(self.cells)
            .filter(move |(column, cell)| means(column) && !cell.is_empty())
            .map(|(_, cell)| cell.as_str())
    }

    fn joined(&self, meaning: Meaning, between: &str) -> String {
        self.cells_of(meaning).collect::<Vec<_>>().join(between)
    }

    fn name(&mut self, meaning: Meaning) -> String {
        let name = name(&self.joined(meaning, " "));
        if let Some(character) = private_character(&name) {
            self.trouble(meaning, Problem::PrivateCharacter { code: format!("{:X}", u32::from(character)) });
        }
        name
    }

    /// Up to two numbers; one that stands in three short columns is one.
    fn phones(&self) -> Vec<String> {
        let parts: Vec<String> = self
            .cells_of(Meaning::Phone)
            .filter(|cell| !says_nothing(cell))
            .flat_map(|cell| cell.split(['\n', '、', '／', '/', ',']))
            .map(phone)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() > 1 && parts.iter().all(|part| part.len() <= 5) {
            return vec![parts.join("-")];
        }
        let mut phones: Vec<String> = Vec::new();
        for part in parts {
            if !phones.contains(&part) {
                phones.push(part);
            }
        }
        phones
    }

    fn optional_day(&mut self, meaning: Meaning) -> Option<NaiveDate> {
        let written = self.joined(meaning, " ");
        if says_nothing(&written) {
            return None;
        }
        match day(&written, self.today) {
            Ok(day) => Some(day),
            Err(reason) => {
                self.trouble(
                    meaning,
                    match reason {
                        NotADay::Unreadable => Problem::NotADay,
                        NotADay::NoSuchDay => Problem::NoSuchDay,
                        NotADay::WhichEra => Problem::WhichEra,
                    },
                );
                None
            }
        }
    }

    fn check(&mut self, meaning: Meaning, read: Result<(), Failure>) {
        if let Err(failure) = read {
            self.refused(failure, [meaning; 3]);
        }
    }

    /// A field of the card was refused: told by the column it came from.
    fn refused(&mut self, failure: Failure, [name, kana, day]: Meant) {
        let Failure::Field(refusal) = failure else { return };
        let meaning = match refusal.field.rsplit('.').next() {
            Some("kana") => kana,
            Some("bornOn" | "dueOn") => day,
            Some("phone" | "otherPhone") => Meaning::Phone,
            Some("email") => Meaning::Email,
            _ => name,
        };
        self.trouble(meaning, refusal.problem);
    }

    fn trouble(&mut self, meaning: Meaning, problem: Problem) {
        let column =
            self.columns.iter().position(|column| column.is_some_and(|wire| Meaning::from(wire) == meaning));
        self.troubles.push(CellTrouble {
            meaning: MeaningWire::from_domain(meaning),
            column: column.and_then(|column| u32::try_from(column).ok()),
            problem,
        });
    }
}

impl CellTrouble {
    fn meant(&self) -> Option<Meaning> {
        self.meaning.map(Meaning::from)
    }
}

/// The longest name a file is kept by.
pub(super) const FILE_NAME: usize = LINE;
