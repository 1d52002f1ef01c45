use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::SmallCenter;
use uuid::Uuid;

fn mark(application: Uuid, mark: &str) -> Value {
    json!({ "application": application, "mark": mark, "because": null, "at": null,
            "overrideReason": null })
}

fn today(center: &SmallCenter) -> (Uuid, Uuid, Uuid) {
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let session = center.session("2026-11-25", 12);
    (family, session, center.application(session, family))
}

fn sign(center: &SmallCenter, session: Uuid) -> Value {
    center.must("day", json!({ "session": session }))["roster"][0]["attendance"].clone()
}

#[test]
fn nobody_takes_part_who_has_not_agreed_unless_someone_says_why() {
    let center = SmallCenter::new();
    let (_, session, application) = today(&center);
    let refusal = center.refused("mark_attendance", mark(application, "present"));
    assert_eq!(
        refusal,
        json!({ "about": "attendance", "failure": { "kind": "noConsent", "clause": "§4(3)" } }),
    );
    let mut with_reason = mark(application, "present");
    with_reason["overrideReason"] = json!("電話で承諾を得た。紙は郵送中");
    center.must("mark_attendance", with_reason);
    assert_eq!(sign(&center, session)["overrideReason"], "電話で承諾を得た。紙は郵送中");
}

#[test]
fn a_family_that_agreed_comes_and_leaves() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    center.consent(family);
    center.must("mark_attendance", mark(application, "present"));
    assert_eq!(sign(&center, session)["cameAt"], "10:00");
    center.clock.pass(TimeDelta::minutes(70));
    center.must("mark_attendance", mark(application, "left"));
    let sign = sign(&center, session);
    assert_eq!((&sign["cameAt"], &sign["leftAt"]), (&json!("10:00"), &json!("11:10")));
}

#[test]
fn a_wrong_key_is_taken_back() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    center.consent(family);
    center.must("mark_attendance", mark(application, "present"));
    center.undo();
    assert_eq!(sign(&center, session), Value::Null, "まだ again");
    center.must("mark_attendance", mark(application, "late"));
    center.must("clear_attendance", json!({ "application": application }));
    assert_eq!(sign(&center, session), Value::Null);
}

#[test]
fn an_absence_says_whose_equipment_failed() {
    let center = SmallCenter::new();
    let (_, session, application) = today(&center);
    let refusal = center.refused("mark_attendance", mark(application, "absent"));
    assert_eq!(refusal["failure"]["kind"], "becauseNeeded");
    let mut absent = mark(application, "absent");
    absent["because"] = json!("ownEquipment");
    center.must("mark_attendance", absent);
    assert_eq!(sign(&center, session)["because"], "ownEquipment");
}

#[test]
fn nobody_is_marked_before_the_day_or_leaves_before_they_came() {
    let center = SmallCenter::new();
    let (family, _, application) = today(&center);
    let later = center.session("2026-11-27", 12);
    let to_come = center.application(later, family);
    let refusal = center.refused("mark_attendance", mark(to_come, "present"));
    assert_eq!(refusal["failure"], json!({ "kind": "notYet", "heldOn": "2026-11-27" }));
    let refusal = center.refused("mark_attendance", mark(application, "left"));
    assert_eq!(refusal["failure"]["kind"], "neverCame");
}

#[test]
fn what_was_seen_earlier_is_entered_with_its_own_time() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    center.consent(family);
    let mut early = mark(application, "present");
    early["at"] = json!("09:41");
    center.must("mark_attendance", early);
    assert_eq!(sign(&center, session)["cameAt"], "9:41");
    let mut to_come = mark(application, "present");
    to_come["at"] = json!("15:00");
    let refusal = center.refused("mark_attendance", to_come);
    assert_eq!(refusal["failure"]["problem"]["kind"], "inTheFuture");
}
