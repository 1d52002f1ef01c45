//! A backup beside the desk: whoever comes back works on, and what needs the file for itself waits.

use base64::{Engine, engine::general_purpose::STANDARD};
use center::Desk;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{PASSPHRASE, SmallCenter};
use uuid::Uuid;

/// A centre with pictures enough that a backup takes longer than to come back.
fn full() -> SmallCenter {
    let center = SmallCenter::new();
    let kit = center.kit();
    for nth in 0..6u8 {
        let mut picture =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55".to_vec();
        picture.resize(2 * 1024 * 1024, nth);
        let request = json!({
            "of": { "kind": "kit", "kit": kit }, "caption": "", "bytes": STANDARD.encode(picture),
        });
        center.must("attach", request);
    }
    center
}

/// Asks without waiting for what is made beside the desk.
fn at_once(desk: &Desk, name: &str, request: Value) -> Value {
    desk.ask(name, request).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
}

fn sign_in(desk: &Desk, staff: Uuid) {
    at_once(desk, "sign_in", json!({ "staff": staff, "password": PASSPHRASE }));
}

fn here(center: &SmallCenter) -> Vec<Value> {
    center.desk.settle();
    center.must("backups", json!({}))["here"].as_array().expect("backups").clone()
}

/// Registers a family without waiting; the name of its guardian is given.
fn family(desk: &Desk, guardian: &str) {
    let child = json!({ "kind": "child", "name": "莉子", "kana": "", "bornOn": "2025-11-01" });
    let members = json!([tests::guardian_entry(guardian), { "id": null, "role": child }]);
    at_once(desk, "register_family", json!({ "address": "", "note": "", "members": members }));
}

#[test]
fn whoever_comes_back_writes_on_and_the_backup_holds_what_was_when_they_left() {
    let center = full();
    let me = center.me();
    let (mut under_way, mut families) = (0, 0);
    for round in 0..8 {
        family(&center.desk, &format!("佐藤 {round}"));
        families += 1;
        center.clock.pass(TimeDelta::minutes(20));
        at_once(&center.desk, "lock", json!({}));
        sign_in(&center.desk, me);
        family(&center.desk, &format!("鈴木 {round}"));
        let while_made = at_once(&center.desk, "backups", json!({}))["underWay"] == json!(true);
        under_way += usize::from(while_made);
        let backups = here(&center);
        assert_eq!(backups.len(), round + 1);
        let drilled = center.must("drill_backup", json!({ "path": null, "name": backups[0]["name"] }));
        let held = drilled["families"].as_u64().expect("a count");
        assert!((families..=families + 1).contains(&held), "{held} of {families}");
        families += 1;
    }
    assert!(under_way > 0, "a family was registered while a backup was made");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn what_needs_the_file_for_itself_waits_for_the_backup() {
    let center = full();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    at_once(&center.desk, "lock", json!({}));
    sign_in(&center.desk, me);
    at_once(&center.desk, "turn_key", json!({}));
    let backups = here(&center);
    assert_eq!(backups.len(), 2, "one from before, and one under the new key");

    center.clock.pass(TimeDelta::hours(1));
    center.family("鈴木 舞", "陽向", "2025-10-01");
    at_once(&center.desk, "lock", json!({}));
    let by = json!({ "kind": "passphrase", "password": PASSPHRASE });
    let request = json!({ "path": null, "name": backups[0]["name"], "staff": me, "by": by });
    at_once(&center.desk, "restore", request);
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 1);
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
}

#[test]
fn the_program_closes_when_the_backup_is_made() {
    let center = full();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    at_once(&center.desk, "lock", json!({}));
    center.desk.close();
    let shelf = store::backups::own_shelf(center.folder.path());
    assert_eq!(store::backups::on_shelf(&shelf).expect("a shelf").len(), 1);
}

#[cfg(unix)]
#[test]
fn a_backup_that_fails_beside_the_desk_is_told_on_today_and_keeps_nobody_out() {
    let center = full();
    let me = center.me();
    let nowhere = center.folder.path().join("gone/away");
    std::os::unix::fs::symlink(nowhere, store::backups::own_shelf(center.folder.path())).expect("linked");
    center.family("佐藤 綾", "莉子", "2025-11-01");
    at_once(&center.desk, "lock", json!({}));
    sign_in(&center.desk, me);
    family(&center.desk, "鈴木 舞");
    let keeping = center.must("keeping", json!({}));
    assert_ne!(keeping["trouble"], Value::Null, "{keeping}");
}
