//! Showing imports (取り込みの表示): the list of them, and one with its rows judged.

use domain::staff::Deed;
use store::{
    Read,
    imports::{Aim, ImportRecord},
};

use super::{
    AimWire, EncodingWire, ImportBrief, ImportColumn, ImportRow, ImportSheet, ImportSheetRequest, Imports,
    MeaningWire, RowCounts, RowGroup, RowVerdict,
    judging::{Judge, brief_of, import_of, spoken_of},
};
use crate::{Center, Failure, Reply, loans::rows::staff_name, world::in_japan};

/// Rows on one page.
const PAGE: usize = 50;
/// Imports the list shows.
const MOST_IMPORTS: u32 = 50;
/// Cells of a column that are shown beside its heading.
const SAMPLES: usize = 3;

impl Center {
    /// The imports of the place, the latest first.
    pub(crate) fn imports(&mut self, Imports {}: Imports) -> Reply<Vec<ImportBrief>> {
        let (read, hands) = self.look();
        store::imports::latest(&read, hands.sees(), MOST_IMPORTS)?
            .iter()
            .map(|import| brief(&read, import))
            .collect()
    }

    /// An import with a page of its rows, judged as of now.
    pub(crate) fn import_sheet(&mut self, request: ImportSheetRequest) -> Reply<ImportSheet> {
        let (read, hands) = self.look();
        let import = import_of(&read, request.import.into())?;
        hands.may(Deed::LookAtRecords, import.place)?;
        let form = store::imports::form(&read, import.form)?.ok_or(Failure::Gone)?;
        let records = store::imports::rows(&read, import.id)?;
        let samples = |column: usize| {
            let cells = records.iter().filter_map(move |row| row.cells.get(column));
            cells.filter(|cell| !cell.is_empty()).take(SAMPLES).cloned().collect()
        };
        let columns = form
            .headings
            .iter()
            .zip(&form.meanings)
            .enumerate()
            .map(|(at, (heading, word))| ImportColumn {
                heading: heading.clone(),
                meaning: MeaningWire::of(word),
                samples: samples(at),
            })
            .collect();
        let mut judge = Judge::of(&read, &import, hands.today())?;
        let mut counts = RowCounts::default();
        let mut rows = Vec::new();
        let from = (request.page as usize).saturating_mul(PAGE);
        let mut met = 0;
        for record in &records {
            let judged = judge.judge(record)?;
            let group = judged.verdict.group();
            counts.add(group);
            if request.group != RowGroup::All && request.group != group {
                continue;
            }
            if (from..from.saturating_add(PAGE)).contains(&met) {
                let mut people = judged.said.people.iter();
                let guardian = people.next().filter(|_| !judged.said.people.is_empty());
                rows.push(ImportRow {
                    id: record.id.uuid(),
                    number: record.number,
                    name: guardian.map(|person| person.name.clone()).unwrap_or_default(),
                    children: people.map(spoken_of).collect(),
                    cells: record.cells.clone(),
                    verdict: judged.verdict,
                });
            }
            met += 1;
        }
        Ok(ImportSheet { brief: brief(&read, &import)?, columns, counts, rows })
    }
}

fn brief(read: &Read, import: &ImportRecord) -> Reply<ImportBrief> {
    let [waiting, taken, left] = store::imports::counts(read, import.id)?;
    let (aim, session) = match import.aim {
        Aim::Families => (AimWire::Families {}, None),
        Aim::Column => (AimWire::Column {}, None),
        Aim::Session(session) => (
            AimWire::Session { session: session.uuid() },
            store::sessions::get(read, session)?.as_ref().map(brief_of),
        ),
    };
    Ok(ImportBrief {
        id: import.id.uuid(),
        file_name: import.file_name.clone(),
        encoding: match import.encoding.as_str() {
            "utf8WithMark" => EncodingWire::Utf8WithMark,
            "utf16" => EncodingWire::Utf16,
            "cp932" => EncodingWire::Cp932,
            "workbook" => EncodingWire::Workbook,
            _ => EncodingWire::Utf8,
        },
        aim,
        session,
        brought_on: in_japan(import.brought_at).date_naive(),
        brought_by: staff_name(read, import.brought_by)?,
        waiting,
        taken,
        left,
        closed_on: import.closed_on,
    })
}

impl RowVerdict {
    /// What it asks of a person.
    fn group(&self) -> RowGroup {
        match self {
            Self::Ready { .. } => RowGroup::Ready,
            Self::Wrong { .. } | Self::NoSuchSession { .. } | Self::SessionCancelled { .. } => RowGroup::Mend,
            Self::AskFamily { .. }
            | Self::LikeRow { .. }
            | Self::NotEligible { .. }
            | Self::Refused { .. }
            | Self::LikeRefused { .. } => RowGroup::Decide,
            Self::AppliedAlready { .. } | Self::RegisteredAlready { .. } | Self::TakenBefore { .. } => {
                RowGroup::Double
            }
            Self::Taken { .. } => RowGroup::Taken,
            Self::Left => RowGroup::Left,
        }
    }
}

impl RowCounts {
    fn add(&mut self, group: RowGroup) {
        self.all += 1;
        match group {
            RowGroup::All => {}
            RowGroup::Ready => self.ready += 1,
            RowGroup::Mend => self.mend += 1,
            RowGroup::Decide => self.decide += 1,
            RowGroup::Double => self.double += 1,
            RowGroup::Taken => self.taken += 1,
            RowGroup::Left => self.left += 1,
        }
    }
}
