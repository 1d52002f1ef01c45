//! Imports: a table becomes families and applications, once, and never more than a person meant.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, applicants::Applicants, id};
use uuid::Uuid;

const FORM: &[u8] = include_bytes!("../fixtures/imports/form-cp932.csv");
const FORM_WITH_MARK: &[u8] = include_bytes!("../fixtures/imports/form-bom.csv");

fn brought(center: &SmallCenter, bytes: &[u8], aim: &Value) -> Result<Value, center::Failure> {
    center.ask("bring_sheet", json!({ "fileName": "申込.csv", "bytes": STANDARD.encode(bytes), "aim": aim }))
}

fn for_session(session: Uuid) -> Value {
    json!({ "kind": "session", "session": session })
}

fn families_only() -> Value {
    json!({ "kind": "families" })
}

/// Brings a file in, and gives its import.
fn bring(center: &SmallCenter, bytes: &[u8], aim: &Value) -> Uuid {
    id(&brought(center, bytes, aim).expect("it is brought in")["import"])
}

fn sheet(center: &SmallCenter, import: Uuid, group: &str) -> Value {
    center.must("import_sheet", json!({ "import": import, "group": group, "page": 0 }))
}

fn take(center: &SmallCenter, import: Uuid) -> Value {
    center.must("take_rows", json!({ "import": import, "after": 0, "most": 500 }))
}

fn row(sheet: &Value, number: u32) -> &Value {
    let rows = sheet["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["number"] == number).unwrap_or_else(|| panic!("row {number}: {sheet}"))
}

fn kind(sheet: &Value, number: u32) -> &str {
    row(sheet, number)["verdict"]["kind"].as_str().expect("a kind")
}

/// A row as it was, with one cell mended.
fn mended(row: &Value, column: usize, cell: &str) -> Value {
    let mut cells = row["cells"].clone();
    cells[column] = json!(cell);
    json!({ "row": row["id"], "cells": cells, "whose": { "kind": "unsaid" }, "overrideReason": null })
}

fn total(center: &SmallCenter) -> u64 {
    center.must("families", json!({ "sought": "", "page": 0 }))["count"].as_u64().expect("a count")
}

#[test]
fn a_form_of_a_city_is_read_row_by_row() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let import = bring(&center, FORM, &for_session(session));
    let sheet = sheet(&center, import, "all");
    assert_eq!(sheet["brief"]["encoding"], "cp932");
    assert_eq!(
        sheet["counts"],
        json!({ "all": 5, "ready": 3, "mend": 1, "decide": 1, "double": 0, "taken": 0, "left": 0 })
    );
    assert_eq!(row(&sheet, 2)["name"], "髙﨑 美咲", "two columns make one name, not a letter changed");
    assert_eq!(row(&sheet, 2)["children"], json!(["髙﨑　湊（2025/7/14）"]));
    assert_eq!(row(&sheet, 3)["children"], json!(["渡邊　蓮（2023/1/31）", "渡邊　凛（2025/12/5）"]));
    assert_eq!(kind(&sheet, 4), "ready", "someone expecting may take part");
    assert_eq!(kind(&sheet, 5), "notEligible");
    assert_eq!(row(&sheet, 5)["verdict"]["eligibility"]["clause"], "§2(1)");
    assert_eq!(
        row(&sheet, 6)["verdict"],
        json!({ "kind": "wrong", "troubles": [
            { "meaning": "child1BornOn", "column": 11, "problem": { "kind": "noSuchDay" } },
        ]})
    );
}

