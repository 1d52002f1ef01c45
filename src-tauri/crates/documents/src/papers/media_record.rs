//! Register of media (媒体持出し記録, §8): what left on which medium, what for, by whom, and whether it came back.

use chrono::NaiveDate;

use super::{code, document, entry, figures, note, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "media-record" {
        title, period, of_place, medium, what, purpose, taken, returned, backup, families, sessions, applications,
        attendance, kits, loans, needs, consents, coverage, audit, disclosure, still_out, handed, none, note, confirmed_on,
        confirmed,
    }
}

/// 媒体持出し記録.
#[derive(Clone)]
pub struct MediaRecordPaper {
    /// The head.
    pub head: Head,
    /// From which place media left.
    pub place: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The media, in the order they left.
    pub media: Vec<MediaLine>,
}

/// A medium that left.
#[derive(Clone)]
pub struct MediaLine {
    /// 媒体管理番号.
    pub medium: String,
    /// What is on it: a list, by its word in the records; `None` for a backup.
    pub list: Option<String>,
    /// 用途.
    pub purpose: String,
    /// 持出日.
    pub taken_on: NaiveDate,
    /// Who took it.
    pub taken_by: String,
    /// 返却日; `None` while it is out. A list that was handed over does not come back.
    pub returned_on: Option<NaiveDate>,
    /// Who took it in; empty while it is out.
    pub returned_to: String,
}

impl MediaRecordPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let period = [("from", on_day(head, self.from)), ("until", on_day(head, self.until))];
        let of = [("place", given("所属", self.place.clone())), ("count", own(figures(self.media.len())))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::line(say(says.period, &period), Align::Left),
            Block::line(say(says.of_place, &of), Align::Right),
            Block::Gap(4.0),
        ];
        if self.media.is_empty() {
            blocks.push(Block::line(marked(says.none), Align::Left));
        } else {
            blocks.extend([Block::Table(self.table()), Block::Gap(4.0), note(marked(says.note))]);
        }
        let confirmed = Entry { seal: Seal::Asked, ..entry(marked(says.confirmed), 1.0) };
        blocks.push(Block::Together(vec![
            Block::Gap(12.0),
            Block::Entries(vec![entry(marked(says.confirmed_on), 1.0), confirmed]),
            Block::Gap(10.0),
            code(head),
        ]));
        blocks
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let short = |day: NaiveDate| own(day.format("%Y.%-m.%-d").to_string());
        let by =
            |day: NaiveDate, who: &str| Cell::Words(vec![short(day), given("職員の氏名", who)], Align::Left);
        let rows = self.media.iter().map(|line| {
            let returned = match (line.returned_on, &line.list) {
                (Some(on), _) => by(on, &line.returned_to),
                (None, Some(_)) => Cell::words(marked(says.handed)),
                (None, None) => Cell::words(marked(says.still_out)),
            };
            vec![
                Cell::words(given("媒体管理番号", line.medium.clone())),
                Cell::words(what(line.list.as_deref())),
                Cell::words(given("用途", line.purpose.clone())),
                by(line.taken_on, &line.taken_by),
                returned,
            ]
        });
        Table {
            columns: vec![7.5, 8.5, 11.0, 8.0, 8.0],
            head: [says.medium, says.what, says.purpose, says.taken, says.returned].map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}

/// What is on a medium; a newer program's word stands as it is.
fn what(list: Option<&str>) -> Text {
    let says = Says::formal();
    marked(match list {
        None => says.backup,
        Some("families") => says.families,
        Some("sessions") => says.sessions,
        Some("applications") => says.applications,
        Some("attendance") => says.attendance,
        Some("kits") => says.kits,
        Some("loans") => says.loans,
        Some("needs") => says.needs,
        Some("consents") => says.consents,
        Some("coverage") => says.coverage,
        Some("audit") => says.audit,
        Some("disclosure") => says.disclosure,
        Some(unknown) => return own(unknown.to_owned()),
    })
}
