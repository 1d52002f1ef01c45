//! Backups: made by themselves and by hand, carried, tried out, and put back in the place of the records.

use std::fs;

use center::{Desk, world::World as _};
use chrono::TimeDelta;
use documents::Fonts;
use serde_json::{Value, json};
use store::keys::Cost;
use tests::{MINAMI, PASSPHRASE, SmallCenter, formal, id};
use uuid::Uuid;

use crate::session_papers::text;

fn here(center: &SmallCenter) -> Vec<Value> {
    center.must("backups", json!({}))["here"].as_array().expect("backups").clone()
}

fn families(center: &SmallCenter) -> u64 {
    center.must("families", json!({ "sought": "", "page": 0 }))["count"].as_u64().expect("a count")
}

/// Restores by passphrase; gives the failure where it is refused.
fn restore(center: &SmallCenter, name: &Value, staff: Uuid) -> Value {
    let by = json!({ "kind": "passphrase", "password": PASSPHRASE });
    match center.ask("restore", json!({ "path": null, "name": name, "staff": staff, "by": by })) {
        Ok(done) => done,
        Err(failure) => serde_json::to_value(failure).expect("a failure is JSON"),
    }
}

#[test]
fn a_backup_is_made_when_the_screen_is_hidden_after_something_was_done() {
    let center = SmallCenter::new();
    let me = center.me();
    assert_eq!(here(&center).len(), 0, "there is nothing to lose yet");
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("lock", json!({}));
    center.sign_in(me);
    let backups = here(&center);
    assert_eq!(backups.len(), 1);
    assert_eq!(backups[0]["because"], "leaving");
    center.clock.pass(TimeDelta::minutes(5));
    center.must("lock", json!({}));
    center.sign_in(me);
    assert_eq!(here(&center).len(), 1, "not again within a quarter of an hour");
    let keeping = center.must("keeping", json!({}));
    assert_eq!((&keeping["days"], &keeping["missing"]), (&json!(0), &Value::Null));
}

#[test]
fn the_first_to_sign_in_on_a_day_makes_its_backup_and_those_too_old_are_thrown_away() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    for day in 1..=45 {
        center.must("end_day", json!({}));
        center.clock.pass(TimeDelta::days(1));
        center.sign_in(me);
        assert!(here(&center).iter().any(|backup| backup["because"] == "newDay"), "day {day}");
    }
    let backups = here(&center);
    let oldest = backups.last().expect("some")["madeAt"].as_str().expect("a moment");
    let age = center.clock.now() - oldest.parse::<chrono::DateTime<chrono::Utc>>().expect("a moment");
    assert!(age <= TimeDelta::days(35), "{age}");
    assert!((14..=30).contains(&backups.len()), "{}", backups.len());
}

#[test]
fn what_is_restored_can_be_taken_back_and_the_journal_goes_on_whole() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let made = center.must("back_up", json!({}));
    center.clock.pass(TimeDelta::hours(1));
    center.family("鈴木 舞", "陽向", "2025-10-01");
    assert_eq!(families(&center), 2);

    let done = restore(&center, &made["name"], me);
    assert_eq!(done, json!({}), "{done}");
    assert_eq!(families(&center), 1, "the second came after the backup");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
    assert_eq!(center.must("keeping", json!({}))["missing"], Value::Null, "what was replaced is not lost");
    center.family("高橋 楓", "蓮", "2025-09-01");

    let aside = here(&center).into_iter().find(|backup| backup["because"] == "setAside").expect("set aside");
    center.clock.pass(TimeDelta::hours(1));
    assert_eq!(restore(&center, &aside["name"], me), json!({}));
    assert_eq!(families(&center), 2, "as it stood before");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
    let center = center.restarted();
    center.sign_in(me);
    assert_eq!(families(&center), 2);
}

