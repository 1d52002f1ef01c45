//! Reservations, closed days and who decides, as staff meet them.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, place};
use uuid::Uuid;

fn reserve(need: Uuid, first_on: &str, last_on: &str, or_queue: bool) -> Value {
    json!({ "need": need, "kind": "tablet", "place": null, "firstOn": first_on, "lastOn": last_on,
            "orQueue": or_queue })
}

#[test]
fn a_type_is_reserved_and_the_kit_is_named_at_the_hand_over() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let (_, other) = center.borrower("小林 真由");
    let kit = center.kit();
    center.must("reserve", reserve(need, "2026-12-01", "2026-12-05", false));
    let refusal = center.refused("reserve", reserve(other, "2026-12-04", "2026-12-08", false));
    assert_eq!(
        refusal["failure"],
        json!({ "kind": "noneFree", "of": "tablet", "place": "南本町", "first": "2026-12-04",
                "freeFrom": "2026-12-07", "clause": "§4(1)" }),
        "the day after the return is for the check",
    );
    let walk_in = center.refused("hand_over", center.hand_over_entry(other, kit, "2026-12-03"));
    assert_eq!(walk_in["failure"]["kind"], "noneFree", "what is promised is not lent to another");
    let board = center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }));
    assert_eq!(board["calendar"][0]["bars"][0]["kind"], "reserved");
    assert_eq!(board["reserved"][0]["name"], "髙橋 沙織");
    center.clock.go_to("2026-12-01");
    center.loan(need, kit, "2026-12-05");
    let board = center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }));
    assert_eq!(board["reserved"], json!([]), "the loan served it");
    center.undo();
    let board = center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }));
    assert_eq!(board["reserved"][0]["firstOn"], "2026-12-01", "and it stands again");
}

#[test]
fn whoever_finds_none_free_queues_and_is_given_the_kit_that_comes_free() {
    let center = SmallCenter::new();
    let (_, first) = center.borrower("髙橋 沙織");
    let (_, second) = center.borrower("小林 真由");
    center.kit();
    let made = center.must("reserve", reserve(first, "2026-12-01", "2026-12-05", false));
    let queued = center.must("reserve", reserve(second, "2026-12-02", "2026-12-05", true));
    assert_eq!(queued["waiting"], true);
    let give = json!({ "reservation": queued["reservation"] });
    assert_eq!(center.refused("give_reservation", give.clone())["failure"]["kind"], "noneFree");
    center.must("cancel_reservation", json!({ "reservation": made["reservation"] }));
    center.must("give_reservation", give.clone());
    assert_eq!(center.refused("give_reservation", give)["failure"]["kind"], "notInTheQueue");
    let again = center.refused("cancel_reservation", json!({ "reservation": made["reservation"] }));
    assert_eq!(again["failure"]["kind"], "reservationOver");
}

#[test]
fn a_cancelled_reservation_comes_back_only_while_there_is_room_for_it() {
    let center = SmallCenter::new();
    let (_, first) = center.borrower("髙橋 沙織");
    let (_, second) = center.borrower("小林 真由");
    center.kit();
    let made = center.must("reserve", reserve(first, "2026-12-01", "2026-12-05", false));
    center.must("cancel_reservation", json!({ "reservation": made["reservation"] }));
    let cancelled = center.must("last_act", json!({}))["entry"].clone();
    center.must("reserve", reserve(second, "2026-12-03", "2026-12-08", false));
    let refusal = center.refused("undo", json!({ "entry": cancelled }));
    assert_eq!(refusal["failure"]["kind"], "changedSince", "the kit was promised to another since");
}

#[test]
fn what_falls_on_a_closed_day_moves_to_the_open_day_before() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let made = center.must("reserve", reserve(need, "2026-12-01", "2026-12-06", false));
    assert_eq!(made["lastOn"], "2026-12-05", "the 6th is a Sunday");
    let refusal = center.refused("reserve", reserve(need, "2026-12-06", "2026-12-09", false));
    assert_eq!(refusal["failure"], json!({ "kind": "closedThatDay", "openOn": "2026-12-07" }));
    center.must("add_closed_day", json!({ "day": "2026-12-05", "reason": "館内の清掃" }));
    assert_eq!(
        center.refused("add_closed_day", json!({ "day": "2026-12-05", "reason": "" }))["failure"]["kind"],
        "closedAlready"
    );
    let handed = center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-06"));
    assert_eq!(handed["dueOn"], "2026-12-04", "neither the Sunday nor the place's own closed day");
}

