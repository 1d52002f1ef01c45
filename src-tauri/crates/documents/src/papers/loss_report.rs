//! Report of loss or damage (亡失・毀損届): what a family lost or broke, when and how (§4(1)).

use chrono::NaiveDate;
use domain::loans::LossKind;

use super::{
    addressee, code_and_contact, day_or_blank, document, is_reference, kits::Borrower, note, opening,
    particular, room, signed,
};
use crate::{
    Head,
    model::{BODY, Block, Document, Table, given, marked},
    words::words,
};

words! {
    family Says from "loss-report" {
        title, opening, name, address, phone, number, kit, part, what, lost, damaged, either, happened_on, account,
        note_how, signature,
    }
}

/// 亡失・毀損届, filled in or blank.
#[derive(Clone)]
pub struct LossReportPaper {
    /// The head.
    pub head: Head,
    /// 借受者.
    pub borrower: Borrower,
    /// 受付番号; empty on a blank form.
    pub number: String,
    /// 機器等, its number and name.
    pub kit: String,
    /// Which part of it.
    pub part: String,
    /// Lost or broken; `None` leaves both to be ringed.
    pub what: Option<LossKind>,
    /// The day it happened.
    pub happened_on: Option<NaiveDate>,
    /// How it came about.
    pub account: String,
}

impl LossReportPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let what = match self.what {
            None => says.either,
            Some(LossKind::Lost) => says.lost,
            Some(LossKind::Damaged) => says.damaged,
        };
        let mut rows = vec![
            particular(says.name, room("借受者の氏名", &self.borrower.name, 2)),
            particular(says.address, room("借受者の住所", &self.borrower.address, 2)),
            particular(says.phone, room("借受者の電話番号", &self.borrower.phone, 1)),
        ];
        if !self.number.is_empty() {
            rows.push(particular(says.number, vec![given("受付番号", self.number.clone())]));
        }
        rows.extend([
            particular(says.kit, room("機器等", &self.kit, 1)),
            particular(says.part, room("該当するもの", &self.part, 1)),
            particular(says.what, vec![marked(what)]),
            particular(says.happened_on, vec![day_or_blank(head, self.happened_on)]),
            particular(says.account, room("状況・原因", &self.account, 6)),
        ]);
        let mut closing = vec![Block::Gap(8.0), note(marked(says.note_how)), Block::Gap(10.0)];
        if !is_reference(head) {
            closing.push(signed(head, says.signature));
        }
        closing.extend([Block::Gap(12.0), code_and_contact(head)]);
        vec![
            opening(head, ""),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(10.0),
            Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style: BODY }),
            Block::Together(closing),
        ]
    }
}
