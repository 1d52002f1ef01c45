use serde_json::json;
use tests::{MINAMI, SmallCenter, place};

#[test]
fn a_session_that_ends_before_it_begins_is_not_planned() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let service = center.must("session_card", json!({ "session": session }))["serviceId"].clone();
    let refusal = center.refused(
        "plan_session",
        json!({
            "place": place(MINAMI), "kind": "lecture", "title": "離乳食のはなし",
            "heldOn": "2026-12-01", "startsAt": "11:30", "endsAt": "10:30", "capacity": 12,
            "service": service, "meetingId": "", "passcode": "",
        }),
    );
    assert_eq!(refusal["failure"]["field"], "endsAt");
    assert_eq!(refusal["failure"]["problem"]["kind"], "endsBeforeItBegins");
}

#[test]
fn the_meeting_id_is_masked_until_someone_asks_and_the_look_is_kept() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let card = center.must("session_card", json!({ "session": session }));
    assert!(!card.to_string().contains("123 456 789"), "§5(1): never on a shared card");
    let shown = center.must("reveal_credentials", json!({ "session": session }));
    assert_eq!(shown["meetingId"], "123 456 789");
    assert_eq!(shown["passcode"], "tsudoi1");
}

#[test]
fn a_session_pins_the_version_of_the_policy_of_its_day() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["policyVersion"], 1);
}

#[test]
fn a_session_families_attended_is_not_called_off() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-25", 12);
    let application = center.application(session, family);
    center.consent(family);
    center.must(
        "mark_attendance",
        json!({ "application": application, "mark": "present", "because": null, "at": null,
                "overrideReason": null }),
    );
    let refusal = center.refused("cancel_session", json!({ "session": session }));
    assert_eq!(refusal["failure"]["kind"], "alreadyHeld");
}

#[test]
fn the_month_shows_its_sessions_and_no_others() {
    let center = SmallCenter::new();
    center.session("2026-11-27", 12);
    center.session("2026-12-01", 12);
    let november = center.must("sessions", json!({ "year": 2026, "month": 11 }));
    assert_eq!(november.as_array().map(Vec::len), Some(1));
    let refusal = center.refused("sessions", json!({ "year": 2026, "month": 13 }));
    assert_eq!(refusal["about"], "field");
}
