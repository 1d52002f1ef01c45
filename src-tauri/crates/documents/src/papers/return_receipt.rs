//! Return receipt (返却確認書): what came back and how, and by name what is still out (§4(1)).

use chrono::NaiveDate;
use domain::calendar::{full_width, wareki, wareki_with_weekday};

use super::{
    code_and_contact, document, foot,
    kits::{Borrower, ReturnedKit},
    opening, particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, Text, given, own},
};

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
    pub(crate) fn compose(&self) -> Document {
        let outstanding = self.outstanding();
        let opened = if outstanding.is_empty() {
            "貸与した機器等について、次のとおりすべて返却を受けたことを確認しました。"
        } else {
            "貸与した機器等について、次のとおり一部の返却を受けたことを確認しました。まだ返却されていないものは、下記のとおりです。"
        };
        let mut blocks = vec![
            opening(&self.head, ""),
            Block::line(given("借受者の氏名", format!("{}　様", self.borrower.name)), Align::Left),
            issuer(&self.head),
            Block::Title(own("機器等返却確認書")),
            Block::paragraph(own(opened)),
            Block::Gap(8.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.particulars(),
                style: BODY,
            }),
            Block::Gap(10.0),
            Block::Table(self.listed()),
        ];
        if !outstanding.is_empty() {
            blocks.push(Block::Gap(10.0));
            blocks.push(Block::Together(self.rest(outstanding)));
        }
        let received = Entry {
            label: own("確認者"),
            filled: given("確認者の氏名", self.received_by.clone()),
            share: 1.2,
            seal: Seal::Asked,
        };
        let empty = Entry { label: own(super::BLANK_DAY), filled: own(""), share: 0.8, seal: Seal::Unasked };
        let dated = if self.received_by.is_empty() {
            empty
        } else {
            Entry { label: own(wareki(self.returned_on)), ..empty }
        };
        blocks.push(Block::Together(vec![
            Block::Gap(8.0),
            Block::Entries(vec![dated, received]),
            Block::Gap(10.0),
            code_and_contact(&self.head),
        ]));
        document(&self.head, "返却確認書", foot(&self.head), vec![blocks])
    }

    fn particulars(&self) -> Vec<Vec<Cell>> {
        let mut rows = vec![
            particular("借受者氏名", vec![given("借受者の氏名", self.borrower.name.clone())]),
            particular("貸与日", vec![own(wareki(self.lent_on))]),
            particular("返却日", vec![own(wareki_with_weekday(self.returned_on))]),
            particular("返却場所", vec![given("返却場所", self.returned_to.clone())]),
        ];
        if !self.remarks.is_empty() {
            rows.push(particular("備考", vec![given("備考", self.remarks.clone())]));
        }
        rows
    }

    fn listed(&self) -> Table {
        let count = |count: u32| Cell::centred(own(full_width(&count.to_string())));
        let mut rows = Vec::new();
        for kit in &self.kits {
            rows.push(vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                count(1),
                count(u32::from(kit.back)),
                Cell::words(given("状態", kit.condition.clone())),
            ]);
            rows.extend(kit.parts.iter().map(|part| {
                vec![
                    Cell::Continued,
                    Cell::words(given("付属品", format!("　{}", part.name))),
                    count(part.lent),
                    count(part.back),
                    Cell::words(given("状態", part.condition.clone())),
                ]
            }));
        }
        let head = ["管理番号", "品名・付属品", "貸与数", "返却数", "返却時の状態"].map(own).to_vec();
        let style = Style { size: 10.0, lead: 15.0, ..BODY };
        Table { columns: vec![8.0, 15.0, 4.0, 4.0, 12.0], head, rows, style }
    }

    /// What is still out, by name: kit, part, how many.
    fn outstanding(&self) -> Vec<Text> {
        let mut out = Vec::new();
        for kit in &self.kits {
            if !kit.back {
                out.push(given("未返却の機器", format!("{}　{}　１台", kit.number, kit.name)));
            }
            out.extend(kit.parts.iter().filter(|part| part.back < part.lent).map(|part| {
                let missing = full_width(&(part.lent - part.back).to_string());
                given("未返却の付属品", format!("{}　{}　{missing}点", kit.number, part.name))
            }));
        }
        out
    }

    fn rest(&self, outstanding: Vec<Text>) -> Vec<Block> {
        let mut rows = vec![particular("未返却のもの", outstanding)];
        if let Some(day) = self.rest_due_on {
            rows.push(particular("返却期限", vec![own(wareki_with_weekday(day))]));
        }
        vec![Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style: BODY })]
    }
}

/// 発行者, at the right.
fn issuer(head: &Head) -> Block {
    Block::line(given("発行者", head.issuer.division.clone()), Align::Right)
}
