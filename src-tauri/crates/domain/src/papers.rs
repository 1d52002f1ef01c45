//! Papers (書類): the forms the city issues, their 様式番号 and how long each is kept.

use std::fmt;

use crate::families::Language;

/// Which reading of a form's words a family is given. The policy's own words never change with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reading {
    /// 正式: the form as the city decided it.
    #[default]
    Formal,
    /// やさしい日本語, with ふりがな on every kanji.
    Easy,
    /// 参考訳: English, for reading only.
    English,
}

/// The city's seal (公印) on what it sends in its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OfficialSeal {
    /// 印: its place is marked, and it is put there by hand.
    #[default]
    Placed,
    /// 公印省略: the paper says that there is none.
    Omitted,
}

/// For how long a paper is kept (保存区分), counted from the 1 April after its fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// As long as the city set for papers a family signs.
    AsSet,
    /// For one year: lists made for a day's work.
    OneYear,
    /// As long as it is of use: copies of what is kept elsewhere.
    WhileUseful,
}

/// Who receives a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A family: it comes in three readings.
    Family,
    /// Staff or the division: it comes in one.
    Office,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident: $word:literal, $form:literal, $letter:literal, $name:literal, $keep:ident, $for:ident;)*) => {
        /// What kind of paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PaperKind { $($(#[doc = $doc])+ $kind,)* }

        impl PaperKind {
            /// Every kind, in the order of their 様式番号.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The word the records keep.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// 様式番号.
            pub fn form(self) -> &'static str {
                match self { $(Self::$kind => concat!("様式第", $form, "号"),)* }
            }

            /// The letter of its 文書番号: 南-**承**-2026-0118.
            pub fn letter(self) -> &'static str {
                match self { $(Self::$kind => $letter,)* }
            }

            /// What it is called; also the title of its file. Holds no personal data.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// 保存区分.
            pub fn keep(self) -> Keep {
                match self { $(Self::$kind => Keep::$keep,)* }
            }

            /// Who receives it.
            pub fn is_for(self) -> For {
                match self { $(Self::$kind => For::$for,)* }
            }
        }
    };
}

// One line a paper: what the records call it, 様式番号, the letter of its number, its name, how long, for whom.
kinds! {
    /// 運用ポリシー.
    Policy: "policy", "１", "規", "運用ポリシー", WhileUseful, Office;
    /// 参加承諾書 (§4(3), §5, §6, §7, §8).
    Consent: "consent", "２", "承", "参加承諾書", AsSet, Family;
    /// 貸与申請書兼誓約書 (§4(1)).
    LoanRequest: "loanRequest", "３", "申", "貸与申請書兼誓約書", AsSet, Family;
    /// 借用書 (§4(1)).
    LoanReceipt: "loanReceipt", "４", "借", "借用書", AsSet, Family;
    /// 返却確認書 (§4(1)).
    ReturnReceipt: "returnReceipt", "５", "返", "返却確認書", AsSet, Family;
    /// 参加申込書 (§2(4)).
    Application: "application", "６", "込", "参加申込書", AsSet, Family;
    /// 未成年者 保護者同意書 (§6(9)).
    GuardianConsent: "guardianConsent", "７", "同", "未成年者保護者同意書", AsSet, Family;
    /// 接続案内（個人別） (§4(2), §5(1), §6(8)).
    ConnectionGuide: "connectionGuide", "８", "接", "接続案内", OneYear, Family;
    /// 復旧鍵, for the envelope in the safe (§8). It has no number and no record.
    RecoverySheet: "recoverySheet", "９", "鍵", "復旧鍵", WhileUseful, Office;
    /// 名簿（当日・手書き予備） (§2).
    Roster: "roster", "１０", "名", "当日名簿", OneYear, Office;
    /// 実施報告 (§1).
    SessionReport: "sessionReport", "１１", "報", "実施報告書", AsSet, Office;
    /// 貸与承認（不承認）通知書 (§4(1)).
    NeedNotice: "needNotice", "１２", "通", "貸与承認（不承認）通知書", AsSet, Family;
    /// 貸与契約書 (§4(1)).
    LoanContract: "loanContract", "１３", "契", "使用貸借契約書", AsSet, Office;
    /// 機器ラベル (§4(1)). It has no number and no record.
    KitLabels: "kitLabels", "１４", "札", "機器ラベル", WhileUseful, Office;
    /// 貸出簿 (§4(1)).
    LoanLedger: "loanLedger", "１５", "貸", "貸出簿", AsSet, Office;
    /// 備品台帳 (§4(1)).
    KitLedger: "kitLedger", "１６", "備", "備品台帳", AsSet, Office;
    /// 承諾書の提出のお願い (§4(3)).
    ConsentReminder: "consentReminder", "１７", "願", "承諾書の提出のお願い", AsSet, Family;
    /// 必要の認定簿 (§4(1)).
    NeedLedger: "needLedger", "１８", "認", "必要の認定簿", AsSet, Office;
    /// 督促 (§4(1)): a reminder, in three tones.
    LoanReminder: "loanReminder", "２１", "督", "返却のお願い", AsSet, Family;
    /// 亡失・毀損届 (§4(1)).
    LossReport: "lossReport", "２２", "届", "亡失・毀損届", AsSet, Family;
    /// 弁償・免除決定通知書 (§4(1)).
    LossNotice: "lossNotice", "２３", "償", "弁償・免除決定通知書", AsSet, Family;
    /// 棚卸表 (§4(1)).
    Stocktake: "stocktake", "２４", "棚", "棚卸表", AsSet, Office;
    /// 参加をお断りする通知 (§6).
    RefusalNotice: "refusalNotice", "３１", "断", "参加をお断りする通知", AsSet, Family;
    /// 事故・違反報告 (§5(3), §6).
    IncidentReport: "incidentReport", "３２", "事", "事故・違反報告書", AsSet, Office;
    /// 経過記録 (§5(3), §6).
    IncidentCourse: "incidentCourse", "３３", "経", "経過記録", AsSet, Office;
    /// 指示書 (§5(3)).
    InstructionSheet: "instructionSheet", "３４", "指", "指示書", AsSet, Office;
    /// 連絡票 (§5(3)): whom to tell the ＩＤ等 that were issued anew.
    CallSheet: "callSheet", "３５", "連", "連絡票", OneYear, Office;
    /// 月間予定 (§1).
    MonthPlan: "monthPlan", "４１", "予", "月間予定", OneYear, Office;
    /// 抽選結果 (§1).
    DrawResult: "drawResult", "４２", "抽", "抽選結果", AsSet, Office;
    /// 協議決定記録 (§9).
    DecisionRecord: "decisionRecord", "５１", "議", "協議決定記録", AsSet, Office;
    /// Ｑ＆Ａ集: decisions that are for participants too (§9).
    Answers: "answers", "５２", "答", "オンライン事業等Ｑ＆Ａ集", WhileUseful, Office;
    /// 条項別対応状況: what is on record under each clause over a year.
    ClauseCoverage: "clauseCoverage", "５３", "条", "条項別対応状況", AsSet, Office;
    /// 廃棄予定簿, and once it is approved 廃棄記録 (§8).
    Disposal: "disposal", "７１", "廃", "廃棄予定簿・廃棄記録", AsSet, Office;
    /// 開示用一式 (§8).
    Disclosure: "disclosure", "７２", "開", "開示用一式", AsSet, Office;
    /// 個人情報ファイル簿（案） (§8).
    FileBook: "fileBook", "７３", "簿", "個人情報ファイル簿（案）", WhileUseful, Office;
    /// 監査記録 (§8): entries of the journal, with whether it is whole.
    AuditRecord: "auditRecord", "７４", "監", "監査記録", AsSet, Office;
    /// バックアップ点検票 (§8): a backup that was tried out.
    DrillSheet: "drillSheet", "７５", "点", "バックアップ点検票", AsSet, Office;
    /// 媒体持出し記録 (§8): the media that left in a period, and their return.
    MediaRecord: "mediaRecord", "７６", "媒", "媒体持出し記録", AsSet, Office;
}

