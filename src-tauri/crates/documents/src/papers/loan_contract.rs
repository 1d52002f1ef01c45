//! Loan contract (貸与契約書): optional, with 記名押印 of both sides (§4(1)).

use chrono::NaiveDate;

use super::{
    code, document, entry, figures,
    kits::{Borrower, KitLine},
    on_day, opening,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "loan-contract" {
        title, opening, article, article_1, article_2, article_3, article_4, article_5, article_6, article_7, article_8,
        closing, number, item, count, first_party, second_party, address, name,
    }
}

/// An article, set so that a contract over a kit or two stays on one page.
const ARTICLE: Style = Style { size: 10.0, lead: 14.5, ..BODY };

/// 貸与契約書: two originals, one for each side.
#[derive(Clone)]
pub struct LoanContractPaper {
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
    /// 返却場所.
    pub return_to: String,
}

impl LoanContractPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let city = given("市", head.issuer.city.clone());
        let borrower = given("借受者の氏名", self.borrower.name.clone());
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::paragraph(say(says.opening, &[("city", city), ("borrower", borrower)])),
            Block::Gap(4.0),
        ];
        let filled = [
            ("from", on_day(head, self.lent_on)),
            ("until", on_day(head, self.due_on)),
            ("place", given("返却場所", self.return_to.clone())),
        ];
        let articles = [
            says.article_1,
            says.article_2,
            says.article_3,
            says.article_4,
            says.article_5,
            says.article_6,
            says.article_7,
            says.article_8,
        ];
        for (n, article) in (1_u32..).zip(articles) {
            blocks.push(Block::Item {
                label: say(says.article, &[("number", own(figures(n)))]),
                text: say(article, &filled),
                body_at: 4.0,
                style: ARTICLE,
            });
            if n == 1 {
                blocks.extend([Block::Gap(4.0), Block::Table(self.listed()), Block::Gap(6.0)]);
            }
        }
        let line = |label: &'static str, filled| Entry { filled, ..entry(marked(label), 1.0) };
        let side = |party, address: String, name: String| {
            let name = Entry { seal: Seal::Asked, ..line(says.name, given("氏名", name)) };
            let address = line(says.address, given("住所", address.replace('\n', "　")));
            [
                Block::Gap(2.0),
                Block::line(marked(party), Align::Left),
                Block::Entries(vec![address]),
                Block::Entries(vec![name]),
            ]
        };
        let mut signed = vec![
            Block::paragraph(marked(says.closing)),
            Block::line(on_day(head, head.issued_on), Align::Left),
        ];
        signed.extend(side(says.first_party, String::new(), head.issuer.addressee.clone()));
        signed.extend(side(says.second_party, self.borrower.address.clone(), self.borrower.name.clone()));
        signed.extend([Block::Gap(4.0), code(head)]);
        // Seals never stand on a page without the words they seal.
        blocks.push(Block::Together(signed));
        blocks
    }

    fn listed(&self) -> Table {
        let says = Says::formal();
        let mut rows = Vec::new();
        for kit in &self.kits {
            rows.push(vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(given("品名", kit.name.clone())),
                Cell::centred(own("１")),
            ]);
            rows.extend(kit.parts.iter().map(|part| {
                vec![
                    Cell::Continued,
                    Cell::words(given("付属品", format!("　{}", part.name))),
                    Cell::centred(own(figures(part.count))),
                ]
            }));
        }
        let head = [says.number, says.item, says.count].map(marked).to_vec();
        Table { columns: vec![9.0, 29.0, 5.0], head, rows, style: Style { size: 10.0, lead: 13.0, ..BODY } }
    }
}
