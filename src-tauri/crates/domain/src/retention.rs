//! Retention (保存と廃棄): how long each kind of record is kept, what holds one back, and who lets it go (§8).
//!
//! Letting go takes what tells of a person and leaves what is counted: that a family came, in which month its child
//! was born, how a loan ended. So every figure of a report stays as it was.

use chrono::{Datelike, NaiveDate};

use crate::{
    Id,
    calendar::{months_of_age, next_april, years_of_age},
    families::school_entry,
    papers::{Keep, PaperKind},
    policy::ClauseId,
    staff::Staff,
};

/// §8: personal information is handled as the law says.
pub const PERSONAL_INFORMATION: ClauseId = ClauseId::section(8);

/// What a field says once what it said has been let go.
pub const ERASED: &str = "消去済み";

/// The fewest years a city can set.
pub const FEWEST_YEARS: u32 = 1;
/// The most years a city can set.
pub const MOST_YEARS: u32 = 30;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident {
        $word:literal, $name:literal, years: $years:literal,
        purpose: $purpose:literal, under: $under:literal, holds: $holds:literal, from: $from:literal,
    })*) => {
        /// A kind of record, as far as keeping goes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[doc = $doc])+ $kind,)* }

        impl Kind {
            /// Every kind, in the order lists show them.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The word the records keep.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// What it is called.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// 保存年限 where the city set nothing, in years.
            pub fn usual_years(self) -> u32 {
                match self { $(Self::$kind => $years,)* }
            }

            /// 利用目的.
            pub fn purpose(self) -> &'static str {
                match self { $(Self::$kind => $purpose,)* }
            }

            /// 保有の根拠 where the city wrote none: the law, and the clause of the policy the record is kept under.
            pub fn usual_basis(self) -> &'static str {
                match self { $(Self::$kind => concat!(
                    "個人情報の保護に関する法律第６１条第１項、運用ポリシー",
                    $under
                ),)* }
            }

            /// 記録項目: what of a person it holds, and erasing takes.
            pub fn holds(self) -> &'static str {
                match self { $(Self::$kind => $holds,)* }
            }

            /// What it is done with, from which its years are counted.
            pub fn counted_from(self) -> &'static str {
                match self { $(Self::$kind => $from,)* }
            }
        }
    };
}

// What the city keeps, and what for. The years are only where it sets none.
kinds! {
    /// 家庭の登録.
    Families {
        "families", "家庭の登録", years: 5,
        purpose: "オンライン事業の参加者の確認と連絡",
        under: "２(1)・２(4)",
        holds: "氏名、ふりがな、通称、電話、メール、生年月日、出産予定日、住所、配慮、メモ",
        from: "最後の参加、貸出または届出の日",
    }
    /// 申込と出欠.
    Applications {
        "applications", "申込と出欠", years: 5,
        purpose: "参加の受付、対象の確認、当日の出欠",
        under: "２(1)・２(4)",
        holds: "特例の理由、申込を受けなかったときの覚え、当日のメモ",
        from: "事業の日",
    }
    /// 相談の記録.
    Consultations {
        "consultations", "相談の記録", years: 5,
        purpose: "相談に応じること",
        under: "１",
        holds: "相談の内容",
        from: "相談の日",
    }
    /// 承諾書.
    Consents {
        "consents", "承諾書", years: 5,
        purpose: "運用ポリシーへの承諾の確認",
        under: "４(3)から８まで",
        holds: "承諾書に書かれた氏名と署名、読み取った画像、取下げの理由",
        from: "取下げの日、または最後に参加した日",
    }
    /// 機器の貸与.
    Loans {
        "loans", "機器の貸与", years: 5,
        purpose: "機器の貸与と返却の確認、弁償の決定",
        under: "４(1)・６",
        holds: "必要とする理由、確かめたこと、署名、連絡の記録、亡失・毀損の経緯、写真",
        from: "すべて返り、決定が済んだ日",
    }
    /// 事故・違反.
    Incidents {
        "incidents", "事故・違反", years: 5,
        purpose: "事故と違反への対応、再発の防止",
        under: "５(3)・６",
        holds: "事実、見た人、証拠、経過、指示と対応",
        from: "終結の日",
    }
    /// 参加のお断り.
    Refusals {
        "refusals", "参加のお断り", years: 5,
        purpose: "参加をお断りすることの決定と、その期間の管理",
        under: "６",
        holds: "お断りの理由、解除の理由",
        from: "解除の日、または期間の終わりの日",
    }
    /// 発行した文書の控え.
    Papers {
        "papers", "発行した文書の控え", years: 5,
        purpose: "発行した文書の確認と再発行",
        under: "８、市の文書管理の定め",
        holds: "文書に書かれた氏名、連絡先など",
        from: "発行の日",
    }
    /// 事業の覚え.
    Sessions {
        "sessions", "事業の覚え", years: 5,
        purpose: "事業の準備と引継ぎ",
        under: "１",
        holds: "事業のメモ、外部講師の氏名",
        from: "事業の日",
    }
    /// 取り込んだ名簿.
    Imports {
        "imports", "取り込んだ名簿", years: 1,
        purpose: "電子申請などの申込の取り込み",
        under: "２(4)",
        holds: "取り込んだ表の中身、ファイルの名前",
        from: "取り込んだ日",
    }
}

