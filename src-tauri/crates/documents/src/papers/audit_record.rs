//! Audit record (監査記録, §8): entries of the journal, whether it is whole, and the mark it ended with.

use chrono::NaiveDate;

use super::{code, document, figures, note, on_day, opening, particular, particulars, signed};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "audit-record" {
        title, days, every_day, from, until, by, everyone, act, every_act, family, every_family, of_family, place,
        every_place, count, count_is, chain, whole, broken, mark, number, at, who, done, families, changes,
        changes_are, reverses, none, note, checked,
    }
}

/// 監査記録.
#[derive(Clone)]
pub struct AuditRecordPaper {
    /// The head.
    pub head: Head,
    /// From this day; none for the first.
    pub from: Option<NaiveDate>,
    /// Until this day; none for the last.
    pub until: Option<NaiveDate>,
    /// Who did it; empty for everyone.
    pub by: String,
    /// What was done; empty for everything.
    pub act: String,
    /// 家庭番号 of whose card; empty for every family.
    pub family: String,
    /// Where; empty for every place.
    pub place: String,
    /// How many entries the whole journal has.
    pub entries: u32,
    /// The first entry that is not as it was written; empty where all are.
    pub broken_at: String,
    /// The mark the journal ended with (しるし).
    pub mark: String,
    /// The entries that were asked for, the latest first.
    pub lines: Vec<AuditRecordLine>,
}

/// An entry.
#[derive(Clone)]
pub struct AuditRecordLine {
    /// Which (`1-42`).
    pub entry: String,
    /// When it was entered (`2026.11.25 10:32`).
    pub at: String,
    /// By whom.
    pub by: String,
    /// Where.
    pub place: String,
    /// What was done.
    pub act: String,
    /// 家庭番号 of whose cards it changed or looked at.
    pub families: String,
    /// How many fields it changed.
    pub changes: u32,
    /// The entry it took back; empty where none.
    pub reverses: String,
}

impl AuditRecordPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let mut sheet = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            particulars(self.particulars(head), BODY),
            Block::Gap(6.0),
        ];
        if self.lines.is_empty() {
            sheet.push(Block::line(marked(says.none), Align::Left));
        } else {
            sheet.push(Block::Table(self.table()));
        }
        sheet.extend([Block::Gap(4.0), note(marked(says.note))]);
        let foot = vec![Block::Gap(8.0), signed(head, says.checked), Block::Gap(8.0), code(head)];
        sheet.push(Block::Together(foot));
        sheet
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let or = |words: Option<Text>, without: &'static str| vec![words.unwrap_or_else(|| marked(without))];
        let some = |called, words: &str| (!words.is_empty()).then(|| given(called, words.to_owned()));
        let bound = |day: Option<NaiveDate>, words| day.map(|day| say(words, &[("day", on_day(head, day))]));
        let days = match (bound(self.from, says.from), bound(self.until, says.until)) {
            (Some(from), Some(until)) => Some(from.and(until)),
            (from, until) => from.or(until),
        };
        let family = some("家庭番号", &self.family).map(|number| say(says.of_family, &[("number", number)]));
        let chain = if self.broken_at.is_empty() {
            say(says.whole, &[("count", own(figures(self.entries)))])
        } else {
            say(says.broken, &[("at", own(self.broken_at.clone()))])
        };
        vec![
            particular(says.days, or(days, says.every_day)),
            particular(says.by, or(some("職員の氏名", &self.by), says.everyone)),
            particular(says.act, or(some("したこと", &self.act), says.every_act)),
            particular(says.family, or(family, says.every_family)),
            particular(says.place, or(some("所", &self.place), says.every_place)),
            particular(says.count, vec![say(says.count_is, &[("count", own(figures(self.lines.len())))])]),
            particular(says.chain, vec![chain]),
            particular(says.mark, vec![own(self.mark.clone())]),
        ]
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let rows = self.lines.iter().map(|line| {
            let mut done = vec![given("したこと", line.act.clone())];
            if !line.reverses.is_empty() {
                done.push(say(says.reverses, &[("entry", own(line.reverses.clone()))]));
            }
            let changes = match line.changes {
                0 => own(""),
                count => say(says.changes_are, &[("count", own(figures(count)))]),
            };
            vec![
                Cell::words(own(line.entry.clone())),
                Cell::words(own(line.at.clone())),
                Cell::Words(
                    vec![given("職員の氏名", line.by.clone()), given("所", line.place.clone())],
                    Align::Left,
                ),
                Cell::Words(done, Align::Left),
                Cell::words(given("家庭番号", line.families.clone())),
                Cell::centred(changes),
            ]
        });
        Table {
            columns: vec![5.0, 8.2, 8.5, 10.8, 6.5, 4.0],
            head: [says.number, says.at, says.who, says.done, says.families, says.changes]
                .map(marked)
                .to_vec(),
            rows: rows.collect(),
            style: Style { size: 8.5, lead: 12.0, ..BODY },
        }
    }
}
