//! Whatever somebody chooses by mistake: reading ends in a table or a refusal, never in a stop.

use proptest::prelude::*;
use sheets::{Cell, Column, List, NotASheet, Sheet, read, read::Bounds, to_csv, to_csv_cp932, to_xlsx};

/// What reading may hold, however the bytes were.
fn is_within_bounds(sheet: &Sheet) -> bool {
    sheet.rows.len() <= Bounds::ROWS + 1
        && sheet.headings.len() <= Bounds::COLUMNS
        && sheet.rows.iter().all(|row| {
            row.cells.len() <= Bounds::COLUMNS
                && row.cells.iter().all(|cell| cell.chars().count() <= Bounds::CELL)
        })
}

fn list(rows: Vec<Vec<String>>) -> List {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    List {
        title: "家庭".to_owned(),
        columns: (1..=width).map(|at| Column::called(&format!("見出し{at}"))).collect(),
        rows: rows
            .into_iter()
            .map(|mut row| {
                row.resize(width, String::new());
                row.into_iter().map(Cell::text).collect()
            })
            .collect(),
        made_at: "2026-11-25T10:00:00".parse().expect("a moment"),
    }
}

fn small_workbook() -> Vec<u8> {
    let row = |name: &str| vec![name.to_owned(), "2025-07-14".to_owned(), "=1+1".to_owned()];
    to_xlsx(&list(vec![row("佐藤 美咲"), row("髙橋 あおい"), row("𠮷田 湊")])).expect("a workbook")
}

/// What people write into cells: names, figures, formulas, line breaks, quotation marks.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ぁ-んァ-ヶ一-龠①㈱髙﨑𠮷]{0,8}",
        "[=+@＝－-][a-z0-9()]{0,6}",
        "[ -~]{0,12}",
        Just("一行目\n二行目".to_owned()),
        Just("「\"引用\"」, と".to_owned()),
        "'[=+a]{0,3}",
    ]
    .prop_map(|text| text.trim().to_owned())
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    // The first two cells are filled, so that no row is one of nothing and no heading a title.
    prop::collection::vec(prop::collection::vec(cell(), 3), 1..8).prop_map(|rows| {
        rows.into_iter()
            .map(|row| ["名".to_owned(), "所".to_owned()].into_iter().chain(row).collect())
            .collect()
    })
}

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.cells.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_bytes_end_in_a_table_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        if let Ok(sheet) = read(&bytes) {
            prop_assert!(is_within_bounds(&sheet));
        }
    }

    #[test]
    fn any_text_ends_in_a_table_or_a_refusal(text in "[\\PC\",\n\t;]{0,400}") {
        if let Ok(sheet) = read(text.as_bytes()) {
            prop_assert!(is_within_bounds(&sheet));
        }
    }

    #[test]
    fn a_workbook_with_wrong_bytes_ends_in_a_table_or_a_refusal(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = small_workbook();
        for (at, byte) in wrong {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(sheet) = read(&bytes) {
            prop_assert!(is_within_bounds(&sheet));
        }
    }

    #[test]
    fn what_goes_out_comes_back_the_same(rows in rows()) {
        let list = list(rows);
        let wanted: Vec<Vec<String>> = list.rows.iter().map(|row| row.iter().map(words).collect()).collect();
        prop_assert_eq!(&cells(&read(&to_csv(&list)).expect("CSV")), &wanted);
        prop_assert_eq!(&cells(&read(&to_xlsx(&list).expect("XLSX")).expect("a workbook")), &wanted);
        if let Ok(bytes) = to_csv_cp932(&list, sheets::StandIn::Refused) {
            prop_assert_eq!(&cells(&read(&bytes).expect("CP932")), &wanted);
        }
    }

    #[test]
    fn no_cell_that_goes_out_begins_a_formula(text in "[=+@\t＝＋－＠-].{0,20}") {
        let bytes = to_csv(&list(vec![vec![text.trim_end().to_owned()]]));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
        for record in reader.records() {
            for cell in &record.expect("a record") {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
            }
        }
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    }
}

#[test]
fn a_workbook_that_unfolds_without_end_is_refused() {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..80 {
        archive.write_all(&zeros).expect("written");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    assert!(bytes.len() < Bounds::BYTES / 4, "small as a file");
    assert_eq!(read(&bytes).err(), Some(NotASheet::TooLarge));
}

#[test]
fn what_is_no_table_is_told_apart() {
    assert_eq!(read(b"").err(), Some(NotASheet::NoRows));
    assert_eq!(read("氏名,電話\n".as_bytes()).err(), Some(NotASheet::NoRows), "headings alone");
    assert_eq!(read(b"%PDF-1.7 ...").err(), Some(NotASheet::NoTable));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").err(), Some(NotASheet::OldWorkbook));
    assert_eq!(read(b"PK\x03\x04 torn").err(), Some(NotASheet::DamagedWorkbook));
    assert_eq!(read(b"\x00\x01\x02\xFF\xFE\xFD").err(), Some(NotASheet::UnknownText));
    assert_eq!(read(&vec![b'a'; Bounds::BYTES + 1]).err(), Some(NotASheet::TooLarge));
    let long = format!("氏名,電話\n\"佐藤{}", ",090\n".repeat(800));
    assert_eq!(read(long.as_bytes()).err(), Some(NotASheet::EndlessCell { row: 2 }), "a quote left open");
    let many = format!("a,b\n{}", "1,2\n".repeat(Bounds::ROWS + 2));
    assert_eq!(read(many.as_bytes()).err(), Some(NotASheet::TooManyRows));
    let wide = format!("a,b\n{}\n", ",".repeat(Bounds::COLUMNS));
    assert_eq!(read(wide.as_bytes()).err(), Some(NotASheet::TooManyColumns { row: 2 }));
}
