//! Paper (書類) and its head (様式番号・文書番号・発行者): what every printed form says about itself.

use chrono::NaiveDate;
use domain::papers::{Keep, OfficialSeal, PaperKind, Reading};

use crate::{
    model::Document,
    papers::{
        answers::AnswersPaper,
        application::ApplicationPaper,
        audit_record::AuditRecordPaper,
        call_sheet::CallSheetPaper,
        clause_coverage::ClauseCoveragePaper,
        connection_guide::ConnectionGuidePaper,
        consent::{ConsentPaper, ConsentsInCommon},
        consent_reminder::ConsentReminderPaper,
        decision_record::DecisionRecordPaper,
        disclosure::DisclosurePaper,
        disposal::DisposalPaper,
        draw_result::DrawResultPaper,
        drill_sheet::DrillSheetPaper,
        file_book::FileBookPaper,
        guardian_consent::GuardianConsentPaper,
        incident_course::IncidentCoursePaper,
        incident_report::IncidentReportPaper,
        instruction_sheet::InstructionSheetPaper,
        kit_labels::KitLabelsPaper,
        kit_ledger::KitLedgerPaper,
        loan_contract::LoanContractPaper,
        loan_ledger::LoanLedgerPaper,
        loan_receipt::LoanReceiptPaper,
        loan_reminder::LoanReminderPaper,
        loan_request::LoanRequestPaper,
        loss_notice::LossNoticePaper,
        loss_report::LossReportPaper,
        media_record::MediaRecordPaper,
        month_plan::MonthPlanPaper,
        need_ledger::NeedLedgerPaper,
        need_notice::NeedNoticePaper,
        policy::PolicyPaper,
        recovery_sheet::RecoverySheetPaper,
        refusal_notice::RefusalNoticePaper,
        return_receipt::ReturnReceiptPaper,
        roster::RosterPaper,
        session_report::SessionReportPaper,
        stocktake::StocktakePaper,
    },
};

