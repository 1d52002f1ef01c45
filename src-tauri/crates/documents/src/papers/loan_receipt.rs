//! Loan receipt (借用書): kits with their parts leave the house; 市控 and 本人控 (§4(1)).

use chrono::NaiveDate;
use domain::calendar::{full_width, wareki, wareki_with_weekday};

use super::{
    addressee, code_and_contact, document, foot,
    kits::{Borrower, KitLine},
    numbered, opening, particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, NOTE, Seal, Style, Table, given, own},
};

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
    /// 遵守事項, in the city's words.
    pub duties: Vec<String>,
}

impl LoanReceiptPaper {
    pub(crate) fn compose(&self) -> Document {
        document(
            &self.head,
            "借用書",
            foot(&self.head),
            vec![self.copy("市控", Signature::Asked), self.copy("本人控", Signature::OnTheOther)],
        )
    }

    fn copy(&self, kept_by: &'static str, signature: Signature) -> Vec<Block> {
        let mut blocks = vec![
            opening(&self.head, kept_by),
            addressee(&self.head),
            Block::Title(own("機器等借用書")),
            Block::paragraph(own(
                "「オンライン交流事業等におけるＷＥＢ会議サービス運用ポリシー」４(1)の規定による機器等の貸与を受け、次のとおり借用しました。",
            )),
            Block::Gap(8.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.particulars(),
                style: Style { lead: 16.0, ..BODY },
            }),
            Block::Gap(10.0),
            Block::Table(self.listed()),
        ];
        // A signature never stands on a page without what is signed.
        let mut signed = numbered("遵守事項", "遵守事項", &self.duties);
        signed.extend(self.closing(signature));
        blocks.push(Block::Together(signed));
        blocks
    }

    fn particulars(&self) -> Vec<Vec<Cell>> {
        let period = format!("{}から　{}まで", wareki(self.lent_on), wareki_with_weekday(self.due_on));
        let mut rows = vec![
            particular("借受者氏名", vec![given("借受者の氏名", self.borrower.name.clone())]),
            particular("住所", vec![given("借受者の住所", self.borrower.address.clone())]),
            particular("電話番号", vec![given("借受者の電話番号", self.borrower.phone.clone())]),
            particular("貸与期間", vec![own(period)]),
        ];
        if self.return_to == self.lent_at {
            rows.push(particular("貸与・返却場所", vec![given("貸与場所", self.lent_at.clone())]));
            return rows;
        }
        rows.push(particular("貸与場所", vec![given("貸与場所", self.lent_at.clone())]));
        if !self.return_to.is_empty() {
            rows.push(particular("返却場所", vec![given("返却場所", self.return_to.clone())]));
        }
        rows
    }

    /// One row for each kit, and one for each of its parts.
    fn listed(&self) -> Table {
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
                    Cell::centred(own(full_width(&part.count.to_string()))),
                    Cell::words(given("状態", part.condition.clone())),
                ]
            }));
        }
        let head = ["管理番号", "品名・付属品", "数量", "貸与時の状態"].map(own).to_vec();
        let style = Style { size: 10.0, lead: 12.5, ..BODY };
        Table { columns: vec![8.0, 17.0, 4.0, 14.0], head, rows, style }
    }

    fn closing(&self, signature: Signature) -> Vec<Block> {
        let signed = match signature {
            Signature::Asked => Block::Entries(vec![
                Entry { label: own(super::BLANK_DAY), filled: own(""), share: 0.8, seal: Seal::Unasked },
                Entry {
                    label: own("借受者（署名）"), filled: own(""), share: 1.2, seal: Seal::Unasked
                },
            ]),
            Signature::OnTheOther => Block::Paragraph {
                text: own(
                    "この控は、返却のときまで保管し、返却の際にお持ちください。署名は、市控にいただきます。",
                ),
                align: Align::Justified,
                style: NOTE,
                first_indent: 0.0,
                indent: 0.0,
            },
        };
        vec![Block::Gap(8.0), signed, Block::Gap(10.0), code_and_contact(&self.head)]
    }
}

/// Which copy carries the signature: one is enough.
#[derive(Clone, Copy)]
enum Signature {
    Asked,
    OnTheOther,
}
