use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, good};
use uuid::Uuid;

fn row(center: &SmallCenter, loan: Uuid) -> Value {
    center.must("loan_card", json!({ "loan": loan }))
}

#[test]
fn a_kit_goes_home_with_a_participant_in_need_who_agreed() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let handed = center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(handed["number"], "南-貸-2026-0001");
    let card = row(&center, tests::id(&handed["loans"][0]));
    assert_eq!(card["name"], "髙橋 沙織");
    assert_eq!((&card["partsOut"], &card["parts"]), (&json!(3), &json!(3)));
}

#[test]
fn one_slip_holds_several_kits() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let (one, two) = (center.kit(), center.kit());
    let mut entry = center.hand_over_entry(need, one, "2026-12-05");
    let other = center.hand_over_entry(need, two, "2026-12-05");
    entry["kits"].as_array_mut().expect("kits").push(other["kits"][0].clone());
    let handed = center.must("hand_over", entry);
    assert_eq!(handed["loans"].as_array().map(Vec::len), Some(2), "one signature, two kits");
}

#[test]
fn nothing_is_lent_without_a_need_the_city_approved() {
    let center = SmallCenter::new();
    let family = center.family("グエン・ティ・ラン", "ミン", "2025-09-01");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    center.consent(family);
    let kit = center.kit();
    let need = center.need(family);
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"], json!({ "kind": "needWaiting", "clause": "§4(1)" }));
    center.must("refuse_need", json!({ "need": need, "reason": "在庫なし" }));
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"], json!({ "kind": "needRefused", "on": "2026-11-25", "clause": "§4(1)" }),);
    let refusal =
        center.refused("approve_need", json!({ "need": need, "number": "", "until": "2027-03-31" }));
    assert_eq!(refusal["failure"]["kind"], "decidedAlready");
}

#[test]
fn only_a_participant_borrows_and_only_one_who_agreed() {
    let center = SmallCenter::new();
    let family = center.family("小林 真由", "樹", "2023-06-01");
    let need = center.approved_need(family);
    let kit = center.kit();
    let kind = |center: &SmallCenter| {
        let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
        (refusal["failure"]["kind"].clone(), refusal["failure"]["clause"].clone())
    };
    assert_eq!(kind(&center), (json!("notAParticipant"), json!("§4(1)")));
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    assert_eq!(kind(&center), (json!("noConsent"), json!("§4(3)")));
    center.consent(family);
    center.loan(need, kit, "2026-12-05");
}

#[test]
fn a_kit_that_is_out_is_lent_to_no_one_else() {
    let center = SmallCenter::new();
    let (_, first) = center.borrower("髙橋 沙織");
    let (_, second) = center.borrower("小林 真由");
    let kit = center.kit();
    center.loan(first, kit, "2026-12-05");
    let refusal = center.refused("hand_over", center.hand_over_entry(second, kit, "2026-12-05"));
    assert_eq!(refusal["failure"]["reason"], json!({ "kind": "out", "dueOn": "2026-12-05" }));
}

#[test]
fn a_part_the_kit_needs_goes_along_and_a_foreign_one_does_not() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let (kit, other) = (center.kit(), center.kit());
    let mut entry = center.hand_over_entry(need, kit, "2026-12-05");
    let parts = center.parts(kit);
    entry["kits"][0]["parts"] = json!([good(parts[0])]);
    let refusal = center.refused("hand_over", entry.clone());
    assert_eq!(refusal["failure"]["kind"], "requiredPartLeftOut");
    assert_eq!(refusal["failure"]["part"], "充電器とケーブル");
    entry["kits"][0]["parts"] = json!([good(parts[0]), good(center.parts(other)[1])]);
    assert_eq!(center.refused("hand_over", entry)["failure"]["kind"], "foreignPart");
}

