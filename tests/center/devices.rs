use serde_json::json;
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE};

#[test]
fn kits_are_numbered_by_place_and_kind() {
    let center = SmallCenter::new();
    center.kit();
    let second = center.kit();
    let card = center.must("kit_card", json!({ "kit": second }));
    assert_eq!(card["number"], "南-K02");
    assert_eq!(card["parts"][0]["number"], "南-K02-1");
    assert_eq!(card["state"]["kind"], "onShelf");
}

#[test]
fn a_kit_that_came_back_is_checked_before_it_goes_again() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let parts: Vec<_> = center.parts(kit).into_iter().map(tests::good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    let state =
        |center: &SmallCenter| center.must("kit_card", json!({ "kit": kit }))["state"]["kind"].clone();
    assert_eq!(state(&center), "toCheck");
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"]["kind"], "notShelved");
    assert_eq!(refusal["failure"]["reason"]["kind"], "notChecked");
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    assert_eq!(state(&center), "onShelf");
}

#[test]
fn a_kit_without_a_part_it_needs_stays() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let charger = center.parts(kit)[1];
    center.must("amend_part", json!({ "part": charger, "condition": "lost" }));
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"]["reason"], json!({ "kind": "partMissing", "parts": ["充電器とケーブル"] }),);
    assert_eq!(refusal["failure"]["clause"], "§4(1)");
}

#[test]
fn a_kit_in_repair_is_not_lent_and_is_checked_when_it_is_back() {
    let center = SmallCenter::new();
    let kit = center.kit();
    center.must("send_to_repair", json!({ "kit": kit, "note": "画面が割れた" }));
    let state =
        |center: &SmallCenter| center.must("kit_card", json!({ "kit": kit }))["state"]["kind"].clone();
    assert_eq!(state(&center), "inRepair");
    center.must("finish_repair", json!({ "kit": kit }));
    assert_eq!(state(&center), "toCheck");
    let refusal = center.refused("finish_repair", json!({ "kit": kit }));
    assert_eq!(refusal["failure"]["kind"], "notInRepair");
}

#[test]
fn the_stock_is_seen_from_every_place_but_not_whose_hands_it_is_in() {
    let center = SmallCenter::at(DIVISION);
    let division = center.me();
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    let takane = center.colleague("高根 花", "staff", TAKANE);
    center.sign_in(minami);
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    center.loan(need, kit, "2026-12-05");
    center.sign_in(takane);
    let seen = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(seen["state"]["kind"], "out", "§4(1): the stock is shared");
    assert_eq!(seen["state"]["name"], json!(null), "§3: the family is not");
    assert_eq!(seen["loans"], json!([]));
    center.sign_in(division);
    let seen = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(seen["state"]["name"], "髙橋 沙織");
}
