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
        let unfolded = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| NotASheet::DamagedWorkbook)?;
        left = left.checked_sub(unfolded).ok_or(NotASheet::TooLarge)?;
    }
    Ok(())
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
