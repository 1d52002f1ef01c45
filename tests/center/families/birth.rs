use serde_json::{Value, json};
use tests::{SmallCenter, guardian_entry, id};
use uuid::Uuid;

fn expecting(center: &SmallCenter) -> (Uuid, Uuid) {
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            guardian_entry("渡邉 恵理"),
            { "id": null, "role": { "kind": "expected", "dueOn": "2026-12-20" } },
        ]}),
    );
    let family = id(&answer["family"]);
    let card = center.must("family_card", json!({ "family": family }));
    (family, id(&card["members"][1]["id"]))
}

fn born(family: Uuid, person: Uuid, children: &[(&str, &str)]) -> Value {
    let children: Vec<Value> = children
        .iter()
        .map(|(name, born_on)| json!({ "name": name, "kana": "", "bornOn": born_on }))
        .collect();
    json!({ "family": family, "person": person, "children": children })
}

#[test]
fn who_was_expected_becomes_the_child_in_one_step_and_stays_the_same_person() {
    let center = SmallCenter::new();
    let (family, person) = expecting(&center);
    center.clock.go_to("2026-12-28");
    center.must("record_birth", born(family, person, &[("渡邉 結", "2026-12-24")]));
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["members"][1]["id"], json!(person), "the same person");
    assert_eq!(card["members"][1]["role"]["kind"], "child");
    assert_eq!(card["members"][1]["months"], 0);
    assert_eq!(card["eligibility"]["kind"], "child");
    center.undo();
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["members"][1]["role"], json!({ "kind": "expected", "dueOn": "2026-12-20" }));
}

#[test]
fn twins_join_the_card_together_and_leave_it_together_when_undone() {
    let center = SmallCenter::new();
    let (family, person) = expecting(&center);
    center
        .must("record_birth", born(family, person, &[("渡邉 結", "2026-11-20"), ("渡邉 紬", "2026-11-20")]));
    let members = |center: &SmallCenter| {
        let card = center.must("family_card", json!({ "family": family }));
        card["members"].as_array().map(Vec::len)
    };
    assert_eq!(members(&center), Some(3));
    center.undo();
    assert_eq!(members(&center), Some(2));
}

#[test]
fn only_who_is_expected_can_be_born_and_not_tomorrow() {
    let center = SmallCenter::new();
    let (family, person) = expecting(&center);
    let refusal = center.refused("record_birth", born(family, person, &[("渡邉 結", "2026-11-26")]));
    assert_eq!(
        refusal["failure"],
        json!({ "field": "children.0.bornOn", "problem": { "kind": "inTheFuture" } }),
    );
    let nameless = center.refused("record_birth", born(family, person, &[("", "2026-11-24")]));
    assert_eq!(nameless["failure"]["field"], "children.0.name");
    center.must("record_birth", born(family, person, &[("渡邉 結", "2026-11-24")]));
    let again = center.refused("record_birth", born(family, person, &[("渡邉 結", "2026-11-24")]));
    assert_eq!(again["failure"]["kind"], "notExpected");
}
