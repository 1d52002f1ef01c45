//! 品目: kits are entered from types that the city keeps.

use serde_json::{Value, json};
use tests::SmallCenter;

fn tablets(center: &SmallCenter) -> Value {
    let types = center.must("kit_types", json!({}));
    types.as_array().expect("a list").iter().find(|row| row["kind"] == "tablet").expect("a tablet").clone()
}

fn kit_of(center: &SmallCenter, kit_type: &Value, kind: &str) -> Value {
    let at = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    json!({ "name": "タブレット一式", "kind": kind, "kitType": kit_type, "place": at, "note": "",
            "parts": [{ "name": "タブレット本体", "required": true }] })
}

#[test]
fn there_is_a_type_for_each_kind_of_the_policy_from_the_first_day() {
    let center = SmallCenter::new();
    let types = center.must("kit_types", json!({}));
    let kinds: Vec<_> = types.as_array().expect("a list").iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(kinds, ["tablet", "computer", "camera", "microphone", "speaker", "router"]);
    assert_eq!(tablets(&center)["parts"][0], json!({ "name": "タブレット本体", "required": true }));
}

#[test]
fn a_kit_remembers_its_type_and_the_type_counts_its_kits() {
    let center = SmallCenter::new();
    let kit_type = tablets(&center);
    let kit = center.must("register_kit", kit_of(&center, &kit_type["id"], "tablet"));
    assert_eq!(center.must("kit_card", json!({ "kit": kit["kit"] }))["typeName"], "タブレット一式");
    assert_eq!(tablets(&center)["kits"], 1);
}

#[test]
fn a_type_of_another_kind_or_out_of_use_brings_no_new_kit() {
    let center = SmallCenter::new();
    let kit_type = tablets(&center);
    let odd = center.refused("register_kit", kit_of(&center, &kit_type["id"], "router"));
    assert_eq!(odd["failure"], json!({ "kind": "notThatType", "name": "タブレット一式" }));

    let kept = center.must("register_kit", kit_of(&center, &kit_type["id"], "tablet"));
    center.must(
        "amend_kit_type",
        json!({ "kitType": kit_type["id"], "name": "古いタブレット", "model": "", "parts": kit_type["parts"],
                "inUse": false }),
    );
    let late = center.refused("register_kit", kit_of(&center, &kit_type["id"], "tablet"));
    assert_eq!(late["failure"]["kind"], "notThatType");
    // What was entered before stays, under the name the type has now.
    let card = center.must("kit_card", json!({ "kit": kept["kit"] }));
    assert_eq!((&card["name"], &card["typeName"]), (&json!("タブレット一式"), &json!("古いタブレット")));
}

#[test]
fn two_types_of_one_name_are_refused_and_so_is_an_empty_box() {
    let center = SmallCenter::new();
    let part = json!([{ "name": "本体", "required": true }]);
    let new =
        |name: &str, parts: &Value| json!({ "name": name, "kind": "tablet", "model": "", "parts": parts });
    let twin = center.refused("add_kit_type", new("タブレット一式", &part));
    assert_eq!(twin["failure"], json!({ "kind": "typeStands", "name": "タブレット一式" }));
    let empty = center.refused("add_kit_type", new("小さいタブレット", &json!([])));
    assert_eq!(empty["failure"]["kind"], "noPart");
    let nameless =
        center.refused("add_kit_type", new("小さいタブレット", &json!([{ "name": " ", "required": true }])));
    assert_eq!(nameless["failure"]["field"], "parts.0.name");
    center.must("add_kit_type", new("小さいタブレット", &part));
    assert_eq!(center.must("kit_types", json!({})).as_array().map(Vec::len), Some(7));
}
