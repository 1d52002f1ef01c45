//! Failures (できなかったわけ): why a request was not done.

use chrono::NaiveDate;
use serde::Serialize;
use store::StoreError;
use ts_rs::TS;

use crate::{
    applications::ApplicationFailure, attachments::AttachmentFailure, attendance::AttendanceFailure,
    backups::BackupFailure, consents::ConsentFailure, decisions::DecisionFailure, desk::DeskFailure,
    devices::DeviceFailure, exports::ExportFailure, families::FamilyFailure, history::HistoryFailure,
    imports::ImportFailure, incidents::IncidentFailure, loans::LoanFailure, papers::PaperFailure,
    policy::PolicyFailure, refusals::RefusalFailure, retention::RetentionFailure, sessions::SessionFailure,
    staff::StaffFailure,
};

/// Why a request was not done. The screen finds the Japanese for it.
///
/// A variant exists only where a person can do something about it. Everything
/// else is [`Failure::Broken`], and its cause is in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "about", content = "failure", rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Failure {
    /// What was typed into one field cannot be taken.
    Field(FieldFailure),
    /// About sitting down at the desk: passphrases, PINs, the file.
    Desk(DeskFailure),
    /// About staff.
    Staff(StaffFailure),
    /// About families.
    Families(FamilyFailure),
    /// About sessions.
    Sessions(SessionFailure),
    /// About applications.
    Applications(ApplicationFailure),
    /// About attendance.
    Attendance(AttendanceFailure),
    /// About consents.
    Consents(ConsentFailure),
    /// About kits.
    Devices(DeviceFailure),
    /// About needs and loans.
    Loans(LoanFailure),
    /// About pictures kept with a record.
    Attachments(AttachmentFailure),
    /// About incidents.
    Incidents(IncidentFailure),
    /// About refusals.
    Refusals(RefusalFailure),
    /// About retention.
    Retention(RetentionFailure),
    /// About papers.
    Papers(PaperFailure),
    /// About versions of the policy.
    Policy(PolicyFailure),
    /// About decisions.
    Decisions(DecisionFailure),
    /// About files that are brought in.
    Imports(ImportFailure),
    /// About lists that are written out.
    Exports(ExportFailure),
    /// About backups.
    Backups(BackupFailure),
    /// About undoing.
    History(HistoryFailure),
    /// The request could not be read; names what could not.
    Unreadable {
        /// The field, as the contract names it; empty for the whole request.
        field: String,
    },
    /// No one has brought the key yet.
    Locked,
    /// This person may not do that.
    Forbidden(Forbidden),
    /// The record was there when the screen was drawn, and is gone.
    Gone,
    /// Someone else wrote over what was read, since it was read. Nothing was written now.
    Overtaken(Overtaken),
    /// The disk is full; what was saved before is safe.
    DiskFull,
    /// The disk was full, and the room that was laid by is free now: what was not saved can be tried again.
    RoomMade,
    /// The program or the disk is at fault.
    Broken,
}

/// What a person may not do, and who may (§3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Forbidden {
    /// The record belongs to another place.
    OtherPlace {
        /// §3.
        clause: String,
    },
    /// Only the division may.
    DivisionOnly {
        /// §3.
        clause: String,
    },
    /// Only the head of the centre or the division may.
    HeadOnly {
        /// §3.
        clause: String,
    },
}

/// Who wrote over what was read, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Overtaken {
    /// By whom.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// The time (`10:32`).
    pub at: String,
}

/// What was typed into one field cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FieldFailure {
    /// The field, as the contract names it (`members.0.bornOn`).
    pub field: String,
    /// What is the matter with it.
    pub problem: Problem,
}

/// What is the matter with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum Problem {
    /// Nothing was written.
    Empty,
    /// Too many characters.
    TooLong {
        /// How many it holds.
        most: usize,
    },
    /// A character that cannot be written down (a control character).
    Control,
    /// A time that is no time of day.
    NotATime,
    /// The end is not after the beginning.
    EndsBeforeItBegins,
    /// A day that is still to come.
    InTheFuture,
    /// A day so long ago that a digit must be wrong.
    TooLongAgo,
    /// A due date no pregnancy can have.
    NotADueDate,
    /// A day after the session's own, or a span that ends before it begins.
    NotASpan,
    /// A number outside its bounds.
    OutOfBounds {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Kana for ruby that are not written `{漢字|かんじ}`.
    RubyMalformed,
    /// A kanji without its kana, where every one has them.
    RubyMissing {
        /// The first of them.
        kanji: String,
    },
    /// A line of the policy whose number does not follow the one before.
    OutOfOrder,
    /// A clause the policy does not have.
    NoSuchClause,
    /// Not a list of pages (`1-2,4`).
    NotAPageList,
    /// A reading with something in it that is neither kana nor a letter.
    NotKana,
    /// Not of the shape of a telephone number.
    NotAPhone,
    /// Not of the shape of a mail address.
    NotAnEmail,
    /// Not written like a day.
    NotADay,
    /// A day no month has.
    NoSuchDay,
    /// A day of a year that could be of several eras.
    WhichEra,
    /// A character of a city's own (外字), which other machines do not show.
    PrivateCharacter {
        /// Its number.
        code: String,
    },
    /// More cells than there are headings.
    MoreCells,
    /// Not six figures.
    NotAPin,
    /// Six figures that anybody would try first.
    PinTooPlain,
    /// A passphrase under eight characters.
    PassphraseTooShort,
    /// A passphrase of too few different characters.
    PassphraseTooPlain,
    /// Not of the shape of the mark a journal ends with (しるし).
    NotAMark,
    /// Such a mark with a symbol that is wrong, or two that are swapped.
    MarkMistyped,
}

impl Failure {
    /// A failure about one field.
    pub(crate) fn field(field: impl Into<String>, problem: impl Into<Problem>) -> Self {
        Self::Field(FieldFailure { field: field.into(), problem: problem.into() })
    }
}

impl From<domain::names::NotText> for Problem {
    fn from(reason: domain::names::NotText) -> Self {
        match reason {
            domain::names::NotText::Empty => Self::Empty,
            domain::names::NotText::TooLong { most } => Self::TooLong { most },
            domain::names::NotText::Control => Self::Control,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        if error.is_disk_full() {
            return Self::DiskFull;
        }
        tracing::error!(%error, "the store failed");
        if error.is_damaged() {
            return Self::Desk(DeskFailure::FileDamaged);
        }
        Self::Broken
    }
}

impl From<serde_path_to_error::Error<serde_json::Error>> for Failure {
    fn from(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = error.path().to_string();
        Self::Unreadable { field: if path == "." { String::new() } else { path } }
    }
}
