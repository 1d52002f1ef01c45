//! Loan ledger (貸出簿): every loan of a period (§4(1)).

use chrono::NaiveDate;

use super::{document, figures, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "loan-ledger" {
        title, period, of_place, slip, kit, borrower, lent_on, due_on, returned_on, still_out, none,
    }
}

/// 貸出簿.
#[derive(Clone)]
pub struct LoanLedgerPaper {
    /// The head.
    pub head: Head,
    /// From this day.
    pub from: NaiveDate,
    /// Until this day.
    pub until: NaiveDate,
    /// Of which place.
    pub place: String,
    /// The loans, the earliest first.
    pub loans: Vec<LoanLedgerLine>,
}

/// A loan of the ledger.
#[derive(Clone)]
pub struct LoanLedgerLine {
    /// 借用書番号.
    pub slip: String,
    /// 機器, its number and name.
    pub kit: String,
    /// 借受者.
    pub borrower: String,
    /// 貸与日.
    pub lent_on: NaiveDate,
    /// 返却期限.
    pub due_on: NaiveDate,
    /// 返却日; `None` while any part of it is out.
    pub returned_on: Option<NaiveDate>,
}

impl LoanLedgerPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let period = [("from", on_day(head, self.from)), ("until", on_day(head, self.until))];
        let of = [("place", given("所属", self.place.clone())), ("count", own(figures(self.loans.len())))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::Sides {
                left: vec![say(says.period, &period)],
                right: vec![say(says.of_place, &of)],
                style: BODY,
            },
            Block::Gap(4.0),
        ];
        if self.loans.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
            return blocks;
        }
        let short = |day: NaiveDate| own(day.format("%Y.%-m.%-d").to_string());
        let rows = self.loans.iter().map(|loan| {
            vec![
                Cell::words(given("借用書番号", loan.slip.clone())),
                Cell::words(given("機器", loan.kit.clone())),
                Cell::words(given("借受者の氏名", loan.borrower.clone())),
                Cell::centred(short(loan.lent_on)),
                Cell::centred(short(loan.due_on)),
                Cell::centred(loan.returned_on.map_or_else(|| marked(says.still_out), short)),
            ]
        });
        let head = [says.slip, says.kit, says.borrower, says.lent_on, says.due_on, says.returned_on];
        blocks.push(Block::Table(Table {
            columns: vec![7.5, 10.0, 7.5, 6.0, 6.0, 6.0],
            head: head.map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }));
        blocks
    }
}
