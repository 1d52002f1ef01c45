use serde_json::json;
use tests::{MINAMI, SmallCenter};

#[test]
fn what_was_changed_since_is_not_taken_back_over_it() {
    let center = SmallCenter::new();
    let kit = center.kit();
    center.must("send_to_repair", json!({ "kit": kit, "note": "画面が割れた" }));
    let repair = center.must("last_act", json!({}));
    center.must("finish_repair", json!({ "kit": kit }));
    let refusal = center.refused("undo", json!({ "entry": repair["entry"] }));
    assert_eq!(refusal["failure"]["kind"], "changedSince");
}

#[test]
fn an_act_is_taken_back_once_and_the_history_keeps_both() {
    let center = SmallCenter::new();
    let kit = center.kit();
    center.must("send_to_repair", json!({ "kit": kit, "note": "画面が割れた" }));
    let repair = center.must("last_act", json!({}));
    assert_eq!(repair["canUndo"], true);
    center.must("undo", json!({ "entry": repair["entry"] }));
    let refusal = center.refused("undo", json!({ "entry": repair["entry"] }));
    assert_eq!(refusal["failure"]["kind"], "undoneAlready");
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(card["state"]["kind"], "onShelf");
    assert_eq!(card["history"][0]["act"], "undo");
    assert_eq!(card["history"][1]["reversedBy"], card["history"][0]["entry"]);
}

#[test]
fn what_reached_paper_or_keys_stays() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    center.printed_consent(family);
    let issued = center.must("last_act", json!({}));
    assert_eq!(issued["canUndo"], false, "a number is never given twice");
    let refusal = center.refused("undo", json!({ "entry": issued["entry"] }));
    assert_eq!(refusal["failure"]["kind"], "stays");
}

#[test]
fn the_chain_of_a_days_work_is_whole() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    center.loan(need, kit, "2026-12-05");
    center.undo();
    let verdict = center.must("verify_journal", json!({}));
    assert_eq!(verdict["kind"], "whole");
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(staff);
    let refusal = center.refused("verify_journal", json!({}));
    assert_eq!(refusal["about"], "forbidden");
}

#[test]
fn a_history_names_who_it_was_then() {
    let center = SmallCenter::new();
    let kit = center.kit();
    let card = center.must("kit_card", json!({ "kit": kit }));
    assert_eq!(card["history"][0]["actor"], "青木 久美子");
    let named = card["history"][0]["changes"].as_array().expect("changes");
    assert!(named.iter().any(|change| change["field"] == "place" && change["to"] == "南本町"));
}

#[test]
fn an_approval_with_a_kit_out_on_it_is_not_taken_back() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let approval = center.must("last_act", json!({}));
    let kit = center.kit();
    center.loan(need, kit, "2026-12-05");
    let refusal = center.refused("undo", json!({ "entry": approval["entry"] }));
    assert_eq!(refusal["failure"]["kind"], "changedSince");
    assert_eq!(
        center.must("hand_over_sheet", json!({ "need": need }))["need"]["decision"]["kind"],
        "approved"
    );
}

#[test]
fn undoing_an_undo_asks_the_same_permission_as_the_act() {
    let center = SmallCenter::new();
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    let family = center.family("グエン・ティ・ラン", "ミン", "2025-09-01");
    center.approved_need(family);
    center.undo();
    let undo = center.must("last_act", json!({}));
    center.sign_in(staff);
    let refusal = center.refused("undo", json!({ "entry": undo["entry"] }));
    assert_eq!(refusal, json!({ "about": "forbidden", "failure": { "kind": "headOnly", "clause": "§3" } }));
}

#[test]
fn a_seat_given_away_is_not_taken_back_by_undo() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 1);
    let first = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    center.must("withdraw_application", json!({ "application": first, "because": "illness" }));
    let withdrawal = center.must("last_act", json!({}));
    center.application(session, center.family("森 彩香", "紬", "2025-11-01"));
    let refusal = center.refused("undo", json!({ "entry": withdrawal["entry"] }));
    assert_eq!(refusal["failure"]["kind"], "changedSince");
}

#[test]
fn a_part_that_came_back_first_is_put_back_last() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let parts = center.parts(kit);
    let back = |some: &[uuid::Uuid]| {
        let parts: Vec<_> = some.iter().map(|part| tests::good(*part)).collect();
        center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
        center.must("last_act", json!({}))["entry"].clone()
    };
    let first = back(&parts[..1]);
    let last = back(&parts[1..]);
    let refusal = center.refused("undo", json!({ "entry": first }));
    assert_eq!(refusal["failure"]["kind"], "changedSince", "the loan is closed: nothing of it is out");
    center.must("undo", json!({ "entry": last }));
    center.must("undo", json!({ "entry": first }));
    assert_eq!(center.must("loan_card", json!({ "loan": loan }))["partsOut"], 3);
}

#[test]
fn a_consent_and_an_application_stay_while_a_kit_is_out_on_them() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-01");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    let applied = center.must("last_act", json!({}))["entry"].clone();
    center.consent(family);
    let agreed = center.must("last_act", json!({}))["entry"].clone();
    let need = center.approved_need(family);
    center.loan(need, center.kit(), "2026-12-05");
    for entry in [&applied, &agreed] {
        let refusal = center.refused("undo", json!({ "entry": entry }));
        assert_eq!(refusal["failure"]["kind"], "changedSince");
    }
    center.undo();
    center.must("undo", json!({ "entry": agreed }));
    center.must("undo", json!({ "entry": applied }));
}

#[test]
fn a_consent_stays_while_somebody_came_in_on_it() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let application = center.application(center.session("2026-11-25", 12), family);
    center.consent(family);
    let agreed = center.must("last_act", json!({}))["entry"].clone();
    let marked = json!({ "application": application, "mark": "present", "because": null, "at": null,
                         "overrideReason": null });
    center.must("mark_attendance", marked);
    let refusal = center.refused("undo", json!({ "entry": agreed }));
    assert_eq!(refusal["failure"]["kind"], "changedSince");
    center.must("clear_attendance", json!({ "application": application }));
    center.must("undo", json!({ "entry": agreed }));
}
