mod alike;
mod birth;
mod deferment;
mod events;
mod leaving;
mod merging;
mod roles;
mod school;

use serde_json::{Value, json};
use tests::{DIVISION, SmallCenter, TAKANE, guardian_entry, id};

#[test]
fn a_family_gets_a_number_that_names_its_place_and_year() {
    let center = SmallCenter::new();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [guardian_entry("𠮷田 沙織")] }),
    );
    assert_eq!(answer["number"], "南-2026-0001");
    let card = center.must("family_card", json!({ "family": answer["family"] }));
    assert_eq!(card["name"], "𠮷田 沙織", "the name stays as it was typed");
}

#[test]
fn a_number_taken_back_is_not_given_again() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.undo();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [guardian_entry("森 彩香")] }),
    );
    assert_eq!(answer["number"], "南-2026-0002");
}

#[test]
fn a_household_needs_a_guardian() {
    let center = SmallCenter::new();
    let refusal = center.refused(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            { "id": null, "role": { "kind": "child", "name": "湊", "kana": "", "bornOn": "2025-07-14" } },
        ]}),
    );
    assert_eq!(refusal["failure"]["kind"], "noGuardian");
}

#[test]
fn what_is_wrong_with_a_field_is_said_of_that_field() {
    let center = SmallCenter::new();
    let refusal = center.refused(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            guardian_entry("佐藤 綾"),
            { "id": null, "role": { "kind": "child", "name": "莉子", "kana": "", "bornOn": "2027-01-01" } },
        ]}),
    );
    assert_eq!(
        refusal,
        json!({ "about": "field", "failure": {
            "field": "members.1.role.bornOn", "problem": { "kind": "inTheFuture" },
        }}),
    );
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 0);
}

#[test]
fn someone_who_leaves_the_card_is_back_when_that_is_undone() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let guardian = &card["members"][0];
    center.must(
        "amend_family",
        json!({ "family": family, "seen": card["seen"], "address": "", "note": "",
                "members": [guardian_of(guardian)] }),
    );
    let count = |center: &SmallCenter| {
        let card = center.must("family_card", json!({ "family": family }));
        card["members"].as_array().map(Vec::len)
    };
    assert_eq!(count(&center), Some(1));
    let card = center.must("family_card", json!({ "family": family }));
    let told = card["history"].as_array().expect("a history").iter().any(|row| row["act"] == "amend_family");
    assert!(told, "the card tells that someone left it");
    center.undo();
    assert_eq!(count(&center), Some(2), "the child is on the card again");
}

#[test]
fn a_card_tells_who_looked_at_it_and_who_changed_what() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let acts: Vec<_> = card["history"].as_array().expect("a history").iter().map(|row| &row["act"]).collect();
    assert!(acts.iter().any(|act| *act == "register_family"));
    assert!(acts.iter().any(|act| *act == "family_card"), "§8: looks are written down");
}

#[test]
fn a_centre_does_not_see_another_centres_families() {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("高根 花", "head", TAKANE);
    let division = center.me();
    center.sign_in(takane);
    let family = center.family("大﨑 めぐみ", "蓮", "2025-02-01");
    let minami = {
        center.sign_in(division);
        center.colleague("石井 千夏", "staff", tests::MINAMI)
    };
    let seen =
        |center: &SmallCenter| center.must("families", json!({ "sought": "", "page": 0 }))["count"].clone();
    assert_eq!(seen(&center), 1, "§3: the division sees every place");
    center.sign_in(minami);
    assert_eq!(seen(&center), 0);
    let refusal = center.refused("family_card", json!({ "family": family }));
    assert_eq!(refusal["about"], "forbidden");
    assert_eq!(refusal["failure"]["kind"], "otherPlace");
}

#[test]
fn families_are_found_by_every_way_of_writing_them() {
    let center = SmallCenter::new();
    center.family("髙橋 由美子", "陽向", "2026-03-01");
    center.family("渡部 恵理", "蒼", "2026-03-01");
    let found = |sought: &str| {
        let page = center.must("families", json!({ "sought": sought, "page": 0 }));
        let rows = page["rows"].as_array().expect("rows").clone();
        rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("高橋"), ["髙橋 由美子"]);
    assert_eq!(found("陽向"), ["髙橋 由美子"], "by a child");
    assert_eq!(found("1234").len(), 2, "by telephone number");
    assert!(found("渡辺").is_empty(), "渡部 is another family");
    assert_eq!(found("南20260002"), ["渡部 恵理"], "by number");
    assert!(found("%").is_empty(), "a wildcard is no wildcard");
}

#[test]
fn two_people_never_write_over_each_other_unawares() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let amended = |address: &str, seen: &Value| {
        let members: Vec<Value> =
            card["members"].as_array().expect("members").iter().map(guardian_of).collect();
        json!({ "family": family, "seen": seen, "address": address, "note": "", "members": members })
    };
    center.must("amend_family", amended("船橋市本町２丁目", &card["seen"]));
    let refusal = center.refused("amend_family", amended("船橋市本町３丁目", &card["seen"]));
    assert_eq!(
        refusal,
        json!({ "about": "overtaken",
                "failure": { "by": "青木 久美子", "on": "2026-11-25", "at": "10:00" } }),
    );
    let address =
        |center: &SmallCenter| center.must("family_card", json!({ "family": family }))["address"].clone();
    assert_eq!(address(&center), "船橋市本町２丁目", "the first one's writing stands");
    center.must("amend_family", amended("船橋市本町３丁目", &center.seen(family)));
    assert_eq!(address(&center), "船橋市本町３丁目", "who has read it may write over it");
}

