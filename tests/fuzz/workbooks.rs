//! Workbooks (XLSX): an archive of XML, mangled as an archive and, within it, as XML.

use std::io::{Cursor, Read, Write};

use sheets::{Cell, Column, List, NotASheet, read, read::Bounds, to_xlsx};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    csv::judged,
    dice::Dice,
    mangling::mangled,
    trial::{Judged, Trial, soaked},
};

/// What an archive may unfold to, several times over: the library keeps each string apart, and five bytes may be one.
const MOST: u64 = 12 * Bounds::UNFOLDED;

/// A file in an archive.
type Part = (String, Vec<u8>);

const WORDS: [&[u8]; 14] = [
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"<c r=\"A4294967295\" t=\"s\"><v>4294967295</v></c>",
    b"<c r=\"A1\" t=\"d\"><v>9999-99-99T99:99</v></c>",
    b"<dimension ref=\"A1:XFD1048576\"/>",
    b"<row r=\"4294967295\">",
    b"<mergeCell ref=\"A1:XFD1048576\"/>",
    b"<si><r><t>",
    b"&#x0;",
    b"&#x110000;",
    b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
    b"&b;",
    b"<![CDATA[",
    b"</worksheet>",
    b"\xEF\xBB\xBF",
];

fn workbook() -> Vec<u8> {
    let row = |name: &str| vec![Cell::text(name), Cell::text("2025-07-14"), Cell::text("=1+1")];
    let list = List {
        title: "家庭".to_owned(),
        columns: ["氏名", "生年月日", "備考"].map(Column::called).into(),
        rows: vec![row("佐藤 美咲"), row("髙橋 あおい"), row("𠮷田 湊")],
        made_at: "2026-11-25T10:00:00".parse().expect("a moment"),
    };
    to_xlsx(&list).expect("a workbook")
}

fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let part = |at| {
        let mut file = archive.by_index(at).expect("a part");
        let (name, mut bytes) = (file.name().expect("a name").into_owned(), Vec::new());
        file.read_to_end(&mut bytes).expect("read");
        (name, bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[Part]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        // A second part of a name cannot be begun; the first stands.
        if archive.start_file(name.as_str(), options).is_ok() {
            archive.write_all(bytes).expect("written");
        }
    }
    archive.finish().expect("an archive").into_inner()
}

/// One part of a workbook mangled, left out, or under another's name.
fn mangled_within(dice: &mut Dice, whole: &[Part]) -> Vec<u8> {
    let mut parts = whole.to_vec();
    let corpus: Vec<Vec<u8>> = whole.iter().map(|(_, bytes)| bytes.clone()).collect();
    for _ in 0..1 + dice.roll(3) {
        let at = dice.roll(parts.len());
        match dice.roll(8) {
            0 => {
                parts.remove(at);
            }
            1 => {
                let other = dice.roll(parts.len());
                parts[at].1 = parts[other].1.clone();
            }
            _ => {
                let own = [parts[at].1.clone()];
                let from = if dice.percent(90) { &own[..] } else { &corpus[..] };
                parts[at].1 = mangled(dice, from, &WORDS);
            }
        }
    }
    packed(&parts)
}

#[test]
fn a_workbook_of_any_kind_ends_in_a_table_or_a_refusal() {
    let whole = workbook();
    let parts = parts(&whole);
    let corpus = [whole];
    let mut trial = Trial::of("xlsx", MOST);
    for mut dice in trial.cases(1_500) {
        let bytes = if dice.percent(25) {
            mangled(&mut dice, &corpus, &[b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04"])
        } else {
            mangled_within(&mut dice, &parts)
        };
        trial.case(&bytes, || judged(&bytes));
    }
    trial.close();
}

/// A workbook with one part in the place of its own.
fn with(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mut parts = parts(&workbook());
    let part = parts.iter_mut().find(|(known, _)| known == name).expect("such a part");
    part.1 = bytes;
    packed(&parts)
}

/// As much of the XML as unfolds to just under the bound; to an eighth of it where time is short.
fn filled(before: &str, piece: &str, after: &str) -> Vec<u8> {
    let most = Bounds::UNFOLDED as usize / if soaked() { 1 } else { 8 };
    let times = (most - 100_000) / piece.len();
    format!("{before}{}{after}", piece.repeat(times)).into_bytes()
}

const STRINGS: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

#[test]
fn a_small_archive_that_unfolds_to_much_holds_no_more_than_its_target_may() {
    let mut trial = Trial::of("xlsx bombs", MOST);
    let strings = format!("{XML}<sst count=\"4294967295\" uniqueCount=\"1000000\">");
    let rows = format!("{XML}<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let close = "</sheetData></worksheet>";
    let mut bombs = vec![
        with(STRINGS, filled(&strings, "<si/>", "</sst>")),
        with(STRINGS, filled(&strings, "<si><t>a</t></si>", "</sst>")),
        with(STRINGS, filled(&strings, "a", "</sst>")),
        with(SHEET, filled(&rows, "<row/>", close)),
        with(SHEET, filled(&rows, "<c/>", close)),
        with(SHEET, filled(&rows, "<c><v>1</v></c>", close)),
        with(SHEET, filled(&format!("{XML}<worksheet>"), "<a>", "")),
        with(SHEET, filled(&format!("{XML}<worksheet><mergeCells>"), "<mergeCell ref=\"A1:B2\"/>", "")),
        with(
            "xl/styles.xml",
            filled(&format!("{XML}<styleSheet><cellXfs>"), "<xf/>", "</cellXfs></styleSheet>"),
        ),
        with(
            "xl/workbook.xml",
            filled(&format!("{XML}<workbook><sheets>"), "<sheet/>", "</sheets></workbook>"),
        ),
    ];
    // Found: room was laid out for as many strings as the file says it has, and the program ended.
    let claim = format!("{XML}<sst count=\"3\" uniqueCount=\"4294967295\"><si><t>氏名</t></si></sst>");
    assert_eq!(read(&with(STRINGS, claim.into_bytes())).err(), Some(NotASheet::DamagedWorkbook));
    // Found: of 64 MB of empty formats, 4 GB were held.
    let formats = format!("{XML}<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(1_700_000));
    assert_eq!(read(&with("xl/styles.xml", formats.into_bytes())).err(), Some(NotASheet::TooLarge));
    // What unfolds to more than the bound is never handed to the library.
    let over = vec![b' '; Bounds::UNFOLDED as usize + 1];
    assert_eq!(read(&with(SHEET, over)).err(), Some(NotASheet::TooLarge));
    let many: Vec<Part> = (0..2_001).map(|n| (format!("xl/{n}"), Vec::new())).collect();
    bombs.push(packed(&many));
    for bytes in bombs {
        assert!(bytes.len() < Bounds::BYTES, "a bomb is small");
        trial.case(&bytes, || judged(&bytes));
    }
    let honest = workbook();
    trial.case(&honest, || judged(&honest));
    assert_eq!(judged(&honest), Judged::Taken);
    trial.close();
}
