//! What a paper says (書類の中身), kept as it was when it was issued, so that a reprint is the same.
//!
//! A paper's own file ([`super::consent`] …) tells with [`kept!`] what is written down of it; the list at the foot of
//! this file names the papers.

use chrono::NaiveDate;
use documents::{CityReading, CityWords, Head, Issuer, Paper};
use domain::{
    codes::CheckCode,
    papers::{PaperKind, Reading},
    policy::Policy,
};
use serde::{Deserialize, Serialize};
use store::{Read, city_words::CityWordsRecord, papers::PaperRecord, policy::Version};

use super::{PaperFailure, city_words::ReadingWords};
use crate::{Failure, Reply};

/// What a paper says: what its kind does, and what the city had set. The policy's words and the city's are not copied:
/// their versions have them, and never change.
#[derive(Serialize, Deserialize)]
pub(crate) struct Contents {
    pub(crate) retention_years: u32,
    pub(crate) practice: bool,
    pub(crate) says: Says,
}

/// What makes a paper this one and no other.
pub(super) struct Stamp {
    pub(super) reading: Reading,
    /// Empty on a blank form.
    pub(super) number: String,
    /// Empty on a blank form.
    pub(super) code: String,
    pub(super) issued_on: NaiveDate,
}

/// A value as the paper takes it.
pub(super) trait OnPaper {
    type Paper;
    fn on_paper(self) -> Self::Paper;
}

macro_rules! as_they_are {
    ($($type:ty),*) => { $(impl OnPaper for $type {
        type Paper = Self;
        fn on_paper(self) -> Self { self }
    })* };
}
as_they_are!(String, NaiveDate, bool, u32);

impl<T: OnPaper> OnPaper for Vec<T> {
    type Paper = Vec<T::Paper>;
    fn on_paper(self) -> Self::Paper {
        self.into_iter().map(OnPaper::on_paper).collect()
    }
}

impl<T: OnPaper> OnPaper for Option<T> {
    type Paper = Option<T::Paper>;
    fn on_paper(self) -> Self::Paper {
        self.map(OnPaper::on_paper)
    }
}

/// Writes down what a paper of `documents` says: `paper` for a whole one (all but its head, and the policy where it
/// has that), `line` for a part of it. The fields go by the same names.
macro_rules! kept {
    (paper $of:ident { $($field:ident: $type:ty,)* }) => {
        kept!(@paper $of { $($field: $type,)* } |_version| {});
    };
    (paper with policy $of:ident { $($field:ident: $type:ty,)* }) => {
        kept!(@paper $of { $($field: $type,)* } |version| { policy: $crate::papers::contents::policy_of(version)?.into() });
    };
    (line $kept:ident of $of:ident { $($field:ident: $type:ty,)* }) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(super) struct $kept { $(pub(super) $field: $type,)* }

        impl $crate::papers::contents::OnPaper for $kept {
            type Paper = documents::$of;
            fn on_paper(self) -> documents::$of {
                documents::$of { $($field: $crate::papers::contents::OnPaper::on_paper(self.$field),)* }
            }
        }
    };
    (@paper $of:ident { $($field:ident: $type:ty,)* } |$version:ident| { $($name:ident: $value:expr)? }) => {
        /// What is written down of it.
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(crate) struct Says { $(pub(crate) $field: $type,)* }

        impl Says {
            pub(super) fn on_paper(
                self,
                head: documents::Head,
                $version: &store::policy::Version,
            ) -> $crate::Reply<documents::$of> {
                Ok(documents::$of {
                    head,
                    $($name: $value,)?
                    $($field: $crate::papers::contents::OnPaper::on_paper(self.$field),)*
                })
            }
        }
    };
}
pub(super) use kept;

/// The text of a version.
pub(super) fn policy_of(version: &Version) -> Reply<Policy> {
    Policy::read(&version.text).map_err(|error| {
        tracing::error!(%error, "a policy on record does not read");
        Failure::Broken
    })
}

impl Contents {
    pub(crate) fn written(&self) -> Reply<String> {
        serde_json::to_string(self).map_err(|error| {
            tracing::error!(line = error.line(), "a paper's words could not be written down");
            Failure::Broken
        })
    }

    /// The paper itself.
    pub(super) fn paper(self, version: &Version, words: &CityWordsRecord, stamp: Stamp) -> Reply<Paper> {
        let head = Head {
            kind: self.says.kind(),
            reading: stamp.reading,
            number: stamp.number,
            issued_on: stamp.issued_on,
            code: stamp.code,
            issuer: issuer(words),
            city_words: city_words(words)?,
            policy_version: version.version,
            policy_in_force_from: Some(version.in_force),
            retention_years: self.retention_years,
            practice: self.practice,
        };
        self.says.on_paper(head, version)
    }
}

