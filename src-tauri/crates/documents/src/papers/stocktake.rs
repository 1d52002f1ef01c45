//! Stocktake (棚卸表): what should be at a place, what was seen there, and why they differ (§4(1)).

use chrono::NaiveDate;

use super::{document, entry, figures, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "stocktake" {
        title, period, of_place, found, missing, unexpected, elsewhere, number, item, outcome, seen, reason, none,
        done_by, checked_by,
    }
}

/// 棚卸表.
#[derive(Clone)]
pub struct StocktakePaper {
    /// The head.
    pub head: Head,
    /// Of which place.
    pub place: String,
    /// The day it began.
    pub from: NaiveDate,
    /// The day it was closed.
    pub until: NaiveDate,
    /// Who began it.
    pub done_by: String,
    /// The kits, by number.
    pub kits: Vec<StocktakeLine>,
}

/// A kit of a stocktake.
#[derive(Clone)]
pub struct StocktakeLine {
    /// 管理番号.
    pub number: String,
    /// 品名.
    pub name: String,
    /// How it came out.
    pub outcome: StocktakeOutcome,
    /// When and by whom it was seen; empty where it was not.
    pub seen: String,
    /// Why it is not as expected.
    pub reason: String,
}

/// How a kit came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StocktakeOutcome {
    /// あり.
    Found,
    /// なし.
    Missing,
    /// 予定外: it should not have been there.
    Unexpected,
    /// It is known to be elsewhere.
    Elsewhere,
}

impl StocktakePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let period = [("from", on_day(head, self.from)), ("until", on_day(head, self.until))];
        let count = |outcome| own(figures(self.kits.iter().filter(|kit| kit.outcome == outcome).count()));
        let of = [
            ("place", given("所属", self.place.clone())),
            ("count", own(figures(self.kits.len()))),
            ("found", count(StocktakeOutcome::Found)),
            ("missing", count(StocktakeOutcome::Missing)),
            ("unexpected", count(StocktakeOutcome::Unexpected)),
            ("elsewhere", count(StocktakeOutcome::Elsewhere)),
        ];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::line(say(says.period, &period), Align::Left),
            Block::line(say(says.of_place, &of), Align::Left),
            Block::Gap(4.0),
        ];
        if self.kits.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
        } else {
            blocks.push(Block::Table(self.listed()));
        }
        let done_by = Entry {
            filled: given("実施者の氏名", self.done_by.clone()),
            seal: Seal::Asked,
            ..entry(marked(says.done_by), 1.0)
        };
        let checked_by = Entry { seal: Seal::Asked, ..entry(marked(says.checked_by), 1.0) };
        blocks.push(Block::Together(vec![Block::Gap(16.0), Block::Entries(vec![done_by, checked_by])]));
        blocks
    }

    fn listed(&self) -> Table {
        let says = Says::formal();
        let rows = self.kits.iter().map(|kit| {
            vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                Cell::centred(outcome(kit.outcome)),
                Cell::words(given("確認者", kit.seen.clone())),
                Cell::words(given("差異の理由", kit.reason.clone())),
            ]
        });
        Table {
            columns: vec![5.0, 12.5, 6.0, 8.5, 11.0],
            head: [says.number, says.item, says.outcome, says.seen, says.reason].map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}

fn outcome(outcome: StocktakeOutcome) -> Text {
    let says = Says::formal();
    marked(match outcome {
        StocktakeOutcome::Found => says.found,
        StocktakeOutcome::Missing => says.missing,
        StocktakeOutcome::Unexpected => says.unexpected,
        StocktakeOutcome::Elsewhere => says.elsewhere,
    })
}
