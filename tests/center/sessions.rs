use serde_json::{Value, json};
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
    let refusal = center.refused("cancel_session", json!({ "session": session, "reason": "台風のため" }));
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

#[test]
fn a_month_is_planned_as_the_one_before_it_without_what_stands_there_already() {
    let center = SmallCenter::new();
    center.session("2026-11-25", 12);
    center.session("2026-11-30", 12);
    let copied = center.must("copy_month", json!({ "year": 2026, "month": 12 }));
    assert_eq!(copied["planned"], 1, "the fourth Wednesday");
    assert_eq!(copied["leftOut"].as_array().map(Vec::len), Some(1), "December has no fifth Monday");
    let december = center.must("sessions", json!({ "year": 2026, "month": 12 }));
    assert_eq!(december[0]["heldOn"], "2026-12-23");
    assert_eq!(center.must("copy_month", json!({ "year": 2026, "month": 12 }))["planned"], 0, "not twice");
    center.session("2026-10-05", 12);
    let gone_by = center.must("copy_month", json!({ "year": 2026, "month": 11 }));
    assert_eq!(gone_by["planned"], 0, "the first Monday of November is gone by");
}

#[test]
fn what_is_due_before_a_session_stands_in_today_until_it_is_ticked_off() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-02", 12);
    let due = |center: &SmallCenter| {
        let today = center.must("today", json!({}));
        let cares = today["cares"].as_array().expect("cares").clone();
        cares.into_iter().find(|care| care["kind"] == "toPrepare").map(|care| care["items"].clone())
    };
    assert_eq!(due(&center), Some(json!(["meeting", "consents", "guides"])), "seven days before");
    for item in ["meeting", "consents", "guides"] {
        center.must("prepare", json!({ "session": session, "item": item }));
    }
    assert_eq!(due(&center), None);
    center.must("prepare", json!({ "session": session, "item": "guides" }));
    assert_eq!(due(&center), Some(json!(["guides"])), "the tick was taken back");
    let refusal = center.refused("prepare", json!({ "session": session, "item": "lecturer" }));
    assert_eq!(refusal["failure"]["kind"], "notPrepared", "a gathering has no lecturer");
}

#[test]
fn staff_and_lecturers_are_listed_and_agree_to_the_policy_too() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-02", 12);
    center.must(
        "name_present",
        json!({ "session": session, "staff": center.me(), "name": "", "part": "host" }),
    );
    center.must(
        "name_present",
        json!({ "session": session, "staff": null, "name": "栄養士 山田", "part": "lecturer" }),
    );
    let present =
        |center: &SmallCenter| center.must("session_card", json!({ "session": session }))["present"].clone();
    let lecturer = present(&center)[1].clone();
    assert_eq!((&lecturer["name"], &lecturer["acknowledgedOn"]), (&json!("栄養士 山田"), &Value::Null));
    center.must("acknowledge", json!({ "present": lecturer["id"] }));
    assert_eq!(present(&center)[1]["acknowledgedOn"], "2026-11-25");
    center.must("remove_present", json!({ "present": lecturer["id"] }));
    assert_eq!(present(&center).as_array().map(Vec::len), Some(1));
    let nobody = json!({ "session": session, "staff": null, "name": " ", "part": "helper" });
    assert_eq!(center.refused("name_present", nobody)["failure"]["field"], "name");
}

#[test]
fn a_session_called_off_keeps_its_reason_and_whom_to_call() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-02", 12);
    let application = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let refusal = center.refused("cancel_session", json!({ "session": session, "reason": "" }));
    assert_eq!(refusal["failure"]["field"], "reason");
    center.must("cancel_session", json!({ "session": session, "reason": "講師の都合" }));
    let call = json!({ "application": application, "about": "cancelled", "answer": "leftWord" });
    center.must("note_call", call);
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["cancelledFor"], "講師の都合");
    assert_eq!(card["applications"][0]["calls"][0]["answer"], "leftWord");
}

#[test]
fn an_offer_that_cannot_be_is_refused_at_its_field() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-10", 12);
    let card = center.must("session_card", json!({ "session": session }));
    let plan = |field: &str, value: Value| {
        let mut offer = json!({ "persons": null, "monthsFrom": null, "monthsUntil": null, "applyFrom": null,
                                "applyUntil": null, "choosing": "arrival", "hostAccount": "" });
        offer["applyFrom"] = json!("2026-12-01");
        offer["applyUntil"] = json!("2026-12-08");
        offer[field] = value;
        json!({ "session": session, "plan": {
            "place": card["placeId"], "kind": "gathering", "title": "ひろば", "heldOn": "2026-12-10",
            "startsAt": "10:30", "endsAt": "11:30", "capacity": 2, "service": card["serviceId"],
            "meetingId": "", "passcode": "", "offer": offer,
        }})
    };
    for (field, value, at) in [
        ("persons", json!(0), "offer.persons"),
        ("monthsFrom", json!(90), "offer.monthsUntil"),
        ("applyUntil", json!("2026-12-11"), "offer.applyUntil"),
        ("applyFrom", Value::Null, "offer.applyFrom"),
    ] {
        assert_eq!(center.refused("amend_session", plan(field, value))["failure"]["field"], at);
    }
    center.must("amend_session", plan("persons", json!(30)));
}