#[test]
fn what_is_taken_is_on_cards_and_on_the_session_s_list() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 2);
    let import = bring(&center, FORM, &for_session(session));
    assert_eq!(
        take(&center, import),
        json!({ "taken": 3, "families": 3, "applications": 3, "waiting": 1, "reached": null })
    );
    let card = center.must("session_card", json!({ "session": session }));
    let applications = card["applications"].as_array().expect("applications");
    assert_eq!(applications.len(), 3);
    assert!(applications.iter().all(|row| row["channel"] == "online"));
    assert_eq!(applications[0]["name"], "髙﨑 美咲", "in the order they came");
    assert_eq!(applications[0]["receivedOn"], "2026-11-02");
    let family = center.must("family_card", json!({ "family": applications[0]["family"] }));
    assert_eq!(family["kana"], "たかざき みさき");
    assert_eq!(family["address"], "273-0005 船橋市本町①丁目２番㈱寮");
    assert_eq!(family["members"][0]["role"]["phone"], "090-0000-1111");
    assert!(family["note"].as_str().expect("a note").contains("②\"名札\"は要りますか"));
    let other = center.must("family_card", json!({ "family": applications[1]["family"] }));
    assert_eq!(other["members"][0]["role"]["phone"], "08000002222", "the nought Excel ate is back");
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let import = bring(&center, FORM, &for_session(session));
    take(&center, import);
    let before = total(&center);
    let refused =
        serde_json::to_value(brought(&center, FORM, &for_session(session)).expect_err("nothing is new"))
            .expect("a failure");
    assert_eq!(
        refused,
        json!({ "about": "imports", "failure": { "kind": "broughtBefore", "import": import, "rows": 5 } })
    );
    assert_eq!(take(&center, import)["taken"], 0, "and taking again takes nothing");
    // The same rows in another encoding, one of them changed: only that one is new, and its receipt is known.
    let again = brought(&center, FORM_WITH_MARK, &for_session(session)).expect("one row is new");
    assert_eq!((&again["rows"], &again["known"]), (&json!(1), &json!(4)));
    assert_eq!(kind(&sheet(&center, id(&again["import"]), "all"), 2), "takenBefore");
    assert_eq!(take(&center, id(&again["import"]))["taken"], 0);
    assert_eq!(total(&center), before);
}

#[test]
fn wrong_rows_are_mended_and_taken_again() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let import = bring(&center, FORM, &for_session(session));
    take(&center, import);
    let shown = sheet(&center, import, "mend");
    center.must("mend_row", mended(row(&shown, 6), 11, "令和7年2月28日"));
    let shown = sheet(&center, import, "all");
    assert_eq!(kind(&shown, 6), "ready");
    // Against §2(1) only with a reason.
    let mut decided = mended(row(&shown, 5), 15, "就学猶予");
    decided["overrideReason"] = json!("就学猶予のため");
    center.must("mend_row", decided);
    assert_eq!(take(&center, import)["taken"], 2);
    let shown = sheet(&center, import, "all");
    assert_eq!(shown["counts"]["taken"], 5);
    let refused = center.refused("mend_row", mended(row(&shown, 5), 15, ""));
    assert_eq!(refused["failure"]["kind"], "takenAlready");
}

#[test]
fn a_registered_family_is_known_again_and_only_the_new_child_is_added() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let registered = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            { "id": null, "role": { "kind": "guardian", "name": "渡辺 さくら", "kana": "わたなべ さくら",
                "phone": "080-0000-2222", "email": "", "bornOn": null } },
            { "id": null, "role": { "kind": "child", "name": "渡辺 蓮", "kana": "", "bornOn": "2023-01-31" } },
        ]}),
    );
    let import = bring(&center, FORM, &for_session(session));
    let shown = sheet(&center, import, "all");
    let verdict = &row(&shown, 3)["verdict"];
    assert_eq!(verdict["family"]["id"], registered["family"]);
    assert_eq!(verdict["family"]["adds"], json!(["渡邊　凛（2025/12/5）"]));
    take(&center, import);
    let card = center.must("family_card", json!({ "family": registered["family"] }));
    let names: Vec<&str> = card["members"]
        .as_array()
        .expect("members")
        .iter()
        .filter_map(|member| member["role"]["name"].as_str())
        .collect();
    assert_eq!(
        names,
        ["渡辺 さくら", "渡辺 蓮", "渡邊　凛"],
        "the names on the card stay as they were typed"
    );
}

