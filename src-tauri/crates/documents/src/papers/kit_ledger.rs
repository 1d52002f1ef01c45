//! Kit ledger (備品台帳): every kit of a place, with its parts and where it is (§4(1)).

use chrono::NaiveDate;

use super::{document, figures, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "kit-ledger" {
        title, of_place, number, item, parts, registered_on, state, in_stock, lent, to_check, in_repair, retired, none,
    }
}

/// 備品台帳.
#[derive(Clone)]
pub struct KitLedgerPaper {
    /// The head.
    pub head: Head,
    /// Of which place.
    pub place: String,
    /// The kits, by number.
    pub kits: Vec<KitLedgerLine>,
}

/// A kit of the ledger.
#[derive(Clone)]
pub struct KitLedgerLine {
    /// 管理番号.
    pub number: String,
    /// 品名.
    pub name: String,
    /// 付属品.
    pub parts: Vec<String>,
    /// 登録日.
    pub registered_on: NaiveDate,
    /// 状態.
    pub state: KitLedgerState,
}

/// Where a kit is.
#[derive(Clone)]
pub enum KitLedgerState {
    /// 保管中.
    InStock,
    /// 貸出中.
    Lent {
        /// 返却期限.
        until: NaiveDate,
    },
    /// 点検待ち.
    ToCheck,
    /// 修理中.
    InRepair,
    /// 廃止.
    Retired {
        /// Since when.
        on: NaiveDate,
    },
}

impl KitLedgerPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let of = [("place", given("所属", self.place.clone())), ("count", own(figures(self.kits.len())))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::line(say(says.of_place, &of), Align::Right),
            Block::Gap(4.0),
        ];
        if self.kits.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
            return blocks;
        }
        let rows = self.kits.iter().map(|kit| {
            vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                Cell::words(given("付属品", kit.parts.join("、"))),
                Cell::centred(own(kit.registered_on.format("%Y.%-m.%-d").to_string())),
                Cell::words(self.state(head, &kit.state)),
            ]
        });
        let heads = [says.number, says.item, says.parts, says.registered_on, says.state];
        blocks.push(Block::Table(Table {
            columns: vec![6.0, 8.5, 11.0, 6.0, 11.5],
            head: heads.map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }));
        blocks
    }

    fn state(&self, head: &Head, state: &KitLedgerState) -> Text {
        let says = Says::formal();
        match state {
            KitLedgerState::InStock => marked(says.in_stock),
            KitLedgerState::Lent { until } => say(says.lent, &[("until", on_day(head, *until))]),
            KitLedgerState::ToCheck => marked(says.to_check),
            KitLedgerState::InRepair => marked(says.in_repair),
            KitLedgerState::Retired { on } => say(says.retired, &[("day", on_day(head, *on))]),
        }
    }
}
