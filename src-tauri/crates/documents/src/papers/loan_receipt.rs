//! Loan receipt (借用書): kits with their parts leave the house; 市控 and 本人控 (§4(1)).

use chrono::NaiveDate;

use super::{
    addressee, code_and_contact, document, figures, is_reference,
    kits::{Borrower, KitLine},
    note, numbered, on_day, on_weekday, opening, particular, particulars, signed, signed_on_screen,
};
use crate::{
    Head,
    model::{BODY, Block, Cell, Document, Signature, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    family Says from "loan-receipt" {
        title, city_copy, own_copy, opening, name, address, phone, period, from_until, place_both, place_lent,
        place_return, number, item, count, condition, duties, signature, keep_this,
    }
}

/// 借用書, for all the kits of one hand-over.
#[derive(Clone)]
pub struct LoanReceiptPaper {
    /// The head.
    pub head: Head,
    /// 借受者.
    pub borrower: Borrower,
    /// The kits, each with its parts.
    pub kits: Vec<KitLine>,
    /// 貸与日.
    pub lent_on: NaiveDate,
    /// 返却期限.
    pub due_on: NaiveDate,
    /// 貸与場所.
    pub lent_at: String,
    /// 返却場所.
    pub return_to: String,
    /// The borrower's signature, where it was written on the screen.
    pub signature: Option<Signature>,
}

impl LoanReceiptPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| {
            let says = Says::of(head.reading);
            let own_copy = self.copy(head, says.own_copy, Signing::OnTheOther);
            if is_reference(head) {
                vec![own_copy]
            } else {
                vec![self.copy(head, says.city_copy, Signing::Asked), own_copy]
            }
        })
    }

    fn copy(&self, head: &Head, kept_by: &'static str, signature: Signing) -> Vec<Block> {
        let says = Says::of(head.reading);
        let mut blocks = vec![
            opening(head, kept_by),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(8.0),
            particulars(self.particulars(head), Style { lead: 16.0, ..BODY }),
            Block::Gap(10.0),
            Block::Table(self.listed(head)),
        ];
        // A signature never stands on a page without what is signed.
        let mut closing = numbered(head, says.duties);
        closing.push(Block::Gap(8.0));
        match (signature, &self.signature) {
            (Signing::Asked, None) => closing.push(signed(head, says.signature)),
            // What was signed on the screen stands on both copies.
            (_, Some(signature)) => closing.extend(signed_on_screen(head, says.signature, signature)),
            (Signing::OnTheOther, None) => closing.push(note(marked(says.keep_this))),
        }
        closing.extend([Block::Gap(10.0), code_and_contact(head)]);
        blocks.push(Block::Together(closing));
        blocks
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let days = [("from", on_day(head, self.lent_on)), ("until", on_weekday(head, self.due_on))];
        let mut rows = vec![
            particular(says.name, vec![given("借受者の氏名", self.borrower.name.clone())]),
            particular(says.address, vec![given("借受者の住所", self.borrower.address.clone())]),
            particular(says.phone, vec![given("借受者の電話番号", self.borrower.phone.clone())]),
            particular(says.period, vec![say(says.from_until, &days)]),
        ];
        let lent_at = vec![given("貸与場所", self.lent_at.clone())];
        if self.return_to == self.lent_at {
            rows.push(particular(says.place_both, lent_at));
            return rows;
        }
        rows.push(particular(says.place_lent, lent_at));
        if !self.return_to.is_empty() {
            rows.push(particular(says.place_return, vec![given("返却場所", self.return_to.clone())]));
        }
        rows
    }

    /// One row for each kit, and one for each of its parts.
    fn listed(&self, head: &Head) -> Table {
        let mut rows = Vec::new();
        for kit in &self.kits {
            rows.push(vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                Cell::centred(own("１")),
                Cell::words(given("状態", kit.condition.clone())),
            ]);
            rows.extend(kit.parts.iter().map(|part| {
                vec![
                    Cell::Continued,
                    Cell::words(given("付属品", format!("　{}", part.name))),
                    Cell::centred(own(figures(part.count))),
                    Cell::words(given("状態", part.condition.clone())),
                ]
            }));
        }
        let says = Says::of(head.reading);
        let head = [says.number, says.item, says.count, says.condition].map(marked).to_vec();
        let style = Style { size: 10.0, lead: 12.5, ..BODY };
        Table { columns: vec![8.0, 17.0, 4.0, 14.0], head, rows, style }
    }
}

/// Which copy carries the signature: one is enough.
#[derive(Clone, Copy)]
enum Signing {
    Asked,
    OnTheOther,
}