/// A word of the records that no paper goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no paper goes by this word")]
pub struct UnknownKind;

impl std::str::FromStr for PaperKind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word).ok_or(UnknownKind)
    }
}

impl Reading {
    /// Every reading.
    pub const ALL: [Self; 3] = [Self::Formal, Self::Easy, Self::English];

    /// The reading a family is given unless somebody chooses another: 参考訳 where neither formal nor plain
    /// Japanese is its language, for the formal sheet stands before it all the same.
    pub fn for_language(language: Language) -> Self {
        match language {
            Language::Japanese => Self::Formal,
            Language::PlainJapanese => Self::Easy,
            Language::English
            | Language::Chinese
            | Language::Vietnamese
            | Language::Nepali
            | Language::Filipino
            | Language::Korean
            | Language::Portuguese
            | Language::Spanish
            | Language::Other => Self::English,
        }
    }

    /// The word the records keep.
    pub fn word(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Easy => "easy",
            Self::English => "english",
        }
    }
}

impl std::str::FromStr for Reading {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|reading| reading.word() == word).ok_or(UnknownKind)
    }
}

impl OfficialSeal {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Placed, Self::Omitted];

    /// The word the records keep.
    pub fn word(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Omitted => "omitted",
        }
    }
}

impl std::str::FromStr for OfficialSeal {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|seal| seal.word() == word).ok_or(UnknownKind)
    }
}

impl fmt::Display for PaperKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_paper_has_a_number_a_letter_and_a_word_of_its_own() {
        let of = |what: fn(PaperKind) -> &'static str| {
            PaperKind::ALL.iter().map(|kind| what(*kind)).collect::<BTreeSet<_>>().len()
        };
        let papers = PaperKind::ALL.len();
        assert_eq!(of(PaperKind::form), papers);
        assert_eq!(of(PaperKind::letter), papers, "two papers never share a counter");
        assert_eq!(of(PaperKind::word), papers);
        assert_eq!(of(PaperKind::name), papers);
    }

    #[test]
    fn a_family_reads_its_papers_in_its_own_language_as_far_as_there_is_one() {
        assert_eq!(Reading::for_language(Language::Japanese), Reading::Formal);
        assert_eq!(Reading::for_language(Language::PlainJapanese), Reading::Easy);
        for language in [Language::English, Language::Chinese, Language::Nepali, Language::Other] {
            assert_eq!(Reading::for_language(language), Reading::English, "{language:?}");
        }
    }

    #[test]
    fn a_word_of_the_records_leads_back_to_its_paper() {
        for kind in PaperKind::ALL {
            assert_eq!(kind.word().parse(), Ok(*kind));
        }
        assert_eq!("ticket".parse::<PaperKind>(), Err(UnknownKind));
    }
}
