use std::fs;

use center::Desk;
use chrono::TimeDelta;
use documents::Fonts;
use serde_json::{Value, json};
use store::keys::Cost;
use tests::{MINAMI, PASSPHRASE, PIN, SmallCenter, place};
use uuid::Uuid;

fn begin(name: &str) -> Value {
    json!({
        "place": place(MINAMI), "phone": "047-000-0000", "hours": "平日 9時から17時まで",
        "name": name, "kana": "あおき くみこ", "title": "主任保育士", "password": PASSPHRASE,
        "pin": PIN,
    })
}

fn state(center: &SmallCenter) -> String {
    center.must("desk", json!({}))["state"].as_str().expect("a state").to_owned()
}

fn lock(center: &SmallCenter) -> Uuid {
    let me = center.me();
    center.must("lock", json!({}));
    me
}

#[test]
fn a_new_laptop_offers_the_three_places_of_the_policy() {
    let center = SmallCenter::untouched();
    let desk = center.must("desk", json!({}));
    let names: Vec<_> =
        desk["places"].as_array().expect("places").iter().map(|place| &place["name"]).collect();
    assert_eq!(
        names,
        ["船橋市地域子育て支援課", "船橋市南本町子育て支援センター", "船橋市高根台子育て支援センター"],
    );
    assert_eq!(center.refused("today", json!({})), json!({ "about": "locked" }));
}

#[test]
fn the_first_person_sits_down_and_the_laptop_is_not_set_up_twice() {
    let center = SmallCenter::new();
    let desk = center.must("desk", json!({}));
    assert_eq!(desk["me"]["name"], "青木 久美子");
    assert_eq!(desk["me"]["role"], "head");
    assert_eq!(desk["recoveryConfirmed"], false, "the recovery key is still to be put on paper");
    let refusal = center.refused("begin", begin("石井 千夏"));
    assert_eq!(refusal["failure"]["kind"], "alreadyBegun");
}

#[test]
fn what_is_missing_at_the_first_start_is_said_of_its_field() {
    let center = SmallCenter::untouched();
    let refused = |field: &str, typed: &str| {
        let mut request = begin("青木 久美子");
        request[field] = json!(typed);
        let refusal = center.refused("begin", request);
        assert_eq!(refusal["failure"]["field"], field);
        refusal["failure"]["problem"]["kind"].clone()
    };
    assert_eq!(refused("name", "  "), "empty");
    assert_eq!(refused("name", &"長".repeat(200)), "tooLong");
    assert_eq!(refused("name", "青木\u{0}"), "control");
    assert_eq!(refused("password", "みじかい"), "passphraseTooShort");
    assert_eq!(refused("pin", "12345"), "notAPin");
    assert_eq!(state(&center), "new", "nothing was set up");
}

#[test]
fn a_wrong_passphrase_is_said_and_the_third_makes_one_wait() {
    let center = SmallCenter::new();
    let me = lock(&center);
    let wrong = || {
        let request = json!({ "staff": me, "password": "違う合言葉です" });
        center.refused("sign_in", request)["failure"]["kind"].clone()
    };
    assert_eq!(wrong(), "wrongPassword");
    assert_eq!(wrong(), "wrongPassword");
    assert_eq!(wrong(), "wrongPassword");
    assert_eq!(wrong(), "wait");
    center.clock.pass(TimeDelta::seconds(6));
    center.sign_in(me);
    assert_eq!(state(&center), "open");
}

#[test]
fn a_passphrase_typed_in_another_width_is_the_same() {
    let center = SmallCenter::new();
    let me = center.me();
    center.must("change_password", json!({ "old": PASSPHRASE, "new": "Haru-no-ame1" }));
    center.must("lock", json!({}));
    center.must("sign_in", json!({ "staff": me, "password": "Ｈａｒｕ－ｎｏ－ａｍｅ１" }));
}

#[test]
fn whoever_signed_in_today_goes_on_with_a_pin_until_the_day_ends() {
    let center = SmallCenter::new();
    let me = lock(&center);
    assert_eq!(state(&center), "locked");
    center.must("switch_by_pin", json!({ "staff": me, "pin": "１３５７９０" }));
    assert_eq!(state(&center), "open");
    center.must("end_day", json!({}));
    let desk = center.must("desk", json!({}));
    assert_eq!(desk["quick"], json!([]));
    let refusal = center.refused("switch_by_pin", json!({ "staff": me, "pin": PIN }));
    assert_eq!(refusal["failure"]["kind"], "passwordNeeded");
}

#[test]
fn yesterdays_pin_opens_nothing() {
    let center = SmallCenter::new();
    let me = lock(&center);
    center.clock.pass(TimeDelta::hours(20));
    let refusal = center.refused("switch_by_pin", json!({ "staff": me, "pin": PIN }));
    assert_eq!(refusal["failure"]["kind"], "passwordNeeded");
}

