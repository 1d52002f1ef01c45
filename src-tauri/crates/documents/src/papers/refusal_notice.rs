//! Notice of refusal (参加をお断りする通知): that a family takes no part for a time, why, and until when (§6).

use chrono::NaiveDate;

use super::{
    code_and_contact, dear, document, is_reference, letter, on_day, on_weekday, opening, particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, Table, Text, given, marked},
    words::{say, words},
};

words! {
    family Says from "refusal-notice" {
        title, opening, clauses, ground, scope, all, gatherings, consultations, lectures, others, at_place, term,
        from_until, review, decided_on, decision_no, next,
    }
}

/// 参加をお断りする通知.
#[derive(Clone)]
pub struct RefusalNoticePaper {
    /// The head.
    pub head: Head,
    /// 氏名.
    pub name: String,
    /// The prohibited acts, each as the policy words it.
    pub clauses: Vec<String>,
    /// Why.
    pub ground: String,
    /// What is refused.
    pub scope: RefusedScope,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The day it is looked at again.
    pub review_on: NaiveDate,
    /// 決定日.
    pub decided_on: NaiveDate,
    /// 決裁番号.
    pub number: String,
}

/// What is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedScope {
    /// Everything.
    All,
    /// 交流会.
    Gatherings,
    /// 相談.
    Consultations,
    /// 講座.
    Lectures,
    /// その他.
    Others,
    /// What one place holds.
    Place(String),
}

impl RefusalNoticePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let days = [("from", on_day(head, self.from)), ("until", on_day(head, self.until))];
        let clauses = self.clauses.iter().map(|clause| given("該当する禁止事項", clause.clone())).collect();
        let rows = vec![
            particular(says.clauses, clauses),
            particular(says.ground, vec![given("お断りする理由", self.ground.clone())]),
            particular(says.scope, vec![self.scope_in_words(says)]),
            particular(says.term, vec![say(says.from_until, &days)]),
            particular(says.review, vec![on_weekday(head, self.review_on)]),
            particular(says.decided_on, vec![on_day(head, self.decided_on)]),
            particular(says.decision_no, vec![given("決裁番号", self.number.clone())]),
        ];
        let mut blocks = vec![opening(head, ""), Block::line(dear(head, "氏名", &self.name), Align::Left)];
        if !is_reference(head) {
            let issuer = format!("{}　　㊞", head.issuer.addressee);
            blocks.push(Block::line(given("発行者", issuer), Align::Right));
        }
        blocks.push(Block::Title(marked(says.title)));
        blocks.extend([
            Block::paragraph(marked(says.opening)),
            Block::Gap(10.0),
            Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style: BODY }),
            Block::Gap(10.0),
            Block::paragraph(marked(says.next)),
        ]);
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(14.0), code_and_contact(head)]));
        blocks
    }

    fn scope_in_words(&self, says: &Says) -> Text {
        match &self.scope {
            RefusedScope::All => marked(says.all),
            RefusedScope::Gatherings => marked(says.gatherings),
            RefusedScope::Consultations => marked(says.consultations),
            RefusedScope::Lectures => marked(says.lectures),
            RefusedScope::Others => marked(says.others),
            RefusedScope::Place(name) => say(says.at_place, &[("place", given("場所", name.clone()))]),
        }
    }
}