#[test]
fn what_was_put_back_is_what_was_read() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let seen = center.seen(family);
    let amend = |seen: &Value, note: &str| {
        json!({ "family": family, "seen": seen, "address": "", "note": note,
                "members": [guardian_entry("佐藤 綾")] })
    };
    center.must("amend_family", amend(&seen, "昼は電話"));
    assert_ne!(center.seen(family), seen);
    center.undo();
    center.must("amend_family", amend(&seen, "夜は電話"));
}

#[test]
fn someone_who_left_the_card_meanwhile_is_noticed() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let members: Vec<Value> = card["members"].as_array().expect("members").iter().map(guardian_of).collect();
    let amend = |members: &[Value]| json!({ "family": family, "seen": card["seen"], "address": "", "note": "", "members": members });
    center.must("amend_family", amend(&members[..1]));
    assert_eq!(center.refused("amend_family", amend(&members))["about"], "overtaken");
}

#[test]
fn a_card_takes_wide_letters_and_keeps_them_narrow() {
    let center = SmallCenter::new();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "language": "vietnamese", "consideration": "左の耳がきこえにくい",
                "members": [{ "id": null, "role": {
                    "kind": "guardian", "name": "グエン・ティ・ラン", "kana": "ｸﾞｴﾝ　ﾃｨ ﾗﾝ", "knownAs": "阮 蘭",
                    "phone": "０９０ー００００−１２３４", "otherPhone": "047 (000) 0000",
                    "email": "ｌａｎ＠example.jp", "bornOn": null }}] }),
    );
    let card = center.must("family_card", json!({ "family": answer["family"] }));
    let role = &card["members"][0]["role"];
    assert_eq!(role["name"], "グエン・ティ・ラン", "a name stays as it was typed");
    assert_eq!(role["kana"], "ぐえん てぃ らん");
    assert_eq!((&role["phone"], &role["otherPhone"]), (&json!("090-0000-1234"), &json!("047(000)0000")));
    assert_eq!(role["email"], "lan@example.jp");
    assert_eq!(
        (&card["language"], &card["consideration"]),
        (&json!("vietnamese"), &json!("左の耳がきこえにくい"))
    );
    let found =
        |sought: &str| center.must("families", json!({ "sought": sought, "page": 0 }))["count"].clone();
    for sought in ["阮", "グエンティラン", "ぐえん らん", "0470000000", "０９０-0000", "lan グエン"]
    {
        let expected = if sought == "lan グエン" { 0 } else { 1 };
        assert_eq!(found(sought), expected, "{sought}");
    }
}

#[test]
fn a_contact_nobody_could_be_reached_by_is_refused_at_its_field() {
    let center = SmallCenter::new();
    let refusal = |field: &str, typed: &str| {
        let mut entry = guardian_entry("佐藤 綾");
        entry["role"][field] = json!(typed);
        center.refused("register_family", json!({ "address": "", "note": "", "members": [entry] }))["failure"]
            .clone()
    };
    for (field, typed, problem) in [
        ("phone", "1234", "notAPhone"),
        ("otherPhone", "でんわ", "notAPhone"),
        ("email", "aya@", "notAnEmail"),
        ("kana", "佐藤 あや", "notKana"),
    ] {
        assert_eq!(
            refusal(field, typed),
            json!({ "field": format!("members.0.role.{field}"), "problem": { "kind": problem } }),
        );
    }
}

#[test]
fn families_stand_in_the_order_of_their_readings_when_asked_to() {
    let center = SmallCenter::new();
    for (name, kana) in
        [("渡部 恵理", "わたべ えり"), ("髙橋 由美子", "たかはし ゆみこ"), ("会田 圭", "アイダ ケイ")]
    {
        let mut entry = guardian_entry(name);
        entry["role"]["kana"] = json!(kana);
        center.must("register_family", json!({ "address": "", "note": "", "members": [entry] }));
    }
    let page = center.must("families", json!({ "sought": "", "page": 0, "order": "kana" }));
    let names: Vec<&Value> = page["rows"].as_array().expect("rows").iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["会田 圭", "髙橋 由美子", "渡部 恵理"]);
}

#[test]
fn a_page_holds_fifty_and_the_next_goes_on() {
    let center = SmallCenter::new();
    for n in 0..53 {
        center.must(
            "register_family",
            json!({ "address": "", "note": "", "members": [guardian_entry(&format!("佐藤 {n}子"))] }),
        );
    }
    let page = |sought: &str, page: u32| center.must("families", json!({ "sought": sought, "page": page }));
    for sought in ["", "佐藤"] {
        let (first, second) = (page(sought, 0), page(sought, 1));
        assert_eq!((&first["count"], &second["count"]), (&json!(53), &json!(53)));
        let length = |page: &Value| page["rows"].as_array().map(Vec::len);
        assert_eq!((length(&first), length(&second)), (Some(50), Some(3)), "{sought}");
        assert_eq!(second["rows"][2]["number"], "南-2026-0001");
    }
}

fn guardian_of(member: &Value) -> Value {
    json!({ "id": id(&member["id"]), "role": member["role"] })
}