#[test]
fn wrong_pins_run_out_and_then_the_passphrase_is_needed() {
    let center = SmallCenter::new();
    let me = lock(&center);
    for left in [4, 3, 2, 1, 0] {
        let refusal = center.refused("switch_by_pin", json!({ "staff": me, "pin": "000000" }));
        assert_eq!(refusal["failure"], json!({ "kind": "wrongPin", "triesLeft": left }));
    }
    let refusal = center.refused("switch_by_pin", json!({ "staff": me, "pin": PIN }));
    assert_eq!(refusal["failure"]["kind"], "passwordNeeded");
    // A whole recovery key, of other records.
    let elsewhere = SmallCenter::new();
    elsewhere.must("draw_recovery_key", json!({}));
    let other: Vec<String> =
        serde_json::from_value(elsewhere.must("draw_recovery_key", json!({}))["groups"].clone())
            .expect("groups");
    let recover = json!({ "key": other.join(" "), "staff": me, "password": "あたらしい合言葉です" });
    assert_eq!(center.refused("recover", recover)["failure"]["kind"], "recoveryKeyWrong");
    center.sign_in(me);
    for (act, times) in [("wrong_pin", 5), ("wrong_recovery_key", 1), ("wrong_password", 0)] {
        let asked = json!({ "actor": null, "act": act, "from": null, "to": null, "family": null });
        let page = center.must("audit", json!({ "asked": asked, "page": 0 }));
        assert_eq!(page["total"], times, "{act} is on record");
    }
}

#[test]
fn the_recovery_key_is_confirmed_from_paper_and_opens_the_records_when_all_forgot() {
    let center = SmallCenter::new();
    let shown = center.must("draw_recovery_key", json!({}));
    let groups: Vec<String> = serde_json::from_value(shown["groups"].clone()).expect("seven groups");
    assert_eq!(groups.len(), 7);
    let sheet = center.desk.print("recovery_sheet", json!({})).expect("the sheet");
    assert!(sheet.starts_with(b"%PDF"));
    let refusal = center.refused("confirm_recovery_key", json!({ "group": 7, "typed": "AAAAA" }));
    assert_eq!(refusal["failure"], json!({ "kind": "recoveryGroupWrong", "group": 7 }));
    center.must("confirm_recovery_key", json!({ "group": 7, "typed": groups[6].to_lowercase() }));
    assert_eq!(center.must("desk", json!({}))["recoveryConfirmed"], true);

    let me = lock(&center);
    let recover = |key: &str| json!({ "staff": me, "key": key, "password": "あたらしい合言葉です" });
    let mistyped = groups.join("-").replacen(&groups[0][..1], "Z", 1);
    let kind = center.refused("recover", recover(&mistyped))["failure"]["kind"].clone();
    assert!(kind == "recoveryKeyMistyped" || groups[0].starts_with('Z'));
    center.must("recover", recover(&groups.join(" ")));
    center.must("lock", json!({}));
    center.must("sign_in", json!({ "staff": me, "password": "あたらしい合言葉です" }));
    let refusal = center.refused("confirm_recovery_key", json!({ "group": 7, "typed": groups[6] }));
    assert_eq!(refusal["failure"]["kind"], "noRecoveryKey", "a key is shown once");
}

#[test]
fn everything_is_there_after_the_program_was_closed() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let center = center.restarted();
    assert_eq!(state(&center), "locked");
    center.sign_in(me);
    assert_eq!(center.must("families", json!({ "sought": "さとう", "page": 0 }))["count"], 0);
    assert_eq!(center.must("families", json!({ "sought": "佐藤", "page": 0 }))["count"], 1);
}

#[test]
fn a_second_window_on_the_same_records_is_told_so() {
    let center = SmallCenter::new();
    let me = center.me();
    let folder = center.folder.path().to_owned();
    let clock = Box::new(center.clock.clone());
    let second = Desk::with_cost(folder, clock, Fonts::bundled(), Cost::of_tests());
    let refusal = second
        .ask("sign_in", json!({ "staff": me, "password": PASSPHRASE }))
        .expect_err("the records are open already");
    assert_eq!(
        serde_json::to_value(refusal).expect("JSON"),
        json!({ "about": "desk", "failure": { "kind": "inUse" } }),
    );
}