#[test]
fn a_likeness_that_is_not_certain_asks_a_person() {
    let center = SmallCenter::new();
    let likely = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [guardian("別の名", "090-0000-1111")] }),
    );
    let import = bring(&center, FORM, &families_only());
    let shown = sheet(&center, import, "decide");
    let asked = row(&shown, 2);
    assert_eq!(asked["verdict"]["kind"], "askFamily");
    assert_eq!(asked["verdict"]["likely"][0]["family"]["id"], likely["family"]);
    take(&center, import);
    assert_eq!(kind(&sheet(&center, import, "all"), 2), "askFamily", "what is in doubt is not taken");
    let mut decided = mended(asked, 16, "はい");
    decided["whose"] = json!({ "kind": "known", "family": likely["family"] });
    center.must("mend_row", decided);
    assert_eq!(take(&center, import)["families"], 0);
    let card = center.must("family_card", json!({ "family": likely["family"] }));
    assert_eq!(card["members"].as_array().map(Vec::len), Some(3), "the row's people joined the card");
}

#[test]
fn an_import_is_given_back_as_far_as_nothing_stands_on_it() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-25", 12);
    let before = total(&center);
    let import = bring(&center, FORM, &for_session(session));
    take(&center, import);
    let card = center.must("session_card", json!({ "session": session }));
    let attended = &card["applications"][0];
    center.consent(id(&attended["family"]));
    let returned = center.must("return_import", json!({ "import": import }));
    assert_eq!(returned["returned"], 3);
    assert_eq!(returned["stays"], json!([]));
    assert_eq!(total(&center), before + 1, "whom a consent names stays registered");
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["applications"], json!([]), "no application is left");
    assert_eq!(sheet(&center, import, "all")["counts"]["taken"], 0, "and every row waits again");
    take(&center, import);
    assert_eq!(total(&center), before + 3, "taken again, the registered one is known");
    center.undo();
    assert_eq!(total(&center), before + 1, "one act is one step back");
}

#[test]
fn how_a_form_is_read_is_remembered() {
    let center = SmallCenter::new();
    let csv = "だれ,いつ生まれ,なまえは\n山田 花子,2025-01-02,山田 太郎\n";
    let import = bring(&center, csv.as_bytes(), &families_only());
    let meanings = json!(["guardianName", "child1BornOn", "child1Name"]);
    center.must("read_columns", json!({ "import": import, "meanings": meanings, "aim": families_only() }));
    assert_eq!(sheet(&center, import, "all")["counts"]["ready"], 1);
    let next =
        bring(&center, "だれ,いつ生まれ,なまえは\n森 葵,2025-03-04,森 樹\n".as_bytes(), &families_only());
    let shown = sheet(&center, next, "all");
    let columns: Vec<&Value> =
        shown["columns"].as_array().expect("columns").iter().map(|column| &column["meaning"]).collect();
    assert_eq!(json!(columns), meanings);
    assert_eq!(shown["counts"]["ready"], 1);
}

#[test]
fn a_column_may_say_which_session_is_meant() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let csv = "氏名,電話,希望日,子の氏名,子の生年月日\n\
               山田 花子,090-0000-0001,11/27,山田 一,2025-01-02\n\
               森 葵,090-0000-0002,令和8年11月27日（金）10時30分の回,森 樹,2025-03-04\n\
               林 梓,090-0000-0003,おうちで つどいの広場,林 楓,2025-03-05\n\
               原 梢,090-0000-0004,2026-12-24,原 楓,2025-03-06\n";
    let import = bring(&center, csv.as_bytes(), &json!({ "kind": "column" }));
    let shown = sheet(&center, import, "all");
    assert_eq!(row(&shown, 3)["verdict"]["session"]["id"], json!(session));
    assert_eq!(row(&shown, 4)["verdict"]["session"]["id"], json!(session), "by its title");
    assert_eq!(row(&shown, 5)["verdict"], json!({ "kind": "noSuchSession", "said": "2026-12-24" }));
    assert_eq!(kind(&shown, 2), "noSuchSession", "a day without its year is not guessed");
}