/// What a paper of the register says.
pub(super) fn contents_of(record: &PaperRecord) -> Reply<Contents> {
    if record.contents.is_empty() {
        return Err(PaperFailure::Erased.into());
    }
    serde_json::from_str(&record.contents).map_err(|error| {
        // Where, not what: the message would quote a name.
        tracing::error!(line = error.line(), column = error.column(), "a paper's words cannot be read");
        PaperFailure::Unreadable { number: record.number.clone() }.into()
    })
}

/// The paper of a record, as it was issued.
pub(super) fn paper(read: &Read, record: &PaperRecord) -> Reply<Paper> {
    let contents = contents_of(record)?;
    let version = store::policy::get(read, record.policy_version)?.ok_or(Failure::Gone)?;
    let words = store::city_words::get(read, record.words)?.ok_or(Failure::Gone)?;
    let stamp = Stamp {
        reading: record.reading,
        number: record.number.clone(),
        code: CheckCode::read(&record.code).map(|code| code.to_string()).unwrap_or_default(),
        issued_on: record.issued_on,
    };
    contents.paper(&version, &words, stamp)
}

/// The issuer every paper names.
pub(crate) fn issuer(words: &CityWordsRecord) -> Issuer {
    Issuer {
        addressee: words.addressee.clone(),
        city: "船橋市".to_owned(),
        division: words.division.clone(),
        phone: words.phone.clone(),
        hours: words.hours.clone(),
        seal: words.seal,
    }
}

/// What the city says, as papers take it.
pub(crate) fn city_words(words: &CityWordsRecord) -> Reply<CityWords> {
    let readings = super::city_words::readings(words)?;
    Ok(CityWords {
        version: words.version,
        formal: readings.formal.into(),
        easy: readings.easy.into(),
        english: readings.english.into(),
    })
}

impl From<ReadingWords> for CityReading {
    fn from(words: ReadingWords) -> Self {
        Self { greeting: words.greeting, duties: words.duties, closing: words.closing }
    }
}

/// A 参加承諾書's contents, for records that are made up for practice.
pub(crate) fn contents_of_consent(
    guardian: &str,
    children: Vec<String>,
    expecting: Vec<String>,
    asked: Vec<super::AskedWords>,
) -> String {
    let says = super::consent::Says {
        guardian: guardian.to_owned(),
        children,
        expecting,
        session: None,
        asked,
        signature: None,
    };
    let contents = Contents { retention_years: 5, practice: true, says: Says::Consent(says) };
    serde_json::to_string(&contents).unwrap_or_default()
}

impl Says {
    /// Papers that show what the city says in its own words: a letter, and the forms with its duties and its contact.
    pub(super) fn that_show_the_city_s_words(today: NaiveDate) -> Vec<Self> {
        vec![
            super::need_notice::example(today),
            super::loan_request::blank(),
            super::consent::blank(Vec::new()),
        ]
    }
}

macro_rules! papers {
    ($($kind:ident: $file:ident,)*) => {
        /// What a paper of a kind says. The policy's words are not copied: its version has them.
        #[derive(Serialize, Deserialize)]
        pub(crate) enum Says { $($kind(super::$file::Says),)* }

        impl Says {
            pub(super) fn kind(&self) -> PaperKind {
                match self { $(Self::$kind(_) => PaperKind::$kind,)* }
            }

            fn on_paper(self, head: Head, version: &Version) -> Reply<Paper> {
                Ok(match self { $(Self::$kind(says) => Paper::$kind(says.on_paper(head, version)?),)* })
            }
        }
    };
}

// One line a paper: its kind, and the file that gathers what it says.
papers! {
    Policy: policy,
    Consent: consent,
    ConsentReminder: consent_reminder,
    LoanRequest: loan_request,
    LoanReceipt: loan_receipt,
    ReturnReceipt: return_receipt,
    Application: application,
    GuardianConsent: guardian_consent,
    ConnectionGuide: connection_guide,
    Roster: roster,
    SessionReport: session_report,
    NeedNotice: need_notice,
    LoanContract: loan_contract,
    KitLabels: kit_labels,
    LoanLedger: loan_ledger,
    KitLedger: kit_ledger,
    NeedLedger: need_ledger,
    LoanReminder: loan_reminder,
    LossReport: loss_report,
    LossNotice: loss_notice,
    Stocktake: stocktake,
    RefusalNotice: refusal_notice,
    IncidentReport: incident_report,
    IncidentCourse: incident_course,
    InstructionSheet: instruction_sheet,
    CallSheet: call_sheet,
    MonthPlan: month_plan,
    DrawResult: draw_result,
    DecisionRecord: decision_record,
    Answers: answers,
    ClauseCoverage: clause_coverage,
    Disposal: disposal,
    Disclosure: disclosure,
    FileBook: file_book,
    AuditRecord: audit_record,
    DrillSheet: drill_sheet,
    MediaRecord: media_record,
}
