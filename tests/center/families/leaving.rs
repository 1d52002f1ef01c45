use domain::{
    applications::judge,
    families::{
        Member, PAST_DUE, SCHOOL_AGE, Schooling, born_in_class, enters_school, school_entry,
        schooling::deferred,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{SmallCenter, day, guardian_entry};
use uuid::Uuid;

fn leaving(center: &SmallCenter) -> Value {
    center.must("leaving_families", json!({ "page": 0 }))
}

#[test]
fn the_families_whose_last_child_enters_school_in_april_are_listed() {
    let center = SmallCenter::new();
    center.family("中村 圭子", "中村 律", "2021-04-01");
    center.family("佐藤 綾", "佐藤 莉子", "2021-04-02");
    center.family("林 圭", "林 凪", "2019-05-01");
    let sheet = leaving(&center);
    assert_eq!((&sheet["lastDay"], &sheet["entersOn"]), (&json!("2027-03-31"), &json!("2027-04-01")));
    assert_eq!(sheet["count"], 1, "born on 2 April stays a year longer; whoever is at school has left");
    assert_eq!(sheet["rows"][0]["children"], json!(["中村 律"]));
    assert_eq!(sheet["rows"][0]["phone"], "090-0000-1234");
    assert_eq!(sheet["nextYear"], 2027);
    assert_eq!(sheet["ages"][5], json!({ "age": 5, "children": 1, "families": 1 }), "next year's oldest");
}

#[test]
fn a_younger_child_or_one_that_is_expected_keeps_the_family() {
    let center = SmallCenter::new();
    for other in [
        json!({ "kind": "child", "name": "湊", "kana": "", "bornOn": "2025-07-14" }),
        json!({ "kind": "expected", "dueOn": "2027-03-10" }),
    ] {
        center.must(
            "register_family",
            json!({ "address": "", "note": "", "members": [
                guardian_entry("𠮷田 沙織"),
                { "id": null, "role": { "kind": "child", "name": "律", "kana": "", "bornOn": "2020-10-01" } },
                { "id": null, "role": other },
            ]}),
        );
    }
    assert_eq!(leaving(&center)["count"], 0);
}

#[test]
fn what_is_still_to_be_settled_stands_beside_the_family() {
    let center = SmallCenter::new();
    let family = center.family("中村 圭子", "中村 律", "2020-10-01");
    let session = center.session("2027-04-20", 12);
    let mut entry = tests::application_entry(session, family);
    entry["overrideReason"] = json!("就学猶予のため");
    center.must("apply", entry);
    assert_eq!(leaving(&center)["rows"][0]["appliedAfter"], 1);
}

#[test]
fn the_care_of_today_counts_the_families_of_the_list() {
    let center = SmallCenter::new();
    center.family("中村 圭子", "中村 律", "2020-10-01");
    center.clock.go_to("2027-02-01");
    let today = center.must("today", json!({}));
    let cares = today["cares"].as_array().expect("cares").clone();
    let care = cares.iter().find(|care| care["kind"] == "leaving").expect("the care").clone();
    assert_eq!((&care["families"], &leaving(&center)["count"]), (&json!(1), &json!(1)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// The list is asked of the database by birth dates; §2(1) is judged by the domain. They never differ.
    #[test]
    fn the_list_is_what_the_rule_says(
        households in prop::collection::vec(prop::collection::vec((0..4u8, 0..2600u64), 1..4), 1..12)
    ) {
        let center = SmallCenter::new();
        let today = day("2026-11-25");
        let mut expected = Vec::new();
        for people in &households {
            let members: Vec<Member> = people
                .iter()
                .map(|(kind, days)| match kind {
                    0 => Member::Expected { due_on: today + chrono::Days::new(days % 290) },
                    3 => put_off(today - chrono::Days::new(*days), *days),
                    _ => Member::child(today - chrono::Days::new(*days)),
                })
                .collect();
            let mut entries = vec![guardian_entry("佐藤 綾")];
            entries.extend(members.iter().map(|member| match member {
                Member::Expected { due_on } => json!({ "id": null, "role": { "kind": "expected", "dueOn": due_on } }),
                Member::Child { born_on, .. } => {
                    json!({ "id": null, "role": { "kind": "child", "name": "湊", "kana": "", "bornOn": born_on } })
                }
                Member::Guardian => guardian_entry("佐藤 健"),
            }));
            let answer = center.must("register_family", json!({ "address": "", "note": "", "members": entries }));
            write_deferments(&center, &answer["family"], &members);
            let last = judge(&members, day("2027-03-31")).is_ok();
            if last && judge(&members, day("2027-04-01")).is_err() && has_child(&members) {
                expected.push(answer["family"].clone());
            }
        }
        let rows = leaving(&center)["rows"].as_array().expect("rows").clone();
        let mut listed: Vec<Value> = rows.iter().map(|row| row["family"]["id"].clone()).collect();
        let by_id = |value: &Value| value.as_str().and_then(|id| id.parse::<Uuid>().ok());
        listed.sort_by_key(by_id);
        expected.sort_by_key(by_id);
        prop_assert_eq!(listed, expected);
    }
}

/// A child whose school is put off for a year or two.
fn put_off(born_on: chrono::NaiveDate, days: u64) -> Member {
    let years = if days.is_multiple_of(2) { 1 } else { 2 };
    let until = school_entry(born_on) + chrono::Months::new(12 * years) - chrono::Days::new(1);
    Member::Child { born_on, schooling: deferred(born_on, until).expect("whole years") }
}

fn write_deferments(center: &SmallCenter, family: &Value, members: &[Member]) {
    let card = center.must("family_card", json!({ "family": family }));
    for (at, member) in members.iter().enumerate() {
        if let Member::Child { schooling: Schooling::Deferred { until }, .. } = member {
            let person = &card["members"][at + 1]["id"];
            center.must(
                "defer_schooling",
                json!({ "family": family, "person": person, "until": until, "because": "病気の治療",
                        "decidedBy": "船橋市教育委員会" }),
            );
        }
    }
}

/// A household whose only hope was a birth that never came leaves too, but not for school.
fn has_child(members: &[Member]) -> bool {
    members.iter().any(|member| match member {
        Member::Child { born_on, schooling } => enters_school(*born_on, *schooling) == day("2027-04-01"),
        Member::Guardian | Member::Expected { .. } => false,
    })
}

#[test]
fn a_class_is_everyone_who_enters_school_together() {
    let (from, until) = born_in_class(day("2027-04-01"), SCHOOL_AGE);
    for born_on in day("2016-01-01").iter_days().take_while(|born_on| *born_on < day("2033-01-01")) {
        let together = (from..=until).contains(&born_on);
        assert_eq!(together, school_entry(born_on) == day("2027-04-01"), "{born_on}");
    }
    assert_eq!(PAST_DUE, 60);
}