#[test]
fn a_drill_says_what_a_backup_holds_and_changes_nothing() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.kit();
    let made = center.must("back_up", json!({}));
    let drilled = center.must("drill_backup", json!({ "path": null, "name": made["name"] }));
    assert_eq!(
        (&drilled["families"], &drilled["kits"], &drilled["staff"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(drilled["entries"], made["entries"]);
    assert_eq!(families(&center), 1);
}

#[test]
fn a_trial_is_on_record_with_its_sheet_the_bad_with_the_good() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let made = center.must("back_up", json!({}));
    let drill = || json!({ "path": null, "name": made["name"] });
    center.must("drill_backup", drill());
    let name = made["name"].as_str().expect("a name");
    let slots = center.folder.path().join("backups").join(name).join("keys.slots");
    let whole = fs::read(&slots).expect("there");
    fs::write(&slots, &whole[1..]).expect("damaged");
    center.clock.pass(TimeDelta::minutes(1));
    assert_eq!(center.refused("drill_backup", drill())["failure"], json!({ "kind": "damaged" }));
    let drills = center.must("backups", json!({}))["drills"].clone();
    assert_eq!((&drills[0]["entries"], &drills[1]["entries"]), (&Value::Null, &made["entries"]), "{drills}");
    let sheet = |nth: usize| text(&center, json!({ "kind": "drillSheet", "drill": drills[nth]["id"] }));
    let good = sheet(1);
    for words in [
        "良（開けて、すべて読めた）",
        "１件０件０件０件０件０件１件",
        "切れずにつながっている",
        "青木久美子",
        name,
    ] {
        assert!(good.contains(words), "{words}: {good}");
    }
    assert!(sheet(0).contains("この控えは復元に使えない"));
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn a_damaged_backup_is_found_wherever_the_damage_is_and_never_restored() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let made = center.must("back_up", json!({}));
    let name = made["name"].as_str().expect("a name");
    let database = center.folder.path().join("backups").join(name).join("tsudoi.db");
    let whole = fs::read(&database).expect("there");
    for part in 0..16 {
        let mut bytes = whole.clone();
        bytes[whole.len() / 16 * part + 7] ^= 1 << (part % 8);
        fs::write(&database, &bytes).expect("written");
        let refused = center.refused("drill_backup", json!({ "path": null, "name": name }));
        assert_eq!(refused["failure"]["kind"], "damaged", "part {part}");
        assert_eq!(restore(&center, &made["name"], me)["failure"]["kind"], "damaged", "part {part}");
    }
    fs::write(&database, &whole[..whole.len() / 2]).expect("cut");
    let refused = center.refused("drill_backup", json!({ "path": null, "name": name }));
    assert_eq!(refused["failure"]["kind"], "damaged");
    assert_eq!(families(&center), 1, "and the records are as they were");
}

#[test]
fn a_folder_gets_a_backup_at_once_and_its_absence_is_told() {
    let center = SmallCenter::new();
    let share = tempfile::tempdir().expect("a share");
    let gone = share.path().join("gone");
    let refused = center.refused("set_backup_folder", json!({ "name": "共有", "path": gone }));
    assert_eq!(refused["failure"]["kind"], "folderGone");
    let refused = center.refused("set_backup_folder", json!({ "name": "中", "path": center.folder.path() }));
    assert_eq!(refused["failure"]["kind"], "folderWithin");

    center.must("set_backup_folder", json!({ "name": "課の共有フォルダ", "path": share.path() }));
    let sheet = center.must("backups", json!({}));
    assert_eq!(sheet["folders"][0]["count"], 1);
    let moved = share.path().with_extension("away");
    fs::rename(share.path(), &moved).expect("the share goes away");
    let made = center.must("back_up", json!({}));
    assert_eq!(made["missed"][0]["name"], "課の共有フォルダ");
    let keeping = center.must("keeping", json!({}));
    assert_eq!(keeping["missed"][0]["failure"]["failure"]["kind"], "folderGone");
    assert_eq!(keeping["trouble"], Value::Null, "this laptop has its own");
    fs::rename(&moved, share.path()).expect("it is back");
    assert_eq!(center.must("back_up", json!({}))["missed"], json!([]));
}

#[test]
fn a_stick_leaves_with_its_number_and_comes_back() {
    let center = SmallCenter::new();
    let stick = tempfile::tempdir().expect("a stick");
    let carry = |medium: &str| json!({ "path": stick.path(), "medium": medium, "purpose": "課での点検" });
    let refused = center.refused("carry_backup", carry(""));
    assert_eq!(refused["failure"]["field"], "medium", "a medium without a number goes nowhere");
    center.must("carry_backup", carry("南－ＵＳＢ－０３"));
    let carried = center.must("backups", json!({}))["carryings"][0].clone();
    assert_eq!(carried["medium"], "南－ＵＳＢ－０３");
    assert_eq!(carried["returnedOn"], Value::Null);
    let today = center.clock.today();
    center.must("return_medium", json!({ "carrying": carried["id"], "on": today }));
    assert_eq!(center.must("backups", json!({}))["carryings"][0]["returnedOn"], json!(today));
    let record = json!({ "kind": "mediaRecord", "from": "2026-04-01", "until": today });
    let paper = text(&center, record.clone());
    for said in ["媒体持出し記録", "南－ＵＳＢ－０３", "記録の控え"] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    assert_eq!(paper.matches("青木久美子").count(), 2, "{paper}");
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(staff);
    assert_eq!(center.refused("carry_backup", carry("南－ＵＳＢ－０４"))["about"], "forbidden");
    let refused = center.refused("issue_papers", formal(record));
    assert_eq!(refused["about"], "forbidden");
}

#[test]
fn a_new_laptop_goes_on_from_a_stick_by_the_recovery_key_alone() {
    let old = SmallCenter::new();
    let me = old.me();
    let groups = old.must("draw_recovery_key", json!({}))["groups"].clone();
    let key: Vec<String> = serde_json::from_value(groups).expect("groups");
    old.family("佐藤 綾", "莉子", "2025-11-01");
    let stick = tempfile::tempdir().expect("a stick");
    let carried = json!({ "path": stick.path(), "medium": "南－ＵＳＢ－０１", "purpose": "移行" });
    old.must("carry_backup", carried);

    let new = SmallCenter::untouched();
    // Another laptop: it never gives an id that the old one gave.
    for _ in 0..10_000 {
        new.clock.fresh();
    }
    let found = new.must("backups_at", json!({ "path": stick.path() }));
    assert_eq!(found[0]["staff"][0]["name"], "青木 久美子");
    let request = |key: &str| {
        let by = json!({ "kind": "recoveryKey", "key": key, "password": "あたらしい合言葉です" });
        json!({ "path": stick.path(), "name": found[0]["backup"]["name"], "staff": me, "by": by })
    };
    let elsewhere = SmallCenter::new();
    elsewhere.must("draw_recovery_key", json!({}));
    let other = elsewhere.must("draw_recovery_key", json!({}))["groups"].clone();
    let other: Vec<String> = serde_json::from_value(other).expect("groups");
    assert_eq!(
        new.refused("restore", request(&other.join(" ")))["about"],
        "desk",
        "another key opens nothing"
    );
    new.must("restore", request(&key.join(" ")));
    assert_eq!(families(&new), 1);
    assert_eq!(new.must("verify_journal", json!({}))["kind"], "whole");
    let entry = new.family("鈴木 舞", "陽向", "2025-10-01");
    let card = new.must("family_card", json!({ "family": entry }));
    let first = card["history"][0]["entry"].as_str().expect("an entry");
    assert!(first.starts_with("2-"), "a series of its own: {first}");
    new.must("lock", json!({}));
    new.must("sign_in", json!({ "staff": me, "password": "あたらしい合言葉です" }));
}

#[test]
fn only_a_head_or_the_division_restores() {
    let center = SmallCenter::new();
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    let made = center.must("back_up", json!({}));
    center.sign_in(staff);
    assert_eq!(restore(&center, &made["name"], staff)["about"], "forbidden");
    center.must("lock", json!({}));
    assert_eq!(restore(&center, &made["name"], staff)["about"], "forbidden", "nor from outside");
    let head = id(&center.must("desk", json!({}))["staff"][0]["id"]);
    assert_eq!(restore(&center, &made["name"], head), json!({}));
}

#[test]
fn records_that_are_damaged_come_back_from_the_last_backup() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("lock", json!({}));
    let database = center.folder.path().join("tsudoi.db");
    fs::write(&database, b"not what was written").expect("damaged");
    let refused = center.refused("sign_in", json!({ "staff": me, "password": PASSPHRASE }));
    assert_eq!(refused["failure"]["kind"], "fileDamaged");
    let found = center.must("backups_at", json!({ "path": null }));
    assert_eq!(restore(&center, &found[0]["backup"]["name"], me), json!({}));
    assert_eq!(families(&center), 1, "nothing was lost");
    assert_eq!(
        fs::read(center.folder.path().join("set-aside/tsudoi.db")).expect("set aside"),
        b"not what was written"
    );
}

