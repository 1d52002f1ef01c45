//! Clause coverage (条項別対応状況): what the policy asks for, how it is kept, and what is on record over a year.

use super::{document, figures, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "clause-coverage" {
        title, of_year, everywhere, as_of, clause, asks, kept, records, counted, papers, decisions,
    }
}

/// 条項別対応状況.
#[derive(Clone)]
pub struct ClauseCoveragePaper {
    /// The head.
    pub head: Head,
    /// Of which 年度, in words (令和８年度).
    pub year: String,
    /// Of which place; empty for all.
    pub place: String,
    /// The obligations, in the order of the policy.
    pub lines: Vec<CoverageLine>,
}

/// An obligation.
#[derive(Clone)]
pub struct CoverageLine {
    /// Its id (`§4(1)-c`).
    pub id: String,
    /// What is asked.
    pub asks: String,
    /// How it is kept.
    pub kept: String,
    /// The year's records.
    pub counts: Vec<CountLine>,
    /// The papers it is seen on.
    pub papers: Vec<String>,
    /// How many decisions hold about it.
    pub decisions: u32,
}

/// How many records of a kind there are.
#[derive(Clone)]
pub struct CountLine {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u32,
    /// In what.
    pub unit: String,
}

impl ClauseCoveragePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let place =
            if self.place.is_empty() { marked(says.everywhere) } else { given("所属", self.place.clone()) };
        let of_year = say(says.of_year, &[("year", own(self.year.clone())), ("place", place)]);
        let heads = [says.clause, says.asks, says.kept, says.records, says.papers];
        vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::line(of_year, Align::Right),
            Block::line(say(says.as_of, &[("day", on_day(head, head.issued_on))]), Align::Right),
            Block::Gap(4.0),
            Block::Table(Table {
                columns: vec![4.5, 9.5, 12.5, 10.5, 6.0],
                head: heads.map(marked).to_vec(),
                rows: self.lines.iter().map(row).collect(),
                style: Style { size: 8.5, lead: 12.0, ..BODY },
            }),
        ]
    }
}

fn row(line: &CoverageLine) -> Vec<Cell> {
    let says = Says::formal();
    let mut records: Vec<Text> = line
        .counts
        .iter()
        .map(|count| {
            let with = [
                ("label", own(count.label.clone())),
                ("count", own(figures(count.count))),
                ("unit", own(count.unit.clone())),
            ];
            say(says.counted, &with)
        })
        .collect();
    if line.decisions > 0 {
        records.push(say(says.decisions, &[("count", own(figures(line.decisions)))]));
    }
    vec![
        Cell::words(own(line.id.clone())),
        Cell::words(own(line.asks.clone())),
        Cell::words(own(line.kept.clone())),
        Cell::Words(records, Align::Left),
        Cell::words(own(line.papers.join("、"))),
    ]
}
