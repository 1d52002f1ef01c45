//! Killed while records are let go (廃棄の途中で止まる): at the next start the erasure is whole, before anyone is let in,
//! or it never began; and nothing else is lost.

use std::{collections::HashSet, fs, path::Path};

use domain::{
    Id,
    families::{Language, Member},
    retention::Kind,
};
use rusqlite::{Connection, MAIN_DB, ffi};
use store::{
    Chain, Store, StoreError,
    families::{FamilyRecord, PersonRecord, put, put_person},
    retention::{Disposal, Line, Outcome, What, disposal, erase, put_disposal, put_line},
};
use tempfile::TempDir;
use uuid::Uuid;

use super::{Fault, Watch, key, rounds, say};
use crate::hand::{Hand, id, laptop, moment};

/// Families that are let go, and as many that stay.
const GO: u128 = 12;
/// The list that is approved.
const LIST: Uuid = Uuid::from_u128(0xF00);

fn word(what: &str, n: u128) -> String {
    format!("{what}＊{n:02}＊種")
}

/// Every word that tells of a family.
fn words(n: u128) -> Vec<String> {
    ["保護者", "住所", "覚え", "書き直す前"].map(|what| word(what, n)).to_vec()
}

fn family(n: u128) -> Id<domain::families::Family> {
    Id::from(id(1000 + n))
}

/// Families on record, one of their words only in the journal; half of them on a list that waits for a second person.
fn on_record(folder: &Path) -> Hand {
    let mut hand = Hand::over(Store::create(folder, &key(), &laptop()).expect("created"));
    hand.place(1, "架空南センター");
    for n in 0..2 * GO {
        let record = |note: &str| FamilyRecord {
            id: family(n),
            number: format!("南-2026-{n:04}"),
            place: Id::from(id(1)),
            address: word("住所", n),
            language: Language::Japanese,
            consideration: String::new(),
            note: word(note, n),
            registered_on: moment(0).date_naive(),
        };
        hand.act(|write| {
            put(write, &record("書き直す前"))?;
            put_person(
                write,
                &PersonRecord {
                    id: Id::from(id(2000 + n)),
                    family: family(n),
                    member: Member::Guardian,
                    name: word("保護者", n),
                    kana: String::new(),
                    known_as: String::new(),
                    phone: String::new(),
                    other_phone: String::new(),
                    email: String::new(),
                    deferment: None,
                    guardian_born_on: None,
                    position: 1,
                },
            )
        });
        hand.act(|write| put(write, &record("覚え")));
    }
    hand.act(|write| {
        put_disposal(write, &list(None))?;
        for n in 0..GO {
            let line = Line {
                kind: Kind::Families,
                record: family(n).uuid(),
                due_on: moment(0).date_naive(),
                kept_for: String::new(),
            };
            put_line(write, LIST, &line)?;
        }
        Ok(())
    });
    hand
}

fn list(outcome: Option<Outcome>) -> Disposal {
    Disposal {
        id: LIST,
        number: "課-棄-2032-0001".into(),
        as_of: moment(0).date_naive(),
        proposed_at: moment(0),
        proposed_by: Id::from(id(0xB)),
        outcome,
    }
}

/// The act of whoever approves.
fn approve(hand: &mut Hand) -> Result<(), StoreError> {
    let act = hand.next("approve_disposal");
    let goes: Vec<_> = (0..GO).map(|n| (Kind::Families, family(n).uuid())).collect();
    let acted = hand.store.act::<_, StoreError>(act, |write| {
        erase(write, &goes, moment(9).date_naive())?;
        put_disposal(write, &list(Some(Outcome { at: moment(9), by: Id::from(id(0xC)), what: What::Erased })))
    });
    acted.map(|_| ())
}

/// Copies that hold what the records held: before an upgrade, and what a restore set aside.
fn leave_copies(folder: &Path) {
    fs::copy(folder.join("tsudoi.db"), folder.join("tsudoi-v1.db")).expect("copied");
    fs::create_dir_all(folder.join("set-aside")).expect("a folder");
    fs::copy(folder.join("tsudoi.db"), folder.join("set-aside").join("tsudoi.db")).expect("copied");
}

/// How many of the words of families `from..to` lie in the decrypted pages of a database.
fn found(database: &Path, families: std::ops::Range<u128>) -> usize {
    let mut connection = Connection::open(database).expect("opened");
    let hex = "01".repeat(32);
    connection
        .execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\""))
        .expect("told");
    let pages = connection.serialize(MAIN_DB).expect("serialized").to_vec();
    let sought: HashSet<String> = families.flat_map(words).collect();
    let longest = sought.iter().map(String::len).max().unwrap_or_default();
    // Every word ends alike, so that the pages are walked once.
    let end = "＊種".as_bytes();
    let mut lies = HashSet::new();
    for at in (0..pages.len()).filter(|at| pages[*at] == end[0] && pages[*at..].starts_with(end)) {
        let until = at + end.len();
        for from in until.saturating_sub(longest)..at {
            let word = std::str::from_utf8(&pages[from..until]).ok().filter(|word| sought.contains(*word));
            lies.extend(word.map(str::to_owned));
        }
    }
    lies.len()
}

