use domain::families::{
    Member,
    likeness::{Known, Traits, Verdict},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE};
use uuid::Uuid;

fn sketch(name: &str, kana: &str, phone: &str, child: Option<(&str, &str)>) -> Value {
    let someone = |kind: &str, name: &str, kana: &str, phone: &str, day: Option<&str>| {
        json!({ "kind": kind, "name": name, "kana": kana, "knownAs": "", "phone": phone, "otherPhone": "",
                "email": "", "day": day })
    };
    let mut members = vec![someone("guardian", name, kana, phone, None)];
    members.extend(child.map(|(name, born_on)| someone("child", name, "", "", Some(born_on))));
    json!({ "but": null, "address": "", "members": members })
}

fn alike(center: &SmallCenter) -> Value {
    center.must("alike_families", json!({ "page": 0 }))
}

#[test]
fn while_a_card_is_typed_the_family_it_may_be_is_told_with_the_grounds() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 由美子", "髙橋 陽向", "2026-03-01");
    let likely = |sketch: Value| center.must("likely_families", sketch).as_array().expect("a list").clone();
    assert!(likely(sketch("高橋 由美子", "", "", None)).is_empty(), "a namesake is nobody's question");
    assert!(likely(sketch("高橋 ", "", "090", None)).is_empty(), "half a number is no number");
    let found =
        likely(sketch("高橋由美子", "", "０９０ ００００ １２３４", Some(("髙橋　陽向", "2026-03-01"))));
    assert_eq!(found[0]["family"]["id"], json!(family));
    assert_eq!(
        found[0]["likeness"],
        json!({ "score": 100, "verdict": "same", "grounds": [
            { "kind": "sameChild", "points": 45 },
            { "kind": "samePhone", "points": 40 },
            { "kind": "sameGuardian", "points": 30 },
        ]}),
    );
    let mut own = sketch("高橋由美子", "", "09000001234", None);
    own["but"] = json!(family);
    assert!(likely(own).is_empty(), "a card is not told of itself");
}

#[test]
fn the_list_shows_who_may_be_one_until_they_were_found_to_be_two() {
    let center = SmallCenter::new();
    let one = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let other = center.family("佐藤　綾", "佐藤莉子", "2025-11-01");
    center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [{ "id": null, "role": {
            "kind": "guardian", "name": "森 彩香", "kana": "", "phone": "", "email": "", "bornOn": null }}]}),
    );
    let list = alike(&center);
    assert_eq!(list["count"], 1);
    assert_eq!(
        (&list["rows"][0]["one"]["id"], &list["rows"][0]["other"]["id"]),
        (&json!(one), &json!(other))
    );
    assert_eq!(list["rows"][0]["likeness"]["verdict"], "same");
    center.must("distinguish_families", json!({ "one": other, "other": one }));
    assert_eq!(alike(&center)["count"], 0);
    center.undo();
    assert_eq!(alike(&center)["count"], 1, "もとに戻す");
}

#[test]
fn what_is_amended_or_undone_no_longer_looks_alike() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    assert_eq!(alike(&center)["count"], 1);
    center.undo();
    assert_eq!(alike(&center)["count"], 0, "the second registration was taken back");
}

#[test]
fn a_centre_is_not_told_of_another_centres_families_the_division_is() {
    let center = SmallCenter::at(DIVISION);
    let division = center.me();
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    let minami = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(takane);
    let theirs = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    center.sign_in(minami);
    let sketch = sketch("佐藤 綾", "", "090-0000-1234", Some(("佐藤 莉子", "2025-11-01")));
    assert_eq!(center.must("likely_families", sketch.clone()), json!([]), "§3");
    let ours = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    assert_eq!(alike(&center)["count"], 0);
    for (name, request) in [
        ("distinguish_families", json!({ "one": ours, "other": theirs })),
        ("merge_sheet", json!({ "kept": ours, "gone": theirs })),
        ("merge_families", merging(ours, theirs)),
    ] {
        assert_eq!(center.refused(name, request)["failure"]["kind"], "otherPlace", "{name}");
    }
    center.sign_in(division);
    assert_eq!(alike(&center)["count"], 1);
    assert_eq!(center.must("likely_families", sketch).as_array().map(Vec::len), Some(2));
}

fn merging(kept: Uuid, gone: Uuid) -> Value {
    json!({ "kept": kept, "gone": gone, "seen": "", "address": "", "language": "japanese",
            "consideration": "", "note": "", "members": [] })
}

/// A household of few possible names, days and numbers, so that chance makes many that are alike.
fn household() -> impl Strategy<Value = (Vec<(u8, usize, usize, usize)>, usize)> {
    (prop::collection::vec((0..3u8, 0..3usize, 0..3usize, 0..3usize), 1..4), 0..2usize)
}

fn traits((people, address): &(Vec<(u8, usize, usize, usize)>, usize)) -> Traits {
    let names = ["", "佐藤 綾", "鈴木 健"];
    let phones = ["", "090-0000-0001", "090-0000-0002"];
    let days = ["2025-11-01", "2025-11-02", "2024-02-29"].map(tests::day);
    let known = people.iter().map(|(kind, name, phone, day)| Known {
        member: match kind {
            0 => Member::Guardian,
            1 => Member::child(days[*day]),
            _ => Member::Expected { due_on: days[*day] },
        },
        names: [names[*name], "", ""],
        phones: [phones[*phone], ""],
        email: "",
    });
    Traits::of(known, ["", "船橋市本町１丁目"][*address])
}

proptest! {
    #[test]
    fn two_that_look_alike_are_always_brought_together(one in household(), other in household()) {
        let (one, other) = (traits(&one), traits(&other));
        let likeness = one.likeness(&other);
        prop_assert_eq!(&likeness, &other.likeness(&one), "whichever is asked about which");
        if likeness.verdict() != Verdict::Apart {
            prop_assert!(!one.marks().is_disjoint(&other.marks()), "{:?}", likeness);
        }
    }
}