/// A word of the records that no kind goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no kind of record goes by this word")]
pub struct UnknownKind;

impl std::str::FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word).ok_or(UnknownKind)
    }
}

/// Why a record stays though its years may be over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Something of it is still out, undecided, or to be paid.
    OpenLoan,
    /// The incident is open.
    OpenIncident,
    /// The refusal still holds.
    LiveRefusal,
    /// Someone asked to see, correct or stop the use of what is held, and has no answer yet.
    OpenClaim,
    /// Other records of the same family are kept longer, and name it.
    OtherRecords,
}

/// A record as it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The day it was done with; none while it is not.
    pub done_on: Option<NaiveDate>,
    /// What holds it back.
    pub holds: Vec<Hold>,
}

/// What is to become of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its years are not over: they end with the day before this one.
    Kept {
        /// The first day it could go; none while it is not done with.
        until: Option<NaiveDate>,
    },
    /// Its years are over, and something holds it back.
    Held {
        /// Since when its years are over.
        since: NaiveDate,
        /// What holds it; never empty.
        holds: Vec<Hold>,
    },
    /// It is to go.
    Due {
        /// Since when.
        since: NaiveDate,
    },
}

/// The first day a record may go: its years are counted from the 1 April after it was done with.
pub fn first_day_to_go(done_on: NaiveDate, years: u32) -> NaiveDate {
    let counted_from = next_april(done_on);
    let years = i32::try_from(years).unwrap_or(i32::MAX);
    counted_from.with_year(counted_from.year().saturating_add(years)).unwrap_or(NaiveDate::MAX)
}

/// What is to become of a record on a day.
pub fn standing(record: &Record, years: u32, today: NaiveDate) -> Standing {
    let Some(since) = record.done_on.map(|done_on| first_day_to_go(done_on, years)) else {
        return Standing::Kept { until: None };
    };
    if since > today {
        Standing::Kept { until: Some(since) }
    } else if record.holds.is_empty() {
        Standing::Due { since }
    } else {
        Standing::Held { since, holds: record.holds.clone() }
    }
}

/// Whoever drew a list up cannot let it go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("whoever proposed it does not approve it")]
pub struct SamePerson;

/// A list of records to go that two people stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved {
    /// Who drew it up.
    pub proposed_by: Id<Staff>,
    /// Who let it go.
    pub approved_by: Id<Staff>,
}

/// Two people stand for it: one draws the list up, another lets it go.
pub fn approved(proposed_by: Id<Staff>, approved_by: Id<Staff>) -> Result<Approved, SamePerson> {
    if proposed_by == approved_by { Err(SamePerson) } else { Ok(Approved { proposed_by, approved_by }) }
}

/// A birth date without its day, as far as nothing counted by it changes: the earliest day of its month that gives the
/// same age on each of `days`, and the same year of school.
pub fn month_of_birth(born_on: NaiveDate, days: &[NaiveDate]) -> NaiveDate {
    let same = |day: &NaiveDate| {
        school_entry(*day) == school_entry(born_on)
            && days.iter().filter(|on| **on >= born_on).all(|on| {
                months_of_age(*day, *on) == months_of_age(born_on, *on)
                    && years_of_age(*day, *on) == years_of_age(born_on, *on)
            })
    };
    days_until(born_on).find(same).unwrap_or(born_on)
}

/// A due date without its day, as far as it lies on the same side of each of `days`.
pub fn month_due(due_on: NaiveDate, days: &[NaiveDate]) -> NaiveDate {
    let same = |day: &NaiveDate| days.iter().all(|on| (on > day) == (*on > due_on));
    days_until(due_on).find(same).unwrap_or(due_on)
}

/// The days of a month up to one of it.
fn days_until(last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (1..=last.day()).filter_map(move |day| last.with_day(day))
}