#[test]
fn whoever_took_a_need_down_leaves_it_to_someone_else() {
    let center = SmallCenter::new();
    let head = center.me();
    let other = center.colleague("石井 千夏", "head", MINAMI);
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    let need = center.need(family);
    let approve =
        json!({ "need": need, "number": "", "until": "2027-03-31", "session": null, "facts": null });
    assert_eq!(center.refused("approve_need", approve.clone())["failure"]["kind"], "askedByYou");
    let board = center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }));
    assert_eq!(board["leftToOthers"], json!([need]));
    center.sign_in(other);
    center.must("approve_need", approve);
    // Where nobody else could, one person does both.
    center.sign_in(head);
    center.must("let_staff_go", json!({ "staff": other }));
    let alone = center.need(family);
    center.must("refuse_need", json!({ "need": alone, "reason": "在庫なし", "facts": null }));
}

#[test]
fn an_approval_for_one_session_ends_with_it() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    let (session, other) = (center.session("2026-11-27", 12), center.session("2026-12-11", 12));
    center.application(session, family);
    center.consent(family);
    let need = center.need(family);
    let approve = |session: Uuid| json!({ "need": need, "number": "", "until": "2027-03-31", "session": session, "facts": "電話で聞いた" });
    assert_eq!(center.refused("approve_need", approve(other))["failure"]["kind"], "notThatSession");
    center.must("approve_need", approve(session));
    let kit = center.kit();
    center.clock.go_to("2026-11-28");
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"], json!({ "kind": "needLapsed", "until": "2026-11-27", "clause": "§4(1)" }));
}

#[test]
fn staff_and_lecturers_do_not_borrow() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    for asker in ["staff", "lecturer"] {
        let request =
            json!({ "family": family, "reason": "講座で使う", "kinds": ["computer"], "asker": asker });
        let refusal = center.refused("ask_need", request);
        assert_eq!(refusal["failure"], json!({ "kind": "notForStaff", "clause": "§4(1)" }));
    }
}

#[test]
fn what_is_free_is_told_here_first_and_then_at_the_other_places() {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    center.sign_in(takane);
    center.kit();
    center.sign_in(minami);
    center.kit();
    let (_, need) = center.borrower("髙橋 沙織");
    center.must("reserve", reserve(need, "2026-12-01", "2026-12-05", false));
    let request = json!({ "kinds": ["tablet"], "firstOn": "2026-12-01", "lastOn": "2026-12-05" });
    let free = center.must("availability", request);
    let rows: Vec<_> =
        free["rows"].as_array().expect("rows").iter().map(|row| (&row["placeName"], &row["free"])).collect();
    assert_eq!(rows, [(&json!("南本町"), &json!(0)), (&json!("高根台"), &json!(1))]);
    assert_eq!(free["rows"][0]["freeFrom"], "2026-12-07");
}

#[test]
fn a_place_is_open_on_some_day_and_the_final_letter_is_the_last() {
    let center = SmallCenter::new();
    let rules = center.must("loan_rules", json!({}))["rules"].clone();
    let with = |field: &str, value: Value| {
        let mut rules = rules.clone();
        rules[field] = value;
        center.refused("set_loan_rules", rules)["failure"]["kind"].clone()
    };
    assert_eq!(with("closedWeekdays", json!([1, 2, 3, 4, 5, 6, 7])), "neverOpen");
    assert_eq!(with("finalAfterDays", json!(7)), "tonesInDisorder");
    let staff = center.colleague("濵口 翔", "staff", MINAMI);
    center.sign_in(staff);
    assert_eq!(center.refused("set_loan_rules", rules.clone())["failure"]["kind"], "headOnly");
    let far = json!({ "day": "2026-12-05", "reason": "" });
    assert_eq!(center.refused("add_closed_day", far)["failure"]["kind"], "headOnly");
    assert_ne!(place(MINAMI), place(TAKANE));
}