#[test]
fn a_log_that_was_deleted_is_noticed_at_the_next_start() {
    let center = SmallCenter::new();
    let me = center.me();
    center.must("lock", json!({}));
    // As the file was then; it comes back in place of the one that knows more.
    let database = center.folder.path().join("tsudoi.db");
    let before = fs::read(&database).expect("there");
    center.sign_in(me);
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("lock", json!({}));
    fs::write(&database, before).expect("an older file");
    let center = center.restarted();
    center.sign_in(me);
    let missing = center.must("keeping", json!({}))["missing"].clone();
    assert!(missing["known"].as_u64() > missing["found"].as_u64(), "{missing}");
    assert_eq!(
        center.must("verify_journal", json!({}))["kind"],
        "whole",
        "which the chain alone cannot tell"
    );
    center.must("lock", json!({}));
    center.sign_in(me);
    assert_eq!(center.must("keeping", json!({}))["missing"], missing, "it is told until someone takes note");
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(staff);
    assert_eq!(center.refused("note_missing", json!({}))["about"], "forbidden");
    center.sign_in(me);
    center.must("note_missing", json!({}));
    assert_eq!(center.must("keeping", json!({}))["missing"], Value::Null);
    let center = center.restarted();
    center.sign_in(me);
    assert_eq!(center.must("keeping", json!({}))["missing"], Value::Null, "and then no more");
}

#[test]
fn a_restore_that_was_broken_off_goes_on_or_never_began() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    center.must("lock", json!({}));
    let home = center.folder.path().to_owned();
    fs::create_dir(home.join("restoring")).expect("begun");
    fs::write(home.join("restoring/tsudoi.db"), b"half").expect("half copied");
    let desk =
        Desk::with_cost(home.clone(), Box::new(center.clock.clone()), Fonts::bundled(), Cost::of_tests());
    desk.ask("sign_in", json!({ "staff": me, "password": PASSPHRASE })).expect("the records are untouched");
    assert!(!home.join("restoring").exists());
}
