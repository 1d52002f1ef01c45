//! Instructions (指示書): what the division tells to do about an incident (§5(3)), with room to write that it was done.

use chrono::NaiveDate;

use super::{code_and_contact, dear, document, figures, on_day, opening, particular};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "instruction-sheet" {
        title, opening, clauses, line, what, until, given, done,
    }
}

/// 指示書.
#[derive(Clone)]
pub struct InstructionSheetPaper {
    /// The head.
    pub head: Head,
    /// To whom.
    pub to: String,
    /// The number of the record.
    pub number: String,
    /// The clauses, each as the policy words it.
    pub clauses: Vec<String>,
    /// What is to be done.
    pub lines: Vec<InstructionLine>,
}

/// An instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstructionLine {
    /// What is to be done.
    pub text: String,
    /// Until when.
    pub due_on: NaiveDate,
    /// When it was given.
    pub given_on: NaiveDate,
    /// By whom.
    pub given_by: String,
    /// The day it was done; none while it is open.
    pub done_on: Option<NaiveDate>,
    /// How.
    pub done_how: String,
}

impl InstructionSheetPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let number = [("number", given("記録番号", self.number.clone()))];
        let clauses = self.clauses.iter().map(|clause| given("該当する条項", clause.clone())).collect();
        vec![
            opening(head, ""),
            Block::line(dear(head, "あて先", &self.to), Align::Left),
            Block::line(given("発行者", head.issuer.division.clone()), Align::Right),
            Block::Title(marked(says.title)),
            Block::paragraph(say(says.opening, &number)),
            Block::Gap(8.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: vec![particular(says.clauses, clauses)],
                style: BODY,
            }),
            Block::Gap(10.0),
            Block::Table(Table {
                columns: vec![3.2, 13.3, 8.2, 8.3, 10.0],
                head: [says.line, says.what, says.until, says.given, says.done].map(marked).to_vec(),
                rows: self.lines.iter().zip(1_u32..).map(|(line, nth)| line.row(head, nth)).collect(),
                style: Style { size: 9.5, lead: 14.0, ..BODY },
            }),
            Block::Together(vec![Block::Gap(10.0), code_and_contact(head)]),
        ]
    }
}

impl InstructionLine {
    fn row(&self, head: &Head, nth: u32) -> Vec<Cell> {
        let mut done = vec![self.done_on.map_or_else(|| own("\n\n"), |on| on_day(head, on))];
        if !self.done_how.is_empty() {
            done.push(given("措置", self.done_how.clone()));
        }
        vec![
            Cell::centred(own(figures(nth))),
            Cell::words(given("指示する事項", self.text.clone())),
            Cell::words(on_day(head, self.due_on)),
            Cell::Words(
                vec![on_day(head, self.given_on), given("指示した者", self.given_by.clone())],
                Align::Left,
            ),
            Cell::Words(done, Align::Left),
        ]
    }
}
