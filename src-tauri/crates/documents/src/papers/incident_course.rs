//! Course of an incident (経過記録): from the moment it became known, line by line (§5(3), §6).

use super::{code, document, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked},
    words::{say, words},
};

words! {
    office Says from "incident-course" {
        title, number, clauses, place, when, what, who, learnt, relayed, received, instructed, followed, removed, closed,
    }
}

/// 経過記録.
#[derive(Clone)]
pub struct IncidentCoursePaper {
    /// The head.
    pub head: Head,
    /// The number of the record.
    pub number: String,
    /// 所属.
    pub place: String,
    /// The clauses, each as the policy words it.
    pub clauses: Vec<String>,
    /// What happened, in its order.
    pub lines: Vec<CourseLine>,
}

/// A line of the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseLine {
    /// When, in words.
    pub at: String,
    /// What.
    pub what: CourseEvent,
    /// Who did it or wrote it down.
    pub who: String,
}

/// What a line of the course tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CourseEvent {
    /// 覚知.
    Learnt,
    /// The division was told.
    Relayed,
    /// The division took it.
    Received,
    /// Something was noted.
    Noted(String),
    /// The division told to do something.
    Instructed(String),
    /// It was done.
    Followed(String),
    /// 強制退去, under a clause.
    Removed(String),
    /// It was closed.
    Closed(String),
}

impl IncidentCoursePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let of = |label: &'static str, called: &'static str, words: &[String]| {
            super::particular(label, words.iter().map(|words| given(called, words.clone())).collect())
        };
        let particulars = vec![
            of(says.number, "記録番号", std::slice::from_ref(&self.number)),
            of(says.place, "所属", std::slice::from_ref(&self.place)),
            of(says.clauses, "該当する条項", &self.clauses),
        ];
        vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: particulars,
                style: BODY,
            }),
            Block::Gap(10.0),
            Block::Table(Table {
                columns: vec![11.0, 24.0, 8.0],
                head: [says.when, says.what, says.who].map(marked).to_vec(),
                rows: self.lines.iter().map(|line| line.row(says)).collect(),
                style: Style { size: 9.5, lead: 14.0, ..BODY },
            }),
            Block::Together(vec![Block::Gap(10.0), code(head)]),
        ]
    }
}

impl CourseLine {
    fn row(&self, says: &Says) -> Vec<Cell> {
        let after = |words: &'static str, text: &str| marked(words).and(given("経過", text.to_owned()));
        let what = match &self.what {
            CourseEvent::Learnt => marked(says.learnt),
            CourseEvent::Relayed => marked(says.relayed),
            CourseEvent::Received => marked(says.received),
            CourseEvent::Noted(text) => given("経過", text.clone()),
            CourseEvent::Instructed(text) => after(says.instructed, text),
            CourseEvent::Followed(text) => after(says.followed, text),
            CourseEvent::Removed(clause) => say(says.removed, &[("clause", given("条項", clause.clone()))]),
            CourseEvent::Closed(text) => after(says.closed, text),
        };
        vec![
            Cell::words(given("日時", self.at.clone())),
            Cell::Words(vec![what], Align::Left),
            Cell::words(given("記録者", self.who.clone())),
        ]
    }
}
