//! Requests about imports (取り込み): a table of an application system becomes families and applications.
//!
//! A file is brought in whole: every row is kept as it was read, and waits. Each is judged anew whenever it
//! is shown, and becomes something only when it is taken; so nothing typed is lost, and nothing is taken twice.

mod bringing;
mod judging;
mod reading;
mod rows;
mod showing;
mod taking;

use chrono::NaiveDate;
use domain::imports::Meaning;
use serde::{Deserialize, Serialize};
use sheets::NotASheet;
use ts_rs::TS;
use uuid::Uuid;

use crate::Failure;

pub use rows::*;

macro_rules! meanings {
    ($($wire:ident = $name:ident $(($nth:literal))?, $word:literal, $doc:literal;)*) => {
        /// What a column means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(rename = "Meaning", export_to = "center.ts")]
        pub enum MeaningWire {
            $(#[doc = $doc] $wire,)*
        }

        impl From<MeaningWire> for Meaning {
            fn from(wire: MeaningWire) -> Self {
                match wire { $(MeaningWire::$wire => Self::$name $(($nth))?,)* }
            }
        }

        /// Every meaning with the word the records keep it by.
        const MEANINGS: &[(MeaningWire, &str)] = &[$((MeaningWire::$wire, $word),)*];
    };
}

meanings! {
    Receipt = Receipt, "receipt", "受付番号.";
    ReceivedOn = ReceivedOn, "receivedOn", "申込日.";
    Session = Session, "session", "希望する事業.";
    GuardianName = GuardianName, "guardianName", "保護者の氏名.";
    GuardianKana = GuardianKana, "guardianKana", "保護者のふりがな.";
    Phone = Phone, "phone", "電話.";
    Email = Email, "email", "メール.";
    Address = Address, "address", "住所.";
    Child1Name = ChildName(0), "child1Name", "子の氏名.";
    Child1Kana = ChildKana(0), "child1Kana", "子のふりがな.";
    Child1BornOn = ChildBornOn(0), "child1BornOn", "子の生年月日.";
    Child2Name = ChildName(1), "child2Name", "ふたりめの子の氏名.";
    Child2Kana = ChildKana(1), "child2Kana", "ふたりめの子のふりがな.";
    Child2BornOn = ChildBornOn(1), "child2BornOn", "ふたりめの子の生年月日.";
    Child3Name = ChildName(2), "child3Name", "さんにんめの子の氏名.";
    Child3Kana = ChildKana(2), "child3Kana", "さんにんめの子のふりがな.";
    Child3BornOn = ChildBornOn(2), "child3BornOn", "さんにんめの子の生年月日.";
    DueOn = DueOn, "dueOn", "出産予定日.";
    Note = Note, "note", "備考.";
}

impl MeaningWire {
    fn word(self) -> &'static str {
        MEANINGS.iter().find(|(wire, _)| *wire == self).map_or("", |(_, word)| word)
    }

    fn of(word: &str) -> Option<Self> {
        MEANINGS.iter().find(|(_, known)| *known == word).map(|(wire, _)| *wire)
    }

    fn from_domain(meaning: Meaning) -> Option<Self> {
        MEANINGS.iter().find(|(wire, _)| Meaning::from(*wire) == meaning).map(|(wire, _)| *wire)
    }
}

/// What rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(rename = "Aim", export_to = "center.ts")]
pub enum AimWire {
    /// Families alone.
    Families {},
    /// Applications to one session.
    Session {
        /// Which.
        session: Uuid,
    },
    /// Applications to the session a column names.
    Column {},
}

/// Bring a file in.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct BringSheet {
    /// What the file is called.
    pub file_name: String,
    /// Its bytes, in base64.
    pub bytes: String,
    /// What its rows become.
    pub aim: AimWire,
}

/// The file was brought in.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SheetBrought {
    /// The import.
    pub import: Uuid,
    /// Rows that are new.
    pub rows: u32,
    /// Rows that were brought before, and are not brought again.
    pub known: u32,
}

/// Say what the columns mean and what the rows become. It is remembered for the form.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReadColumns {
    /// Which import.
    pub import: Uuid,
    /// What each column means; none where it is passed over.
    pub meanings: Vec<Option<MeaningWire>>,
    /// What the rows become.
    pub aim: AimWire,
}

/// List the imports, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Imports {}

