//! Retention: what is to go, who lets it go, and that it is gone — from rows, journal, file and backups.

mod disclosure;
mod rules;

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use chrono::TimeDelta;
use rusqlite::MAIN_DB;
use serde_json::{Value, json};
use store::{Chain, Store, keys::Keyring};
use tests::{DIVISION, MINAMI, PASSPHRASE, SmallCenter, formal, good, id};
use uuid::Uuid;

use crate::{
    beneath::{key_of, opened},
    session_papers::text,
};

/// The first day on which what was done in the fiscal year 2026 may go.
const FIRST_DAY: &str = "2032-04-01";

fn sheet(center: &SmallCenter) -> Value {
    center.must("retention", json!({}))
}

fn row(center: &SmallCenter, kind: &str) -> Value {
    let sheet = sheet(center);
    let rows = sheet["kinds"].as_array().expect("kinds");
    rows.iter().find(|row| row["kind"] == kind).expect("that kind").clone()
}

fn due(center: &SmallCenter, kind: &str) -> Vec<Value> {
    center.must("due_records", json!({ "kind": kind, "page": 0 }))["rows"].as_array().expect("rows").clone()
}

/// A laptop of the division, with a second person there.
fn division() -> (SmallCenter, Uuid, Uuid) {
    let center = SmallCenter::at(DIVISION);
    let (one, other) = (center.me(), center.colleague("村上 佳代", "division", DIVISION));
    (center, one, other)
}

/// One person proposes all that is due, another lets it go.
fn let_go(center: &SmallCenter, other: Uuid) -> Value {
    let proposed = center.must("propose_disposal", json!({ "kept": [] }));
    center.sign_in(other);
    center.must("approve_disposal", json!({ "disposal": proposed["disposal"] }));
    proposed
}

/// Every word that tells of a household.
struct Household {
    family: Uuid,
    need: Option<Uuid>,
    words: Vec<String>,
}

/// A household of which every word is its own.
fn household(center: &SmallCenter, nth: usize) -> Household {
    let word = |what: &str| format!("{what}＊{nth:02}＊種");
    let (guardian, child) = (word("保護者"), word("子ども"));
    let (address, note, care) = (word("住所"), word("覚え"), word("配慮"));
    let (phone, email) = (format!("090-7{nth:03}-55{nth:02}"), format!("seeded{nth:02}@example.jp"));
    let answer = center.must(
        "register_family",
        json!({ "address": address, "note": note, "consideration": care, "members": [
            { "id": null, "role": {
                "kind": "guardian", "name": guardian, "kana": "", "phone": phone, "email": email,
                "bornOn": null,
            }},
            { "id": null, "role": { "kind": "child", "name": child, "kana": "", "bornOn": "2025-07-14" } },
        ]}),
    );
    let words = vec![guardian, child, address, note, care, phone, email];
    Household { family: id(&answer["family"]), need: None, words }
}

/// All that a family leaves behind: an application, notes, a consent, a loan with its papers.
fn took_part(center: &SmallCenter, session: Uuid, nth: usize) -> Household {
    let mut household = household(center, nth);
    let application = center.application(session, household.family);
    center.consent(household.family);
    let mut say = |what: &str| {
        let words = format!("{what}＋{nth:02}＋種");
        household.words.push(words.clone());
        words
    };
    center.must("write_note", json!({ "session": session, "application": application, "text": say("当日") }));
    let need = center
        .must("ask_need", json!({ "family": household.family, "reason": say("端末"), "kinds": ["tablet"] }));
    center.alone();
    center.must(
        "approve_need",
        json!({ "need": need["need"], "number": "子育第214号", "until": "2027-03-31" }),
    );
    household.need = Some(id(&need["need"]));
    household
}

/// Lends a kit and takes it back the same day.
fn lent_and_back(center: &SmallCenter, household: &Household, kit: Uuid) {
    let loan = center.loan(household.need.expect("approved"), kit, "2026-12-05");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
}

/// The whole decrypted database, page by page: rows, indexes, what is free, whatever lies between.
fn pages(folder: &Path, key: &str) -> Vec<u8> {
    opened(folder, key).serialize(MAIN_DB).expect("serialized").to_vec()
}

