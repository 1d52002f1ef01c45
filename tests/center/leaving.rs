//! Leaving: the slot goes and the key is turned, so that neither a passphrase nor a slot file that was kept opens anything.

use std::fs;

use chrono::TimeDelta;
use serde_json::{Value, json};
use store::{
    OpenError, Store,
    keys::{DatabaseKey, Keyring},
};
use tests::{MINAMI, PASSPHRASE, PIN, SmallCenter};
use uuid::Uuid;

/// What someone who leaves takes along: the slot file of their last day, which their passphrase opens.
fn taken_along(center: &SmallCenter, who: Uuid) -> DatabaseKey {
    let slots = Keyring::load(center.folder.path()).expect("the slots");
    slots.unlock(who, &domain::staff::as_meant(PASSPHRASE)).expect("theirs opens")
}

/// A centre of three, one of whom has just been let go; who stays, who left, and the key they knew a way to.
fn one_left() -> (SmallCenter, Uuid, Uuid, DatabaseKey) {
    let center = SmallCenter::new();
    let head = center.me();
    let stays = center.colleague("西田 悠斗", "staff", MINAMI);
    let leaves = center.colleague("石井 千夏", "head", MINAMI);
    for who in [stays, leaves] {
        center.sign_in(who);
        center.must("set_pin", json!({ "pin": PIN }));
    }
    center.sign_in(head);
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("back_up", json!({}));
    let known = taken_along(&center, leaves);
    center.clock.pass(TimeDelta::minutes(1));
    assert_eq!(center.must("let_staff_go", json!({ "staff": leaves })), json!({ "notTurned": null }));
    (center, stays, leaves, known)
}

fn restore(center: &SmallCenter, name: &Value, staff: Uuid) -> Value {
    let by = json!({ "kind": "passphrase", "password": PASSPHRASE });
    match center.ask("restore", json!({ "path": null, "name": name, "staff": staff, "by": by })) {
        Ok(done) => done,
        Err(failure) => serde_json::to_value(failure).expect("a failure is JSON"),
    }
}

/// The backup that was made before the last so many turnings, each of which makes one.
fn of_before(center: &SmallCenter, turnings: usize) -> Value {
    center.must("backups", json!({}))["here"][turnings]["name"].clone()
}

#[test]
fn whoever_left_opens_nothing_with_what_they_kept_and_everyone_else_goes_on() {
    let (center, stays, leaves, known) = one_left();
    let head = center.me();
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 1, "still seated");
    assert_eq!(
        center.refused("switch_by_pin", json!({ "staff": leaves, "pin": PIN }))["failure"]["kind"],
        "passwordNeeded"
    );
    center.must("switch_by_pin", json!({ "staff": stays, "pin": PIN }));
    center.must("switch_by_pin", json!({ "staff": head, "pin": PIN }));
    center.must("lock", json!({}));
    assert!(
        matches!(Store::open(center.folder.path(), &known), Err(OpenError::Damaged)),
        "the slot file they kept leads to a key that opens nothing"
    );
    assert_eq!(
        center.refused("sign_in", json!({ "staff": leaves, "password": PASSPHRASE }))["about"],
        "gone"
    );
    center.sign_in(stays);
    let center = center.restarted();
    center.sign_in(head);
    let acts = center.must(
        "audit",
        json!({ "asked": { "actor": null, "act": "turn_key", "from": null, "to": null, "family": null }, "page": 0 }),
    );
    assert_eq!(acts["total"], 1, "that it was turned is in the journal");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn the_printed_recovery_key_outlives_the_turning() {
    let center = SmallCenter::new();
    let head = center.me();
    let groups = center.must("draw_recovery_key", json!({}))["groups"].clone();
    let key: Vec<String> = serde_json::from_value(groups).expect("groups");
    center.must("turn_key", json!({}));
    center.must("lock", json!({}));
    let request = json!({ "key": key.join("-"), "staff": head, "password": "あたらしい合言葉です" });
    center.must("recover", request);
    assert_eq!(center.me(), head);
}

#[test]
fn backups_of_before_are_tried_out_and_restored_by_who_stays_and_bring_nobody_back() {
    let (center, stays, leaves, known) = one_left();
    let head = center.me();
    let before = of_before(&center, 1);
    assert_eq!(center.must("drill_backup", json!({ "path": null, "name": before }))["families"], 1);
    center.must("lock", json!({}));
    assert_eq!(
        restore(&center, &before, leaves)["about"],
        "gone",
        "nor from outside, though it was theirs then"
    );
    let found = center.must("backups_at", json!({ "path": null }));
    let offered = found[1]["staff"].clone();
    assert!(offered.as_array().expect("staff").iter().all(|who| who["id"] != json!(leaves)), "{offered}");
    assert_eq!(restore(&center, &before, stays)["about"], "forbidden", "a head or the division restores");
    assert_eq!(restore(&center, &before, head), json!({}));
    center.must("lock", json!({}));
    assert!(
        matches!(Store::open(center.folder.path(), &known), Err(OpenError::Damaged)),
        "under the key of today"
    );
    assert_eq!(
        center.refused("sign_in", json!({ "staff": leaves, "password": PASSPHRASE }))["about"],
        "gone"
    );
    center.sign_in(stays);
}

