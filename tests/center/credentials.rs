use serde_json::{Value, json};
use tests::{DIVISION, PASSPHRASE, SmallCenter, TAKANE, application_entry};
use uuid::Uuid;

fn connection(center: &SmallCenter, session: Uuid, at: usize) -> Value {
    center.must("day", json!({ "session": session }))["roster"][at]["connection"].clone()
}

fn reissue(session: Uuid, meeting_id: &str) -> Value {
    json!({ "session": session, "meetingId": meeting_id, "passcode": "tsudoi2", "reason": "ほかの人に知られた" })
}

#[test]
fn whoever_knows_void_credentials_must_be_told_again() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let told = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    center.application(session, center.family("森 彩香", "紬", "2025-11-01"));
    assert_eq!(connection(&center, session, 0)["kind"], "untold");
    center.must("tell_credentials", json!({ "applications": [told], "way": "telephone" }));
    let sign = connection(&center, session, 0);
    assert_eq!(
        (&sign["kind"], &sign["way"], &sign["by"]),
        (&json!("told"), &json!("telephone"), &json!("青木 久美子"))
    );

    let answer = center.must("reissue_credentials", reissue(session, "999 888 777"));
    assert_eq!(answer["toTellAgain"], 1, "the other one never knew any");
    assert_eq!(connection(&center, session, 0)["kind"], "again");
    assert_eq!(connection(&center, session, 1)["kind"], "untold");
    let shown = center.must("reveal_credentials", json!({ "session": session }));
    assert_eq!(shown["meetingId"], "999 888 777", "the earlier ones are void");
    center.must("tell_credentials", json!({ "applications": [told], "way": "mail" }));
    assert_eq!(connection(&center, session, 0)["kind"], "told");
}

#[test]
fn issuing_anew_needs_other_credentials_and_a_reason() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let refusal = center.refused("reissue_credentials", json!({ "session": session, "meetingId": "123 456 789", "passcode": "tsudoi1", "reason": "念のため" }));
    assert_eq!(refusal["failure"]["kind"], "sameCredentials");
    let refusal = center.refused(
        "reissue_credentials",
        json!({ "session": session, "meetingId": "1", "passcode": "", "reason": " " }),
    );
    assert_eq!(refusal["failure"]["field"], "reason");
}

#[test]
fn every_look_at_credentials_is_kept_with_its_name_and_none_of_them_is_on_a_card() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    center.must("reveal_credentials", json!({ "session": session }));
    center.must("reveal_credentials", json!({ "session": session }));
    center.must("reissue_credentials", reissue(session, "999 888 777"));
    center.must("reveal_credentials", json!({ "session": session }));
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["credentials"]["times"], 2);
    assert_eq!(card["credentials"]["looks"].as_array().map(Vec::len), Some(1), "of those that stand");
    assert_eq!(card["credentials"]["looks"][0]["by"], "青木 久美子");
    for secret in ["123 456 789", "999 888 777", "tsudoi1", "tsudoi2"] {
        assert!(!card.to_string().contains(secret), "§5(1): {secret} is masked");
    }
}

#[test]
fn another_centre_neither_sees_nor_issues_nor_tells() {
    let center = SmallCenter::at(DIVISION);
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let other = center.colleague("西田 悠斗", "staff", TAKANE);
    center.must("sign_in", json!({ "staff": other, "password": PASSPHRASE }));
    for (name, request) in [
        ("reveal_credentials", json!({ "session": session })),
        ("reissue_credentials", reissue(session, "999 888 777")),
        ("tell_credentials", json!({ "applications": [application], "way": "mail" })),
        ("day", json!({ "session": session })),
        ("write_note", json!({ "session": session, "application": null, "text": "のぞき見" })),
    ] {
        assert_eq!(center.refused(name, request)["about"], "forbidden", "{name}: §3");
    }
}

#[test]
fn who_waits_for_a_seat_is_told_nothing() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 1);
    center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let second = center.family("森 彩香", "紬", "2025-11-01");
    let waiting = center.must("apply", application_entry(session, second))["application"].clone();
    let refusal = center.refused("tell_credentials", json!({ "applications": [waiting], "way": "mail" }));
    assert_eq!(refusal["failure"]["kind"], "noSeat", "§5(1): only those who take part");
}