/// How many of the words lie somewhere in those bytes. Each is eight bytes long or longer.
fn found<'a>(words: impl Iterator<Item = &'a String>, bytes: &[u8]) -> usize {
    let mut sought: HashMap<&[u8], Vec<&[u8]>> = HashMap::new();
    for word in words {
        sought.entry(&word.as_bytes()[..8]).or_default().push(word.as_bytes());
    }
    // A word is looked up only where its first two bytes stand: the pages are long.
    let mut begins = vec![false; 1 << 16];
    for word in sought.keys() {
        begins[usize::from(word[0]) << 8 | usize::from(word[1])] = true;
    }
    let mut found = HashSet::new();
    for (at, pair) in bytes.windows(2).enumerate().take(bytes.len().saturating_sub(7)) {
        if !begins[usize::from(pair[0]) << 8 | usize::from(pair[1])] {
            continue;
        }
        for word in sought.get(&bytes[at..at + 8]).into_iter().flatten() {
            if bytes[at..].starts_with(word) {
                found.insert(*word);
            }
        }
    }
    found.len()
}

/// Every file under a folder, as it lies there.
fn files(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            bytes.extend(files(&path));
        } else {
            bytes.extend(path.to_string_lossy().as_bytes());
            bytes.extend(fs::read(&path).expect("read"));
        }
    }
    bytes
}

#[test]
fn fifty_households_are_let_go_and_nothing_of_them_is_found_anywhere() {
    let (center, one, other) = division();
    let session = center.session("2026-11-25", 60);
    let kit = center.kit();
    let mut households: Vec<Household> = (0..50).map(|nth| took_part(&center, session, nth)).collect();
    lent_and_back(&center, &households[0], kit);
    // Someone was taken off a card, and a card was put right: only the journal knows what it said.
    let changed = &mut households[1];
    let mut members = json!([{ "id": null, "role": {
        "kind": "guardian", "name": "書き直した氏名", "kana": "", "phone": "", "email": "", "bornOn": null,
    }}]);
    changed.words.push("書き直した氏名".into());
    let card = center.must("family_card", json!({ "family": changed.family }));
    members[0]["id"] = card["members"][0]["id"].clone();
    center.must(
        "amend_family",
        json!({ "family": changed.family, "seen": card["seen"], "address": "", "note": "", "members": members }),
    );
    center.must("back_up", json!({}));
    let counted = center.must("coverage", json!({ "year": 2026 }));
    let words = || households.iter().flat_map(|household| &household.words);
    let all = words().count();
    assert!(all > 400, "{all} words are looked for");
    center.must("lock", json!({}));
    let key = key_of(center.folder.path());
    assert_eq!(found(words(), &pages(center.folder.path(), &key)), all, "the search finds what is there");
    assert_eq!(found(words(), &files(center.folder.path())), 0, "and nothing lies about in the clear");

    center.clock.go_to("2032-03-31");
    center.sign_in(one);
    assert_eq!(row(&center, "families")["due"], 0, "the day before, its years are not over");
    center.clock.go_to(FIRST_DAY);
    assert_eq!(row(&center, "families")["due"], 50);
    assert_eq!(row(&center, "loans")["due"], 50);
    let_go(&center, other);
    assert_eq!(row(&center, "families")["kept"], 0);
    let after = center.must("coverage", json!({ "year": 2026 }));
    assert_eq!(counts(&after), counts(&counted), "what is counted is as it was");
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
    assert_eq!(center.must("families", json!({ "sought": "", "page": 0 }))["count"], 0, "no list shows them");
    // 35 days later the backups that held them are gone; those made since never did.
    for _ in 0..4 {
        center.must("end_day", json!({}));
        center.clock.pass(TimeDelta::days(10));
        center.sign_in(other);
    }
    center.must("lock", json!({}));
    let shelves = fs::read_dir(center.folder.path().join("backups")).expect("a shelf");
    let mut looked = 0;
    for backup in shelves.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()) {
        assert_eq!(found(words(), &pages(&backup, &key)), 0, "{backup:?}");
        looked += 1;
    }
    assert!(looked > 1, "{looked} backups were looked through");
    assert_eq!(found(words(), &pages(center.folder.path(), &key)), 0, "of {all} words");
    assert_eq!(found(words(), &files(center.folder.path())), 0);

    let opens = Keyring::load(center.folder.path()).expect("there").unlock(one, PASSPHRASE).expect("the key");
    drop(center.desk);
    let mut store = Store::open(center.folder.path(), &opens).expect("it opens");
    assert!(matches!(store.read().verify().expect("read"), Chain::Whole { .. }));
    assert!(store.adds_up().expect("folded"), "the tables are what the journal adds up to");
    assert!(store.read().is_sound().expect("read"));
}

fn counts(coverage: &Value) -> Vec<Value> {
    coverage["rows"].as_array().expect("rows").iter().map(|row| row["counts"].clone()).collect()
}

