//! Requests about papers (書類): issued with a number and a code, printed, found again.

mod contents;
mod issuing;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::Failure;

pub(crate) use contents::contents_of_consent;
pub(crate) use issuing::{issuer, may_touch, paper_row, paper_rows, printed};

/// What kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum PaperKind {
    /// 運用ポリシー.
    Policy,
    /// 参加承諾書.
    Consent,
    /// 貸与申請書兼誓約書.
    LoanRequest,
    /// 借用書.
    LoanReceipt,
    /// 返却確認書.
    ReturnReceipt,
}

/// Issue a paper: it gets its number and its check code, and its words are kept as they are now.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum IssuePapers {
    /// 運用ポリシー of a version.
    Policy {
        /// Which version.
        version: u32,
    },
    /// 参加承諾書, one for each family.
    Consent {
        /// For whom.
        families: Vec<Uuid>,
        /// For which session, if for one.
        session: Option<Uuid>,
    },
    /// 貸与申請書兼誓約書 for a need.
    LoanRequest {
        /// Which need.
        need: Uuid,
    },
    /// 借用書 of a hand-over, 市控 and 本人控.
    LoanReceipt {
        /// Which slip.
        slip: Uuid,
    },
    /// 返却確認書: what came back and what is still out.
    ReturnReceipt {
        /// Which slip.
        slip: Uuid,
    },
}

/// The papers stand in the register, ready to be printed.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PapersIssued {
    /// Each of them.
    pub papers: Vec<PaperRow>,
}

/// A character that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct UnprintableRow {
    /// The character.
    pub character: String,
    /// In whose name or which words.
    pub within: String,
}

/// A paper, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PaperRow {
    /// Which.
    pub id: Uuid,
    /// What kind.
    pub kind: PaperKind,
    /// 文書番号.
    pub number: String,
    /// 確認コード (K7QF-2M4X).
    pub code: String,
    /// For whom: the first guardian's 氏名, where it is about a family.
    pub name: Option<String>,
    /// Of which version of the policy.
    pub policy_version: u32,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: String,
}

/// What `print` takes: papers of the register, in one file. The same papers give the same bytes.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PrintPapers {
    /// Which, in this order.
    pub papers: Vec<Uuid>,
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
    /// No recovery key is waiting to be printed.
    NoRecoveryKey,
}

impl From<PaperFailure> for Failure {
    fn from(failure: PaperFailure) -> Self {
        Self::Papers(failure)
    }
}

impl PaperKind {
    const WORDS: [(Self, &str); 5] = [
        (Self::Policy, "policy"),
        (Self::Consent, "consent"),
        (Self::LoanRequest, "loanRequest"),
        (Self::LoanReceipt, "loanReceipt"),
        (Self::ReturnReceipt, "returnReceipt"),
    ];

    /// The word the records keep.
    pub(crate) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// The kind of a word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }

    /// 様式番号.
    pub(crate) fn form(self) -> &'static str {
        match self {
            Self::Policy => "様式第１号",
            Self::Consent => "様式第２号",
            Self::LoanRequest => "様式第３号",
            Self::LoanReceipt => "様式第４号",
            Self::ReturnReceipt => "様式第５号",
        }
    }

    /// The letter of its 文書番号: 南-**承**-2026-0118.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Self::Policy => "規",
            Self::Consent => "承",
            Self::LoanRequest => "申",
            Self::LoanReceipt => "借",
            Self::ReturnReceipt => "返",
        }
    }
}
