//! Return receipt (返却確認書): what came back and how, and by name what is still out (§4(1)).

use chrono::NaiveDate;

use super::{
    code_and_contact, dear, document, entry, figures, issuer,
    kits::{Borrower, ReturnedKit, ReturnedPart},
    letter, on_day, on_weekday, opening, particular, particulars, shared,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    family Says from "return-receipt" {
        title, all_back, part_back, back_but_lost, lost, name, lent_on, returned_on, place, remarks, number, item, lent,
        back, condition, still_out, kit_out, part_out, due, received_by,
    }
}

/// 返却確認書, for one return; whole or in part.
#[derive(Clone)]
pub struct ReturnReceiptPaper {
    /// The head.
    pub head: Head,
    /// 借受者.
    pub borrower: Borrower,
    /// Every kit of the loan, back or not.
    pub kits: Vec<ReturnedKit>,
    /// 貸与日.
    pub lent_on: NaiveDate,
    /// 返却日, of this return.
    pub returned_on: NaiveDate,
    /// 返却場所.
    pub returned_to: String,
    /// Until when the rest is due, if a day was fixed.
    pub rest_due_on: Option<NaiveDate>,
    /// 備考; line feeds begin new lines.
    pub remarks: String,
    /// 確認者: who took it back; empty leaves room to sign.
    pub received_by: String,
}

impl ReturnReceiptPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let outstanding = self.outstanding(head);
        let mut blocks = vec![
            opening(head, ""),
            Block::line(dear(head, "借受者の氏名", &self.borrower.name), Align::Left),
            issuer(head),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(match (outstanding.is_empty(), self.has_lost()) {
                (false, _) => says.part_back,
                (true, false) => says.all_back,
                (true, true) => says.back_but_lost,
            })),
            Block::Gap(8.0),
            particulars(self.particulars(head), BODY),
            Block::Gap(10.0),
            Block::Table(self.listed(head)),
        ];
        if !outstanding.is_empty() {
            blocks.push(Block::Gap(10.0));
            blocks.push(Block::Together(self.rest(head, outstanding)));
        }
        blocks.extend(letter(&head.city_says().closing));
        let received = Entry {
            filled: given("確認者の氏名", self.received_by.clone()),
            seal: Seal::Asked,
            ..entry(marked(says.received_by), 1.2)
        };
        let dated = if self.received_by.is_empty() {
            marked(shared(head).blank_day)
        } else {
            on_day(head, self.returned_on)
        };
        blocks.push(Block::Together(vec![
            Block::Gap(8.0),
            Block::Entries(vec![entry(dated, 0.8), received]),
            Block::Gap(10.0),
            code_and_contact(head),
        ]));
        blocks
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let mut rows = vec![
            particular(says.name, vec![given("借受者の氏名", self.borrower.name.clone())]),
            particular(says.lent_on, vec![on_day(head, self.lent_on)]),
            particular(says.returned_on, vec![on_weekday(head, self.returned_on)]),
            particular(says.place, vec![given("返却場所", self.returned_to.clone())]),
        ];
        if !self.remarks.is_empty() {
            rows.push(particular(says.remarks, vec![given("備考", self.remarks.clone())]));
        }
        rows
    }

    fn listed(&self, head: &Head) -> Table {
        let count = |count: u32| Cell::centred(own(figures(count)));
        let lost = |on| say(Says::of(head.reading).lost, &[("day", on_day(head, on))]);
        let condition = |seen: &str, lost_on: Option<NaiveDate>| {
            Cell::words(lost_on.map_or_else(|| given("状態", seen), lost))
        };
        let mut rows = Vec::new();
        for kit in &self.kits {
            rows.push(vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                count(1),
                count(u32::from(kit.back)),
                condition(&kit.condition, kit.lost_on),
            ]);
            rows.extend(kit.parts.iter().map(|part| {
                vec![
                    Cell::Continued,
                    Cell::words(given("付属品", format!("　{}", part.name))),
                    count(part.lent),
                    count(part.back),
                    condition(&part.condition, part.lost_on),
                ]
            }));
        }
        let says = Says::of(head.reading);
        let head = [says.number, says.item, says.lent, says.back, says.condition].map(marked).to_vec();
        let style = Style { size: 10.0, lead: 15.0, ..BODY };
        Table { columns: vec![8.0, 15.0, 4.0, 4.0, 12.0], head, rows, style }
    }

    fn has_lost(&self) -> bool {
        self.kits
            .iter()
            .any(|kit| kit.lost_on.is_some() || kit.parts.iter().any(|part| part.lost_on.is_some()))
    }

    /// What is still out, by name: kit, part, how many.
    fn outstanding(&self, head: &Head) -> Vec<Text> {
        let says = Says::of(head.reading);
        let mut out = Vec::new();
        for kit in &self.kits {
            let number = || given("未返却の機器", kit.number.clone());
            if !kit.back && kit.lost_on.is_none() {
                let name = given("未返却の機器", kit.name.clone());
                out.push(say(says.kit_out, &[("number", number()), ("name", name)]));
            }
            let still_out = |part: &&ReturnedPart| part.back < part.lent && part.lost_on.is_none();
            out.extend(kit.parts.iter().filter(still_out).map(|part| {
                let name = given("未返却の付属品", part.name.clone());
                let missing = own(figures(part.lent - part.back));
                say(says.part_out, &[("number", number()), ("name", name), ("count", missing)])
            }));
        }
        out
    }

    fn rest(&self, head: &Head, outstanding: Vec<Text>) -> Vec<Block> {
        let says = Says::of(head.reading);
        let mut rows = vec![particular(says.still_out, outstanding)];
        if let Some(day) = self.rest_due_on {
            rows.push(particular(says.due, vec![on_weekday(head, day)]));
        }
        vec![particulars(rows, BODY)]
    }
}
