//! Incident report (事故・違反報告 第何報): what happened, when it became known, what was done (§5(3), §6).

use chrono::NaiveDate;

use super::{addressee, code, document, figures, on_day, opening, particular};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "incident-report" {
        title, opening, number, clauses, occurred, unknown, learnt, relayed, not_yet, received, about, facts, to_come,
        witnesses, evidence, machine, posted, removal, minor, course, leak, leak_prompt, leak_full, outcome,
    }
}

/// 事故・違反報告書.
#[derive(Clone)]
pub struct IncidentReportPaper {
    /// The head.
    pub head: Head,
    /// 第何報.
    pub nth: u32,
    /// The number of the record.
    pub number: String,
    /// 所属.
    pub place: String,
    /// The clauses, each as the policy words it.
    pub clauses: Vec<String>,
    /// When it happened, in words; empty where nobody knows.
    pub occurred: String,
    /// When it became known, and to whom.
    pub learnt: String,
    /// When the division was told, by whom and how; empty until then.
    pub relayed: String,
    /// When the division took it, and who; empty until then.
    pub received: String,
    /// The family, the session, the kit.
    pub about: Vec<String>,
    /// What happened; empty while it is being looked into.
    pub facts: String,
    /// Who saw it.
    pub witnesses: String,
    /// What shows it.
    pub evidence: String,
    /// §6(1): which machine.
    pub machine: String,
    /// §6(4): where it was posted.
    pub posted: String,
    /// §6(4): found, asked, gone: the days that are known, in words.
    pub removal: Vec<String>,
    /// §6(9): who was there alone.
    pub minor: String,
    /// What was done, line by line.
    pub course: Vec<String>,
    /// By when a leak is told of.
    pub leak: Option<LeakDeadlines>,
    /// How it ended; empty while it is open.
    pub outcome: String,
    /// 報告者.
    pub reported_by: String,
}

/// By when a leak is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeakDeadlines {
    /// 速報.
    pub prompt_by: NaiveDate,
    /// 確報.
    pub full_by: NaiveDate,
}

impl IncidentReportPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        vec![
            opening(head, ""),
            addressee(head),
            Block::line(given("所属", self.place.clone()), Align::Right),
            Block::line(given("報告者", self.reported_by.clone()), Align::Right),
            Block::Title(say(says.title, &[("nth", own(figures(self.nth)))])),
            Block::paragraph(marked(says.opening)),
            Block::Gap(8.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.rows(head),
                style: BODY,
            }),
            Block::Together(vec![Block::Gap(10.0), code(head)]),
        ]
    }

    fn rows(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let line = |called: &'static str, words: &str| vec![given(called, words.to_owned())];
        let lines = |called: &'static str, words: &[String]| -> Vec<Text> {
            words.iter().map(|words| given(called, words.clone())).collect()
        };
        let or = |called: &'static str, words: &str, nothing: &'static str| {
            if words.is_empty() { vec![marked(nothing)] } else { line(called, words) }
        };
        let mut rows = vec![
            particular(says.number, line("記録番号", &self.number)),
            particular(says.clauses, lines("該当する条項", &self.clauses)),
            particular(says.occurred, or("発生日時", &self.occurred, says.unknown)),
            particular(says.learnt, line("覚知", &self.learnt)),
            particular(says.relayed, or("課への連絡", &self.relayed, says.not_yet)),
            particular(says.received, or("課の受理", &self.received, says.not_yet)),
        ];
        if !self.about.is_empty() {
            rows.push(particular(says.about, lines("関係するもの", &self.about)));
        }
        rows.push(particular(says.facts, or("事実の概要", &self.facts, says.to_come)));
        let asked =
            [(says.machine, "対象の機器", &self.machine), (says.posted, "投稿された所", &self.posted)];
        rows.extend(
            asked
                .into_iter()
                .filter(|(_, _, words)| !words.is_empty())
                .map(|(label, called, words)| particular(label, line(called, words))),
        );
        if !self.removal.is_empty() {
            rows.push(particular(says.removal, lines("削除", &self.removal)));
        }
        if !self.minor.is_empty() {
            rows.push(particular(says.minor, line("未成年者", &self.minor)));
        }
        rows.push(particular(says.witnesses, or("目撃した者", &self.witnesses, says.unknown)));
        rows.push(particular(says.evidence, or("証拠", &self.evidence, says.unknown)));
        rows.push(particular(
            says.course,
            if self.course.is_empty() { vec![own("\n")] } else { lines("経過と措置", &self.course) },
        ));
        if let Some(leak) = self.leak {
            let by = |words, day| say(words, &[("day", on_day(head, day))]);
            let days = vec![by(says.leak_prompt, leak.prompt_by), by(says.leak_full, leak.full_by)];
            rows.push(particular(says.leak, days));
        }
        if !self.outcome.is_empty() {
            rows.push(particular(says.outcome, line("結果", &self.outcome)));
        }
        rows
    }
}
