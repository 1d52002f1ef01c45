//! Backup trial (バックアップ点検票, §8): which backup was opened, what was found in it, and who stands for it.

use super::{code, document, entry, figures, note, opening, particular, particulars, room};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "drill-sheet" {
        title, place, backup, made_at, shelf, own_shelf, mark, drilled, outcome, whole, damaged, other_key, newer,
        checked, result, bytes, opens, pages, chain, ends, good, last_at, holds, number, next, note, remarks,
        done_by, checked_by,
    }
}

/// バックアップ点検票.
#[derive(Clone)]
pub struct DrillSheetPaper {
    /// The head.
    pub head: Head,
    /// At which place.
    pub place: String,
    /// What the backup's folder is called.
    pub backup: String,
    /// When it was made, in words.
    pub made_at: String,
    /// The folder it is in; empty for the laptop's own.
    pub shelf: String,
    /// The mark its journal ends with.
    pub mark: String,
    /// What was found.
    pub found: Drilled,
    /// When it was tried out, in words.
    pub drilled_at: String,
    /// By whom.
    pub drilled_by: String,
}

/// What was found when a backup was opened.
#[derive(Clone)]
pub enum Drilled {
    /// It opened, and all of it is as it was made.
    Whole {
        /// How many entries its journal has.
        entries: u32,
        /// When the last act was entered, in words.
        last_at: String,
        /// How many records of each kind.
        counts: Vec<DrillCount>,
    },
    /// It is not what was made.
    Damaged,
    /// Another key opens it.
    OtherKey,
    /// A newer program has made it.
    Newer,
}

/// How many records of a kind a backup holds.
#[derive(Clone)]
pub struct DrillCount {
    /// What they are called.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// Tables of this paper.
const SMALL: Style = Style { size: 9.5, lead: 14.0, ..BODY };

impl DrillSheetPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let mut sheet = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            particulars(self.particulars(), BODY),
            Block::Gap(6.0),
        ];
        match &self.found {
            Drilled::Whole { entries, counts, .. } => sheet.extend([
                Block::Table(checks(*entries)),
                Block::Gap(6.0),
                Block::line(marked(says.holds), Align::Left),
                Block::Table(holds(counts)),
                Block::Gap(4.0),
                note(marked(says.note)),
            ]),
            Drilled::Damaged | Drilled::OtherKey | Drilled::Newer => {
                sheet.push(Block::paragraph(marked(says.next)));
            }
        }
        sheet.push(Block::Gap(6.0));
        sheet.push(particulars(vec![particular(says.remarks, room("", "", 3))], BODY));
        let done_by = Entry {
            filled: given("点検者の氏名", self.drilled_by.clone()),
            seal: Seal::Asked,
            ..entry(marked(says.done_by), 1.0)
        };
        let checked_by = Entry { seal: Seal::Asked, ..entry(marked(says.checked_by), 1.0) };
        sheet.push(Block::Together(vec![
            Block::Gap(12.0),
            Block::Entries(vec![done_by, checked_by]),
            Block::Gap(10.0),
            code(head),
        ]));
        sheet
    }

    fn particulars(&self) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let shelf = if self.shelf.is_empty() {
            marked(says.own_shelf)
        } else {
            given("置き場所", self.shelf.clone())
        };
        let (outcome, last_at) = match &self.found {
            Drilled::Whole { last_at, .. } => (says.whole, last_at.as_str()),
            Drilled::Damaged => (says.damaged, ""),
            Drilled::OtherKey => (says.other_key, ""),
            Drilled::Newer => (says.newer, ""),
        };
        let mut rows = vec![
            particular(says.place, vec![given("所属", self.place.clone())]),
            particular(says.backup, vec![own(self.backup.clone())]),
            particular(says.made_at, vec![own(self.made_at.clone())]),
            particular(says.shelf, vec![shelf]),
            particular(says.drilled, vec![own(self.drilled_at.clone())]),
            particular(says.outcome, vec![marked(outcome)]),
            particular(says.mark, vec![own(self.mark.clone())]),
        ];
        if !last_at.is_empty() {
            rows.push(particular(says.last_at, vec![own(last_at.to_owned())]));
        }
        rows
    }
}

fn checks(entries: u32) -> Table {
    let says = Says::formal();
    let chain = say(says.chain, &[("count", own(figures(entries)))]);
    let checked = [marked(says.bytes), marked(says.opens), marked(says.pages), chain, marked(says.ends)];
    let row = |what| vec![Cell::words(what), Cell::centred(marked(says.good))];
    Table {
        columns: vec![37.0, 6.0],
        head: [says.checked, says.result].map(marked).to_vec(),
        rows: checked.into_iter().map(row).collect(),
        style: SMALL,
    }
}

fn holds(counts: &[DrillCount]) -> Table {
    let says = Says::formal();
    let number = |line: &DrillCount| say(says.number, &[("count", own(figures(line.count)))]);
    // Wide enough for what stands above it: オンライン事業 is the longest.
    let room: Vec<f32> = counts.iter().map(|line| 5.5 + 0.4 * line.label.chars().count() as f32).collect();
    let all: f32 = room.iter().sum();
    Table {
        columns: room.iter().map(|room| room * 43.0 / all).collect(),
        head: counts.iter().map(|line| own(line.label.clone())).collect(),
        rows: vec![counts.iter().map(|line| Cell::centred(number(line))).collect()],
        style: SMALL,
    }
}
