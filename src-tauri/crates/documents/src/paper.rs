//! Paper (書類) and its head (様式番号・文書番号・発行者): what every printed form says about itself.

use chrono::NaiveDate;

use crate::papers::{
    consent::ConsentPaper, loan_receipt::LoanReceiptPaper, loan_request::LoanRequestPaper,
    policy::PolicyPaper, recovery_sheet::RecoverySheetPaper, return_receipt::ReturnReceiptPaper,
};

/// One paper to be printed.
#[derive(Clone)]
pub enum Paper {
    /// 運用ポリシー, verbatim.
    Policy(PolicyPaper),
    /// 参加承諾書 (§4(3), §5, §6, §7, §8).
    Consent(ConsentPaper),
    /// 貸与申請書兼誓約書 (§4(1)).
    LoanRequest(LoanRequestPaper),
    /// 借用書, 市控 and 本人控 (§4(1)).
    LoanReceipt(LoanReceiptPaper),
    /// 返却確認書 (§4(1)).
    ReturnReceipt(ReturnReceiptPaper),
    /// 復旧鍵, for the envelope in the safe (§8).
    RecoverySheet(RecoverySheetPaper),
}

/// What stands at the head and the foot of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// 様式番号, as `様式第２号`.
    pub form: String,
    /// 文書番号, as `南-承-2026-0118`; empty on a blank form.
    pub number: String,
    /// 発行日. Also the date in the file's properties: there is no clock here.
    pub issued_on: NaiveDate,
    /// 確認コード, as `K7QF-2M4X`; ties a returned paper to its record. Holds no personal data.
    pub code: String,
    /// 発行者.
    pub issuer: Issuer,
    /// Which version of the policy the paper speaks of.
    pub policy_version: u32,
    /// 施行日 of that version, where the city has fixed one.
    pub policy_in_force_from: Option<NaiveDate>,
    /// 保存年限, in years.
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
}
