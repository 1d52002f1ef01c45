//! Lists that go out: what CP932 cannot carry is said, and nothing is computed.

use sheets::{CannotCarry, Cell, Column, List, StandIn, cannot_carry, read, to_csv, to_csv_cp932, to_xlsx};

fn names(names: &[&str]) -> List {
    List {
        title: "家庭".to_owned(),
        columns: vec![Column::called("氏名")],
        rows: names.iter().map(|name| vec![Cell::text(*name)]).collect(),
        made_at: "2026-11-25T10:00:00".parse().expect("a moment"),
    }
}

#[test]
fn cp932_says_what_it_cannot_carry_and_writes_no_question_mark() {
    let list = names(&["髙﨑 ①㈱", "𠮷田 湊", "葛󠄀城", "Nguyễn", "𠮷村", "10¥"]);
    let CannotCarry { characters } = to_csv_cp932(&list, StandIn::Refused).expect_err("not all of these go");
    assert_eq!(characters, ['𠮷', '\u{E0100}', 'ễ', '¥'], "each once, in their order");
    let bytes = to_csv_cp932(&list, StandIn::Geta).expect("with 〓 in their place");
    assert!(!bytes.contains(&b'?'), "never a question mark");
    let back = read(&bytes).expect("a table");
    assert_eq!(back.rows[1].cells[0], "〓田 湊", "the gap shows");
    assert_eq!(back.rows[0].cells[0], "髙﨑 ①㈱", "the extensions go as they are");
}

#[test]
fn every_character_cp932_has_goes_out_and_comes_back() {
    let text = "髙﨑①㈱ⅳ№℡ｱｲｳ～－∥￠￡￢纊鍈塚";
    assert_eq!(cannot_carry(text), [] as [char; 0]);
    let bytes = to_csv_cp932(&names(&[text]), StandIn::Refused).expect("all of it goes");
    assert_eq!(read(&bytes).expect("a table").rows[0].cells[0], text);
}

#[test]
fn a_list_is_the_same_bytes_every_time() {
    let list = names(&["佐藤 美咲", "=cmd|' /C calc'!A0"]);
    assert_eq!(to_xlsx(&list).expect("once"), to_xlsx(&list).expect("twice"));
    let text = String::from_utf8(to_csv(&list)).expect("UTF-8");
    assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"));
    assert!(text.contains("'=cmd|"), "a formula is text: {text}");
}
