//! Text files (CSV): the encoding told from the bytes themselves, then rows.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::{Bounds, Gathered, NotASheet, SheetRow, cell};
use crate::unguarded;

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with the mark Excel puts before it.
    Utf8WithMark,
    /// UTF-16 with its mark (Excel's "Unicode text").
    Utf16,
    /// Windows' Japanese code page, with the NEC and IBM extensions (①㈱髙).
    Cp932,
    /// XLSX.
    Workbook,
}

/// The rows of a text file.
pub(super) fn rows(bytes: &[u8]) -> Result<(Encoding, Vec<SheetRow>), NotASheet> {
    let (encoding, text) = decoded(bytes)?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')) {
        return Err(NotASheet::UnknownText);
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut gathered = Gathered::new();
    let mut number = 0;
    while reader.read_record(&mut record).map_err(|_| NotASheet::UnknownText)? {
        // A line with nothing on it at all is no row to the reader.
        number += 1;
        if record.len() > Bounds::COLUMNS {
            return Err(NotASheet::TooManyColumns { row: number });
        }
        let cells =
            record.iter().map(|text| cell(unguarded(text.trim()), number)).collect::<Result<_, _>>()?;
        gathered.take(number, cells)?;
    }
    Ok((encoding, gathered.rows))
}

/// UTF-8 is so regular that text of another encoding is not mistaken for it; CP932 must decode whole.
fn decoded(bytes: &[u8]) -> Result<(Encoding, Cow<'_, str>), NotASheet> {
    let whole = |encoding: &'static encoding_rs::Encoding, bytes| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(NotASheet::UnknownText)
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = std::str::from_utf8(rest).map_err(|_| NotASheet::UnknownText)?;
            Ok((Encoding::Utf8WithMark, text.into()))
        }
        [0xFF, 0xFE, rest @ ..] => Ok((Encoding::Utf16, whole(UTF_16LE, rest)?)),
        [0xFE, 0xFF, rest @ ..] => Ok((Encoding::Utf16, whole(UTF_16BE, rest)?)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok((Encoding::Utf8, text.into())),
            Err(_) => Ok((Encoding::Cp932, whole(SHIFT_JIS, bytes)?)),
        },
    }
}

/// What parts the cells: of comma, tab and semicolon the one met most before the first line ends.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(mark, _)| *mark == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // The first of those that are level.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}
