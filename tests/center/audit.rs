//! Auditing: the journal by who, what, when and whose card.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter};

fn asked(of: Value) -> Value {
    let mut asked = json!({ "actor": null, "act": null, "from": null, "to": null, "family": null });
    for (key, value) in of.as_object().expect("what is asked") {
        asked[key] = value.clone();
    }
    asked
}

fn audit(center: &SmallCenter, of: Value) -> Value {
    center.must("audit", json!({ "asked": asked(of), "page": 0 }))
}

#[test]
fn who_looked_at_a_familys_card_and_when_is_there() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    center.family("鈴木 舞", "陽向", "2025-10-01");
    center.must("family_card", json!({ "family": family }));
    let page = audit(&center, json!({ "family": family }));
    let acts: Vec<_> = page["rows"].as_array().expect("rows").iter().map(|row| row["act"].clone()).collect();
    assert_eq!(acts, ["family_card", "register_family"], "the latest first, and nothing of the other family");
    assert_eq!(page["rows"][0]["families"][0]["name"], "佐藤 綾");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    let page = audit(&center, json!({ "family": family }));
    assert_eq!(
        (&page["rows"][0]["act"], &page["rows"][0]["families"][0]["name"]),
        (&json!("apply"), &json!("佐藤 綾")),
        "what belongs to the family is of the family"
    );
    let looks = audit(&center, json!({ "act": "family_card" }));
    assert_eq!(looks["total"], 1);
}

#[test]
fn a_day_and_a_person_narrow_it_and_days_that_run_backwards_are_told() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    center.clock.go_to("2026-11-26");
    center.sign_in(ishii);
    center.family("鈴木 舞", "陽向", "2025-10-01");
    assert_eq!(
        center.refused("audit", json!({ "asked": asked(json!({})), "page": 0 }))["about"],
        "forbidden"
    );
    center.sign_in(me);
    let hers = audit(&center, json!({ "actor": ishii, "act": "register_family" }));
    assert_eq!(hers["total"], 1);
    assert_eq!(audit(&center, json!({ "from": "2026-11-26", "act": "register_family" }))["total"], 1);
    assert_eq!(audit(&center, json!({ "to": "2026-11-25", "act": "register_family" }))["total"], 1);
    let backwards = asked(json!({ "from": "2026-11-26", "to": "2026-11-25" }));
    let refused = center.refused("audit", json!({ "asked": backwards, "page": 0 }));
    assert_eq!(refused["failure"]["field"], "asked.to");
}

#[test]
fn a_head_sees_their_own_place_and_the_division_every_one() {
    let center = SmallCenter::at(DIVISION);
    let division = center.me();
    let head = center.colleague("青木 久美", "head", MINAMI);
    center.sign_in(head);
    let own = audit(&center, json!({}));
    assert_eq!(own["total"], 1, "her signing in, and nothing of the division's");
    center.sign_in(division);
    assert!(audit(&center, json!({}))["total"].as_u64() > Some(4));
}

#[test]
fn a_file_of_it_says_what_for_and_is_in_the_journal() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let request = |purpose: &str| json!({ "asked": asked(json!({})), "purpose": purpose, "called": {} });
    assert_eq!(center.refused("export_audit", request(""))["failure"]["field"], "purpose");
    let before = audit(&center, json!({}))["total"].clone();
    let file = center.must("export_audit", request("内部監査"));
    assert_eq!(file["rows"], before, "all of it, but not itself");
    assert_eq!(audit(&center, json!({ "act": "export_audit" }))["total"], 1);
    assert_eq!(center.must("exports", json!({}))[0]["list"], "audit");
}
