//! Disposal (廃棄予定簿・廃棄記録, §8): what goes, kind by kind, and who stands for it. It names nobody.

use chrono::NaiveDate;

use super::{code, document, figures, note, on_day, opening, particular, particulars, signed};
use crate::{
    Head,
    model::{BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "disposal" {
        planned, done, number, as_of, as_of_is, proposed, approved, by, total, went, count, kind, years, years_are,
        goes, basis, what, stays, record, reason, way, way_is, note_planned, note_done, approval,
    }
}

/// 廃棄予定簿, or 廃棄記録 once it is approved.
#[derive(Clone)]
pub struct DisposalPaper {
    /// The head.
    pub head: Head,
    /// 整理番号 of the list.
    pub number: String,
    /// The day it was drawn up for.
    pub as_of: NaiveDate,
    /// When it was drawn up.
    pub proposed_on: NaiveDate,
    /// By whom (職・氏名).
    pub proposed_by: String,
    /// When and by whom it was let go; none while it waits.
    pub approved: Option<ApprovalLine>,
    /// What goes.
    pub goes: Vec<DisposalLine>,
    /// What stays after all.
    pub stays: Vec<StaysLine>,
}

/// Who let a list go.
#[derive(Clone)]
pub struct ApprovalLine {
    /// When.
    pub on: NaiveDate,
    /// By whom (職・氏名).
    pub by: String,
}

/// A kind of record that goes.
#[derive(Clone)]
pub struct DisposalLine {
    /// What it is called.
    pub kind: String,
    /// 保存年限.
    pub years: u32,
    /// How many.
    pub count: u32,
    /// 保有の根拠.
    pub basis: String,
    /// What of a person goes.
    pub holds: String,
}

/// A record that stays.
#[derive(Clone)]
pub struct StaysLine {
    /// What its kind is called.
    pub kind: String,
    /// Its number, day or title.
    pub record: String,
    /// Why.
    pub reason: String,
}

/// Tables of this paper.
const SMALL: Style = Style { size: 9.5, lead: 14.0, ..BODY };

impl DisposalPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let mut sheet = vec![
            opening(head, ""),
            Block::Title(marked(if self.approved.is_some() { says.done } else { says.planned })),
            particulars(self.particulars(head), BODY),
            Block::Gap(6.0),
            Block::Table(self.goes()),
        ];
        if !self.stays.is_empty() {
            sheet.extend([Block::Gap(6.0), Block::Table(self.stays())]);
        }
        sheet.push(Block::Gap(4.0));
        sheet.push(note(marked(if self.approved.is_some() { says.note_done } else { says.note_planned })));
        let mut foot = vec![Block::Gap(8.0)];
        if self.approved.is_none() {
            foot.extend([signed(head, says.approval), Block::Gap(8.0)]);
        }
        foot.push(code(head));
        sheet.push(Block::Together(foot));
        sheet
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let by = |on: NaiveDate, who: &str| {
            vec![say(says.by, &[("day", on_day(head, on)), ("who", given("職・氏名", who.to_owned()))])]
        };
        let total: u32 = self.goes.iter().map(|line| line.count).sum();
        let mut rows = vec![
            particular(says.number, vec![own(self.number.clone())]),
            particular(says.as_of, vec![say(says.as_of_is, &[("day", on_day(head, self.as_of))])]),
            particular(says.proposed, by(self.proposed_on, &self.proposed_by)),
        ];
        if let Some(approved) = &self.approved {
            rows.push(particular(says.approved, by(approved.on, &approved.by)));
        }
        let total_is = if self.approved.is_some() { says.went } else { says.total };
        rows.push(particular(total_is, vec![say(says.count, &[("count", own(figures(total)))])]));
        rows.push(particular(says.way, vec![marked(says.way_is)]));
        rows
    }

    fn goes(&self) -> Table {
        let says = Says::formal();
        let rows = self.goes.iter().map(|line| {
            vec![
                Cell::words(own(line.kind.clone())),
                Cell::centred(say(says.years_are, &[("years", own(figures(line.years)))])),
                Cell::centred(say(says.count, &[("count", own(figures(line.count)))])),
                Cell::words(given("保有の根拠", line.basis.clone())),
                Cell::words(own(line.holds.clone())),
            ]
        });
        Table {
            columns: vec![8.0, 5.5, 5.5, 11.5, 12.5],
            head: [says.kind, says.years, says.goes, says.basis, says.what].map(marked).to_vec(),
            rows: rows.collect(),
            style: SMALL,
        }
    }

    fn stays(&self) -> Table {
        let says = Says::formal();
        let rows = self.stays.iter().map(|line| {
            vec![
                Cell::words(own(line.kind.clone())),
                Cell::words(own(line.record.clone())),
                Cell::words(given("残す理由", line.reason.clone())),
            ]
        });
        Table {
            columns: vec![10.0, 15.0, 18.0],
            head: [says.stays, says.record, says.reason].map(marked).to_vec(),
            rows: rows.collect(),
            style: SMALL,
        }
    }
}
