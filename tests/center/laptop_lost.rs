//! A laptop of ours is lost (紛失): every ＩＤ等 to come is issued anew, who knew them is called, and it is on record.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, formal, id};

fn lost() -> Value {
    json!({ "kind": "laptop" })
}

fn sheet(center: &SmallCenter) -> Value {
    center.must("exposure_sheet", json!({ "lost": lost() }))
}

fn record(center: &SmallCenter, sessions: &Value) -> Value {
    center.must(
        "record_exposure",
        json!({ "lost": lost(), "incident": null, "facts": "置き忘れたパソコンが見つからない", "reason": "紛失",
            "sessions": sessions }),
    )
}

#[test]
fn all_ids_to_come_are_issued_anew_and_who_knew_them_is_called() {
    let center = SmallCenter::new();
    let told = center.family("沼田 圭", "結衣", "2024-10-01");
    center.family("森 彩香", "湊", "2024-10-01");
    let sessions = [center.session("2026-12-01", 12), center.session("2026-12-08", 12)];
    let application = center.application(sessions[0], told);
    center.must("tell_credentials", json!({ "applications": [application], "way": "paper" }));
    let before = sheet(&center);
    assert_eq!(before["households"], 2);
    assert_eq!(before["sessions"].as_array().map(Vec::len), Some(2));
    assert_eq!(before["calls"][0]["name"], "沼田 圭");
    assert_eq!(before["calls"].as_array().map(Vec::len), Some(1), "nobody else was told");

    center.clock.pass(chrono::TimeDelta::minutes(5));
    let anew =
        sessions.map(|session| json!({ "session": session, "meetingId": null, "passcode": "atarashii9" }));
    let recorded = record(&center, &json!(anew));
    assert_eq!((&recorded["reissued"], &recorded["toTellAgain"]), (&json!(2), &json!(1)));
    let card = center.must("incident_card", json!({ "incident": recorded["incident"] }));
    assert_eq!(card["details"]["clauses"], json!(["§5(3)"]));
    assert_eq!(card["calls"][0]["name"], "沼田 圭");
    center.must("issue_papers", formal(json!({ "kind": "callSheet", "incident": recorded["incident"] })));
    center.must("tell_credentials", json!({ "applications": [application], "way": "telephone" }));
    let card = center.must("incident_card", json!({ "incident": recorded["incident"] }));
    assert_eq!(card["calls"], json!([]), "who was told is not called again");
}

#[test]
fn a_laptop_with_nothing_to_come_is_put_on_record_all_the_same() {
    let center = SmallCenter::new();
    assert_eq!(sheet(&center)["sessions"], json!([]));
    let recorded = record(&center, &json!([]));
    assert_eq!(recorded["reissued"], 0);
    let rows = center.must("incidents", json!({}))["rows"].clone();
    assert_eq!(id(&rows[0]["id"]), id(&recorded["incident"]));
}

#[test]
fn the_laptop_of_a_place_holds_what_that_place_keeps_and_the_divisions_all() {
    let center = SmallCenter::at(DIVISION);
    let (division, other) = (center.me(), center.colleague("村上 佳代", "head", TAKANE));
    center.sign_in(center.colleague("青木 久美", "head", MINAMI));
    center.session("2026-12-01", 12);
    center.family("沼田 圭", "結衣", "2024-10-01");
    let held = || {
        let sheet = sheet(&center);
        (sheet["households"].as_u64(), sheet["sessions"].as_array().map(Vec::len))
    };
    assert_eq!(held(), (Some(1), Some(1)));
    center.sign_in(other);
    assert_eq!(held(), (Some(0), Some(0)));
    center.sign_in(division);
    assert_eq!(held(), (Some(1), Some(1)));
}
