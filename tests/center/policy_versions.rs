use domain::policy::FIRST_TEXT;
use serde_json::{Value, json};
use tests::{DIVISION, SmallCenter, formal, id};

/// The draft as it is on record, ready to be written again.
fn draft_entry(center: &SmallCenter) -> Value {
    let draft = center.must("policy_draft", json!({}));
    json!({
        "title": draft["title"], "sections": draft["sections"], "inForce": draft["inForce"],
        "reason": "引用する法令の改正にあわせる", "approval": "子育第400号", "seen": draft["seen"],
    })
}

/// Writes a draft that says other words, in force from a day.
fn write(center: &SmallCenter, from: &str, to: &str, in_force: &str) {
    let mut entry = draft_entry(center);
    let before = entry["sections"].to_string();
    let after = before.replacen(from, to, 1);
    assert_ne!(before, after, "the fixture changes something");
    entry["sections"] = serde_json::from_str(&after).expect("sections");
    entry["inForce"] = json!(in_force);
    center.must("write_policy_draft", entry);
}

fn adopt(center: &SmallCenter) -> Value {
    let seen = center.must("policy_draft", json!({}))["seen"].clone();
    center.must("adopt_policy", json!({ "decisions": [], "seen": seen }))
}

/// Version 2 with one character changed, in force from 1 December.
fn second_version(center: &SmallCenter) {
    center.must("begin_policy_draft", json!({}));
    write(center, "努める。", "務める。", "2026-12-01");
    adopt(center);
}

fn printed(center: &SmallCenter, paper: &Value) -> Vec<u8> {
    center.desk.print("papers", json!({ "papers": [paper["id"]] })).expect("printed")
}

#[test]
fn one_changed_character_makes_a_version_and_the_first_stays_byte_for_byte() {
    let center = SmallCenter::at(DIVISION);
    let first =
        center.must("issue_papers", formal(json!({ "kind": "policy", "version": 1 })))["papers"][0].clone();
    let bytes = printed(&center, &first);
    center.must("begin_policy_draft", json!({}));
    let before = center.must("policy_draft", json!({}));
    assert_eq!(before["changes"], json!([]), "the draft begins as the last version");
    write(&center, "努める。", "務める。", "2026-12-01");
    let draft = center.must("policy_draft", json!({}));
    assert_eq!(draft["changes"].as_array().map(Vec::len), Some(1));
    assert_eq!(draft["changes"][0]["to"], "§8");
    adopt(&center);
    assert_eq!(center.must("policy_draft", json!({})), Value::Null, "the draft became a version");
    assert_eq!(printed(&center, &first), bytes, "what was printed stays");
    let again = center.must("policy", json!({ "version": 1 }));
    let words = again["sections"][7]["paragraphs"][0].as_str().expect("words");
    assert!(FIRST_TEXT.contains(words) && words.contains("努める"));
    let difference = center.must("policy_difference", json!({ "from": 1, "to": 2 }));
    let stretches = difference["changes"][0]["stretches"].as_array().expect("stretches");
    let of = |fate: &str| -> String {
        stretches.iter().filter(|one| one["fate"] == fate).filter_map(|one| one["text"].as_str()).collect()
    };
    assert_eq!((of("gone").as_str(), of("new").as_str()), ("努", "務"));
}

#[test]
fn a_session_is_under_the_version_of_its_day_and_its_consent_prints_it() {
    let center = SmallCenter::at(DIVISION);
    let (before, after) = (center.session("2026-11-30", 12), center.session("2026-12-01", 12));
    let family = center.family("佐藤 綾", "湊", "2025-07-14");
    let wanted = |session| formal(json!({ "kind": "consent", "families": [family], "session": session }));
    let drawn = |session| center.desk.print("draft", wanted(session)).expect("a draft");
    let (early, late) = (drawn(before), drawn(after));
    let issued = center.must("issue_papers", wanted(before))["papers"][0].clone();
    let bytes = printed(&center, &issued);
    second_version(&center);
    assert_eq!(drawn(before), early, "for a session before, the same form to the byte");
    assert_ne!(drawn(after), late, "from the day of version 2, its words");
    let version =
        |session| center.must("session_card", json!({ "session": session }))["policyVersion"].clone();
    assert_eq!((version(before), version(after)), (json!(1), json!(2)));
    for (session, number) in [(before, 1), (after, 2)] {
        let paper = center.must(
            "issue_papers",
            formal(json!({ "kind": "consent", "families": [family], "session": session })),
        )["papers"][0]
            .clone();
        assert_eq!(paper["policyVersion"], number);
    }
    let words =
        |on: &str| center.must("clause", json!({ "clause": "§8", "on": on }))["paragraphs"][0].clone();
    assert!(words("2026-11-30").as_str().expect("words").contains("努める"));
    assert!(words("2026-12-01").as_str().expect("words").contains("務める"), "the version of that day");
    center.clock.go_to("2026-12-01");
    assert_eq!(printed(&center, &issued), bytes, "version 2 is in force, and the old form prints as it was");
}