#[test]
fn a_loan_ends_within_the_days_the_city_allows() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let refused = |due_on: &str| {
        let entry = center.hand_over_entry(need, kit, due_on);
        center.refused("hand_over", entry)["failure"].clone()
    };
    assert_eq!(refused("2026-11-24")["kind"], "dueBeforeLent");
    assert_eq!(
        refused("2026-12-24"),
        json!({ "kind": "dueTooLate", "latest": "2026-12-23", "longestDays": 28, "clause": "§4(1)" }),
    );
}

#[test]
fn what_does_not_come_back_stays_out_and_overdue() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("小林 真由");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-11-28");
    center.clock.go_to("2026-12-03");
    assert_eq!(row(&center, loan)["daysOver"], 5);
    let parts = center.parts(kit);
    let answer = center.must(
        "take_back",
        json!({ "loan": loan, "parts": [good(parts[0]), good(parts[2])], "returnedOn": null }),
    );
    assert_eq!(answer["stillOut"], json!(["充電器とケーブル"]));
    let card = row(&center, loan);
    assert_eq!((&card["returnedOn"], &card["daysOver"]), (&json!(null), &json!(5)));
    let refusal =
        center.refused("take_back", json!({ "loan": loan, "parts": [good(parts[0])], "returnedOn": null }));
    assert_eq!(refusal["failure"], json!({ "kind": "partBackAlready", "part": "タブレット本体" }),);
    let answer =
        center.must("take_back", json!({ "loan": loan, "parts": [good(parts[1])], "returnedOn": null }));
    assert_eq!(answer["stillOut"], json!([]));
    assert_eq!(row(&center, loan)["returnedOn"], "2026-12-03");
}

#[test]
fn a_wrong_return_and_a_wrong_hand_over_are_taken_back() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let parts: Vec<_> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    center.undo();
    assert_eq!(row(&center, loan)["partsOut"], 3, "it is out again");
    assert_eq!(center.must("kit_card", json!({ "kit": kit }))["state"]["kind"], "out");

    let other = center.kit();
    let wrong = center.loan(need, other, "2026-12-05");
    center.undo();
    assert_eq!(center.must("kit_card", json!({ "kit": other }))["state"]["kind"], "onShelf");
    assert_eq!(center.refused("loan_card", json!({ "loan": wrong }))["about"], "gone");
}

#[test]
fn a_return_is_found_by_the_number_on_the_kit() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let kind =
        |number: &str| center.refused("loan_of_kit", json!({ "number": number }))["failure"]["kind"].clone();
    assert_eq!(kind("南-K01"), "kitNotOut");
    assert_eq!(kind("南-K99"), "kitUnknown");
    let loan = center.loan(need, kit, "2026-12-05");
    let found = center.must("loan_of_kit", json!({ "number": "南－ｋ０１" }));
    assert_eq!(tests::id(&found["loan"]), loan, "typed full-width");
}

#[test]
fn what_happened_yesterday_keeps_both_days() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let entry = |lent_on: &str| {
        let mut entry = center.hand_over_entry(need, kit, "2026-12-05");
        entry["lentOn"] = json!(lent_on);
        entry
    };
    // It was approved today, so yesterday nothing could be lent yet.
    assert_eq!(center.refused("hand_over", entry("2026-11-24"))["failure"]["kind"], "needNotYet");
    center.clock.go_to("2026-11-26");
    let handed = center.must("hand_over", entry("2026-11-25"));
    let card = row(&center, tests::id(&handed["loans"][0]));
    assert_eq!(card["lentOn"], "2026-11-25");
    let act = &card["history"][0];
    assert!(act["happenedAt"].as_str().expect("when").starts_with("2026-11-25"));
    assert!(act["enteredAt"].as_str().expect("when").starts_with("2026-11-26"));
}

