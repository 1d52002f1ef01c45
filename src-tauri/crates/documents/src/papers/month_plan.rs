//! Month plan (月間予定): the sessions of a month, for the wall and for families (§1).

use chrono::{Datelike, NaiveDate};
use domain::calendar::{era_year, weekday};

use super::{contact_line, document, figures, note, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "month-plan" {
        title, month, count, day, time, session, held_by, meant_for, capacity, apply, on_day, families, persons, ages,
        anyone, time_from, time_until, window_from, window_until, until_the_day, arrival, lottery, called_off, closed, none, note,
    }
}

/// 月間予定.
#[derive(Clone)]
pub struct MonthPlanPaper {
    /// The head.
    pub head: Head,
    /// The first day of the month.
    pub first: NaiveDate,
    /// Of which place, or of all.
    pub place: String,
    /// The sessions, the earliest first.
    pub sessions: Vec<MonthPlanLine>,
    /// Days on which the place is closed; empty where several places are meant.
    pub closed: Vec<NaiveDate>,
}

/// A session of the month.
#[derive(Clone)]
pub struct MonthPlanLine {
    /// 開催日.
    pub held_on: NaiveDate,
    /// 始まり, as `10:30`.
    pub starts_at: String,
    /// 終わり.
    pub ends_at: String,
    /// 事業名.
    pub title: String,
    /// 開くところ, short.
    pub place: String,
    /// 対象の月齢, from and until; `None` for everyone of §2(1).
    pub ages: Option<MonthsOfAge>,
    /// 定員, in families.
    pub families: u32,
    /// 定員, in persons.
    pub persons: Option<u32>,
    /// 受付の期間; `None` until the day.
    pub window: Option<ApplyDays>,
    /// Whether lots are drawn (抽選); else in the order they come.
    pub lottery: bool,
    /// Whether it was called off.
    pub called_off: bool,
}

/// Months of age, both included.
#[derive(Debug, Clone, Copy)]
pub struct MonthsOfAge {
    /// From.
    pub from: u32,
    /// Until.
    pub until: u32,
}

/// Days, both included.
#[derive(Debug, Clone, Copy)]
pub struct ApplyDays {
    /// From.
    pub from: NaiveDate,
    /// Until.
    pub until: NaiveDate,
}

impl MonthPlanPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let (era, year) = era_year(self.first);
        let month = own(format!("{era}{}年{}月", figures(year), figures(self.first.month())));
        let of = [("month", month), ("place", given("開くところ", self.place.clone()))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::Sides {
                left: vec![say(says.month, &of)],
                right: vec![say(says.count, &[("count", own(figures(self.sessions.len())))])],
                style: BODY,
            },
            Block::Gap(4.0),
        ];
        if self.sessions.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
        } else {
            blocks.push(Block::Table(self.table()));
        }
        blocks.push(Block::Gap(6.0));
        if !self.closed.is_empty() {
            let days: Vec<String> = self
                .closed
                .iter()
                .map(|day| format!("{}日（{}）", figures(day.day()), weekday(*day)))
                .collect();
            blocks.push(note(say(says.closed, &[("days", own(days.join("、")))])));
        }
        blocks.extend([note(marked(says.note)), note(contact_line(head))]);
        blocks
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let rows = self.sessions.iter().map(|line| {
            let day = [
                ("day", own(figures(line.held_on.day()))),
                ("weekday", own(weekday(line.held_on).to_string())),
            ];
            vec![
                Cell::centred(say(says.on_day, &day)),
                Cell::Words(line.hours(), Align::Centre),
                Cell::words(given("事業名", line.title.clone())),
                Cell::words(given("開くところ", line.place.clone())),
                Cell::words(line.meant_for()),
                Cell::Words(line.seats(), Align::Centre),
                Cell::Words(line.apply(), Align::Left),
            ]
        });
        let head =
            [says.day, says.time, says.session, says.held_by, says.meant_for, says.capacity, says.apply];
        Table {
            columns: vec![6.6, 5.7, 9.5, 4.6, 7.8, 6.0, 9.0],
            head: head.map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}

impl MonthPlanLine {
    fn hours(&self) -> Vec<Text> {
        let says = Says::formal();
        let at = |words: &str, time: &str| say(words, &[("time", own(time.to_owned()))]);
        vec![at(says.time_from, &self.starts_at), at(says.time_until, &self.ends_at)]
    }

    fn meant_for(&self) -> Text {
        let says = Says::formal();
        match self.ages {
            Some(MonthsOfAge { from, until }) => {
                say(says.ages, &[("from", own(figures(from))), ("until", own(figures(until)))])
            }
            None => marked(says.anyone),
        }
    }

    fn seats(&self) -> Vec<Text> {
        let says = Says::formal();
        let count = |words: &str, count: u32| say(words, &[("count", own(figures(count)))]);
        let persons = self.persons.map(|persons| count(says.persons, persons));
        [count(says.families, self.families)].into_iter().chain(persons).collect()
    }

    fn apply(&self) -> Vec<Text> {
        let says = Says::formal();
        if self.called_off {
            return vec![marked(says.called_off)];
        }
        let short = |day: NaiveDate| own(format!("{}月{}日", figures(day.month()), figures(day.day())));
        let mut lines = match self.window {
            Some(ApplyDays { from, until }) => vec![
                say(says.window_from, &[("day", short(from))]),
                say(says.window_until, &[("day", short(until))]),
            ],
            None => vec![marked(says.until_the_day)],
        };
        lines.push(marked(if self.lottery { says.lottery } else { says.arrival }));
        lines
    }
}
