//! Files as cities write them: every encoding, every habit.

use encoding_rs::SHIFT_JIS;
use sheets::{Cell, Column, Encoding, List, read, to_xlsx};

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = SHIFT_JIS.encode(text);
    assert!(!lost, "CP932 carries it");
    bytes.into_owned()
}

#[test]
fn the_encoding_is_told_from_the_bytes() {
    let text = "受付番号,氏名\r\n①,㈱髙﨑 あおい\r\n";
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8WithMark),
        (cp932(text), Encoding::Cp932),
        (wide, Encoding::Utf16),
    ] {
        let sheet = read(&bytes).unwrap_or_else(|why| panic!("{encoding:?}: {why}"));
        assert_eq!(sheet.encoding, encoding);
        assert_eq!(sheet.headings, ["受付番号", "氏名"]);
        assert_eq!(sheet.rows[0].cells, ["①", "㈱髙﨑 あおい"], "{encoding:?}: not a character is lost");
        assert_eq!(sheet.rows[0].number, 2);
    }
}

#[test]
fn a_cell_may_hold_lines_and_quotation_marks() {
    let sheet =
        read("氏名,備考\n佐藤,\"一行目\r\n「\"\"二\"\"」, 行目\"\n,\n鈴木,\n".as_bytes()).expect("a table");
    assert_eq!(sheet.rows.len(), 2, "a row of nothing is none");
    assert_eq!(sheet.rows[0].cells[1], "一行目\n「\"二\"」, 行目");
    assert_eq!((sheet.rows[1].number, sheet.rows[1].cells[0].as_str()), (4, "鈴木"));
}

#[test]
fn a_title_above_and_missing_headings_do_no_harm() {
    let sheet = read("11月の申込一覧\n氏名,,電話,電話,\n佐藤,x,1,2\n".as_bytes()).expect("a table");
    assert_eq!(sheet.headings, ["氏名", "2列目", "電話", "電話（2）"]);
    assert_eq!(sheet.rows[0].cells, ["佐藤", "x", "1", "2"]);
}

#[test]
fn tabs_and_semicolons_part_cells_too() {
    assert_eq!(read("氏名\t電話\n佐藤\t1\n".as_bytes()).expect("tabs").headings, ["氏名", "電話"]);
    assert_eq!(read("氏名;電話\n佐藤;1\n".as_bytes()).expect("semicolons").headings, ["氏名", "電話"]);
}

#[test]
fn a_workbook_s_days_and_figures_are_what_a_person_would_type() {
    let made_at = "2026-11-25T10:00:00".parse().expect("a moment");
    let rows = vec![vec![
        Cell::text("髙橋 あおい"),
        Cell::Day("2025-07-14".parse().expect("a day")),
        Cell::Number(9_012_345_678),
        Cell::Time("10:30:00".parse().expect("a time")),
        Cell::Moment("2026-11-20T08:05:00".parse().expect("a moment")),
        Cell::Nothing,
    ]];
    let columns = ["氏名", "生年月日", "電話", "時刻", "受付", "備考"].map(Column::called).into();
    let bytes = to_xlsx(&List { title: "申込".into(), columns, rows, made_at }).expect("a workbook");
    let sheet = read(&bytes).expect("a table");
    assert_eq!(sheet.encoding, Encoding::Workbook);
    assert_eq!(
        sheet.rows[0].cells,
        ["髙橋 あおい", "2025-07-14", "9012345678", "10:30", "2026-11-20 08:05", ""]
    );
}