#[test]
fn what_is_put_away_keeps_no_cell_and_still_adds_nothing_twice() {
    let center = SmallCenter::new();
    let import = bring(&center, FORM, &families_only());
    take(&center, import);
    center.must("put_away_import", json!({ "import": import }));
    let shown = sheet(&center, import, "all");
    assert!(shown["rows"].as_array().expect("rows").iter().all(|row| row["cells"] == json!([])));
    assert_eq!(
        center.refused("take_rows", json!({ "import": import, "after": 0, "most": 9 }))["failure"]["kind"],
        "putAway"
    );
    let again = brought(&center, FORM, &families_only()).expect("the row that was not taken is new again");
    assert_eq!(again["rows"], 1, "the unreadable one");
}

#[test]
fn a_file_that_is_no_table_is_told_in_words_and_leaves_nothing() {
    let center = SmallCenter::new();
    for (bytes, kind) in [
        (&b"%PDF-1.7"[..], "noTable"),
        (b"PK\x03\x04 torn", "damagedWorkbook"),
        (b"\xD0\xCF\x11\xE0", "oldWorkbook"),
        (b"\x81\x00\xFF\xFE,\xA0", "unknownText"),
        ("氏名,電話\n".as_bytes(), "noRows"),
    ] {
        let refused = brought(&center, bytes, &families_only()).expect_err("it is no table");
        let refused = serde_json::to_value(refused).expect("a failure");
        assert_eq!(refused["failure"]["kind"], kind);
    }
    assert_eq!(center.must("imports", json!({})), json!([]));
}

#[test]
fn another_centre_neither_sees_nor_takes_an_import() {
    let center = SmallCenter::at(DIVISION);
    let (ours, others) =
        (center.colleague("石井 千夏", "staff", MINAMI), center.colleague("高根 光", "head", TAKANE));
    center.sign_in(ours);
    let import = bring(&center, FORM, &families_only());
    center.sign_in(others);
    let otherplace = json!({ "about": "forbidden", "failure": { "kind": "otherPlace", "clause": "§3" } });
    for (name, request) in [
        ("import_sheet", json!({ "import": import, "group": "all", "page": 0 })),
        ("take_rows", json!({ "import": import, "after": 0, "most": 9 })),
        ("return_import", json!({ "import": import })),
        ("put_away_import", json!({ "import": import })),
    ] {
        assert_eq!(center.refused(name, request), otherplace, "§3: {name}");
    }
    assert_eq!(center.must("imports", json!({})), json!([]));
}

#[test]
fn a_long_table_is_judged_as_it_was_made() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 500);
    let applicants = Applicants(400);
    let import = bring(&center, &applicants.cp932(), &for_session(session));
    let expected = applicants.expected();
    let counts = sheet(&center, import, "all")["counts"].clone();
    assert_eq!(
        (&counts["ready"], &counts["mend"], &counts["decide"]),
        (&json!(expected.ready), &json!(expected.mend), &json!(expected.decide))
    );
    let mut taken = 0;
    let mut after = json!(0);
    while !after.is_null() {
        let done = center.must("take_rows", json!({ "import": import, "after": after, "most": 150 }));
        taken += done["taken"].as_u64().expect("a count");
        after = done["reached"].clone();
    }
    assert_eq!(taken, u64::from(expected.ready), "in three steps, each row once");
    assert_eq!(total(&center), taken);
}

fn guardian(name: &str, phone: &str) -> Value {
    json!({ "id": null, "role": { "kind": "guardian", "name": name, "kana": "", "phone": phone, "email": "", "bornOn": null } })
}
