//! Requests about families (家庭).

pub(crate) mod alike;
mod birth;
pub(crate) mod brief;
mod card;
mod deferment;
pub(crate) mod entry;
mod events;
pub(crate) mod keeping;
pub(crate) mod leaving;
mod merging;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, applications::EligibilityVerdict, history::HistoryRow, papers::PaperRow};

pub use alike::*;
pub use birth::*;
pub use deferment::*;
pub use events::*;
pub use leaving::*;
pub use merging::*;

/// Register a family.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RegisterFamily {
    /// 住所.
    pub address: String,
    /// The language it is best spoken to in.
    #[serde(default)]
    pub language: LanguageWire,
    /// 配慮; shown on the day only.
    #[serde(default)]
    pub consideration: String,
    /// What staff should know.
    pub note: String,
    /// The household; the first guardian is whom papers are made out to.
    pub members: Vec<MemberEntry>,
}

/// Change a family's card. Members that are not named again leave the card.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendFamily {
    /// Which family.
    pub family: Uuid,
    /// The card as it was when it was opened for writing.
    pub seen: String,
    /// 住所.
    pub address: String,
    /// The language it is best spoken to in.
    #[serde(default)]
    pub language: LanguageWire,
    /// 配慮; shown on the day only.
    #[serde(default)]
    pub consideration: String,
    /// What staff should know.
    pub note: String,
    /// The household.
    pub members: Vec<MemberEntry>,
}

/// Someone of a household, as typed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MemberEntry {
    /// Who, when already on the card.
    pub id: Option<Uuid>,
    /// What they are.
    pub role: MemberRole,
}

/// The language a family is best spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Language", export_to = "center.ts")]
pub enum LanguageWire {
    /// 日本語.
    #[default]
    Japanese,
    /// やさしい日本語.
    PlainJapanese,
    /// 英語.
    English,
    /// 中国語.
    Chinese,
    /// ベトナム語.
    Vietnamese,
    /// ネパール語.
    Nepali,
    /// フィリピノ語.
    Filipino,
    /// 韓国・朝鮮語.
    Korean,
    /// ポルトガル語.
    Portuguese,
    /// スペイン語.
    Spanish,
    /// ほかのことば.
    Other,
}

/// What someone is in the household.
#[derive(Clone, Deserialize, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum MemberRole {
    /// 保護者.
    Guardian {
        /// 氏名.
        name: String,
        /// ふりがな; may stay empty for names without one.
        kana: String,
        /// 通称.
        #[serde(default)]
        known_as: String,
        /// 電話.
        phone: String,
        /// もう一つの電話.
        #[serde(default)]
        other_phone: String,
        /// メール.
        email: String,
        /// 生年月日, needed only for a guardian under age (§6(9)).
        born_on: Option<NaiveDate>,
    },
    /// 乳幼児.
    Child {
        /// 氏名.
        name: String,
        /// ふりがな.
        kana: String,
        /// 通称.
        #[serde(default)]
        known_as: String,
        /// 生年月日.
        born_on: NaiveDate,
    },
    /// 妊娠中.
    Expected {
        /// 出産予定日.
        due_on: NaiveDate,
    },
}

/// The family was registered.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FamilyRegistered {
    /// Which.
    pub family: Uuid,
    /// Its number (南-2026-0042).
    pub number: String,
}

/// Show families, a page at a time.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Families {
    /// Part of a name, kana, number or telephone number; empty for all.
    pub sought: String,
    /// Which page, from 0; fifty families each.
    pub page: u32,
    /// In which order.
    #[serde(default)]
    #[ts(optional)]
    pub order: Option<FamilyOrder>,
}

/// The order of a list of families.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum FamilyOrder {
    /// The likeliest first, then the newest number.
    #[default]
    Newest,
    /// 五十音順.
    Kana,
}

/// A page of families.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FamilyPage {
    /// How many there are in all.
    pub count: u32,
    /// Those of this page.
    pub rows: Vec<FamilyRow>,
}