#[test]
fn backups_of_before_are_told_and_can_be_let_go_once_there_is_a_new_one() {
    let (center, stays, _, _) = one_left();
    let head = center.me();
    let share = tempfile::tempdir().expect("a share");
    let sheet = center.must("key_sheet", json!({}));
    let here = center.must("backups", json!({}))["here"].as_array().map_or(0, Vec::len);
    assert_eq!((&sheet["turnOwed"], &sheet["here"]), (&json!(false), &json!(here - 1)), "all but the newest");
    assert_eq!(sheet["until"], "2026-12-30", "thirty-five days after it was made");
    center.must("set_backup_folder", json!({ "name": "課の共有フォルダ", "path": share.path() }));
    assert_eq!(
        center.must("key_sheet", json!({}))["folders"][0],
        json!({ "name": "課の共有フォルダ", "count": 0 })
    );
    center.must("turn_key", json!({}));
    assert_eq!(center.must("key_sheet", json!({}))["folders"][0]["count"], 1);
    center.sign_in(stays);
    assert_eq!(center.refused("discard_older_backups", json!({}))["about"], "forbidden");
    center.sign_in(head);
    let sheet = center.must("discard_older_backups", json!({}));
    assert_eq!(
        (&sheet["here"], &sheet["folders"][0]["count"], &sheet["until"]),
        (&json!(0), &json!(0), &Value::Null)
    );
    let newest = center.must("backups", json!({}))["here"][0]["name"].clone();
    center.must("drill_backup", json!({ "path": null, "name": newest }));
}

#[test]
fn killed_before_the_key_was_turned_the_next_sign_in_turns_it() {
    let (center, stays, leaves, known) = {
        let center = SmallCenter::new();
        let stays = center.me();
        let leaves = center.colleague("石井 千夏", "staff", MINAMI);
        let known = taken_along(&center, leaves);
        center.must("lock", json!({}));
        (center, stays, leaves, known)
    };
    // As a kill leaves it between the slot and the key.
    let mut slots = Keyring::load(center.folder.path()).expect("the slots");
    slots.remove_staff(leaves);
    slots.save(center.folder.path()).expect("saved");
    let center = center.restarted();
    center.sign_in(stays);
    assert_eq!(center.must("keeping", json!({}))["turnOwed"], false);
    center.must("lock", json!({}));
    assert!(matches!(Store::open(center.folder.path(), &known), Err(OpenError::Damaged)));
}

#[test]
fn a_slot_of_whom_the_records_say_has_left_goes_at_the_next_sign_in() {
    let center = SmallCenter::new();
    let stays = center.me();
    let leaves = center.colleague("石井 千夏", "staff", MINAMI);
    let slots = fs::read(center.folder.path().join("keys.slots")).expect("read");
    let known = taken_along(&center, leaves);
    center.must("lock", json!({}));
    // Another laptop said so: it stands in the records, and here is a slot still.
    let mut store = Store::open(center.folder.path(), &known).expect("it opens");
    let mut member = store::staff::get(&store.read(), leaves.into()).expect("read").expect("there");
    member.left_on = Some(center::world::World::today(&center.clock));
    let act = store::Act {
        name: "let_staff_go",
        actor: stays,
        actor_name: "青木 久美子",
        place: tests::place(MINAMI),
        happened_at: center::world::World::now(&center.clock),
        entered_at: center::world::World::now(&center.clock),
        seed: [7; 32],
    };
    store.act::<_, store::StoreError>(act, |write| store::staff::put(write, &member)).expect("written");
    drop(store);
    assert_eq!(fs::read(center.folder.path().join("keys.slots")).expect("read"), slots);
    assert_eq!(
        center.refused("sign_in", json!({ "staff": leaves, "password": PASSPHRASE }))["about"],
        "gone"
    );
    center.sign_in(stays);
    center.must("lock", json!({}));
    let listed = center.must("desk", json!({}))["staff"].clone();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    assert!(matches!(Store::open(center.folder.path(), &known), Err(OpenError::Damaged)));
}

#[test]
fn a_backup_of_two_keys_ago_is_restored_under_that_of_today() {
    let center = SmallCenter::new();
    let head = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("back_up", json!({}));
    center.must("turn_key", json!({}));
    center.must("turn_key", json!({}));
    let name = of_before(&center, 2);
    assert_eq!(restore(&center, &name, head), json!({}), "two keys ago");
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 1);
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn someone_who_forgot_their_passphrase_types_a_new_one_before_who_leads_the_place() {
    let center = SmallCenter::new();
    let head = center.me();
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    let given = |staff: Uuid, word: &str| json!({ "staff": staff, "password": word });
    assert_eq!(center.refused("give_password", given(ishii, "みじかい"))["failure"]["field"], "password");
    assert_eq!(
        center.refused("give_password", given(head, "あたらしい合言葉です"))["failure"]["kind"],
        "oneselfByOldPassword",
        "who walks past an open screen changes nobody's own"
    );
    center.must("give_password", given(ishii, "あたらしい合言葉です"));
    let wrong = json!({ "staff": ishii, "password": PASSPHRASE });
    assert_eq!(center.refused("sign_in", wrong)["failure"]["kind"], "wrongPassword");
    center.must("sign_in", given(ishii, "あたらしい合言葉です"));
    assert_eq!(center.refused("give_password", given(head, "あたらしい合言葉です"))["about"], "forbidden");
    center.sign_in(head);
    center.must("let_staff_go", json!({ "staff": ishii }));
    assert_eq!(center.refused("give_password", given(ishii, "もどってきた人です"))["about"], "gone");
    assert_eq!(center.refused("let_staff_go", json!({ "staff": ishii }))["about"], "gone");
}
