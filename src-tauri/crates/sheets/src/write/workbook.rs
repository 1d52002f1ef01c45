//! XLSX out: real dates, columns as wide as what they hold, headings that stay, nothing computed.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, List};
use crate::harmless::is_a_formula;

/// The narrowest and the widest column, in half-width characters.
const WIDTHS: (usize, usize) = (6, 44);
/// Rows whose text is measured for the width of a column.
const MEASURED: usize = 2_000;

/// The list as a workbook. The same list gives the same bytes.
pub fn to_xlsx(list: &List) -> Result<Vec<u8>, NotWritten> {
    Ok(workbook(list)?.save_to_buffer()?)
}

/// A workbook cannot hold the list: more rows than Excel has, or a cell too long.
#[derive(Debug, thiserror::Error)]
#[error("a workbook cannot hold the list")]
pub struct NotWritten(#[from] XlsxError);

struct Formats {
    heading: Format,
    text: Format,
    guarded: Format,
    day: Format,
    time: Format,
    moment: Format,
}

fn workbook(list: &List) -> Result<Workbook, XlsxError> {
    let formats = Formats {
        heading: Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_text_wrap(),
        text: Format::new().set_align(FormatAlign::Top),
        // The apostrophe Excel itself shows for text that begins so.
        guarded: Format::new().set_align(FormatAlign::Top).set_quote_prefix(),
        day: Format::new().set_num_format("yyyy/mm/dd").set_align(FormatAlign::Top),
        time: Format::new().set_num_format("h:mm").set_align(FormatAlign::Top),
        moment: Format::new().set_num_format("yyyy/mm/dd h:mm").set_align(FormatAlign::Top),
    };
    let mut book = Workbook::new();
    // Whoever opens it elsewhere learns when it was made, and nothing of who made it.
    book.set_properties(&DocProperties::new().set_title(&list.title).set_creation_datetime(&list.made_at));
    let sheet = book.add_worksheet();
    sheet.set_name(tab(&list.title))?;
    for (at, column) in (0u16..).zip(&list.columns) {
        sheet.write_string_with_format(0, at, &column.heading, &formats.heading)?;
        sheet.set_column_width(at, width(list, at.into()) as f64)?;
    }
    for (at, row) in (1u32..).zip(&list.rows) {
        for (column, cell) in (0u16..).zip(row) {
            put(sheet, at, column, cell, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Some(column), Ok(rows)) = (list.columns.len().checked_sub(1), u32::try_from(list.rows.len())) {
        sheet.autofilter(0, 0, rows, column as u16)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    // A4, across, as wide as the page.
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&L{}&R&D", list.title.replace('&', "&&"))).set_footer("&C&P／&N");
    Ok(book)
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => sheet,
        Cell::Text(text) => {
            let format = if is_a_formula(text) { &formats.guarded } else { &formats.text };
            sheet.write_string_with_format(row, column, text, format)?
        }
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number as f64, &formats.text)?,
        Cell::Day(day) => sheet.write_datetime_with_format(row, column, day, &formats.day)?,
        Cell::Time(time) => sheet.write_datetime_with_format(row, column, time, &formats.time)?,
        Cell::Moment(at) => sheet.write_datetime_with_format(row, column, at, &formats.moment)?,
    };
    Ok(())
}

/// A tab's name: Excel takes 31 characters, and not every one.
fn tab(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.is_empty() { "一覧".to_owned() } else { name }
}

fn width(list: &List, column: usize) -> usize {
    let cells = list.rows.iter().take(MEASURED).filter_map(|row| row.get(column));
    let heading = list.columns.get(column).map_or(0, |column| room(&column.heading) + 3);
    let widest = cells.map(|cell| room(&cell.words())).max().unwrap_or(0) + 2;
    widest.max(heading).clamp(WIDTHS.0, WIDTHS.1)
}

/// How many half-width characters the longest line takes.
fn room(text: &str) -> usize {
    let wide = |c: char| if c.is_ascii() || ('｡'..='ﾟ').contains(&c) { 1 } else { 2 };
    text.lines().map(|line| line.chars().map(wide).sum()).max().unwrap_or(0)
}