/// A family, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FamilyRow {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// The first guardian's 氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// The children and who is expected.
    pub children: Vec<ChildBrief>,
    /// 承諾: whether a consent holds today.
    pub consent: ConsentSign,
    /// The kits it has now, by number.
    pub kits: Vec<String>,
}

/// A child, in brief.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ChildBrief {
    /// A child.
    Child {
        /// Given name as shown (the family's name left off where it is the guardian's).
        name: String,
        /// 月齢: completed months.
        months: u32,
        /// 生年月日.
        born_on: NaiveDate,
    },
    /// Someone is expecting.
    Expected {
        /// 出産予定日.
        due_on: NaiveDate,
    },
}

/// How a family's consent stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ConsentSign {
    /// It holds.
    Given {
        /// To which version of the policy.
        version: u32,
        /// Since when.
        on: NaiveDate,
    },
    /// Printed and not back.
    Printed {
        /// When it was printed.
        on: NaiveDate,
    },
    /// Never printed.
    None,
    /// Taken back.
    Withdrawn {
        /// Since when.
        on: NaiveDate,
    },
}

/// Show a family's card.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FamilyCardRequest {
    /// Which family.
    pub family: Uuid,
}

/// Everything about one family.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FamilyCard {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// The first guardian's 氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// The place that keeps it (short name).
    pub place: String,
    /// The card as it is now, to be sent back with what is written over it.
    pub seen: String,
    /// 住所.
    pub address: String,
    /// The language it is best spoken to in.
    pub language: LanguageWire,
    /// 配慮, to be amended; the card itself only says that there is one.
    pub consideration: String,
    /// Whether §2(1) lets it take part today, and until when.
    pub eligibility: EligibilityVerdict,
    /// What staff should know.
    pub note: String,
    /// The day it was registered.
    pub registered_on: NaiveDate,
    /// The household.
    pub members: Vec<MemberCard>,
    /// 承諾.
    pub consent: ConsentSign,
    /// The consent that stands or was withdrawn, to act on.
    pub consent_id: Option<Uuid>,
    /// お断り: the decisions about it, the latest first.
    pub refusals: Vec<crate::refusals::RefusalRow>,
    /// What happened, the latest first; what is to come, before that.
    pub events: Vec<FamilyEvent>,
    /// Its needs and their decisions, the latest first.
    pub needs: Vec<crate::loans::NeedRow>,
    /// The kits it has now.
    pub loans: Vec<crate::loans::LoanRow>,
    /// What was printed for it, the latest first.
    pub papers: Vec<PaperRow>,
    /// Who changed what on this card, the latest first.
    pub history: Vec<HistoryRow>,
}

/// Someone of a household, as the card shows them.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MemberCard {
    /// Who.
    pub id: Uuid,
    /// What they are.
    pub role: MemberRole,
    /// 月齢, for a child.
    pub months: Option<u32>,
    /// The day school begins, for a child.
    pub enters_on: Option<NaiveDate>,
    /// 就学猶予, where school is put off for it.
    pub deferment: Option<Deferment>,
}

/// Why a family was not registered or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum FamilyFailure {
    /// A household needs a guardian.
    NoGuardian,
    /// Too many members for one card.
    TooManyMembers {
        /// The most.
        most: u32,
    },
    /// Whoever is said to be born is not expected on this card.
    NotExpected,
    /// School is put off by whole school years, from the one it would have begun in.
    NotADeferment,
    /// A card cannot be merged with itself.
    SameFamily,
    /// Both have an application to the same session; one of the two is to be withdrawn first.
    BothApplied {
        /// Its title.
        title: String,
        /// Its day.
        held_on: NaiveDate,
    },
    /// One took its consent back after the other had given its own; which holds, only the family can say.
    ConsentsDisagree,
}

impl From<FamilyFailure> for Failure {
    fn from(failure: FamilyFailure) -> Self {
        Self::Families(failure)
    }
}