#[test]
fn whoever_drew_the_list_up_does_not_let_it_go() {
    let (center, one, other) = division();
    household(&center, 1);
    center.clock.go_to(FIRST_DAY);
    let proposed = center.must("propose_disposal", json!({ "kept": [] }));
    let approve = || json!({ "disposal": proposed["disposal"] });
    assert_eq!(center.refused("approve_disposal", approve())["failure"], json!({ "kind": "proposedByYou" }));
    let again = center.refused("propose_disposal", json!({ "kept": [] }));
    assert_eq!(again["failure"]["kind"], "waitsAlready", "one list waits at a time");
    center.sign_in(other);
    center.must("approve_disposal", approve());
    assert_eq!(center.refused("approve_disposal", approve())["failure"], json!({ "kind": "decidedAlready" }));
    let past = &sheet(&center)["past"][0];
    assert_eq!(past["counts"], json!([{ "name": "家庭の登録", "count": 1 }]));
    assert_ne!(past["proposedBy"], past["decidedBy"]);
    assert_ne!(one, other);
    let last = center.must("last_act", json!({}));
    assert_eq!(last["canUndo"], false, "what is gone stays gone");
}

#[test]
fn what_is_open_is_held_back_and_says_why() {
    let (center, _, _) = division();
    let Household { family, .. } = household(&center, 1);
    let card = center.must("family_card", json!({ "family": family }));
    let person = card["members"][0]["id"].clone();
    let claim = center.must(
        "take_claim",
        json!({ "family": family, "person": person, "kind": "correction", "askedOn": "2026-11-25",
                "matter": "住所がちがう" }),
    );
    center.clock.go_to(FIRST_DAY);
    assert_eq!(due(&center, "families")[0]["holds"], json!(["openClaim"]));
    assert_eq!(
        center.refused("propose_disposal", json!({ "kept": [] }))["failure"],
        json!({ "kind": "nothingDue" })
    );
    let decide = json!({ "claim": claim["claim"], "decision": "granted", "decidedOn": FIRST_DAY, "ground": "そのとおり" });
    center.must("decide_claim", decide.clone());
    assert_eq!(center.refused("decide_claim", decide)["failure"], json!({ "kind": "claimDecided" }));
    assert_eq!(due(&center, "families")[0]["holds"], json!([]));
}

#[test]
fn a_loan_that_is_out_holds_its_family_however_old_it_is() {
    let (center, _, _) = division();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    center.clock.go_to("2040-04-01");
    assert_eq!(due(&center, "loans")[0]["holds"], json!(["openLoan"]));
    assert_eq!(due(&center, "families")[0]["holds"], json!(["openLoan", "otherRecords"]));
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    assert_eq!(due(&center, "families").len(), 0, "its years begin only now");
}

#[test]
fn what_stays_for_a_reason_keeps_the_card_of_its_family_too() {
    let (center, _, other) = division();
    let session = center.session("2026-11-25", 12);
    let (stays, goes) = (took_part(&center, session, 1), took_part(&center, session, 2));
    center.clock.go_to(FIRST_DAY);
    let needs = due(&center, "loans");
    let kept = needs.iter().find(|row| row["family"] == json!(stays.family)).expect("due");
    let proposed = center.must(
        "propose_disposal",
        json!({ "kept": [{ "kind": "loans", "record": kept["record"], "reason": "係争中" }] }),
    );
    let waiting = &sheet(&center)["waiting"];
    assert_eq!(waiting["kept"].as_array().expect("kept").len(), 2, "the loan, and the card that names it");
    center.sign_in(other);
    center.must("approve_disposal", json!({ "disposal": proposed["disposal"] }));
    let name = |family: Uuid| center.must("family_card", json!({ "family": family }))["name"].clone();
    assert_eq!(name(goes.family), "消去済み");
    assert_eq!(name(stays.family), json!(stays.words[0]));
}

#[test]
fn what_was_kept_meanwhile_stops_the_list() {
    let (center, _, other) = division();
    let Household { family, .. } = household(&center, 1);
    center.clock.go_to(FIRST_DAY);
    let proposed = center.must("propose_disposal", json!({ "kept": [] }));
    let session = center.session(FIRST_DAY, 12);
    center.must("apply", {
        let mut entry = tests::application_entry(session, family);
        entry["overrideReason"] = json!("就学猶予");
        entry
    });
    center.sign_in(other);
    let refused = center.refused("approve_disposal", json!({ "disposal": proposed["disposal"] }));
    assert_eq!(refused["failure"], json!({ "kind": "noLongerDue", "records": 1 }));
    center.must("return_disposal", json!({ "disposal": proposed["disposal"], "reason": "また参加した" }));
    assert_eq!(sheet(&center)["past"][0]["returnedFor"], "また参加した");
}

