use serde_json::json;
use tests::{SmallCenter, application_entry};

#[test]
fn a_family_is_judged_on_the_day_of_the_session_and_told_why() {
    let center = SmallCenter::new();
    let family = center.family("𠮷田 沙織", "𠮷田 湊", "2025-07-14");
    let session = center.session("2026-11-27", 12);
    let judgement = center.must("judge_application", json!({ "session": session, "family": family }));
    assert_eq!(
        judgement["eligibility"],
        json!({ "kind": "child", "name": "湊", "months": 16, "entersOn": "2032-04-01",
                "lastDay": "2032-03-31", "clause": "§2(1)" }),
    );
}

#[test]
fn a_family_whose_child_is_at_school_is_refused_by_the_clause_unless_someone_says_why_not() {
    let center = SmallCenter::new();
    let family = center.family("中村 圭子", "律", "2020-03-10");
    let session = center.session("2026-11-27", 12);
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "notEligible");
    assert_eq!(refusal["failure"]["verdict"]["kind"], "atSchool");
    assert_eq!(refusal["failure"]["verdict"]["clause"], "§2(1)");

    let mut entry = application_entry(session, family);
    entry["overrideReason"] = json!("就学猶予の通知を確認した");
    center.must("apply", entry);
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["applications"][0]["overrideReason"], "就学猶予の通知を確認した");
}

#[test]
fn a_family_applies_to_a_session_once_but_again_after_it_withdrew() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, family);
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "appliedAlready");
    center.must("withdraw_application", json!({ "application": application }));
    center.application(session, family);
}

#[test]
fn when_no_seat_is_left_a_family_waits_and_moves_up_when_one_is_free() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 1);
    let first = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let second = center.family("森 彩香", "紬", "2025-11-01");
    let answer = center.must("apply", application_entry(session, second));
    assert_eq!(answer["waiting"], true);
    let refusal = center.refused("give_seat", json!({ "application": answer["application"] }));
    assert_eq!(refusal["failure"], json!({ "kind": "noSeat", "capacity": 1 }));
    center.must("withdraw_application", json!({ "application": first }));
    center.must("give_seat", json!({ "application": answer["application"] }));
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!((&card["applied"], &card["waiting"]), (&json!(1), &json!(0)));
}

#[test]
fn a_session_called_off_takes_no_application() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    center.must("cancel_session", json!({ "session": session }));
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "sessionCancelled");
}