/// Whether the kept words of a paper tell of people, and for how many years; none where they stay.
pub fn paper_years(kind: PaperKind, as_set: u32) -> Option<u32> {
    use PaperKind::{
        Answers, AuditRecord, ClauseCoverage, DecisionRecord, Disposal, DrillSheet, FileBook, KitLabels,
        KitLedger, MediaRecord, MonthPlan, Policy, RecoverySheet, Stocktake,
    };
    if matches!(
        kind,
        Policy
            | RecoverySheet
            | KitLabels
            | KitLedger
            | MediaRecord
            | Stocktake
            | MonthPlan
            | DecisionRecord
            | Answers
            | ClauseCoverage
            | Disposal
            | FileBook
            | AuditRecord
            | DrillSheet
    ) {
        return None;
    }
    match kind.keep() {
        Keep::AsSet => Some(as_set),
        Keep::OneYear => Some(1),
        Keep::WhileUseful => None,
    }
}

/// What is put in the place of a third party.
const BLACK: &str = "■■■";

/// The words of others that stand in a text: their names with and without the space, given names, telephone numbers,
/// mail addresses. What the person themselves is called or reached by is not among them. The longest first.
pub fn named_in<'a>(text: &str, others: impl Iterator<Item = &'a str>, own: &[&str]) -> Vec<String> {
    let mut found = std::collections::BTreeSet::new();
    for other in others {
        let given = other.split([' ', '　']).next_back().unwrap_or_default();
        let closed: String = other.split([' ', '　']).collect();
        for word in [other, given, closed.as_str()] {
            let is_own = own.iter().any(|own| own.contains(word));
            if word.chars().count() > 1 && text.contains(word) && !is_own {
                found.insert((std::cmp::Reverse(word.chars().count()), word.to_owned()));
            }
        }
    }
    found.into_iter().map(|(_, word)| word).collect()
}

/// A text with those words blacked out.
pub fn black_out(text: &str, words: &[String]) -> String {
    words.iter().fold(text.to_owned(), |text, word| text.replace(word.as_str(), BLACK))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn years_are_counted_from_the_first_of_april_after_the_record_was_done_with() {
        assert_eq!(first_day_to_go(day("2026-11-25"), 5), day("2032-04-01"));
        assert_eq!(first_day_to_go(day("2026-03-31"), 5), day("2031-04-01"));
        assert_eq!(first_day_to_go(day("2026-04-01"), 1), day("2028-04-01"), "its whole fiscal year first");
    }

    #[test]
    fn whoever_drew_the_list_up_does_not_let_it_go() {
        let (one, other) = (Id::from(Uuid::from_u128(1)), Id::from(Uuid::from_u128(2)));
        assert_eq!(approved(one, one), Err(SamePerson));
        assert!(approved(one, other).is_ok());
    }

    #[test]
    fn a_month_of_birth_tells_no_day_unless_a_figure_needs_it() {
        assert_eq!(month_of_birth(day("2025-07-14"), &[]), day("2025-07-01"));
        assert_eq!(
            month_of_birth(day("2020-04-14"), &[]),
            day("2020-04-02"),
            "the first of April is a year up"
        );
        // On the 10th the child was not yet eight months old: the 1st would say that it was.
        assert_eq!(month_of_birth(day("2025-07-14"), &[day("2026-03-10")]), day("2025-07-11"));
        assert_eq!(month_due(day("2026-12-24"), &[day("2026-12-10")]), day("2026-12-10"));
    }

    #[test]
    fn others_are_blacked_out_however_they_are_written_and_oneself_is_not() {
        let text = "佐藤 綾さんと鈴木舞さんの子、陽向さん。090-0000-1234、090-0000-9999";
        let others = ["鈴木 舞", "鈴木 陽向", "090-0000-9999", "佐藤 綾", "", "舞"];
        let words = named_in(text, others.into_iter(), &["佐藤 綾", "090-0000-1234"]);
        assert_eq!(black_out(text, &words), "佐藤 綾さんと■■■さんの子、■■■さん。090-0000-1234、■■■");
    }

    #[test]
    fn every_kind_has_a_word_of_its_own_that_leads_back_to_it() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(*kind));
            assert!((FEWEST_YEARS..=MOST_YEARS).contains(&kind.usual_years()));
            assert!(!kind.purpose().is_empty() && !kind.holds().is_empty());
            assert!(kind.usual_basis().contains("法律第６１条") && kind.usual_basis().chars().count() <= 300);
        }
    }
}
