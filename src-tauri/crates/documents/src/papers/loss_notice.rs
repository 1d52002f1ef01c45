//! Decision on a loss (弁償・免除決定通知書): the family makes it good, or does not have to (§4(1)).

use chrono::NaiveDate;
use domain::loans::LossKind;

use super::{code_and_contact, dear, document, figures, is_reference, letter, on_day, opening, particular};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    family Says from "loss-notice" {
        title_repay, title_exempt, repay, exempt, number, kit, part, what, lost, damaged, ground, amount, yen, like,
        decided_on, decision_no, next_repay, next_exempt,
    }
}

/// 弁償・免除決定通知書.
#[derive(Clone)]
pub struct LossNoticePaper {
    /// The head.
    pub head: Head,
    /// 借受者.
    pub name: String,
    /// 受付番号.
    pub number: String,
    /// 届出日.
    pub reported_on: NaiveDate,
    /// 機器等, its number and name.
    pub kit: String,
    /// Which part of it.
    pub part: String,
    /// Lost or broken.
    pub what: LossKind,
    /// What was decided.
    pub decision: LossDecision,
    /// Why so.
    pub ground: String,
    /// 決定日.
    pub decided_on: NaiveDate,
    /// 決裁番号; may be empty.
    pub decision_no: String,
}

/// What the city decided on a loss.
#[derive(Clone)]
pub enum LossDecision {
    /// 弁償.
    Repay {
        /// In yen; none where a like part is given instead.
        amount_yen: Option<u32>,
    },
    /// 免除.
    Exempt,
}

impl LossNoticePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let what = match self.what {
            LossKind::Lost => says.lost,
            LossKind::Damaged => says.damaged,
        };
        let mut rows = vec![
            particular(says.number, vec![given("受付番号", self.number.clone())]),
            particular(says.kit, vec![given("機器等", self.kit.clone())]),
            particular(says.part, vec![given("該当するもの", self.part.clone())]),
            particular(says.what, vec![marked(what)]),
        ];
        let (title, told, next) = match self.decision {
            LossDecision::Repay { amount_yen } => {
                rows.push(particular(says.amount, vec![amount(says, head, amount_yen)]));
                (says.title_repay, says.repay, says.next_repay)
            }
            LossDecision::Exempt => (says.title_exempt, says.exempt, says.next_exempt),
        };
        rows.push(particular(says.ground, vec![given("決定の理由", self.ground.clone())]));
        rows.push(particular(says.decided_on, vec![on_day(head, self.decided_on)]));
        if !self.decision_no.is_empty() {
            rows.push(particular(says.decision_no, vec![given("決裁番号", self.decision_no.clone())]));
        }
        let mut blocks =
            vec![opening(head, ""), Block::line(dear(head, "借受者の氏名", &self.name), Align::Left)];
        if !is_reference(head) {
            blocks
                .push(Block::line(given("発行者", format!("{}　　㊞", head.issuer.addressee)), Align::Right));
        }
        blocks.push(Block::Title(marked(title)));
        blocks.push(Block::paragraph(say(told, &[("day", on_day(head, self.reported_on))])));
        blocks.extend([
            Block::Gap(10.0),
            Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style: BODY }),
            Block::Gap(10.0),
            Block::paragraph(marked(next)),
        ]);
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(14.0), code_and_contact(head)]));
        blocks
    }
}

/// 金　１２，８００円, or that a like thing takes its place.
fn amount(says: &Says, head: &Head, yen: Option<u32>) -> Text {
    let Some(yen) = yen else { return marked(says.like) };
    let digits = yen.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let grouped = if is_reference(head) { grouped } else { figures(grouped).replace(',', "，") };
    say(says.yen, &[("amount", own(grouped))])
}
