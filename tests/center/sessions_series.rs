//! Sessions that are held again and again, and days a place is closed on.

use serde_json::{Value, json};
use tests::SmallCenter;

fn plan(center: &SmallCenter, held_on: &str) -> Value {
    let service = match center.must("services", json!({})).as_array().and_then(|all| all.first()) {
        Some(known) => known["id"].clone(),
        None => center.must(
            "add_service",
            json!({ "name": "ひろばミーティング", "provider": "ひろば社", "termsVersion": "1", "termsCheckedOn": "2026-04-01" }),
        )["service"]
            .clone(),
    };
    let place = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    json!({
        "place": place, "kind": "gathering", "title": "ひろば", "heldOn": held_on, "startsAt": "10:30",
        "endsAt": "11:30", "capacity": 12, "service": service, "meetingId": "", "passcode": "",
    })
}

fn days(center: &SmallCenter, year: i32, month: u32) -> Vec<String> {
    let sessions = center.must("sessions", json!({ "year": year, "month": month }));
    let rows = sessions.as_array().expect("sessions").iter();
    rows.map(|row| row["heldOn"].as_str().expect("a day")[5..].to_owned()).collect()
}

#[test]
fn every_tuesday_four_times_is_planned_in_one_act_and_taken_back_in_one() {
    let center = SmallCenter::new();
    center.must("add_closed_day", json!({ "day": "2026-12-08", "reason": "消毒" }));
    let wanted = json!({ "plan": plan(&center, "2026-12-01"), "rhythm": { "kind": "weekly" },
                         "end": { "kind": "times", "times": 4 } });
    let shown = center.must(
        "series_days",
        json!({ "place": wanted["plan"]["place"], "first": "2026-12-01", "rhythm": wanted["rhythm"], "end": wanted["end"] }),
    );
    assert_eq!(shown.as_array().map(Vec::len), Some(6), "two of them are struck out");
    assert_eq!(shown[1]["closed"], json!({ "kind": "own", "reason": "消毒" }));
    let planned = center.must("plan_series", wanted.clone());
    assert_eq!((&planned["planned"], &planned["skipped"]), (&json!(4), &json!(["2026-12-08", "2026-12-29"])));
    assert_eq!(days(&center, 2026, 12), ["12-01", "12-15", "12-22"]);
    // 29 December begins the turn of the year.
    assert_eq!(days(&center, 2027, 1), ["01-05"]);
    let again = center.refused("plan_series", wanted);
    assert_eq!(again["failure"]["kind"], "noDayLeft", "they stand there already");
    center.undo();
    assert!(days(&center, 2026, 12).is_empty(), "one act, one way back");
}

#[test]
fn the_second_and_fourth_thursday_until_a_day_move_their_window_along() {
    let center = SmallCenter::new();
    let mut plan = plan(&center, "2026-12-10");
    plan["offer"] = json!({ "persons": null, "monthsFrom": null, "monthsUntil": null, "applyFrom": "2026-12-01",
                            "applyUntil": "2026-12-08", "choosing": "arrival", "hostAccount": "" });
    let wanted = json!({ "plan": plan, "rhythm": { "kind": "monthly", "weeks": [2, 4] },
                         "end": { "kind": "until", "until": "2027-01-31" } });
    assert_eq!(center.must("plan_series", wanted)["planned"], 4);
    assert_eq!(days(&center, 2026, 12), ["12-10", "12-24"]);
    let january = center.must("sessions", json!({ "year": 2027, "month": 1 }));
    let card = center.must("session_card", json!({ "session": january[0]["id"] }));
    assert_eq!((&card["heldOn"], &card["offer"]["applyUntil"]), (&json!("2027-01-14"), &json!("2027-01-12")));
    assert_eq!(card["credentials"], Value::Null, "§5(1): one set a session");
}

#[test]
fn a_series_says_beside_the_field_what_is_wrong_with_it() {
    let center = SmallCenter::new();
    let wanted = |rhythm: Value, end: Value| json!({ "plan": plan(&center, "2026-12-10"), "rhythm": rhythm, "end": end });
    let weekly = json!({ "kind": "weekly" });
    for (rhythm, end, at) in [
        (json!({ "kind": "monthly", "weeks": [] }), json!({ "kind": "times", "times": 2 }), "rhythm.weeks"),
        (weekly.clone(), json!({ "kind": "times", "times": 0 }), "end.times"),
        (weekly.clone(), json!({ "kind": "until", "until": "2026-12-09" }), "end.until"),
    ] {
        assert_eq!(center.refused("plan_series", wanted(rhythm, end))["failure"]["field"], at);
    }
    let mut with_id = wanted(weekly, json!({ "kind": "times", "times": 2 }));
    with_id["plan"]["meetingId"] = json!("123 456 789");
    assert_eq!(center.refused("plan_series", with_id)["failure"]["kind"], "oneSetEach");
}

#[test]
fn a_session_on_a_closed_day_is_asked_about_first_and_shown_on_the_month() {
    let center = SmallCenter::new();
    let mut holiday = plan(&center, "2027-01-11");
    let asked = center.refused("plan_session", holiday.clone());
    assert_eq!(
        asked["failure"],
        json!({ "kind": "closedDay", "day": "2027-01-11", "because": { "kind": "holiday", "name": "成人の日" } })
    );
    holiday["closedDay"] = json!("2027-01-11");
    let session = center.must("plan_session", holiday.clone())["session"].clone();
    let mut same_day = holiday.clone();
    same_day["closedDay"] = Value::Null;
    same_day["capacity"] = json!(20);
    center.must("amend_session", json!({ "session": session, "plan": same_day.clone() }));
    same_day["heldOn"] = json!("2027-01-10");
    let moved = center.refused("amend_session", json!({ "session": session, "plan": same_day }));
    assert_eq!(moved["failure"]["because"]["kind"], "weekday", "a Sunday");
    let closed = center.must("month_closed", json!({ "year": 2027, "month": 1 }));
    let shown: Vec<&str> = closed
        .as_array()
        .expect("days")
        .iter()
        .map(|one| &one["day"].as_str().expect("a day")[8..])
        .collect();
    assert_eq!(shown, ["01", "02", "03", "10", "11", "17", "24", "31"]);
}
