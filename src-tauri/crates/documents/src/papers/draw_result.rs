//! Draw result (抽選結果): in which order the lots were drawn, and what became of each (§1).

use super::{code, consent::SessionLine, document, figures, note, opening, particular};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "draw-result" {
        title, handle, session, drawn, seed, capacity, families, persons, applied, seated, lot, number, guardian,
        people, result, heads, has_seat, waits, withdrawn, note,
    }
}

/// 抽選結果.
#[derive(Clone)]
pub struct DrawResultPaper {
    /// The head.
    pub head: Head,
    /// 事業.
    pub session: SessionLine,
    /// When the lots were drawn, in words.
    pub drawn_at: String,
    /// What they were drawn with, sixteen letters.
    pub seed: String,
    /// 定員, in families.
    pub capacity: u32,
    /// 定員, in persons.
    pub persons: Option<u32>,
    /// Who was drawn, in the order of the lots.
    pub lots: Vec<LotLine>,
}

/// A family in the draw.
#[derive(Clone)]
pub struct LotLine {
    /// くじの順, from 1.
    pub lot: u32,
    /// 家庭番号.
    pub number: String,
    /// 保護者.
    pub name: String,
    /// How many of them take part.
    pub heads: u32,
    /// What became of it.
    pub result: LotResult,
}

/// What became of a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LotResult {
    /// 当選.
    Seat,
    /// キャンセル待ち.
    Waits,
    /// The application was withdrawn since.
    Withdrawn,
}

impl DrawResultPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        vec![
            opening(head, says.handle),
            Block::Title(marked(says.title)),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.particulars(head),
                style: BODY,
            }),
            Block::Gap(6.0),
            Block::Table(self.table()),
            Block::Gap(4.0),
            note(marked(says.note)),
            Block::Together(vec![Block::Gap(8.0), code(head)]),
        ]
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let count = |n: usize| vec![say(says.families, &[("count", own(figures(n)))])];
        let seated = self.lots.iter().filter(|lot| lot.result == LotResult::Seat).count();
        let families = own(figures(self.capacity));
        let capacity = match self.persons {
            Some(persons) => say(says.persons, &[("families", families), ("count", own(figures(persons)))]),
            None => say(says.families, &[("count", families)]),
        };
        vec![
            particular(says.session, self.session.lines(head)),
            particular(says.drawn, vec![own(self.drawn_at.clone())]),
            particular(says.seed, vec![own(self.seed.clone())]),
            particular(says.capacity, vec![capacity]),
            particular(says.applied, count(self.lots.len())),
            particular(says.seated, count(seated)),
        ]
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let rows = self.lots.iter().map(|line| {
            let result = match line.result {
                LotResult::Seat => says.has_seat,
                LotResult::Waits => says.waits,
                LotResult::Withdrawn => says.withdrawn,
            };
            vec![
                Cell::centred(own(figures(line.lot))),
                Cell::centred(given("家庭番号", line.number.clone())),
                Cell::Words(vec![given("保護者の氏名", line.name.clone())], Align::Left),
                Cell::centred(say(says.heads, &[("count", own(figures(line.heads)))])),
                Cell::centred(marked(result)),
            ]
        });
        let head = [says.lot, says.number, says.guardian, says.people, says.result];
        Table {
            columns: vec![5.0, 8.0, 16.0, 6.5, 7.5],
            head: head.map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.5, lead: 14.0, ..BODY },
        }
    }
}
