//! CSV out: UTF-8 with the mark Excel wants, or CP932, which cannot carry every name.

use csv::{Terminator, WriterBuilder};
use encoding_rs::SHIFT_JIS;

use super::{Cell, List};
use crate::guarded;

/// Characters CP932 has no place for, each once, in the order they are met.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("CP932 cannot carry some characters")]
pub struct CannotCarry {
    /// Which.
    pub characters: Vec<char>,
}

/// The list as UTF-8 with its mark.
pub fn to_csv(list: &List) -> Vec<u8> {
    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
    bytes.extend_from_slice(lines(list).as_bytes());
    bytes
}

/// The list as CP932. What it cannot carry is refused, unless `〓` may stand for it, as printers do.
pub fn to_csv_cp932(list: &List, stand_in: StandIn) -> Result<Vec<u8>, CannotCarry> {
    let mut text = lines(list);
    let lost = cannot_carry(&text);
    if !lost.is_empty() {
        match stand_in {
            StandIn::Refused => return Err(CannotCarry { characters: lost }),
            StandIn::Geta => {
                text = text.chars().map(|c| if carries(c) { c } else { '〓' }).collect();
            }
        }
    }
    Ok(SHIFT_JIS.encode(&text).0.into_owned())
}

/// Whether something may stand for what cannot be carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandIn {
    /// Nothing may.
    Refused,
    /// 〓, which says that a character is missing here.
    Geta,
}

/// The characters of a text that CP932 has no place for.
pub fn cannot_carry(text: &str) -> Vec<char> {
    let mut lost = Vec::new();
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if !carries(c) && !lost.contains(&c) {
            lost.push(c);
        }
    }
    lost
}

/// Whether a character goes there and comes back itself: ¥ would come back as \.
fn carries(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    let (bytes, _, lost) = SHIFT_JIS.encode(text);
    !lost
        && SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(&bytes)
            .is_some_and(|back| back == *text)
}

fn lines(list: &List) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let headings = list.columns.iter().map(|column| guarded(&column.heading).into_owned());
    // A vector takes every byte, and every record has what it has: neither can fail.
    let _ = write(&mut writer, headings);
    for row in &list.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text).into_owned(),
            other => other.words(),
        });
        let _ = write(&mut writer, cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn write(writer: &mut csv::Writer<Vec<u8>>, cells: impl Iterator<Item = String>) -> csv::Result<()> {
    writer.write_record(cells)
}