#[test]
fn a_version_is_put_in_force_only_changed_dated_reasoned_and_not_in_the_past() {
    let center = SmallCenter::at(DIVISION);
    center.must("begin_policy_draft", json!({}));
    assert_eq!(center.refused("begin_policy_draft", json!({}))["failure"]["kind"], "beingWritten");
    let seen = || center.must("policy_draft", json!({}))["seen"].clone();
    let refused = || center.refused("adopt_policy", json!({ "decisions": [], "seen": seen() }));
    assert_eq!(refused()["failure"]["kind"], "unchanged");
    write(&center, "努める。", "務める。", "2026-11-24");
    assert_eq!(refused()["failure"], json!({ "kind": "tooEarly", "earliest": "2026-11-25" }));
    let mut undated = draft_entry(&center);
    undated["inForce"] = Value::Null;
    center.must("write_policy_draft", undated);
    assert_eq!(refused()["failure"]["field"], "inForce");
    let mut unreasoned = draft_entry(&center);
    unreasoned["inForce"] = json!("2026-12-01");
    unreasoned["reason"] = json!("");
    center.must("write_policy_draft", unreasoned);
    assert_eq!(refused()["failure"]["field"], "reason");
}

#[test]
fn a_draft_that_is_no_policy_is_refused_beside_the_line_in_the_way() {
    let center = SmallCenter::at(DIVISION);
    center.must("begin_policy_draft", json!({}));
    let mut entry = draft_entry(&center);
    entry["sections"][3]["body"] = json!("(1)甲\n(3)丙");
    let refusal = center.refused("write_policy_draft", entry);
    assert_eq!(refusal["failure"]["field"], "sections.3.body");
    assert_eq!(refusal["failure"]["problem"]["kind"], "outOfOrder");
    let mut entry = draft_entry(&center);
    entry["sections"][1]["heading"] = json!("８．用語の定義");
    assert_eq!(center.refused("write_policy_draft", entry)["failure"]["field"], "sections.1.heading");
}

#[test]
fn two_people_do_not_write_over_each_others_draft() {
    let center = SmallCenter::at(DIVISION);
    center.must("begin_policy_draft", json!({}));
    let stale = draft_entry(&center);
    write(&center, "努める。", "務める。", "2026-12-01");
    assert_eq!(center.refused("write_policy_draft", stale)["about"], "overtaken");
}

#[test]
fn a_version_can_be_taken_back_until_something_stands_on_it() {
    let center = SmallCenter::at(DIVISION);
    second_version(&center);
    center.undo();
    assert_eq!(
        center.must("policy", json!({ "version": null }))["versions"].as_array().map(Vec::len),
        Some(1)
    );
    assert_ne!(center.must("policy_draft", json!({})), Value::Null, "the draft is there again");
    adopt(&center);
    let last = center.must("last_act", json!({}))["entry"].clone();
    center.must("issue_papers", formal(json!({ "kind": "policy", "version": 2 })));
    let refusal = center.refused("undo", json!({ "entry": last }));
    assert_eq!(refusal["failure"]["kind"], "changedSince");
}

#[test]
fn families_that_agreed_to_the_old_version_are_asked_again_for_a_session_under_the_new() {
    let center = SmallCenter::at(DIVISION);
    let family = center.family("佐藤 綾", "湊", "2025-07-14");
    let session = center.session("2026-12-05", 12);
    center.application(session, family);
    let first = center.consent(family);
    assert_eq!(center.must("consents", json!({}))["outstanding"], json!([]));
    let other = center.family("田中 実", "葵", "2025-05-01");
    center.application(session, other);
    let form = center.printed_consent(other);
    second_version(&center);
    let sheet = center.must("consents", json!({}));
    let asked = sheet["outstanding"].as_array().expect("a list");
    let of = |family| asked.iter().find(|row| id(&row["family"]) == family).expect("asked").clone();
    assert_eq!(of(family)["holds"], 1, "asked again, for version 2");
    assert_eq!(of(other)["holds"], Value::Null);
    assert_eq!((sheet["renewing"].clone(), sheet["missing"].clone()), (json!(1), json!(1)));
    let kept = sheet["latest"].as_array().expect("a list").iter().find(|row| id(&row["id"]) == first);
    assert_eq!(kept.expect("it stays")["version"], 1, "what was agreed under version 1 stays bound to it");
    center.clock.go_to("2026-12-01");
    let late =
        center.must("record_consent", json!({ "typed": form, "givenOn": "2026-12-01", "permitted": [] }));
    assert_eq!(late["renew"], 2, "a form of version 1 that comes back under version 2");
}

#[test]
fn only_the_division_writes_the_policy() {
    let center = SmallCenter::new();
    for (act, request) in [
        ("begin_policy_draft", json!({})),
        ("drop_policy_draft", json!({})),
        ("adopt_policy", json!({ "decisions": [], "seen": "" })),
        (
            "write_policy_draft",
            json!({ "title": "題", "sections": [], "inForce": null, "reason": "", "approval": "", "seen": "" }),
        ),
    ] {
        let refusal = center.refused(act, request);
        assert_eq!(refusal["about"], "forbidden", "{act}");
        assert_eq!(refusal["failure"]["kind"], "divisionOnly", "{act}");
    }
    assert_eq!(center.must("policy_draft", json!({})), Value::Null, "a centre reads");
}