/// A copy of records nobody has open, so that they are made once and lost many times.
fn copied(from: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let ends_with = |ending: &str| path.to_string_lossy().ends_with(ending);
        if path.is_file() && !ends_with("-shm") && !ends_with("tsudoi.reserve") {
            fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    folder
}

/// The next start: the records open, and all is before the erasure or after it. Gives whether it is done.
fn next_start(folder: &Path, before: &[u8; 32], what: &str) -> bool {
    let mut store = Store::open(folder, &key()).unwrap_or_else(|error| panic!("{what}: {error}"));
    // Nobody has been let in: this is all the program has done.
    assert!(!folder.join("tsudoi.erasing").exists(), "{what}: it goes on until it is through");
    assert!(!folder.join("tsudoi-v1.db").exists() || !done(&store), "{what}: a copy holds them still");
    let wal = fs::metadata(folder.join("tsudoi.db-wal")).map_or(0, |wal| wal.len());
    let (read, done) = (store.read(), done(&store));
    assert!(read.is_sound().expect("read"), "{what}");
    assert!(matches!(read.verify().expect("read"), Chain::Whole { .. }), "{what}");
    if done {
        assert_eq!(wal, 0, "{what}: the log holds nothing");
        assert!(store.to_erase_again().expect("read").is_empty(), "{what}");
    } else {
        assert_eq!(read.digest().expect("a digest"), *before, "{what}: not half of it");
    }
    assert!(store.adds_up().expect("folded"), "{what}");
    drop(store);
    let all = words(0).len() * GO as usize;
    let database = folder.join("tsudoi.db");
    assert_eq!(found(&database, 0..GO), if done { 0 } else { all }, "{what}: of those on the list");
    assert_eq!(found(&database, GO..2 * GO), all, "{what}: of those that stay");
    if done {
        assert!(folder.join("tsudoi.erased").exists(), "{what}: a backup from before would bring them back");
    }
    done
}

fn done(store: &Store) -> bool {
    let list = disposal(&store.read(), LIST).expect("read").expect("the list");
    list.outcome.is_some_and(|outcome| outcome.what == What::Erased)
}

#[test]
fn wherever_it_is_killed_the_next_start_finishes_before_anyone_is_let_in() {
    let (mut never_begun, mut finished_later, mut through) = (0, 0, 0);
    let made = tempfile::tempdir().expect("a folder");
    let before = on_record(made.path()).digest();
    let mut from = 0;
    loop {
        let folder = copied(made.path());
        let watch = Watch::over(folder.path());
        let mut hand = Hand::over(Store::open(folder.path(), &key()).expect("nothing fails yet"));
        hand.clock.set(100);
        leave_copies(folder.path());
        watch.tape().calls = 0;
        // From this call on the disk does nothing any more: as if the program were killed there.
        watch.tape().fault = Some(Fault { from, for_good: true, code: ffi::SQLITE_IOERR });
        hand.store.begin_erasing().expect("the folder is there");
        let acted = approve(&mut hand);
        let finished = acted.is_ok() && hand.store.finish_erasing().is_ok();
        drop(hand);
        let failed = watch.tape().failed;
        watch.tape().fault = None;
        let done = next_start(folder.path(), &before, &format!("killed at call {from}"));
        assert!(done || acted.is_err(), "killed at call {from}: what was acknowledged is done");
        match (done, finished) {
            (false, _) => never_begun += 1,
            (true, false) => finished_later += 1,
            (true, true) => through += 1,
        }
        if failed == 0 {
            break;
        }
        // Each of the first calls, then every nineteenth; each one when there is time.
        from += if from < 12 || rounds(1) > 1 { 1 } else { 19 };
    }
    assert!(never_begun > 3 && finished_later > 3 && through > 0, "{never_begun} {finished_later} {through}");
    say(&format!(
        "{} times killed while records were let go: {never_begun} times it had not begun, {finished_later} times the \
         next start finished it; 0 of {} words found, 0 others lost",
        never_begun + finished_later,
        words(0).len() * GO as usize
    ));
}

#[test]
fn killed_between_two_steps_it_is_finished_too_and_a_half_written_note_is_none() {
    for step in ["begun", "written", "noted in half"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut hand = on_record(folder.path());
        let before = hand.digest();
        leave_copies(folder.path());
        hand.store.begin_erasing().expect("begun");
        if step != "begun" {
            approve(&mut hand).expect("written");
        }
        if step == "noted in half" {
            fs::write(folder.path().join("tsudoi.erased.new"), "tsudoi-erased\t1\nlist\t").expect("torn");
        }
        // Its files as they lie while it runs: the log is not folded in, as it is when a program ends.
        let killed = copied(folder.path());
        assert_eq!(next_start(killed.path(), &before, step), step != "begun");
    }
}
