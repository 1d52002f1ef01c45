//! What is lent and what was decided over a period, as it is printed and as it goes to Excel (貸出簿・必要の認定簿).

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sheets::{Sheet, read};
use tests::{SmallCenter, formal, place};
use uuid::Uuid;

use crate::session_papers::text;

/// A list over a period, written out for Excel.
fn exported(center: &SmallCenter, kind: &str, from: &str, until: &str) -> Value {
    let request = json!({ "list": { "kind": kind, "from": from, "until": until }, "format": "xlsx",
                          "purpose": "課への報告", "medium": "", "standIn": "refused" });
    center.must("export_list", request)
}

/// The same, opened in Excel.
fn list(center: &SmallCenter, kind: &str, from: &str, until: &str) -> Sheet {
    let answer = exported(center, kind, from, until);
    read(&STANDARD.decode(answer["bytes"].as_str().expect("bytes")).expect("base64")).expect("a table")
}

/// What stands under a heading, row by row.
fn under<'a>(sheet: &'a Sheet, heading: &str) -> Vec<&'a str> {
    let column = sheet.headings.iter().position(|known| known == heading).expect("the heading");
    sheet.rows.iter().map(|row| row.cells[column].as_str()).collect()
}

fn ledger(from: &str, until: &str) -> Value {
    json!({ "kind": "needLedger", "place": place(tests::MINAMI), "from": from, "until": until })
}

/// Three families ask on 25 November; two are decided on the 30th, and the third waits. The first is approved until
/// March, the second refused.
fn asked_by_three(center: &SmallCenter) -> [Uuid; 3] {
    let needs = ["髙橋 沙織", "グエン ティ ラン", "小林 真由"]
        .map(|name| center.need(center.family(name, "湊", "2025-07-14")));
    center.alone();
    center.clock.go_to("2026-11-30");
    center.must(
        "approve_need",
        json!({ "need": needs[0], "number": "子育第214号", "until": "2027-03-31",
                "facts": "電話で聞き、端末がないことを確かめた" }),
    );
    center.must("refuse_need", json!({ "need": needs[1], "reason": "貸せる端末が残っていない" }));
    needs
}

#[test]
fn every_decision_of_a_period_stands_in_the_ledger_with_who_made_it_and_why() {
    let center = SmallCenter::new();
    asked_by_three(&center);
    let said = text(&center, ledger("2026-04-01", "2026-11-30"));
    for words in [
        "必要の認定簿",
        "認定１件不認定１件",
        "髙橋沙織",
        "カメラのある端末がない",
        "電話で聞き、端末がないことを確かめた",
        "2027.3.31まで",
        "子育第214号",
        "グエンティラン",
        "貸せる端末が残っていない",
        "（記載なし）",
        "主任保育士青木久美子",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("小林真由"), "nobody decided on the third");
}

#[test]
fn a_decision_stands_in_the_ledger_of_the_days_it_was_made_on() {
    let center = SmallCenter::new();
    asked_by_three(&center);
    let before = text(&center, ledger("2026-04-01", "2026-11-29"));
    assert!(before.contains("この期間に決めた申出はありません。"), "they only asked: {before}");
    let wanted = formal(ledger("2026-11-30", "2026-11-29"));
    let refusal = center.refused("issue_papers", wanted);
    assert_eq!(refusal["failure"]["problem"]["kind"], "endsBeforeItBegins");
}

#[test]
fn an_approval_for_one_session_names_it_and_holds_until_its_day() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    let need = center.need(family);
    center.alone();
    center.must(
        "approve_need",
        json!({ "need": need, "number": "", "until": "2027-03-31", "session": session }),
    );
    let said = text(&center, ledger("2026-11-25", "2026-11-25"));
    assert!(said.contains("2026.11.27まで一回限り（2026.11.27おうちでつどいの広場）"), "{said}");
    let sheet = list(&center, "needs", "2026-11-25", "2026-11-25");
    assert_eq!(under(&sheet, "一回限りの事業"), ["2026-11-27 おうちで つどいの広場"]);
    assert_eq!(under(&sheet, "有効期限"), ["2026-11-27"]);
}

#[test]
fn the_list_of_needs_says_who_decided_what_was_checked_and_why() {
    let center = SmallCenter::new();
    asked_by_three(&center);
    let sheet = list(&center, "needs", "2026-04-01", "2027-03-31");
    let by = "主任保育士 青木 久美子";
    for (heading, cells) in [
        ("保護者氏名", ["髙橋 沙織", "グエン ティ ラン", "小林 真由"]),
        ("申し出のわけ", ["カメラのある端末がない"; 3]),
        ("確かめたこと", ["電話で聞き、端末がないことを確かめた", "", ""]),
        ("決定", ["承認", "不承認", "判断待ち"]),
        ("不承認のわけ", ["", "貸せる端末が残っていない", ""]),
        ("決定日", ["2026-11-30", "2026-11-30", ""]),
        ("決定者（職・氏名）", [by, by, ""]),
        ("決裁番号", ["子育第214号", "", ""]),
        ("有効期限", ["2027-03-31", "", ""]),
    ] {
        assert_eq!(under(&sheet, heading), cells, "{heading}");
    }
}

#[test]
fn a_need_is_of_a_period_that_saw_it_asked_or_decided() {
    let center = SmallCenter::new();
    asked_by_three(&center);
    let rows = |from, until| exported(&center, "needs", from, until)["rows"].clone();
    assert_eq!(rows("2026-11-01", "2026-11-25"), 3, "all three asked");
    assert_eq!(rows("2026-11-26", "2026-11-30"), 2, "two were decided");
    assert_eq!(rows("2026-12-01", "2027-03-31"), 0);
}

#[test]
fn a_loan_is_of_every_period_in_which_it_was_out() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-09");
    let rows = |from, until| exported(&center, "loans", from, until)["rows"].clone();
    assert_eq!(rows("2026-04-01", "2026-11-24"), 0, "it had not gone yet");
    assert_eq!(rows("2026-12-01", "2026-12-05"), 1, "it is out");
    center.clock.go_to("2026-12-07");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(tests::good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    assert_eq!(rows("2026-12-07", "2027-03-31"), 1, "the day it came back counts");
    assert_eq!(rows("2026-12-08", "2027-03-31"), 0);
    assert_eq!(rows("2026-04-01", "2027-03-31"), 1);
}

#[test]
fn a_list_s_period_ends_no_earlier_than_it_begins() {
    let center = SmallCenter::new();
    for kind in ["loans", "needs"] {
        let request = json!({ "list": { "kind": kind, "from": "2026-11-25", "until": "2026-11-24" },
                              "format": "csv", "purpose": "課への報告", "medium": "", "standIn": "refused" });
        let refusal = center.refused("export_list", request);
        assert_eq!(refusal["failure"]["field"], "list.until", "{kind}");
    }
}
