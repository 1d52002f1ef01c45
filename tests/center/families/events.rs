//! これまで: what was said on the telephone stands on the family's card, in time order with all the rest.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{SmallCenter, application_entry, id};
use uuid::Uuid;

/// What the card tells, the latest first: kind, day, time.
fn told(center: &SmallCenter, family: Uuid) -> Vec<Value> {
    let card = center.must("family_card", json!({ "family": family }));
    card["events"].as_array().expect("events").clone()
}

fn kinds(events: &[Value]) -> Vec<String> {
    events.iter().map(|event| event["kind"].as_str().expect("a kind").to_owned()).collect()
}

#[test]
fn calls_about_a_free_seat_and_a_cancellation_stand_on_the_card_in_time_order() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-09", 1);
    let first = center.family("佐藤 綾", "莉子", "2025-11-01");
    let first = id(&center.must("apply", application_entry(session, first))["application"]);
    let family = center.family("森 彩香", "陽", "2025-11-01");
    let waiting = id(&center.must("apply", application_entry(session, family))["application"]);
    center.must("withdraw_application", json!({ "application": first, "because": "illness" }));
    let call = |about: &str, answer: &str| {
        center.clock.pass(TimeDelta::minutes(20));
        center.must("note_call", json!({ "application": waiting, "about": about, "answer": answer }));
    };
    call("seat", "noAnswer");
    call("seat", "agreed");
    center.clock.go_to("2026-12-01");
    center.must("cancel_session", json!({ "session": session, "reason": "講師の都合" }));
    call("cancelled", "leftWord");

    let events = told(&center, family);
    assert_eq!(kinds(&events), ["session", "call", "call", "call", "registered"], "the latest first");
    let calls: Vec<_> = events.iter().filter(|event| event["kind"] == "call").collect();
    let of = |call: &Value| {
        ["on", "at", "about", "answer", "by"].map(|field| call[field].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(of(calls[0]), ["2026-12-01", "10:20", "cancelled", "leftWord", "青木 久美子"]);
    assert_eq!(of(calls[1]), ["2026-11-25", "10:40", "seat", "agreed", "青木 久美子"]);
    assert_eq!(of(calls[2]), ["2026-11-25", "10:20", "seat", "noAnswer", "青木 久美子"]);
}

#[test]
fn who_was_told_new_credentials_finds_it_on_the_card_and_no_passcode() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-12-09", 12);
    let application = center.application(session, family);
    let issue = |meeting: &str| json!({ "session": session, "meetingId": meeting, "passcode": "tsudoi9", "reason": "前のものが知られた" });
    let tell = |way: &str| {
        center.clock.pass(TimeDelta::minutes(5));
        center.must("tell_credentials", json!({ "applications": [application], "way": way }));
    };
    tell("paper");
    center.must("reissue_credentials", issue("999 888 777"));
    tell("telephone");
    let events = told(&center, family);
    let tellings: Vec<_> = events.iter().filter(|event| event["kind"] == "told").collect();
    assert_eq!(tellings.len(), 2);
    assert_eq!((&tellings[0]["way"], &tellings[0]["reissued"]), (&json!("telephone"), &json!(true)));
    assert_eq!((&tellings[1]["way"], &tellings[1]["reissued"]), (&json!("paper"), &json!(false)));
    let all = Value::from(events).to_string();
    assert!(!all.contains("tsudoi9") && !all.contains("999 888 777"), "who was told, not what");
}

#[test]
fn an_application_that_was_turned_down_and_a_call_about_a_late_kit_are_told_too() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("森 彩香");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-11-27");
    center.clock.go_to("2026-11-30");
    center.must("log_call", json!({ "loan": loan, "said": "水曜に持ってくるとのこと" }));
    let session = center.session("2026-12-09", 12);
    let at_school = center.family("中村 圭子", "中村 律", "2018-05-01");
    center.must(
        "refuse_application",
        json!({ "session": session, "family": at_school, "channel": "telephone", "because": "notEligible",
                "note": "" }),
    );
    let turned_down = told(&center, at_school);
    let turned_down = turned_down.iter().find(|event| event["kind"] == "turnedDown").expect("turned down");
    assert_eq!((&turned_down["because"], &turned_down["clause"]), (&json!("notEligible"), &json!("§2(1)")));
    let events = told(&center, family);
    let call = events.iter().find(|event| event["kind"] == "loanCall").expect("a call");
    assert_eq!(call["said"], "水曜に持ってくるとのこと");
    let days: Vec<&str> = events.iter().filter_map(|event| event["on"].as_str()).collect();
    assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "the latest first: {days:?}");
}
