use serde_json::json;
use tests::{DIVISION, SmallCenter, TAKANE, guardian_entry, id};

#[test]
fn a_family_gets_a_number_that_names_its_place_and_year() {
    let center = SmallCenter::new();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [guardian_entry("𠮷田 沙織")] }),
    );
    assert_eq!(answer["number"], "南-2026-0001");
    let card = center.must("family_card", json!({ "family": answer["family"] }));
    assert_eq!(card["name"], "𠮷田 沙織", "the name stays as it was typed");
}

#[test]
fn a_number_taken_back_is_not_given_again() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.undo();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [guardian_entry("森 彩香")] }),
    );
    assert_eq!(answer["number"], "南-2026-0002");
}

#[test]
fn a_household_needs_a_guardian() {
    let center = SmallCenter::new();
    let refusal = center.refused(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            { "id": null, "role": { "kind": "child", "name": "湊", "kana": "", "bornOn": "2025-07-14" } },
        ]}),
    );
    assert_eq!(refusal["failure"]["kind"], "noGuardian");
}

#[test]
fn what_is_wrong_with_a_field_is_said_of_that_field() {
    let center = SmallCenter::new();
    let refusal = center.refused(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            guardian_entry("佐藤 綾"),
            { "id": null, "role": { "kind": "child", "name": "莉子", "kana": "", "bornOn": "2027-01-01" } },
        ]}),
    );
    assert_eq!(
        refusal,
        json!({ "about": "field", "failure": {
            "field": "members.1.role.bornOn", "problem": { "kind": "inTheFuture" },
        }}),
    );
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 0);
}

#[test]
fn someone_who_leaves_the_card_is_back_when_that_is_undone() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let guardian = &card["members"][0];
    center.must(
        "amend_family",
        json!({ "family": family, "address": "", "note": "", "members": [guardian_of(guardian)] }),
    );
    let count = |center: &SmallCenter| {
        let card = center.must("family_card", json!({ "family": family }));
        card["members"].as_array().map(Vec::len)
    };
    assert_eq!(count(&center), Some(1));
    let card = center.must("family_card", json!({ "family": family }));
    let told = card["history"].as_array().expect("a history").iter().any(|row| row["act"] == "amend_family");
    assert!(told, "the card tells that someone left it");
    center.undo();
    assert_eq!(count(&center), Some(2), "the child is on the card again");
}

#[test]
fn a_card_tells_who_looked_at_it_and_who_changed_what() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let acts: Vec<_> = card["history"].as_array().expect("a history").iter().map(|row| &row["act"]).collect();
    assert!(acts.iter().any(|act| *act == "register_family"));
    assert!(acts.iter().any(|act| *act == "family_card"), "§8: looks are written down");
}

#[test]
fn a_centre_does_not_see_another_centres_families() {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("高根 花", "head", TAKANE);
    let division = center.me();
    center.sign_in(takane);
    let family = center.family("大﨑 めぐみ", "蓮", "2025-02-01");
    let minami = {
        center.sign_in(division);
        center.colleague("石井 千夏", "staff", tests::MINAMI)
    };
    let seen =
        |center: &SmallCenter| center.must("families", json!({ "sought": "", "page": 0 }))["count"].clone();
    assert_eq!(seen(&center), 1, "§3: the division sees every place");
    center.sign_in(minami);
    assert_eq!(seen(&center), 0);
    let refusal = center.refused("family_card", json!({ "family": family }));
    assert_eq!(refusal["about"], "forbidden");
    assert_eq!(refusal["failure"]["kind"], "otherPlace");
}

#[test]
fn families_are_found_by_every_way_of_writing_them() {
    let center = SmallCenter::new();
    center.family("髙橋 由美子", "陽向", "2026-03-01");
    center.family("渡部 恵理", "蒼", "2026-03-01");
    let found = |sought: &str| {
        let page = center.must("families", json!({ "sought": sought, "page": 0 }));
        let rows = page["rows"].as_array().expect("rows").clone();
        rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("高橋"), ["髙橋 由美子"]);
    assert_eq!(found("陽向"), ["髙橋 由美子"], "by a child");
    assert_eq!(found("1234").len(), 2, "by telephone number");
    assert!(found("渡辺").is_empty(), "渡部 is another family");
    assert_eq!(found("南20260002"), ["渡部 恵理"], "by number");
    assert!(found("%").is_empty(), "a wildcard is no wildcard");
}

fn guardian_of(member: &serde_json::Value) -> serde_json::Value {
    json!({ "id": id(&member["id"]), "role": member["role"] })
}