/// An import, as the list shows it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ImportBrief {
    /// Which.
    pub id: Uuid,
    /// What the file was called.
    pub file_name: String,
    /// How it was written.
    pub encoding: EncodingWire,
    /// What its rows become.
    pub aim: AimWire,
    /// The session they become applications to.
    pub session: Option<SessionBrief>,
    /// The day it was brought.
    pub brought_on: NaiveDate,
    /// By whom.
    pub brought_by: String,
    /// Rows that wait.
    pub waiting: u32,
    /// Rows that were taken.
    pub taken: u32,
    /// Rows a person left out.
    pub left: u32,
    /// The day it was put away, if it was.
    pub closed_on: Option<NaiveDate>,
}

/// A session, in brief.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SessionBrief {
    /// Which.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its day.
    pub held_on: NaiveDate,
}

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Encoding", export_to = "center.ts")]
pub enum EncodingWire {
    /// UTF-8.
    Utf8,
    /// UTF-8 with Excel's mark.
    Utf8WithMark,
    /// UTF-16.
    Utf16,
    /// CP932 (Shift_JIS of Windows).
    Cp932,
    /// XLSX.
    Workbook,
}

/// Take the rows that are ready, some at a time.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TakeRows {
    /// Of which import.
    pub import: Uuid,
    /// After which row of the table; 0 from the beginning.
    pub after: u32,
    /// How many at most, up to 500.
    pub most: u32,
}

/// Rows were taken.
#[derive(Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RowsTaken {
    /// How many.
    pub taken: u32,
    /// How many families were made.
    pub families: u32,
    /// How many applications.
    pub applications: u32,
    /// How many of them wait for a seat.
    pub waiting: u32,
    /// The row it came to; none when every row was come to.
    pub reached: Option<u32>,
}

/// Give back what an import became, as far as nothing stands on it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReturnImport {
    /// Which.
    pub import: Uuid,
}

/// What was given back, and what stays.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ImportReturned {
    /// How many rows wait again.
    pub returned: u32,
    /// The rows that stay, because something came of them since.
    pub stays: Vec<RowStays>,
}

/// A row that stays taken.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RowStays {
    /// Which row of the table.
    pub number: u32,
    /// As which family.
    pub name: String,
}

/// Put an import away: rows that wait are gone, cells of the others emptied (§8).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PutAwayImport {
    /// Which.
    pub import: Uuid,
}

/// Why a file or a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ImportFailure {
    /// Nothing in it, or only headings.
    NoRows,
    /// Too many bytes.
    TooLarge {
        /// How many megabytes it may have.
        most_megabytes: u32,
    },
    /// Too many rows.
    TooManyRows {
        /// How many it may have.
        most: u32,
    },
    /// Too many columns.
    TooManyColumns {
        /// In which row.
        row: u32,
        /// How many it may have.
        most: u32,
    },
    /// A cell does not end: a quotation mark is not closed.
    EndlessCell {
        /// In which row.
        row: u32,
    },
    /// Text of no known encoding.
    UnknownText,
    /// A workbook of before 2007, or one under a password.
    OldWorkbook,
    /// A workbook that is not whole.
    DamagedWorkbook,
    /// No table at all.
    NoTable,
    /// Every row was brought before.
    BroughtBefore {
        /// With which import.
        import: Uuid,
        /// How many rows.
        rows: u32,
    },
    /// The import was put away.
    PutAway,
    /// The row was taken; it is mended on its card.
    TakenAlready,
    /// A row was refused while it was taken; nothing of its batch was.
    RowRefused {
        /// Which row of the table.
        number: u32,
        /// Why.
        failure: Box<Failure>,
    },
}

impl From<ImportFailure> for Failure {
    fn from(failure: ImportFailure) -> Self {
        Self::Imports(failure)
    }
}

impl From<NotASheet> for ImportFailure {
    fn from(reason: NotASheet) -> Self {
        use sheets::read::Bounds;
        match reason {
            NotASheet::NoRows => Self::NoRows,
            NotASheet::TooLarge => Self::TooLarge { most_megabytes: (Bounds::BYTES / 1024 / 1024) as u32 },
            NotASheet::TooManyRows => Self::TooManyRows { most: Bounds::ROWS as u32 },
            NotASheet::TooManyColumns { row } => Self::TooManyColumns { row, most: Bounds::COLUMNS as u32 },
            NotASheet::EndlessCell { row } => Self::EndlessCell { row },
            NotASheet::UnknownText => Self::UnknownText,
            NotASheet::OldWorkbook => Self::OldWorkbook,
            NotASheet::DamagedWorkbook => Self::DamagedWorkbook,
            NotASheet::NoTable => Self::NoTable,
        }
    }
}
