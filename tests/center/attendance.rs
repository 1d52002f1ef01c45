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

fn people(center: &SmallCenter, session: Uuid) -> Vec<Value> {
    let day = center.must("day", json!({ "session": session }));
    day["roster"][0]["people"].as_array().expect("people").clone()
}

#[test]
fn a_child_that_stayed_at_home_is_marked_apart_from_its_family() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    center.consent(family);
    let child = people(&center, session)[1]["person"].clone();
    let apart = json!({ "application": application, "person": child, "mark": "absent", "because": "ownReason", "at": null });
    let refusal = center.refused("mark_person", apart.clone());
    assert_eq!(refusal["failure"]["kind"], "familyFirst");
    center.must("mark_attendance", mark(application, "present"));
    let marks: Vec<_> =
        people(&center, session).iter().map(|one| one["attendance"]["mark"].clone()).collect();
    assert_eq!(marks, ["present", "present"], "they came together");
    center.must("mark_person", apart);
    let both = people(&center, session);
    assert_eq!((&both[0]["attendance"]["mark"], &both[0]["apart"]), (&json!("present"), &json!(false)));
    assert_eq!((&both[1]["attendance"]["mark"], &both[1]["apart"]), (&json!("absent"), &json!(true)));
    center.must("clear_person", json!({ "application": application, "person": child }));
    assert_eq!(people(&center, session)[1]["attendance"]["mark"], "present", "as the family again");
}

#[test]
fn one_who_leaves_early_leaves_alone_and_nobody_is_there_once_the_family_is_absent() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    center.consent(family);
    center.must("mark_attendance", mark(application, "present"));
    let child = people(&center, session)[1]["person"].clone();
    center.clock.pass(TimeDelta::minutes(40));
    center.must(
        "mark_person",
        json!({ "application": application, "person": child, "mark": "left", "because": null, "at": null }),
    );
    let left = people(&center, session)[1]["attendance"].clone();
    assert_eq!((&left["cameAt"], &left["leftAt"]), (&json!("10:00"), &json!("10:40")));
    let mut absent = mark(application, "absent");
    absent["because"] = json!("noWord");
    center.must("mark_attendance", absent);
    assert!(people(&center, session).iter().all(|one| one["attendance"]["mark"] == "absent"));
    center.must("mark_attendance", mark(application, "present"));
    assert!(people(&center, session).iter().all(|one| one["apart"] == false), "nothing lingers");
}

#[test]
fn only_those_who_were_named_stand_on_the_roster() {
    let center = SmallCenter::new();
    let (family, session, application) = today(&center);
    let mother = people(&center, session)[0]["person"].clone();
    center.must("name_participants", json!({ "application": application, "persons": [mother] }));
    assert_eq!(people(&center, session).len(), 1);
    let refusal = center.refused("name_participants", json!({ "application": application, "persons": [] }));
    assert_eq!(refusal["failure"]["kind"], "nobodyNamed");
    let stranger = json!({ "application": application, "persons": [mother, family] });
    assert_eq!(center.refused("name_participants", stranger)["about"], "gone");
}

#[test]
fn a_note_stands_on_the_day_with_its_writer_and_can_be_taken_back() {
    let center = SmallCenter::new();
    let (_, session, application) = today(&center);
    let note = json!({ "session": session, "application": application, "text": "上のお子さんは保育園" });
    center.must("write_note", note);
    let notes = center.must("day", json!({ "session": session }))["notes"].clone();
    assert_eq!(
        (&notes[0]["text"], &notes[0]["by"], &notes[0]["at"]),
        (&json!("上のお子さんは保育園"), &json!("青木 久美子"), &json!("10:00"))
    );
    center.undo();
    assert_eq!(center.must("day", json!({ "session": session }))["notes"], json!([]));
    let other = center.session("2026-11-25", 12);
    let astray = json!({ "session": other, "application": application, "text": "ほかの日" });
    assert_eq!(center.refused("write_note", astray)["about"], "gone");
}
