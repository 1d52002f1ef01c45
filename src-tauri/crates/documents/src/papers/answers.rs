//! Questions and answers (Ｑ＆Ａ集): what was decided and is for participants too (§9).

use chrono::NaiveDate;

use super::{contact_line, document, figures, issuer, note, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "answers" { title, opening, as_of, question, answer, note, none, }
}

/// Ｑ＆Ａ集.
#[derive(Clone)]
pub struct AnswersPaper {
    /// The head.
    pub head: Head,
    /// What the policy is called.
    pub policy: String,
    /// The questions with their answers, in the order of the clauses.
    pub answers: Vec<AnswerLine>,
}

/// A question and its answer.
#[derive(Clone)]
pub struct AnswerLine {
    /// Which decision: 協-2026-0003.
    pub number: String,
    /// 問.
    pub question: String,
    /// 答.
    pub answer: String,
    /// From this day on.
    pub applies_from: NaiveDate,
    /// The clauses it speaks of.
    pub clauses: Vec<String>,
}

impl AnswersPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let opened = [
            ("policy", own(self.policy.clone())),
            ("division", given("発行者", head.issuer.division.clone())),
        ];
        let as_of = [("day", on_day(head, head.issued_on)), ("count", own(figures(self.answers.len())))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::paragraph(say(says.opening, &opened)),
            Block::line(say(says.as_of, &as_of), Align::Right),
        ];
        if self.answers.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
        }
        for (nth, line) in (1..).zip(&self.answers) {
            blocks.push(Block::Gap(6.0));
            blocks.push(Block::Together(entry(head, nth, line)));
        }
        blocks.extend([Block::Gap(10.0), issuer(head), note(contact_line(head))]);
        blocks
    }
}

/// A question, its answer, and where it comes from.
fn entry(head: &Head, nth: usize, line: &AnswerLine) -> Vec<Block> {
    let says = Says::formal();
    let item = |label, words: &str, called| Block::Item {
        label,
        text: given(called, words.to_owned()),
        body_at: 3.0,
        style: BODY,
    };
    let from = [
        ("number", own(line.number.replace('-', "－"))),
        ("day", on_day(head, line.applies_from)),
        ("clauses", own(line.clauses.join("、"))),
    ];
    vec![
        item(say(says.question, &[("nth", own(figures(nth)))]), &line.question, "問"),
        item(marked(says.answer), &line.answer, "答"),
        note(say(says.note, &from)),
    ]
}
