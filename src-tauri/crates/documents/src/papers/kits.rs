//! Kits on paper (機器と付属品): what was lent, what came back.

use chrono::NaiveDate;

/// A kit as a loan paper lists it.
#[derive(Clone)]
pub struct KitLine {
    /// 管理番号, as `南-K01`.
    pub number: String,
    /// 品名.
    pub name: String,
    /// 付属品.
    pub parts: Vec<PartLine>,
    /// 状態 when it was handed over.
    pub condition: String,
}

/// A part of a kit.
#[derive(Clone)]
pub struct PartLine {
    /// 品名.
    pub name: String,
    /// 数量.
    pub count: u32,
    /// 状態; empty where nothing is to be said.
    pub condition: String,
}

/// A kit as a return paper lists it.
#[derive(Clone)]
pub struct ReturnedKit {
    /// 管理番号.
    pub number: String,
    /// 品名.
    pub name: String,
    /// Whether the kit itself came back.
    pub back: bool,
    /// The day it was reported lost; then nobody waits for it.
    pub lost_on: Option<NaiveDate>,
    /// 状態 when it came back.
    pub condition: String,
    /// 付属品.
    pub parts: Vec<ReturnedPart>,
}

/// A part of a returned kit.
#[derive(Clone)]
pub struct ReturnedPart {
    /// 品名.
    pub name: String,
    /// How many were lent.
    pub lent: u32,
    /// How many are back by now.
    pub back: u32,
    /// The day it was reported lost; then nobody waits for it.
    pub lost_on: Option<NaiveDate>,
    /// 状態; empty where nothing is to be said.
    pub condition: String,
}

/// Who borrows (借受者).
#[derive(Clone, Default)]
pub struct Borrower {
    /// 氏名.
    pub name: String,
    /// 住所; line feeds begin new lines.
    pub address: String,
    /// 電話番号.
    pub phone: String,
}