#[test]
fn damage_is_told_apart_keys_file_and_newer_program() {
    let sign_in = |center: &SmallCenter, me: Uuid| {
        let request = json!({ "staff": me, "password": PASSPHRASE });
        center.refused("sign_in", request)["failure"]["kind"].clone()
    };
    let broken = |name: &str, with: &dyn Fn(&mut Vec<u8>)| {
        let center = SmallCenter::new();
        let me = lock(&center);
        let file = center.folder.path().join(name);
        let mut bytes = fs::read(&file).expect("the file");
        with(&mut bytes);
        fs::write(&file, bytes).expect("written");
        (center, me)
    };
    let (center, me) = broken("tsudoi.db", &|bytes| bytes[..4096].fill(7));
    assert_eq!(sign_in(&center, me), "fileDamaged");
    let (center, me) = broken("keys.slots", &|bytes| bytes.truncate(bytes.len() / 2));
    assert_eq!(sign_in(&center, me), "keysDamaged");
    let (center, me) = broken("tsudoi.db", &|bytes| bytes.clear());
    assert_eq!(sign_in(&center, me), "fileDamaged");

    let newer = center::Failure::from(store::OpenError::NewerSchema { file: 3, program: 2 });
    assert_eq!(serde_json::to_value(newer).expect("JSON")["failure"]["kind"], "newerFile");
}

#[test]
fn damage_in_the_middle_of_the_file_is_told_by_whoever_meets_it() {
    let center = SmallCenter::new();
    for n in 0..40 {
        center.family(&format!("佐藤 {n}"), "莉子", "2025-11-01");
    }
    let me = lock(&center);
    let file = center.folder.path().join("tsudoi.db");
    let mut bytes = fs::read(&file).expect("the file");
    // All but the head, which is read to open it.
    let head = 16 * 4096;
    assert!(bytes.len() > 2 * head, "the file is too small to have a middle");
    bytes[head..].iter_mut().for_each(|byte| *byte = !*byte);
    fs::write(&file, bytes).expect("written");
    let told = match center.ask("sign_in", json!({ "staff": me, "password": PASSPHRASE })) {
        Ok(_) => center.refused("families", json!({ "sought": "佐藤", "page": 0 })),
        Err(failure) => serde_json::to_value(failure).expect("JSON"),
    };
    assert_eq!(told["failure"]["kind"], "fileDamaged", "{told}");
}

#[test]
fn keys_without_their_records_are_never_written_over() {
    let center = SmallCenter::new();
    let me = lock(&center);
    let (file, keys) = (center.folder.path().join("tsudoi.db"), center.folder.path().join("keys.slots"));
    let aside = center.folder.path().join("aside");
    let wrapped = fs::read(&keys).expect("the keys");
    fs::rename(&file, &aside).expect("moved");
    for (name, request) in [("desk", json!({})), ("begin", begin("石井 千夏"))] {
        assert_eq!(center.refused(name, request)["failure"]["kind"], "fileMissing", "{name}");
    }
    assert_eq!(fs::read(&keys).expect("the keys"), wrapped);
    // Broken off between the two moves of a first start: the file is where it was made ready.
    let nursery = center.folder.path().join("beginning");
    fs::create_dir_all(&nursery).expect("a folder");
    fs::rename(&aside, nursery.join("tsudoi.db")).expect("moved");
    assert_eq!(state(&center), "locked");
    center.sign_in(me);
}

#[test]
fn practice_lies_apart_and_leaves_the_real_records_alone() {
    let center = SmallCenter::new();
    let me = center.me();
    center.must("start_practice", json!({}));
    let desk = center.must("desk", json!({}));
    assert_eq!(desk["practice"], true);
    assert!(center.must("families", json!({ "sought": "", "page": 0 }))["count"].as_u64() > Some(10));
    center.must("lock", json!({}));
    let locked = center.must("desk", json!({}));
    let first = tests::id(&locked["staff"][0]["id"]);
    center.must("sign_in", json!({ "staff": first, "password": center::practice::PASSPHRASE }));
    center.must("leave_practice", json!({}));
    center.sign_in(me);
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 0);
}

#[test]
fn wrong_passphrases_are_in_the_journal_once_someone_signs_in_and_closing_shortens_no_wait() {
    let center = SmallCenter::new();
    let me = lock(&center);
    for _ in 0..3 {
        center.refused("sign_in", json!({ "staff": me, "password": "違う合言葉です" }));
    }
    let center = center.restarted();
    let refusal = center.refused("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
    assert_eq!(refusal["failure"]["kind"], "wait", "also after the program was closed");
    center.clock.pass(TimeDelta::seconds(6));
    let before = center.folder.path().join("tsudoi.tries");
    assert!(before.exists());
    center.sign_in(me);
    assert!(!before.exists(), "they are in the journal now");
    let entries = |center: &SmallCenter| center.must("verify_journal", json!({}))["entries"].clone();
    assert_eq!(entries(&center), 6, "begin, sign-in, three wrong ones, sign-in");
}
