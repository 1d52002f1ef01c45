//! What somebody wants printed (印刷するもの): which papers, of what, and in which reading.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::PaperKindWire;
use crate::audit::AuditAsked;

/// Papers somebody wants: shown as a draft, or issued.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WantedPapers {
    /// Which.
    pub wanted: Wanted,
    /// In which reading; what the office keeps for itself is always formal.
    pub reading: ReadingWanted,
}

/// In which reading papers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ReadingWanted {
    /// ご家庭のことばに合わせる: each family's papers in the reading of its own language.
    OfFamily,
    /// 正式.
    Formal,
    /// やさしい日本語.
    Easy,
    /// 参考訳.
    English,
}

/// Which papers.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum Wanted {
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
    /// 承諾書の提出のお願い, one for each family whose form is waited for.
    ConsentReminder {
        /// To whom.
        families: Vec<Uuid>,
    },
    /// 貸与申請書兼誓約書, one for each need.
    LoanRequest {
        /// Which needs.
        needs: Vec<Uuid>,
    },
    /// 借用書, one for each hand-over, 市控 and 本人控.
    LoanReceipt {
        /// Which slips.
        slips: Vec<Uuid>,
    },
    /// 返却確認書: what came back and what is still out, one for each hand-over.
    ReturnReceipt {
        /// Which slips.
        slips: Vec<Uuid>,
    },
    /// 参加申込書 with what the cards know, one for each family.
    Application {
        /// For whom.
        families: Vec<Uuid>,
        /// For which session, if for one.
        session: Option<Uuid>,
    },
    /// 未成年者 保護者同意書, one for each family.
    GuardianConsent {
        /// For whom.
        families: Vec<Uuid>,
        /// For which session; for all of the fiscal year without.
        session: Option<Uuid>,
    },
    /// 接続案内, one sheet for each family.
    ConnectionGuide {
        /// For whom.
        families: Vec<Uuid>,
        /// To which session.
        session: Uuid,
    },
    /// 名簿（当日・手書き予備） of a session.
    Roster {
        /// Which session.
        session: Uuid,
    },
    /// 実施報告 of a session.
    SessionReport {
        /// Which session.
        session: Uuid,
    },
    /// 貸与承認（不承認）通知書, one for each need that was decided.
    NeedNotice {
        /// Which needs.
        needs: Vec<Uuid>,
    },
    /// 貸与契約書, one for each hand-over.
    LoanContract {
        /// Which slips.
        slips: Vec<Uuid>,
    },
    /// 機器ラベル. They have no number and leave no record.
    KitLabels {
        /// Which kits.
        kits: Vec<Uuid>,
        /// On which sheet.
        sheet: LabelSheetWire,
        /// How many labels of the first sheet are used up.
        used: u32,
    },
    /// 貸出簿 of a place.
    LoanLedger {
        /// Which place.
        place: Uuid,
        /// Loans from this day on.
        from: NaiveDate,
        /// Loans until this day.
        until: NaiveDate,
    },
    /// 備品台帳 of a place.
    KitLedger {
        /// Which place.
        place: Uuid,
    },
    /// 必要の認定簿 of a place.
    NeedLedger {
        /// Which place.
        place: Uuid,
        /// Needs decided from this day on.
        from: NaiveDate,
        /// Needs decided until this day.
        until: NaiveDate,
    },
    /// 督促 of everything overdue of a hand-over, one letter for each; its tone follows the days and the letters before.
    LoanReminder {
        /// Which slips.
        slips: Vec<Uuid>,
    },
    /// 亡失・毀損届, one for each loss.
    LossReport {
        /// Which losses.
        losses: Vec<Uuid>,
    },
    /// 弁償・免除決定通知書, one for each loss that was decided.
    LossNotice {
        /// Which losses.
        losses: Vec<Uuid>,
    },
    /// 棚卸表 of a stocktake that was closed.
    Stocktake {
        /// Which stocktake.
        stocktake: Uuid,
    },
    /// 月間予定 of a place, or of all this person works with.
    MonthPlan {
        /// Which place; none: all.
        place: Option<Uuid>,
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// 抽選結果 of a session whose lots were drawn.
    DrawResult {
        /// Which session.
        session: Uuid,
    },
    /// 協議決定記録, one for each decision.
    DecisionRecord {
        /// Which.
        decisions: Vec<Uuid>,
    },
    /// Ｑ＆Ａ集 of the decisions that hold today and are for participants too.
    Answers {},
    /// 条項別対応状況 of a 年度.
    ClauseCoverage {
        /// Which.
        year: i32,
    },
    /// 廃棄予定簿, or 廃棄記録 once it is approved.
    Disposal {
        /// Which list.
        disposal: Uuid,
    },
    /// 開示用一式 of a person.
    Disclosure {
        /// Of which family.
        family: Uuid,
        /// Who.
        person: Uuid,
    },
    /// 個人情報ファイル簿（案）, as of today.
    FileBook {},
    /// 監査記録: entries of the journal, with whether it is whole.
    AuditRecord {
        /// Which entries.
        asked: AuditAsked,
        /// What acts are called, by their names in the journal: words are the screen's.
        called: BTreeMap<String, String>,
    },
    /// バックアップ点検票 of a trial.
    DrillSheet {
        /// Which trial.
        drill: Uuid,
    },
    /// 媒体持出し記録: what left on media over a period.
    MediaRecord {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
    },
    /// 参加をお断りする通知, one for each decision.
    RefusalNotice {
        /// Which refusals.
        refusals: Vec<Uuid>,
    },
    /// 事故・違反報告: the next report of an incident.
    IncidentReport {
        /// Which incident.
        incident: Uuid,
    },
    /// 経過記録 of an incident.
    IncidentCourse {
        /// Which incident.
        incident: Uuid,
    },
    /// 指示書 of an incident.
    InstructionSheet {
        /// Which incident.
        incident: Uuid,
    },
    /// 連絡票 of an incident: whom to tell the ＩＤ等 that were issued anew.
    CallSheet {
        /// Which incident.
        incident: Uuid,
    },
    /// A blank form, to be filled in by hand. It has no number and leaves no record.
    Blank {
        /// Of which kind.
        paper: PaperKindWire,
        /// How many.
        times: u32,
    },
}

/// How labels lie on a sheet (ラベル用紙).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LabelSheet", export_to = "center.ts")]
pub enum LabelSheetWire {
    /// １０面.
    Ten,
    /// １２面.
    Twelve,
    /// １８面.
    Eighteen,
    /// ２１面.
    TwentyOne,
    /// ２４面.
    TwentyFour,
    /// ４４面.
    FortyFour,
}

impl Wanted {
    /// Whether these papers get a number and stand in the register.
    pub(crate) fn is_recorded(&self) -> bool {
        !matches!(self, Self::Blank { .. } | Self::KitLabels { .. })
    }
}