#[test]
fn a_centres_staff_do_not_decide_on_needs() {
    let center = SmallCenter::new();
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    let family = center.family("グエン・ティ・ラン", "ミン", "2025-09-01");
    let need = center.need(family);
    center.sign_in(staff);
    let refusal =
        center.refused("approve_need", json!({ "need": need, "number": "", "until": "2027-03-31" }));
    assert_eq!(refusal, json!({ "about": "forbidden", "failure": { "kind": "headOnly", "clause": "§3" } }));
}

#[test]
fn the_board_shows_kits_on_their_days() {
    let center = SmallCenter::at(DIVISION);
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    center.sign_in(minami);
    let (_, need) = center.borrower("小林 真由");
    let kit = center.kit();
    center.loan(need, kit, "2026-11-28");
    center.clock.go_to("2026-12-03");
    let board = center.must("loan_board", json!({ "from": "2026-11-20", "days": 21, "place": null }));
    let bars = &board["calendar"][0]["bars"];
    assert_eq!(bars[0]["kind"], "lent");
    assert_eq!((&bars[0]["from"], &bars[0]["until"]), (&json!("2026-11-25"), &json!("2026-11-28")));
    assert_eq!(bars[1]["kind"], "overdue");
    assert_eq!((&bars[1]["days"], &bars[1]["until"]), (&json!(5), &json!("2026-12-03")));
}

#[test]
fn an_approval_is_for_what_was_asked() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let at = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    let laptop = center.must(
        "register_kit",
        json!({ "name": "ノートパソコン", "kind": "computer", "place": at, "note": "",
                "parts": [{ "name": "本体", "required": true }] }),
    );
    let kit = tests::id(&laptop["kit"]);
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"], json!({ "kind": "kindNotApproved", "kit": "南-N01", "clause": "§4(1)" }),);
}

#[test]
fn a_kit_was_not_with_two_families_on_one_day() {
    let center = SmallCenter::new();
    let (_, first) = center.borrower("髙橋 沙織");
    let (_, second) = center.borrower("小林 真由");
    let kit = center.kit();
    center.clock.go_to("2026-11-30");
    let loan = center.loan(first, kit, "2026-12-05");
    center.clock.go_to("2026-12-04");
    let parts: Vec<_> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    let mut early = center.hand_over_entry(second, kit, "2026-12-10");
    early["lentOn"] = json!("2026-12-02");
    let refusal = center.refused("hand_over", early);
    assert_eq!(refusal["failure"], json!({ "kind": "notHereYet", "kit": "南-K01", "since": "2026-12-04" }),);
}

#[test]
fn another_places_kit_is_not_lent_from_here() {
    let center = SmallCenter::at(DIVISION);
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    let kit = center.kit();
    center.sign_in(minami);
    let (_, need) = center.borrower("小林 真由");
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"]["kind"], "otherPlace");
    let sheet = center.must("hand_over_sheet", json!({ "need": need }));
    assert_eq!(sheet["kits"], json!([]), "and is not offered");
}

#[test]
fn what_is_needed_goes_along_in_working_order() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let mut entry = center.hand_over_entry(need, kit, "2026-12-05");
    entry["kits"][0]["parts"][0]["condition"] = json!("broken");
    let refusal = center.refused("hand_over", entry);
    assert_eq!(refusal["failure"]["kind"], "requiredPartLeftOut");
    assert_eq!(refusal["failure"]["clause"], "§4(1)");
}

#[test]
fn what_was_approved_for_one_session_is_lent_for_that_one() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-01");
    let (this, other) = (center.session("2026-11-27", 12), center.session("2026-12-04", 12));
    let application = center.application(this, family);
    center.application(other, family);
    center.consent(family);
    let need = center.need(family);
    center
        .must("approve_need", json!({ "need": need, "number": "", "until": "2026-11-27", "session": this }));
    let kit = center.kit();
    center.must("withdraw_application", json!({ "application": application, "because": "illness" }));
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-11-27"));
    assert_eq!(refusal["failure"], json!({ "kind": "notInThatSession", "clause": "§4(1)" }));
    center.undo();
    center.loan(need, kit, "2026-11-27");
}
