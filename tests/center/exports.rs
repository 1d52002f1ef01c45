//! Exports: a list leaves as a file that anything opens, with a note of who wrote it and what for.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sheets::{Sheet, read};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, guardian_entry};

fn request(list: Value, format: &str) -> Value {
    json!({ "list": list, "format": format, "purpose": "名簿の照らし合わせ", "medium": "USB-012", "standIn": "refused" })
}

fn all_families() -> Value {
    json!({ "kind": "families", "sought": "" })
}

fn opened(answer: &Value) -> Sheet {
    let bytes = answer["bytes"].as_str().expect("bytes");
    read(&STANDARD.decode(bytes).expect("base64")).expect("a table")
}

/// What stands under a heading in the first row.
fn under<'a>(sheet: &'a Sheet, heading: &str) -> &'a str {
    let column = sheet.headings.iter().position(|known| known == heading).expect("the heading");
    &sheet.rows[0].cells[column]
}

#[test]
fn every_list_goes_out_in_every_form() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("佐藤 美咲");
    let kit = center.kit();
    center.loan(need, kit, "2026-12-02");
    let session = center.session("2026-11-28", 12);
    center.application(session, family);
    for (list, rows) in [
        (all_families(), 1),
        (json!({ "kind": "sessions", "year": 2026, "month": 11 }), 2),
        (json!({ "kind": "applications", "session": session }), 1),
        (json!({ "kind": "attendance", "session": session }), 1),
        (json!({ "kind": "kits" }), 1),
        (json!({ "kind": "loans", "from": "2026-04-01", "until": "2026-11-25" }), 1),
        (json!({ "kind": "needs", "from": "2026-04-01", "until": "2026-11-25" }), 1),
        (json!({ "kind": "consents" }), 1),
    ] {
        for format in ["xlsx", "csv", "csvCp932"] {
            let answer = center.must("export_list", request(list.clone(), format));
            assert_eq!(answer["rows"], rows, "{list} as {format}");
            assert_eq!(opened(&answer).rows.len(), rows, "{list} as {format} opens again");
            let name = answer["fileName"].as_str().expect("a name");
            assert!(!name.contains("佐藤") && name.contains("20261125"), "no person in {name}");
        }
    }
}

#[test]
fn days_are_days_and_nothing_is_computed() {
    let center = SmallCenter::new();
    center.must(
        "register_family",
        json!({ "address": "=HYPERLINK(\"http://例\")", "note": "", "members": [
            guardian_entry("+佐藤 美咲"),
            { "id": null, "role": { "kind": "child", "name": "佐藤 湊", "kana": "", "bornOn": "2025-07-14" } },
        ]}),
    );
    let book = opened(&center.must("export_list", request(all_families(), "xlsx")));
    assert_eq!(under(&book, "子の生年月日①"), "2025-07-14", "Excel's own day, read back as one");
    assert_eq!(under(&book, "保護者氏名"), "+佐藤 美咲");
    let answer = center.must("export_list", request(all_families(), "csv"));
    let bytes = STANDARD.decode(answer["bytes"].as_str().expect("bytes")).expect("base64");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("'+佐藤 美咲"), "only text to Excel");
    assert!(text.contains("\"'=HYPERLINK"), "only text to Excel");
}

#[test]
fn what_cp932_cannot_carry_is_asked_about_first() {
    let center = SmallCenter::new();
    center.family("𠮷田 葛󠄀子", "湊", "2025-07-14");
    let refused = center.refused("export_list", request(all_families(), "csvCp932"));
    assert_eq!(refused["about"], "exports");
    assert_eq!(refused["failure"], json!({ "kind": "cannotCarry", "characters": ["𠮷", "\u{E0100}"] }));
    assert_eq!(center.must("exports", json!({})), json!([]), "nothing left");
    let mut asked = request(all_families(), "csvCp932");
    asked["standIn"] = json!("geta");
    assert_eq!(under(&opened(&center.must("export_list", asked)), "保護者氏名"), "〓田 葛〓子");
}

#[test]
fn who_wrote_a_list_and_what_for_is_on_record() {
    let center = SmallCenter::new();
    center.family("佐藤 美咲", "湊", "2025-07-14");
    let mut unsaid = request(all_families(), "xlsx");
    unsaid["purpose"] = json!(" ");
    assert_eq!(center.refused("export_list", unsaid)["failure"]["field"], "purpose");
    center.must("export_list", request(all_families(), "xlsx"));
    let row = &center.must("exports", json!({}))[0];
    assert_eq!(
        (&row["list"], &row["rows"], &row["purpose"], &row["medium"], &row["writtenBy"]),
        (
            &json!("families"),
            &json!(1),
            &json!("名簿の照らし合わせ"),
            &json!("USB-012"),
            &json!("青木 久美子")
        )
    );
    let last = center.must("last_act", json!({}));
    assert_eq!((&last["act"], &last["canUndo"]), (&json!("export_list"), &json!(false)), "what left, left");
}

#[test]
fn lists_with_people_on_them_are_for_those_who_answer_for_them() {
    let center = SmallCenter::at(DIVISION);
    let (head, staff, other) = (
        center.colleague("石井 千夏", "head", MINAMI),
        center.colleague("上田 花", "staff", MINAMI),
        center.colleague("高根 光", "head", TAKANE),
    );
    center.sign_in(head);
    center.family("佐藤 美咲", "湊", "2025-07-14");
    let session = center.session("2026-11-28", 12);
    center.must("export_list", request(all_families(), "csv"));
    center.sign_in(staff);
    assert_eq!(center.refused("export_list", request(all_families(), "csv"))["failure"]["kind"], "headOnly");
    center.must("export_list", request(json!({ "kind": "kits" }), "csv"));
    center.sign_in(other);
    assert_eq!(
        center.must("export_list", request(all_families(), "csv"))["rows"],
        0,
        "§3: not another centre's"
    );
    let of_session = request(json!({ "kind": "applications", "session": session }), "csv");
    assert_eq!(center.refused("export_list", of_session)["failure"]["kind"], "otherPlace");
}

#[test]
fn a_list_of_families_comes_in_again_and_adds_nothing() {
    let center = SmallCenter::new();
    center.family("佐藤 美咲", "佐藤 湊", "2025-07-14");
    center.must(
        "register_family",
        json!({ "address": "船橋市本町２丁目", "note": "", "members": [
            { "id": null, "role": { "kind": "guardian", "name": "髙橋 あおい", "kana": "たかはし あおい",
                "phone": "090-0000-9999", "email": "", "bornOn": null } },
            { "id": null, "role": { "kind": "child", "name": "髙橋 蓮", "kana": "", "bornOn": "2024-02-29" } },
            { "id": null, "role": { "kind": "expected", "dueOn": "2027-03-10" } },
        ]}),
    );
    for format in ["csv", "csvCp932", "xlsx"] {
        let answer = center.must("export_list", request(all_families(), format));
        let brought = center.must(
            "bring_sheet",
            json!({ "fileName": "家庭", "bytes": answer["bytes"], "aim": { "kind": "families" } }),
        );
        let shown =
            center.must("import_sheet", json!({ "import": brought["import"], "group": "all", "page": 0 }));
        assert_eq!(shown["counts"]["double"], 2, "{format}: every family is known: {shown}");
        center.must("put_away_import", json!({ "import": brought["import"] }));
    }
}
