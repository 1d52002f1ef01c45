//! Workbooks (XLSX): the first sheet with anything on it, cell by cell, never more than the bounds hold.

use std::{
    io::{Cursor, Read, copy, sink},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Reader, Xlsx};
use chrono::NaiveTime;
use zip::ZipArchive;

use super::{Bounds, Gathered, NotASheet, SheetRow, cell};

/// Parts of an archive; an honest workbook has a few dozen.
const MOST_PARTS: usize = 2_000;

/// What the part with the strings of all sheets is called, wherever it lies.
const STRINGS: &str = "sharedstrings.xml";

/// What it says their number with.
const COUNT: &[u8] = b"uniqueCount";

/// What stands around the cells: the library keeps sixty bytes for each of its elements, however short.
const AROUND: [&str; 3] = ["styles.xml", "workbook.xml", ".rels"];

/// The most bytes of one of those; sixty-five thousand formats, which is all that Excel takes, are fewer.
const MOST_AROUND: u64 = 8 * 1024 * 1024;

/// The rows of a workbook.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, NotASheet> {
    unfolds_within_bounds(bytes)?;
    // The reader of workbooks is a library's: where it stops at a damaged one, that is what the file is.
    catch_unwind(AssertUnwindSafe(|| gathered(bytes))).unwrap_or(Err(NotASheet::DamagedWorkbook))
}

/// Unfolds every part once into nothing, since what an archive says of its own size need not be so.
fn unfolds_within_bounds(bytes: &[u8]) -> Result<(), NotASheet> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotASheet::DamagedWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(NotASheet::TooLarge);
    }
    let mut left = Bounds::UNFOLDED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| NotASheet::DamagedWorkbook)?;
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let mut part = part.take(left + 1);
        let unfolded = if name.ends_with(STRINGS) {
            let mut strings = Vec::new();
            part.read_to_end(&mut strings).map_err(|_| NotASheet::DamagedWorkbook)?;
            if claimed(&strings) > strings.len() {
                return Err(NotASheet::DamagedWorkbook);
            }
            strings.len() as u64
        } else {
            copy(&mut part, &mut sink()).map_err(|_| NotASheet::DamagedWorkbook)?
        };
        if unfolded > MOST_AROUND && AROUND.iter().any(|around| name.ends_with(around)) {
            return Err(NotASheet::TooLarge);
        }
        left = left.checked_sub(unfolded).ok_or(NotASheet::TooLarge)?;
    }
    Ok(())
}

/// How many strings the part with them says it has. The library lays out room for as many before it has read the
/// first, and what there is no room for ends the whole program, not the reading.
fn claimed(strings: &[u8]) -> usize {
    let claims = strings.windows(COUNT.len()).enumerate().filter(|(_, word)| *word == COUNT);
    let count = |(at, _): (usize, &[u8])| {
        let after = &strings[at + COUNT.len()..];
        let figures =
            after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        figures.fold(0_usize, |count, figure| {
            count.saturating_mul(10).saturating_add(usize::from(figure - b'0'))
        })
    };
    claims.map(count).max().unwrap_or(0)
}

fn gathered(bytes: &[u8]) -> Result<Vec<SheetRow>, NotASheet> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_: calamine::XlsxError| {
            // A zip without a workbook in it: a document, a folder of pictures.
            NotASheet::NoTable
        })?;
    for name in book.sheet_names() {
        let rows = sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(NotASheet::NoRows)
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<SheetRow>, NotASheet> {
    // A sheet that only holds a chart has no cells.
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let mut gathered = Gathered::new();
    let mut cells: Vec<String> = Vec::new();
    let mut row = 0;
    loop {
        let next = reader.next_cell().map_err(|_| NotASheet::DamagedWorkbook)?;
        let at = next.as_ref().map(|cell| cell.get_position().0);
        if at != Some(row) {
            gathered.take(row.saturating_add(1), std::mem::take(&mut cells))?;
        }
        let Some(found) = next else { break };
        let (at, column) = found.get_position();
        row = at;
        let text = cell(&words(found.get_value()), row.saturating_add(1))?;
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= Bounds::COLUMNS {
            return Err(NotASheet::TooManyColumns { row: row.saturating_add(1) });
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    Ok(gathered.rows)
}

/// A cell as a person would type it: days as `2026-11-25`, with a time where there is one; whole numbers bare.
fn words(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => if *truth { "はい" } else { "いいえ" }.to_owned(),
        DataRef::DateTime(moment) => match moment.as_datetime() {
            Some(at) if at.time() == NaiveTime::MIN => at.format("%Y-%m-%d").to_string(),
            // Under one day it is a time alone.
            Some(at) if moment.as_f64() < 1.0 => at.format("%H:%M").to_string(),
            Some(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            None => moment.as_f64().to_string(),
        },
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