#[test]
fn a_backup_from_before_lets_it_go_again_once_it_is_restored() {
    restored_from_before(|_| {});
}

#[test]
fn a_backup_of_a_key_from_before_lets_it_go_again_too() {
    restored_from_before(|center| {
        center.must("turn_key", json!({}));
    });
}

fn restored_from_before(meanwhile: impl FnOnce(&SmallCenter)) {
    let (center, one, other) = division();
    let household = household(&center, 7);
    center.clock.go_to(FIRST_DAY);
    center.sign_in(one);
    let backup = center.must("back_up", json!({}));
    let proposed = let_go(&center, other);
    meanwhile(&center);
    let by = json!({ "kind": "passphrase", "password": PASSPHRASE });
    center.must("restore", json!({ "path": null, "name": backup["name"], "staff": one, "by": by }));
    let past = &sheet(&center)["past"][0];
    assert_eq!((&past["number"], &past["counts"][0]["count"]), (&proposed["number"], &json!(1)));
    assert_eq!(row(&center, "families")["kept"], 0);
    assert_eq!(center.must("verify_journal", json!({}))["kind"], "whole");
    center.must("lock", json!({}));
    assert_eq!(found(household.words.iter(), &pages(center.folder.path(), &key_of(center.folder.path()))), 0);
}

#[test]
fn the_papers_of_who_was_let_go_say_so() {
    let (center, _, other) = division();
    let family = household(&center, 3).family;
    let issued = center
        .must("issue_papers", formal(json!({ "kind": "consent", "families": [family], "session": null })));
    center.clock.go_to(FIRST_DAY);
    let_go(&center, other);
    let refused = center.desk.print("papers", json!({ "papers": [issued["papers"][0]["id"]] }));
    let refused = serde_json::to_value(refused.expect_err("nothing is left to print")).expect("JSON");
    assert_eq!(refused["failure"], json!({ "kind": "erased" }));
}

#[test]
fn only_the_division_lets_records_go_and_everyone_sees_how_long_they_are_kept() {
    let center = SmallCenter::at(MINAMI);
    assert_eq!(sheet(&center)["decides"], false);
    let refused = center.refused("propose_disposal", json!({ "kept": [] }));
    assert_eq!(refused["failure"]["kind"], "divisionOnly");
}

#[test]
fn the_years_are_the_citys_to_set() {
    let (center, _, _) = division();
    household(&center, 1);
    center.clock.go_to("2029-04-01");
    assert_eq!(row(&center, "families")["due"], 0);
    center.must("set_retention", json!({ "years": [{ "kind": "families", "years": 2 }] }));
    assert_eq!(
        (&row(&center, "families")["years"], &row(&center, "families")["due"]),
        (&json!(2), &json!(1))
    );
    let refused = center.refused("set_retention", json!({ "years": [{ "kind": "families", "years": 0 }] }));
    assert_eq!(refused["failure"]["field"], "years.0.years");
}

#[test]
fn what_each_kind_is_kept_on_is_the_citys_to_write_and_stands_on_the_papers() {
    let (center, _, _) = division();
    let usual = row(&center, "loans")["basis"].as_str().expect("words").to_owned();
    assert!(usual.contains("個人情報の保護に関する法律第６１条第１項") && usual.contains("４(1)"), "{usual}");
    center.must("set_retention", json!({ "years": [{ "kind": "loans", "years": 7 }] }));
    assert_eq!(row(&center, "loans")["basis"], usual, "the years alone were set");
    let written = "個人情報の保護に関する法律第６１条第１項、船橋市物品管理規則";
    center.must("set_basis", json!({ "bases": [{ "kind": "loans", "basis": written }] }));
    let loans = row(&center, "loans");
    assert_eq!((&loans["basis"], &loans["years"]), (&json!(written), &json!(7)));
    assert!(text(&center, json!({ "kind": "fileBook" })).contains("船橋市物品管理規則"));
    let household = household(&center, 1);
    assert!(household.need.is_none());
    center.clock.go_to(FIRST_DAY);
    let proposed = center.must("propose_disposal", json!({ "kept": [] }));
    let planned = text(&center, json!({ "kind": "disposal", "disposal": proposed["disposal"] }));
    assert!(planned.contains("運用ポリシー２(1)・２(4)"), "{planned}");
    let refused = center.refused("set_basis", json!({ "bases": [{ "kind": "loans", "basis": " " }] }));
    assert_eq!(refused["failure"]["field"], "bases.0.basis");
}
