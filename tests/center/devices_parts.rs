use serde_json::json;
use tests::{SmallCenter, good};

fn state(center: &SmallCenter, kit: uuid::Uuid) -> String {
    let card = center.must("kit_card", json!({ "kit": kit }));
    card["state"]["kind"].as_str().expect("a state").to_owned()
}

#[test]
fn a_new_kit_waits_for_its_check_unless_it_was_done() {
    let center = SmallCenter::new();
    let at = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    let entry = |check| {
        json!({ "name": "タブレット一式", "kind": "tablet", "place": at, "note": "", "check": check,
                "parts": [{ "name": "本体", "required": true, "exact": true, "serial": "TB-1" }] })
    };
    let kit = tests::id(&center.must("register_kit", entry(json!(null)))["kit"]);
    assert_eq!(state(&center, kit), "toCheck", "registering is not wiping");
    let half = json!({ "wiped": true, "works": false, "note": "" });
    let refusal = center.refused("register_kit", entry(half.clone()));
    assert_eq!(
        refusal["failure"],
        json!({ "kind": "checkIncomplete", "kit": "南-K02".replace('南', prefix(&center).as_str()), "clause": "§4(2)" })
    );
    let refusal = center.refused("finish_check", json!({ "kit": kit, "done": half }));
    assert_eq!(refusal["failure"]["kind"], "checkIncomplete");
    center.must(
        "finish_check",
        json!({ "kit": kit, "done": { "wiped": true, "works": true, "note": "会議に入れた" } }),
    );
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!((&card["state"]["kind"], &card["checkNote"]), (&json!("onShelf"), &json!("会議に入れた")));
    assert_eq!((&card["parts"][0]["exact"], &card["parts"][0]["serial"]), (&json!(true), &json!("TB-1")));
}

fn prefix(center: &SmallCenter) -> String {
    let row = center.must("kits", json!({}))[0]["number"].clone();
    row.as_str().and_then(|number| number.split('-').next()).expect("a prefix").to_owned()
}

#[test]
fn a_kit_in_repair_is_not_checked_and_each_act_has_the_day_it_happened() {
    let center = SmallCenter::new();
    let kit = center.kit();
    center.clock.go_to("2026-12-04");
    let early = center.refused("send_to_repair", json!({ "kit": kit, "note": "画面", "on": "2026-11-20" }));
    assert_eq!(early["failure"]["kind"], "notHereYet");
    center.must("send_to_repair", json!({ "kit": kit, "note": "画面が割れた", "on": "2026-11-30" }));
    let refusal = center.refused("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    assert_eq!(refusal["failure"]["reason"], json!({ "kind": "inRepair", "since": "2026-11-30" }));
    let early = center.refused("finish_repair", json!({ "kit": kit, "on": "2026-11-29" }));
    assert_eq!(early["failure"]["kind"], "notHereYet");
    center.must("finish_repair", json!({ "kit": kit, "on": "2026-12-02" }));
    let check = |on: &str| json!({ "kit": kit, "done": tests::checked(), "on": on });
    let early = center.refused("finish_check", check("2026-12-01"));
    assert_eq!(early["failure"], json!({ "kind": "notHereYet", "kit": "南-K01", "since": "2026-12-02" }));
    center.must("finish_check", check("2026-12-03"));
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(card["checkedOn"], "2026-12-03");
    let act = &card["history"][0];
    assert!(act["happenedAt"].as_str().expect("when").starts_with("2026-12-03"), "both days stay");
    assert!(act["enteredAt"].as_str().expect("when").starts_with("2026-12-04"));
    let ahead = center.refused("finish_check", check("2026-12-05"));
    assert_eq!(ahead["about"], "field", "not in the future");
}

#[test]
fn a_kit_was_ready_on_the_day_it_went() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    center.clock.go_to("2026-12-02");
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    let mut early = center.hand_over_entry(need, kit, "2026-12-05");
    early["lentOn"] = json!("2026-12-01");
    let refusal = center.refused("hand_over", early.clone());
    assert_eq!(
        refusal["failure"],
        json!({ "kind": "notCheckedThen", "kit": "南-K01", "on": "2026-12-02", "clause": "§4(2)" })
    );
    // The way on: the check was done the day before, and is written down so.
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked(), "on": "2026-12-01" }));
    center.must("hand_over", early);
}

