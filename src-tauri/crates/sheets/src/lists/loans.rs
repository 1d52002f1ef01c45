//! The lists of kits, of loans and of needs (備品台帳・貸出簿・必要の認定).

use chrono::{NaiveDate, NaiveDateTime};
use domain::devices::KitKind;

use super::called;
use crate::{Cell, List};

/// A kit.
pub struct KitLine {
    /// 機器の番号.
    pub number: String,
    /// 名称.
    pub name: String,
    /// 種類.
    pub kind: KitKind,
    /// 場所.
    pub place: String,
    /// 登録日.
    pub registered_on: NaiveDate,
    /// 点検日.
    pub checked_on: Option<NaiveDate>,
    /// 修理中の始まり.
    pub repair_since: Option<NaiveDate>,
    /// The day the open loan is due.
    pub due_on: Option<NaiveDate>,
    /// 廃棄日.
    pub retired_on: Option<NaiveDate>,
    /// 備品, or else 消耗品.
    pub equipment: bool,
    /// 型番.
    pub model: String,
    /// 製造番号.
    pub serial: String,
    /// 取得日.
    pub bought_on: Option<NaiveDate>,
    /// 取得価格, in yen.
    pub price_yen: Option<u32>,
    /// 財源.
    pub funding: String,
    /// 保証期限.
    pub warranty_until: Option<NaiveDate>,
    /// 回線番号.
    pub line: String,
    /// 回線の契約の終わり.
    pub contract_until: Option<NaiveDate>,
}

/// The register of kits.
pub fn kits(lines: Vec<KitLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "機器番号",
        "名称",
        "種類",
        "場所",
        "登録日",
        "点検日",
        "修理に出した日",
        "貸出中（返す日）",
        "廃棄日",
        "備品・消耗品",
        "型番",
        "製造番号",
        "取得日",
        "取得価格（円）",
        "財源",
        "保証期限",
        "回線番号",
        "回線契約の終わり",
    ]);
    let rows = lines.into_iter().map(|line| {
        vec![
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::text(kit_kind(line.kind)),
            Cell::text(line.place),
            Cell::Day(line.registered_on),
            Cell::day(line.checked_on),
            Cell::day(line.repair_since),
            Cell::day(line.due_on),
            Cell::day(line.retired_on),
            Cell::text(if line.equipment { "備品" } else { "消耗品" }),
            Cell::text(line.model),
            Cell::text(line.serial),
            Cell::day(line.bought_on),
            line.price_yen.map_or(Cell::Nothing, |yen| Cell::Number(yen.into())),
            Cell::text(line.funding),
            Cell::day(line.warranty_until),
            Cell::text(line.line),
            Cell::day(line.contract_until),
        ]
    });
    List { title: "機器の台帳".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A loan.
pub struct LoanLine {
    /// 借用書の番号.
    pub slip: String,
    /// 機器の番号.
    pub kit: String,
    /// Its name.
    pub kit_name: String,
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// 電話.
    pub phone: String,
    /// 貸した日.
    pub lent_on: NaiveDate,
    /// 返す日.
    pub due_on: NaiveDate,
    /// 返った日.
    pub returned_on: Option<NaiveDate>,
}

/// The loans (貸出簿).
pub fn loans(lines: Vec<LoanLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "借用書番号",
        "機器番号",
        "名称",
        "家庭番号",
        "保護者氏名",
        "電話番号",
        "貸した日",
        "返す日",
        "返った日",
    ]);
    let rows = lines.into_iter().map(|line| {
        let mut row: Vec<Cell> =
            [line.slip, line.kit, line.kit_name, line.number, line.name, line.phone].map(Cell::text).into();
        row.extend([Cell::Day(line.lent_on), Cell::Day(line.due_on), Cell::day(line.returned_on)]);
        row
    });
    List { title: "貸出簿".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A need.
pub struct NeedLine {
    /// 申し出の日.
    pub asked_on: NaiveDate,
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// わけ.
    pub reason: String,
    /// What is wanted.
    pub kinds: Vec<KitKind>,
    /// 確かめたこと; empty where nothing was written down.
    pub facts: String,
    /// What was decided.
    pub decision: NeedDecision,
}

/// What was decided on a need.
pub enum NeedDecision {
    /// 判断待ち.
    Waiting,
    /// 承認.
    Approved {
        /// 決定日.
        on: NaiveDate,
        /// 決定者, 職・氏名 as then.
        by: String,
        /// 決裁番号; empty where none is recorded.
        number: String,
        /// Until when it holds.
        until: NaiveDate,
        /// The session it is for, if for one only.
        session: Option<String>,
    },
    /// 不承認.
    Refused {
        /// 決定日.
        on: NaiveDate,
        /// 決定者, 職・氏名 as then.
        by: String,
        /// わけ.
        reason: String,
    },
}

/// The needs (必要の認定, §4(1)).
pub fn needs(lines: Vec<NeedLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "申し出の日",
        "家庭番号",
        "保護者氏名",
        "借りたいもの",
        "申し出のわけ",
        "確かめたこと",
        "決定",
        "不承認のわけ",
        "決定日",
        "決定者（職・氏名）",
        "決裁番号",
        "有効期限",
        "一回限りの事業",
    ]);
    let rows = lines.into_iter().map(|line| {
        let kinds: Vec<&str> = line.kinds.iter().map(|kind| kit_kind(*kind)).collect();
        let mut row = vec![
            Cell::Day(line.asked_on),
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::text(kinds.join("、")),
            Cell::text(line.reason),
            Cell::text(line.facts),
        ];
        row.extend(decided(line.decision));
        row
    });
    List { title: "必要の認定".to_owned(), columns, rows: rows.collect(), made_at }
}

/// The columns from 決定 on.
fn decided(decision: NeedDecision) -> [Cell; 7] {
    match decision {
        NeedDecision::Waiting => [
            Cell::text("判断待ち"),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
        ],
        NeedDecision::Approved { on, by, number, until, session } => [
            Cell::text("承認"),
            Cell::Nothing,
            Cell::Day(on),
            Cell::text(by),
            Cell::text(number),
            Cell::Day(until),
            session.map_or(Cell::Nothing, Cell::text),
        ],
        NeedDecision::Refused { on, by, reason } => [
            Cell::text("不承認"),
            Cell::text(reason),
            Cell::Day(on),
            Cell::text(by),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
        ],
    }
}

fn kit_kind(kind: KitKind) -> &'static str {
    match kind {
        KitKind::Tablet => "タブレット",
        KitKind::Computer => "パソコン",
        KitKind::Camera => "カメラ",
        KitKind::Microphone => "マイク",
        KitKind::Speaker => "スピーカー",
        KitKind::Router => "ルーター",
    }
}
