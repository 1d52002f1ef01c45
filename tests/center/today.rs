use serde_json::{Value, json};
use tests::{SmallCenter, application_entry};

fn kinds(sheet: &Value) -> Vec<String> {
    let cares = sheet["cares"].as_array().expect("cares");
    cares.iter().map(|care| care["kind"].as_str().expect("a kind").to_owned()).collect()
}

#[test]
fn an_empty_centre_says_it_is_empty() {
    let center = SmallCenter::new();
    let sheet = center.must("today", json!({}));
    assert_eq!(sheet["next"], json!(null));
    assert_eq!((&sheet["families"], &sheet["kits"], &sheet["sessions"]), (&json!(0), &json!(0), &json!(0)));
}

#[test]
fn today_shows_the_next_session_and_what_needs_a_person() {
    let center = SmallCenter::new();
    let family = center.family("小林 真由", "樹", "2023-06-01");
    let session = center.session("2026-11-25", 12);
    center.must("apply", application_entry(session, family));
    let sheet = center.must("today", json!({}));
    assert_eq!(sheet["next"]["session"]["startsAt"], "10:30");
    assert_eq!(sheet["next"]["consentsMissing"], 1);
    assert_eq!(kinds(&sheet), ["consentMissing", "notInstalled", "toPrepare"]);

    center.consent(family);
    let need = center.approved_need(family);
    let kit = center.kit();
    center.loan(need, kit, "2026-11-28");
    center.clock.go_to("2026-12-03");
    let sheet = center.must("today", json!({}));
    assert_eq!(sheet["cares"][0]["kind"], "overdue");
    assert_eq!(sheet["cares"][0]["days"], 5);
    assert_eq!(sheet["next"], json!(null), "a session that is over is not the next one");
}

#[test]
fn in_winter_the_families_that_leave_for_school_are_counted() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "春", "2020-04-02");
    center.family("森 彩香", "夏", "2021-04-02");
    center.clock.go_to("2027-02-01");
    let sheet = center.must("today", json!({}));
    let leaving = sheet["cares"].as_array().expect("cares").iter().find(|care| care["kind"] == "leaving");
    assert_eq!(leaving.expect("a line")["families"], 1);
    assert_eq!(leaving.expect("a line")["lastDay"], "2027-03-31");
}
