//! CSV: what a city, a spreadsheet or a mail program may have made of a list.

use sheets::{NotASheet, Sheet, read, read::Bounds};

use crate::{
    mangling::mangled,
    trial::{Judged, Trial},
};

/// Rows of a hundred cells, each a string of its own, out of a file at its bound.
const MOST: u64 = 400_000_000;

fn corpus() -> Vec<Vec<u8>> {
    let utf16: Vec<u8> =
        "\u{FEFF}氏名\tふりがな\n佐藤 綾\tさとう あや\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        include_bytes!("../fixtures/imports/form-bom.csv").to_vec(),
        include_bytes!("../fixtures/imports/form-cp932.csv").to_vec(),
        "氏名;生年月日\n\"佐藤; \"\"綾\"\"\";2025-07-14\n=1+1;@x\n".as_bytes().to_vec(),
        utf16,
    ]
}

const WORDS: [&[u8]; 9] =
    [b"\"", b"\"\"", b",", b";;;;;;;;", b"\r", b"\r\n\n", b"\xEF\xBB\xBF", b"\x81", b"\xFF\xFE\x00\xD8"];

/// What reading may hold, however the bytes were.
pub fn is_within_bounds(sheet: &Sheet) -> bool {
    sheet.rows.len() <= Bounds::ROWS + 1
        && sheet.headings.len() <= Bounds::COLUMNS
        && sheet.rows.iter().all(|row| {
            row.cells.len() <= Bounds::COLUMNS
                && row.cells.iter().all(|cell| cell.chars().count() <= Bounds::CELL)
        })
}

pub fn judged(bytes: &[u8]) -> Judged {
    let read = read(bytes);
    if let Ok(sheet) = &read {
        assert!(is_within_bounds(sheet), "more was read than the bounds hold");
    }
    Judged::of(&read)
}

#[test]
fn a_text_file_of_any_kind_ends_in_a_table_or_a_refusal() {
    let corpus = corpus();
    let mut trial = Trial::of("csv", MOST);
    for mut dice in trial.cases(6_000) {
        let bytes = mangled(&mut dice, &corpus, &WORDS);
        trial.case(&bytes, || judged(&bytes));
    }
    trial.close();
}

#[test]
fn a_file_at_its_bound_holds_no_more_than_its_target_may() {
    let mut trial = Trial::of("csv at its bound", MOST);
    for piece in ["\"", "a,b\n", "あ"] {
        let bytes = piece.repeat(Bounds::BYTES / piece.len()).into_bytes();
        trial.case(&bytes, || judged(&bytes));
    }
    let full = format!("{}\n", ["x"; Bounds::COLUMNS].join(",")).repeat(Bounds::ROWS);
    trial.case(full.as_bytes(), || judged(full.as_bytes()));
    trial.close();
    assert_eq!(read(&vec![b'a'; Bounds::BYTES + 1]).err(), Some(NotASheet::TooLarge));
}
