//! The file: encrypted, open once, and honest about what is wrong with it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use store::{Chain, OpenError, Store, keys::DatabaseKey};
use tempfile::TempDir;

use crate::hand::{Hand, id, laptop};

fn key(seed: u8) -> DatabaseKey {
    DatabaseKey::draw(&mut |bytes| bytes.fill(seed))
}

fn database(folder: &Path) -> PathBuf {
    folder.join("tsudoi.db")
}

/// A folder whose database holds some places, closed.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(1), &laptop()).expect("created"));
    for n in 1..200 {
        hand.place(n, "架空南センター");
    }
    folder
}

#[test]
fn what_is_written_is_there_when_it_is_opened_again() {
    let folder = folder();
    let store = Store::open(folder.path(), &key(1)).expect("it opens");
    assert!(matches!(store.read().verify().expect("read"), Chain::Whole { entries: 199, .. }));
    assert!(store.read().is_sound().expect("read"));
    assert_eq!(store.read().this_laptop().expect("read"), id(0xA));
}

#[test]
fn the_file_shows_nothing_of_what_it_holds() {
    let folder = folder();
    for file in fs::read_dir(folder.path()).expect("a folder") {
        let bytes = fs::read(file.expect("a file").path()).expect("readable");
        for plain in ["架空南センター", "places", "SQLite format"] {
            let found = bytes.windows(plain.len()).any(|window| window == plain.as_bytes());
            assert!(!found, "{plain} can be read");
        }
    }
}

#[test]
fn a_second_instance_is_told_so_and_may_come_in_once_the_first_has_gone() {
    let folder = folder();
    let first = Store::open(folder.path(), &key(1)).expect("it opens");
    assert!(matches!(Store::open(folder.path(), &key(1)), Err(OpenError::InUse)));
    assert!(matches!(Store::create(folder.path(), &key(1), &laptop()), Err(OpenError::InUse)));
    drop(first);
    assert!(Store::open(folder.path(), &key(1)).is_ok());
}

#[test]
fn an_empty_folder_is_told_from_a_full_one() {
    let empty = tempfile::tempdir().expect("a folder");
    assert!(matches!(Store::open(empty.path(), &key(1)), Err(OpenError::NotThere)));
    assert!(matches!(Store::open(&empty.path().join("none"), &key(1)), Err(OpenError::NotThere)));
    let full = folder();
    assert!(matches!(Store::create(full.path(), &key(1), &laptop()), Err(OpenError::AlreadyThere)));
    assert!(Store::open(full.path(), &key(1)).is_ok(), "and making anew has touched nothing");
}

#[test]
fn what_an_interrupted_first_start_left_does_not_stand_in_the_way() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tsudoi.new"), "half a database").expect("written");
    fs::write(folder.path().join("tsudoi.new-wal"), "half a log").expect("written");
    assert!(matches!(Store::open(folder.path(), &key(1)), Err(OpenError::NotThere)));
    assert!(Store::create(folder.path(), &key(1), &laptop()).is_ok());
    assert!(!folder.path().join("tsudoi.new").exists());
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    type Harm = fn(&mut Vec<u8>);
    let harms: [(&str, Harm); 4] = [
        ("a flipped bit in the first page", |bytes| bytes[100] ^= 1),
        ("another salt", |bytes| bytes[0] ^= 1),
        ("nothing left", Vec::clear),
        ("words instead", |bytes| *bytes = b"this is no database at all".repeat(400)),
    ];
    for (what, harm) in harms {
        let folder = folder();
        let mut bytes = fs::read(database(folder.path())).expect("readable");
        harm(&mut bytes);
        fs::write(database(folder.path()), bytes).expect("written");
        let opened = Store::open(folder.path(), &key(1));
        assert!(matches!(opened, Err(OpenError::Damaged)), "{what}: {opened:?}");
    }
}

#[test]
fn a_page_damaged_deep_in_the_file_is_found_and_never_read_as_if_it_were_right() {
    let folder = folder();
    let store = Store::open(folder.path(), &key(1)).expect("it opens");
    let (chain, digest) = (store.read().verify().expect("read"), store.read().digest().expect("read"));
    drop(store);
    let whole = fs::read(database(folder.path())).expect("readable");
    for part in 1..8 {
        let mut bytes = whole.clone();
        bytes[whole.len() / 8 * part] ^= 1;
        fs::write(database(folder.path()), bytes).expect("written");
        let store = match Store::open(folder.path(), &key(1)) {
            Ok(store) => store,
            Err(OpenError::Damaged) => continue,
            Err(other) => panic!("part {part}: {other}"),
        };
        let read = store.read();
        assert!(!read.is_sound().is_ok_and(|sound| sound), "part {part}");
        assert!(read.verify().map_or_else(|error| error.is_damaged(), |found| found == chain));
        assert!(read.digest().map_or_else(|error| error.is_damaged(), |found| found == digest));
    }
}

#[test]
fn a_key_that_is_not_this_files_opens_nothing() {
    let folder = folder();
    assert!(matches!(Store::open(folder.path(), &key(2)), Err(OpenError::Damaged)));
    assert!(Store::open(folder.path(), &key(1)).is_ok());
}
