use serde_json::{Value, json};
use tests::{SmallCenter, application_entry, id};
use uuid::Uuid;

/// A child that is at school since April 2026 by its age.
fn at_school(center: &SmallCenter) -> (Uuid, Uuid) {
    let family = center.family("中村 圭子", "中村 律", "2020-03-20");
    (family, id(&card(center, family)["members"][1]["id"]))
}

fn card(center: &SmallCenter, family: Uuid) -> Value {
    center.must("family_card", json!({ "family": family }))
}

fn put_off(family: Uuid, person: Uuid, until: &str) -> Value {
    json!({ "family": family, "person": person, "until": until, "because": "病気の治療が続くため",
            "decidedBy": "船橋市教育委員会" })
}

#[test]
fn a_child_whose_school_is_put_off_takes_part_without_a_reason_written_each_time() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    let session = center.session("2026-12-09", 12);
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "notEligible");
    center.must("defer_schooling", put_off(family, child, "2027-03-31"));
    center.must("apply", application_entry(session, family));
    let eligibility = card(&center, family)["eligibility"].clone();
    assert_eq!(eligibility["kind"], "child");
    assert_eq!(eligibility["deferredBy"], "船橋市教育委員会", "the sentence says why");
    assert_eq!(eligibility["lastDay"], "2027-03-31");
    let after = center.session("2027-04-07", 12);
    let refusal = center.refused("apply", application_entry(after, family));
    assert_eq!(refusal["failure"]["verdict"]["enteredOn"], "2027-04-01", "until then and no longer");
}

#[test]
fn the_card_says_until_when_why_and_who_decided_and_undoing_takes_it_back() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    center.must("defer_schooling", put_off(family, child, "2027-03-31"));
    let member = card(&center, family)["members"][1].clone();
    assert_eq!(
        member["deferment"],
        json!({ "until": "2027-03-31", "because": "病気の治療が続くため", "decidedBy": "船橋市教育委員会" }),
    );
    assert_eq!(member["entersOn"], "2027-04-01");
    let history = card(&center, family)["history"].as_array().expect("a history").clone();
    assert!(history.iter().any(|row| row["act"] == "defer_schooling"), "the history tells of it");
    center.undo();
    let member = card(&center, family)["members"][1].clone();
    assert_eq!((&member["deferment"], &member["entersOn"]), (&Value::Null, &json!("2026-04-01")));
}

#[test]
fn it_is_prolonged_by_a_year_and_taken_off_the_card() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    let of = json!({ "family": family, "person": child });
    assert_eq!(center.refused("lift_deferment", of.clone())["about"], "gone", "there is none yet");
    center.must("defer_schooling", put_off(family, child, "2027-03-31"));
    center.must("defer_schooling", put_off(family, child, "2028-03-31"));
    assert_eq!(card(&center, family)["eligibility"]["lastDay"], "2028-03-31");
    center.must("lift_deferment", of);
    assert_eq!(card(&center, family)["eligibility"]["kind"], "atSchool");
    center.undo();
    assert_eq!(card(&center, family)["eligibility"]["lastDay"], "2028-03-31");
}

#[test]
fn only_whole_school_years_of_a_child_are_put_off_and_not_without_a_word() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    for until in ["2026-03-31", "2026-12-31", "2036-03-31"] {
        let refusal = center.refused("defer_schooling", put_off(family, child, until));
        assert_eq!(refusal["failure"]["kind"], "notADeferment", "{until}");
    }
    for field in ["because", "decidedBy"] {
        let mut entry = put_off(family, child, "2027-03-31");
        entry[field] = json!(" ");
        let refusal = center.refused("defer_schooling", entry);
        assert_eq!(refusal["failure"]["field"], field);
    }
    let guardian = id(&card(&center, family)["members"][0]["id"]);
    assert_eq!(center.refused("defer_schooling", put_off(family, guardian, "2027-03-31"))["about"], "gone");
}

#[test]
fn mending_the_card_keeps_it_and_merging_two_cards_keeps_the_longer() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    center.must("defer_schooling", put_off(family, child, "2027-03-31"));
    let before = card(&center, family);
    let entries = |card: &Value| -> Vec<Value> {
        let members = card["members"].as_array().expect("members");
        members.iter().map(|one| json!({ "id": one["id"], "role": one["role"] })).collect()
    };
    let amended = json!({ "family": family, "seen": before["seen"], "address": "海神１丁目", "note": "",
                          "members": entries(&before) });
    center.must("amend_family", amended);
    assert_eq!(card(&center, family)["members"][1]["deferment"], before["members"][1]["deferment"]);

    let (other, same_child) = at_school(&center);
    center.must("defer_schooling", put_off(other, same_child, "2028-03-31"));
    let sheet = center.must("merge_sheet", json!({ "kept": family, "gone": other }));
    let merged = json!({ "kept": family, "gone": other, "seen": sheet["seen"], "address": "", "language": "japanese",
                         "consideration": "", "note": "", "members": entries(&sheet["kept"]) });
    center.must("merge_families", merged);
    assert_eq!(card(&center, family)["members"][1]["deferment"]["until"], "2028-03-31");
}

#[test]
fn next_years_counts_tell_of_the_older_ones() {
    let center = SmallCenter::new();
    let (family, child) = at_school(&center);
    let sheet = |center: &SmallCenter| center.must("leaving_families", json!({ "page": 0 }));
    center.must("defer_schooling", put_off(family, child, "2027-03-31"));
    assert_eq!(
        (&sheet(&center)["count"], &sheet(&center)["deferred"]),
        (&json!(1), &json!(0)),
        "leaves then"
    );
    center.must("defer_schooling", put_off(family, child, "2028-03-31"));
    assert_eq!(
        (&sheet(&center)["count"], &sheet(&center)["deferred"]),
        (&json!(0), &json!(1)),
        "stays a year"
    );
}