#[test]
fn a_part_is_put_in_replaced_and_taken_out_and_what_was_stays_on_record() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let old = center.parts(kit);
    let out = center.refused("replace_part", json!({ "part": old[1], "serial": "" }));
    assert_eq!(out["failure"]["kind"], "out", "not while a family has it");
    let loss =
        json!({ "loan": loan, "part": old[1], "kind": "lost", "happenedOn": "2026-11-25", "account": "" });
    center.must("report_loss", loss);
    let back = json!({ "loan": loan, "parts": [good(old[0]), good(old[2])], "returnedOn": null });
    center.must("take_back", back);
    let new = center.must("replace_part", json!({ "part": old[1], "serial": "CH-77" }));
    assert_eq!(new["number"], "南-K01-4", "no number is given twice");
    let added = center.must(
        "add_part",
        json!({ "kit": kit, "part": { "name": "袋", "required": false, "exact": null, "serial": null } }),
    );
    assert_eq!(added["number"], "南-K01-5");
    let card = center.must("kit_card", json!({ "kit": kit }));
    let numbers: Vec<_> =
        card["parts"].as_array().expect("parts").iter().map(|part| &part["number"]).collect();
    assert_eq!(numbers, ["南-K01-1", "南-K01-4", "南-K01-3", "南-K01-5"], "in the place of the old one");
    assert_eq!(card["formerParts"][0]["replacedBy"], "南-K01-4");
    assert_eq!(card["state"]["kind"], "toCheck", "complete again");
    let seen = center.must("loan_card", json!({ "loan": loan }));
    assert_eq!(seen["losses"][0]["replacedBy"], "南-K01-4", "the loss says what came for it");
    assert_eq!(seen["lines"][1]["number"], "南-K01-2", "and the loan what had gone");
    center.must("take_out_part", json!({ "part": added["part"] }));
    let gone = center.refused("take_out_part", json!({ "part": added["part"] }));
    assert_eq!(gone["failure"], json!({ "kind": "partGone", "part": "袋" }));
    center.undo();
    assert_eq!(center.parts(kit).len(), 4, "taken out by mistake, it is back");
    let entry = json!({ "name": "袋（青）", "required": true, "exact": true, "serial": "B-1" });
    center.must("amend_part", json!({ "part": added["part"], "condition": "good", "entry": entry }));
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!((&card["parts"][3]["name"], &card["parts"][3]["exact"]), (&json!("袋（青）"), &json!(true)));
}

#[test]
fn what_went_home_since_is_not_undone_from_under_a_family() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let charger = center.parts(kit)[1];
    center.must("replace_part", json!({ "part": charger, "serial": "" }));
    let entry = center.must("last_act", json!({}))["entry"].clone();
    center.loan(need, kit, "2026-12-05");
    let refusal = center.refused("undo", json!({ "entry": entry }));
    assert_eq!(refusal["about"], "history", "{refusal}");
}

#[test]
fn this_very_one_comes_back_itself_and_any_of_its_kind_as_another() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let parts = center.parts(kit);
    let entry =
        |name: &str, exact| json!({ "name": name, "required": true, "exact": exact, "serial": "S-1" });
    for (part, name, exact) in [(parts[0], "タブレット本体", true), (parts[1], "充電器とケーブル", false)]
    {
        let request = json!({ "part": part, "condition": "good", "entry": entry(name, exact) });
        center.must("amend_part", request);
    }
    let loan = center.loan(need, kit, "2026-12-05");
    let another = |part| json!({ "part": part, "condition": "good", "another": true });
    let back = |parts| json!({ "loan": loan, "parts": parts, "returnedOn": null });
    let refusal = center.refused("take_back", back(json!([another(parts[0])])));
    assert_eq!(refusal["failure"], json!({ "kind": "notThatVeryOne", "part": "タブレット本体" }));
    center.must("take_back", back(json!([another(parts[1]), good(parts[2])])));
    let seen = center.must("loan_card", json!({ "loan": loan }));
    assert_eq!((&seen["lines"][0]["returnedOn"], &seen["lines"][1]["another"]), (&json!(null), &json!(true)));
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(card["parts"][1]["serial"], "", "the number of the old one says nothing of the new");
    center.undo();
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(card["parts"][1]["serial"], "S-1");
}