macro_rules! papers {
    ($($(#[doc = $doc:literal])+ $kind:ident($paper:ty),)*) => {
        /// One paper to be printed.
        #[derive(Clone)]
        pub enum Paper { $($(#[doc = $doc])+ $kind($paper),)* }

        impl Paper {
            /// Its head.
            pub fn head(&self) -> &Head {
                match self { $(Self::$kind(paper) => &paper.head,)* }
            }

            /// Its head, to print it once more in another reading.
            pub fn head_mut(&mut self) -> &mut Head {
                match self { $(Self::$kind(paper) => &mut paper.head,)* }
            }

            /// Puts the paper together, by itself.
            fn compose_alone(&self) -> Vec<Document> {
                match self { $(Self::$kind(paper) => paper.compose(),)* }
            }
        }
    };
}

// One line a paper.
papers! {
    /// 運用ポリシー, verbatim.
    Policy(PolicyPaper),
    /// 参加承諾書 (§4(3), §5, §6, §7, §8).
    Consent(ConsentPaper),
    /// 承諾書の提出のお願い (§4(3)).
    ConsentReminder(ConsentReminderPaper),
    /// 貸与申請書兼誓約書 (§4(1)).
    LoanRequest(LoanRequestPaper),
    /// 借用書, 市控 and 本人控 (§4(1)).
    LoanReceipt(LoanReceiptPaper),
    /// 返却確認書 (§4(1)).
    ReturnReceipt(ReturnReceiptPaper),
    /// 参加申込書 (§2(4)).
    Application(ApplicationPaper),
    /// 未成年者 保護者同意書 (§6(9)).
    GuardianConsent(GuardianConsentPaper),
    /// 接続案内（個人別） (§4(2), §5(1), §6(8)).
    ConnectionGuide(ConnectionGuidePaper),
    /// 名簿（当日・手書き予備） (§2).
    Roster(RosterPaper),
    /// 実施報告 (§1).
    SessionReport(SessionReportPaper),
    /// 貸与承認（不承認）通知書 (§4(1)).
    NeedNotice(NeedNoticePaper),
    /// 貸与契約書 (§4(1)).
    LoanContract(LoanContractPaper),
    /// 機器ラベル (§4(1)).
    KitLabels(KitLabelsPaper),
    /// 貸出簿 (§4(1)).
    LoanLedger(LoanLedgerPaper),
    /// 備品台帳 (§4(1)).
    KitLedger(KitLedgerPaper),
    /// 必要の認定簿 (§4(1)).
    NeedLedger(NeedLedgerPaper),
    /// 督促 (§4(1)).
    LoanReminder(LoanReminderPaper),
    /// 亡失・毀損届 (§4(1)).
    LossReport(LossReportPaper),
    /// 弁償・免除決定通知書 (§4(1)).
    LossNotice(LossNoticePaper),
    /// 棚卸表 (§4(1)).
    Stocktake(StocktakePaper),
    /// 参加をお断りする通知 (§6).
    RefusalNotice(RefusalNoticePaper),
    /// 事故・違反報告 (§5(3), §6).
    IncidentReport(IncidentReportPaper),
    /// 経過記録 (§5(3), §6).
    IncidentCourse(IncidentCoursePaper),
    /// 指示書 (§5(3)).
    InstructionSheet(InstructionSheetPaper),
    /// 連絡票 (§5(3)).
    CallSheet(CallSheetPaper),
    /// 月間予定 (§1).
    MonthPlan(MonthPlanPaper),
    /// 抽選結果 (§1).
    DrawResult(DrawResultPaper),
    /// 協議決定記録 (§9).
    DecisionRecord(DecisionRecordPaper),
    /// Ｑ＆Ａ集 (§9).
    Answers(AnswersPaper),
    /// 条項別対応状況.
    ClauseCoverage(ClauseCoveragePaper),
    /// 廃棄予定簿・廃棄記録 (§8).
    Disposal(DisposalPaper),
    /// 開示用一式 (§8).
    Disclosure(DisclosurePaper),
    /// 個人情報ファイル簿（案） (§8).
    FileBook(FileBookPaper),
    /// 監査記録 (§8).
    AuditRecord(AuditRecordPaper),
    /// バックアップ点検票 (§8).
    DrillSheet(DrillSheetPaper),
    /// 媒体持出し記録 (§8).
    MediaRecord(MediaRecordPaper),
    /// 復旧鍵, for the envelope in the safe (§8).
    RecoverySheet(RecoverySheetPaper),
}

/// What the papers of a job have in common, for those kinds that are printed by the thousand.
#[derive(Default)]
pub(crate) struct InCommon {
    pub(crate) consents: ConsentsInCommon,
}

impl Paper {
    /// Puts the paper together; what it shares with the papers before it is not said anew.
    pub(crate) fn compose(&self, common: &mut InCommon) -> Vec<Document> {
        match self {
            Paper::Consent(paper) => paper.compose_with(&mut common.consents),
            other => other.compose_alone(),
        }
    }
}

/// What stands at the head and the foot of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What kind of paper: its 様式番号, its title, how long it is kept.
    pub kind: PaperKind,
    /// In which reading.
    pub reading: Reading,
    /// 文書番号, as `南-承-2026-0118`; empty on a blank form.
    pub number: String,
    /// 発行日. Also the date in the file's properties: there is no clock here.
    pub issued_on: NaiveDate,
    /// 確認コード, as `K7QF-2M4X`; ties a returned paper to its record. Holds no personal data.
    pub code: String,
    /// 発行者.
    pub issuer: Issuer,
    /// What the city says in its own words.
    pub city_words: CityWords,
    /// Which version of the policy the paper speaks of.
    pub policy_version: u32,
    /// 施行日 of that version, where the city has fixed one.
    pub policy_in_force_from: Option<NaiveDate>,
    /// 保存年限 of papers that are kept [`Keep::AsSet`], in years.
    pub retention_years: u32,
    /// 練習: every page is watermarked.
    pub practice: bool,
}

/// Who issues the paper and whom to ask (発行者・問合せ先).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// To whom a family writes, as `船橋市長`.
    pub addressee: String,
    /// The city, as `船橋市`.
    pub city: String,
    /// The division, as `船橋市地域子育て支援課`.
    pub division: String,
    /// Its telephone number.
    pub phone: String,
    /// Its hours, as `平日　９時から１７時まで`.
    pub hours: String,
    /// 公印, on what is sent in the city's name.
    pub seal: OfficialSeal,
}

/// What the city says in its own words (市のことば), in the three readings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityWords {
    /// Which version of them.
    pub version: u32,
    /// 正式.
    pub formal: CityReading,
    /// やさしい日本語.
    pub easy: CityReading,
    /// 参考訳.
    pub english: CityReading,
}

/// The city's words in one reading. ふりがな may be marked up (`{漢字|かんじ}`); what is empty is not printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityReading {
    /// The first lines of a letter to a family.
    pub greeting: String,
    /// What a borrower promises, one duty a line.
    pub duties: String,
    /// The last lines of a letter to a family.
    pub closing: String,
}

impl Head {
    /// For how many years the paper is kept; `None` while it is of use.
    pub(crate) fn kept_years(&self) -> Option<u32> {
        match self.kind.keep() {
            Keep::AsSet => Some(self.retention_years),
            Keep::OneYear => Some(1),
            Keep::WhileUseful => None,
        }
    }

    /// The city's words in the reading of this sheet.
    pub(crate) fn city_says(&self) -> &CityReading {
        match self.reading {
            Reading::Formal => &self.city_words.formal,
            Reading::Easy => &self.city_words.easy,
            Reading::English => &self.city_words.english,
        }
    }

    /// The same head, of a sheet in another reading.
    pub(crate) fn read_in(&self, reading: Reading) -> Head {
        Head { reading, ..self.clone() }
    }
}
