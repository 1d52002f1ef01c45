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
        title, of_place, number, item, parts, registered_on, state, in_stock, lent, to_check, in_repair, elsewhere,
        on_the_way, lost, part_missing, retired, none, equipment, supply, model, serial, bought, price, funding,
        warranty, line,
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
    /// What the register knows of it; `None` on a ledger of before it was written down.
    pub details: Option<KitLedgerDetails>,
    /// 付属品.
    pub parts: Vec<String>,
    /// 登録日.
    pub registered_on: NaiveDate,
    /// 状態.
    pub state: KitLedgerState,
}

/// What the register knows of a kit; what is empty is not printed.
#[derive(Clone)]
pub struct KitLedgerDetails {
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
    /// It lies at another place.
    Elsewhere {
        /// Where.
        at: String,
    },
    /// On its way to another place.
    OnTheWay {
        /// Where to.
        to: String,
    },
    /// 亡失.
    Lost,
    /// A required part is lost or broken.
    PartMissing {
        /// Which.
        parts: Vec<String>,
    },
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
                Cell::Words(item(kit), Align::Left),
                Cell::words(given("付属品", kit.parts.join("、"))),
                Cell::centred(own(kit.registered_on.format("%Y.%-m.%-d").to_string())),
                Cell::words(self.state(head, &kit.state)),
            ]
        });
        let heads = [says.number, says.item, says.parts, says.registered_on, says.state];
        blocks.push(Block::Table(Table {
            columns: vec![6.0, 13.0, 9.5, 5.5, 9.0],
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
            KitLedgerState::Elsewhere { at } => say(says.elsewhere, &[("place", given("所在", at.clone()))]),
            KitLedgerState::OnTheWay { to } => say(says.on_the_way, &[("place", given("所在", to.clone()))]),
            KitLedgerState::Lost => marked(says.lost),
            KitLedgerState::PartMissing { parts } => {
                say(says.part_missing, &[("parts", given("付属品", parts.join("、")))])
            }
            KitLedgerState::Retired { on } => say(says.retired, &[("day", on_day(head, *on))]),
        }
    }
}

/// What a kit is called, and below it what the register knows.
fn item(kit: &KitLedgerLine) -> Vec<Text> {
    let says = Says::formal();
    let name = given("品名", kit.name.clone());
    let Some(details) = &kit.details else { return vec![name] };
    let short = |day: NaiveDate| own(day.format("%Y.%-m.%-d").to_string());
    let filled = |words, called, value: &str| {
        (!value.is_empty()).then(|| say(words, &[("value", given(called, value))]))
    };
    let known = [
        Some(marked(if details.equipment { says.equipment } else { says.supply })),
        filled(says.model, "型番", &details.model),
        filled(says.serial, "製造番号", &details.serial),
        details.bought_on.map(|on| say(says.bought, &[("value", short(on))])),
        details.price_yen.map(|yen| say(says.price, &[("value", own(figures(yen)))])),
        filled(says.funding, "財源", &details.funding),
        details.warranty_until.map(|on| say(says.warranty, &[("value", short(on))])),
        filled(says.line, "回線番号", &details.line),
    ];
    // One after the other on as few lines as will do: a place has many kits.
    let known = known.into_iter().flatten().reduce(|before, next| before.and(own("　")).and(next));
    std::iter::once(name).chain(known).collect()
}
