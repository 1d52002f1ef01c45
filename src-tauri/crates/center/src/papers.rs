//! Requests about papers (書類): shown as drafts, issued with a number when printed, found and printed again.
//!
//! To add a paper: its file and words in `documents`, one line in `domain::papers`, its file here and one line in
//! `contents`, one arm in `gathering`.

mod answers;
mod application;
mod audit_record;
mod call_sheet;
pub(crate) mod city_words;
mod clause_coverage;
mod connection_guide;
mod consent;
mod consent_reminder;
mod contents;
mod decision_record;
mod disclosure;
mod disposal;
mod draw_result;
mod drill_sheet;
mod file_book;
mod gathering;
mod guardian_consent;
mod incident_course;
mod incident_report;
mod instruction_sheet;
mod issuing;
mod kinds;
mod kit_labels;
mod kit_ledger;
mod loan_contract;
mod loan_ledger;
mod loan_receipt;
mod loan_reminder;
mod loan_request;
mod loss_notice;
mod loss_report;
mod media_record;
mod month_plan;
mod need_ledger;
mod need_notice;
mod policy;
mod refusal_notice;
mod register;
mod return_receipt;
mod roster;
mod rows;
mod session_report;
mod stocktake;
mod wanted;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

pub use city_words::{
    CityWordsRequest, CityWordsSheet, CityWordsVersion, CityWordsWire, ReadingWords, Readings, SetCityWords,
    TryCityWords,
};
pub(crate) use consent::{AskedWords, asked_for, asked_on};
pub(crate) use contents::contents_of_consent;
pub(crate) use issuing::{SignedConsent, issuer, may_touch, printed};
pub use kinds::{OfficialSealWire, PaperKindWire, ReadingWire};
pub(crate) use loan_reminder::last_letter;
pub use register::{
    Gap, GapBecause, NotePrinting, PaperRegister, PaperRegisterRequest, PrintPapers, VoidPaper,
};
pub use rows::{PaperRow, PrintingRow, PrintingWay};
pub(crate) use rows::{paper_row, paper_rows};
pub use wanted::{LabelSheetWire, ReadingWanted, Wanted, WantedPapers};

/// What would be printed.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DraftSheet {
    /// Each paper, in the order it is printed.
    pub papers: Vec<DraftRow>,
    /// The readings to choose from; none where the papers have only one.
    pub readings: Vec<ReadingWire>,
    /// What will not be printed as typed.
    pub unprintable: Vec<UnprintableRow>,
}

/// A paper that is not issued yet.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DraftRow {
    /// What kind.
    pub kind: PaperKindWire,
    /// The clauses it serves.
    pub clauses: Vec<String>,
    /// For whom: the first guardian's 氏名, where it is about a family.
    pub name: Option<String>,
    /// In which reading it would be printed.
    pub reading: ReadingWire,
    /// The numbers it reports, each with its clause; none where it counts nothing of the policy.
    pub figures: Vec<PaperFigure>,
}

/// A number on a paper.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PaperFigure {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u32,
    /// The clause it is counted under.
    pub clause: String,
    /// The day whose version of the policy it went by.
    pub on: NaiveDate,
}

/// The papers stand in the register, ready to be printed.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PapersIssued {
    /// Each of them.
    pub papers: Vec<PaperRow>,
}

/// A character that will not be printed as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct UnprintableRow {
    /// The character.
    pub character: String,
    /// In whose name or which words.
    pub within: String,
    /// No font has it, so that the paper cannot be printed; else its usual shape is printed in place of a variant.
    pub missing: bool,
}

/// What `print` takes for the recovery key's sheet (封筒用): the key drawn last and not confirmed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PrintRecoverySheet {}

/// Why a paper was not issued or printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum PaperFailure {
    /// What it said was let go (§8): there is nothing to print.
    Erased,
    /// What it said cannot be read on this laptop: the program that wrote it down was another's.
    Unreadable {
        /// Its number.
        number: String,
    },
    /// No font here has a character.
    Unprintable {
        /// Which, and whose.
        characters: Vec<UnprintableRow>,
    },
    /// Nothing was chosen to print.
    Nothing,
    /// Too many at once.
    TooMany {
        /// The most.
        most: u32,
    },
    /// More lines than one paper holds.
    TooManyLines {
        /// The most.
        most: u32,
        /// How many there are.
        found: u32,
    },
    /// No recovery key is waiting to be printed.
    NoRecoveryKey,
    /// This paper is never blank.
    NoBlank,
    /// Nothing was decided that could be told.
    NotDecided,
    /// Nothing of it is overdue, so that nobody is reminded.
    NotOverdue,
    /// No consent form of the family is waited for.
    NotWaitedFor,
    /// The stocktake still goes on.
    StocktakeOpen,
    /// A blank form has no number to be issued with.
    BlankHasNoNumber,
    /// The paper is out of use (欠番).
    IsVoid,
    /// The paper came back signed, so that it stays in use.
    CameBack,
}

impl From<PaperFailure> for Failure {
    fn from(failure: PaperFailure) -> Self {
        Self::Papers(failure)
    }
}
