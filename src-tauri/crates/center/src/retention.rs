//! Requests about retention (保存と廃棄, §8): how long each kind of record is kept, what is to go, and who lets it go.

mod claims;
mod deciding;
pub(crate) mod listing;

use chrono::NaiveDate;
use domain::retention::{Hold, Kind};
use serde::{Deserialize, Serialize};
use store::retention::{ClaimKind, Decision};
use ts_rs::TS;
use uuid::Uuid;

use crate::Failure;

pub use claims::{ClaimDecided, ClaimRow, ClaimTaken, Claims, DecideClaim, TakeClaim};
pub use deciding::{ApproveDisposal, DisposalProposed, KeptRecord, ProposeDisposal, ReturnDisposal};

macro_rules! same {
    ($($(#[doc = $doc:literal])* $wire:ident as $name:literal = $domain:ident { $($(#[doc = $of:literal])* $value:ident,)* })*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
            #[serde(rename_all = "camelCase")]
            #[ts(rename = $name, export_to = "center.ts")]
            pub enum $wire { $($(#[doc = $of])* $value,)* }

            impl From<$domain> for $wire {
                fn from(value: $domain) -> Self {
                    match value { $($domain::$value => Self::$value,)* }
                }
            }
            impl From<$wire> for $domain {
                fn from(value: $wire) -> Self {
                    match value { $($wire::$value => Self::$value,)* }
                }
            }
        )*
    };
}

same! {
    /// A kind of record, as far as keeping goes.
    KindWire as "RetentionKind" = Kind {
        /// 家庭の登録.
        Families,
        /// 申込と出欠.
        Applications,
        /// 相談の記録.
        Consultations,
        /// 承諾書.
        Consents,
        /// 機器の貸与.
        Loans,
        /// 事故・違反.
        Incidents,
        /// 参加のお断り.
        Refusals,
        /// 発行した文書の控え.
        Papers,
        /// 事業の覚え.
        Sessions,
        /// 取り込んだ名簿.
        Imports,
    }
    /// Why a record stays though its years are over.
    HoldWire as "RetentionHold" = Hold {
        /// Something is out, undecided or to be paid.
        OpenLoan,
        /// The incident is open.
        OpenIncident,
        /// The refusal holds.
        LiveRefusal,
        /// A claim waits for an answer.
        OpenClaim,
        /// Other records name the family.
        OtherRecords,
    }
    /// What someone asks about their records.
    ClaimKindWire as "ClaimKind" = ClaimKind {
        /// 開示.
        Disclosure,
        /// 訂正.
        Correction,
        /// 利用停止.
        Suspension,
    }
    /// How a claim was decided.
    DecisionWire as "ClaimDecision" = Decision {
        /// As asked.
        Granted,
        /// In part.
        Partly,
        /// Not.
        Refused,
    }
}

/// Show how long records are kept, and what is to go.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RetentionRequest {}

/// How long records are kept, and what is to go.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RetentionSheet {
    /// Each kind of record.
    pub kinds: Vec<RetentionKindRow>,
    /// The list that waits for a second person.
    pub waiting: Option<DisposalBrief>,
    /// The lists that were decided, the latest first.
    pub past: Vec<DisposalBrief>,
    /// Claims that wait for an answer, the earliest first.
    pub claims: Vec<ClaimRow>,
    /// Whether this person decides.
    pub decides: bool,
}

/// A kind of record, and how many there are.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RetentionKindRow {
    /// Which.
    pub kind: KindWire,
    /// What it is called.
    pub name: String,
    /// 利用目的.
    pub purpose: String,
    /// 保有の根拠.
    pub basis: String,
    /// What of a person it holds.
    pub holds: String,
    /// From when its years are counted.
    pub counted_from: String,
    /// 保存年限.
    pub years: u32,
    /// How many are kept, the due ones among them.
    pub kept: u32,
    /// How many are to go today.
    pub due: u32,
    /// How many would, and are held back.
    pub held: u32,
}

/// Set how long kinds of records are kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetRetention {
    /// Which kinds, and how long each.
    pub years: Vec<KindYears>,
}

/// How long a kind of record is kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KindYears {
    /// Which.
    pub kind: KindWire,
    /// 1 to 30.
    pub years: u32,
}

/// Set what kinds of records are kept on (保有の根拠).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetBasis {
    /// Which kinds, and what each is kept on.
    pub bases: Vec<KindBasis>,
}

/// What a kind of record is kept on.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KindBasis {
    /// Which.
    pub kind: KindWire,
    /// The law, and the clause of the policy.
    pub basis: String,
}

/// Show the records of a kind whose years are over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DueRecords {
    /// Of which kind.
    pub kind: KindWire,
    /// Which page, from 0.
    pub page: u32,
}

/// A page of records whose years are over.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DuePage {
    /// The records of this page, those longest over first.
    pub rows: Vec<DueRow>,
    /// How many there are.
    pub count: u32,
    /// How many a page shows.
    pub page_length: u32,
}

/// A record whose years are over.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DueRow {
    /// Of which kind.
    pub kind: KindWire,
    /// Which.
    pub record: Uuid,
    /// A number, a day or a title; nobody's name.
    pub label: String,
    /// Of which family.
    pub family: Option<Uuid>,
    /// That family's number.
    pub family_number: Option<String>,
    /// Since when.
    pub since: NaiveDate,
    /// What holds it back; none where it is to go.
    pub holds: Vec<HoldWire>,
}

/// A list, and how many of each kind are on it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DisposalBrief {
    /// Which.
    pub disposal: Uuid,
    /// Its number.
    pub number: String,
    /// The day it was drawn up for.
    pub as_of: NaiveDate,
    /// The day it was drawn up.
    pub proposed_on: NaiveDate,
    /// By whom.
    pub proposed_by: String,
    /// Whether that was this person.
    pub proposed_by_me: bool,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// By whom.
    pub decided_by: Option<String>,
    /// Why it was returned; none where it was not.
    pub returned_for: Option<String>,
    /// How many of each kind go, or went.
    pub counts: Vec<DisposalCount>,
    /// What stays after all.
    pub kept: Vec<KeptRow>,
}

/// How many of a kind go.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DisposalCount {
    /// What the kind is called.
    pub name: String,
    /// How many.
    pub count: u32,
}

/// A record that stays after all.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KeptRow {
    /// What its kind is called.
    pub name: String,
    /// A number, a day or a title; empty where the record is gone.
    pub label: String,
    /// Why.
    pub reason: String,
}

/// Write the disclosure pack of a person into a workbook (開示用一式). That it left is on record.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExportDisclosure {
    /// Of which family.
    pub family: Uuid,
    /// About whom.
    pub person: Uuid,
    /// 用途.
    pub purpose: String,
}

/// Why something of retention was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RetentionFailure {
    /// No record's years are over, or all of them stay.
    NothingDue,
    /// A list waits already.
    WaitsAlready {
        /// Its number.
        number: String,
    },
    /// The list was decided already.
    DecidedAlready,
    /// Whoever drew the list up does not let it go.
    ProposedByYou,
    /// Since the list was drawn up, something on it is not to go any more.
    NoLongerDue {
        /// How many.
        records: u32,
    },
    /// The record that was to stay is not among those whose years are over.
    NotDue,
    /// That person is not of that family.
    OtherFamily,
    /// The claim was decided already.
    ClaimDecided,
    /// It cannot be decided before it was asked.
    BeforeAsked,
}

impl From<RetentionFailure> for Failure {
    fn from(failure: RetentionFailure) -> Self {
        Self::Retention(failure)
    }
}
