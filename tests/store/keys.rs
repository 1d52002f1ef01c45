//! Keys: a wrong password, a mistyped recovery key and a damaged slot file are three things.

use std::fs;

use store::keys::{Cost, DatabaseKey, Keyring, KeyringError, PinSeal, RecoveryUnlock, Unlock, pin_key};
use uuid::Uuid;

use crate::hand::{id, moment};

/// Chance that is the same every time.
fn entropy(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut next = seed;
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (next >> 33) as u8;
        }
    }
}

const TANAKA: Uuid = Uuid::from_u128(1);
const SATO: Uuid = Uuid::from_u128(2);

fn keyring() -> (Keyring, DatabaseKey) {
    let mut entropy = entropy(1);
    let key = DatabaseKey::draw(&mut entropy);
    let mut keyring = Keyring::new("架空南センター", Cost::of_tests());
    for (id, name, password) in
        [(TANAKA, "田中\t花\\n子\n", "春の雨と青い傘"), (SATO, "佐藤", "correct horse")]
    {
        keyring.put_staff(id, name, "主任", password, &key, &mut entropy).expect("wrapped");
    }
    (keyring, key)
}

#[test]
fn each_password_opens_the_same_database_and_no_other_does() {
    let (keyring, key) = keyring();
    assert_eq!(keyring.unlock(TANAKA, "春の雨と青い傘"), Ok(key.clone()));
    assert_eq!(keyring.unlock(SATO, "correct horse"), Ok(key));
    assert_eq!(keyring.unlock(SATO, "春の雨と青い傘"), Err(Unlock::WrongPassword));
    assert_eq!(keyring.unlock(SATO, ""), Err(Unlock::WrongPassword));
    assert_eq!(keyring.unlock(id(9), "correct horse"), Err(Unlock::NoSuchStaff));
}

#[test]
fn a_new_password_replaces_the_old_one_and_a_new_name_leaves_it() {
    let (mut keyring, key) = keyring();
    keyring.put_staff(SATO, "佐藤", "所長", "new words", &key, &mut entropy(7)).expect("wrapped");
    assert_eq!(keyring.staff().len(), 2);
    assert_eq!(keyring.unlock(SATO, "correct horse"), Err(Unlock::WrongPassword));
    assert_eq!(keyring.unlock(SATO, "new words"), Ok(key.clone()));
    keyring.rename_staff(SATO, "鈴木", "所長");
    assert_eq!(keyring.staff()[1].name, "鈴木");
    assert_eq!(keyring.unlock(SATO, "new words"), Ok(key));
    keyring.remove_staff(SATO);
    assert_eq!(keyring.unlock(SATO, "new words"), Err(Unlock::NoSuchStaff));
}

#[test]
fn the_slot_file_reads_back_as_it_was_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut keyring, key) = keyring();
    keyring.save(folder.path()).expect("saved");
    assert!(Keyring::load(folder.path()).expect("loaded") == keyring);
    keyring.draw_recovery(&key, &mut entropy(3)).expect("drawn");
    keyring.confirm_recovery();
    keyring.set_place_name("架空北センター");
    keyring.save(folder.path()).expect("saved over the first");
    let loaded = Keyring::load(folder.path()).expect("loaded");
    assert!(loaded == keyring);
    assert!(loaded.recovery_confirmed());
    assert_eq!(loaded.place_name(), "架空北センター");
    assert_eq!(loaded.staff()[0].name, "田中\t花\\n子\n");
    let names: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").flatten().map(|file| file.file_name()).collect();
    assert_eq!(names, ["keys.slots"], "nothing else is left behind");
}

#[test]
fn every_flipped_bit_and_every_cut_of_the_slot_file_is_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut keyring, key) = keyring();
    keyring.draw_recovery(&key, &mut entropy(3)).expect("drawn");
    keyring.save(folder.path()).expect("saved");
    let path = folder.path().join("keys.slots");
    let whole = fs::read(&path).expect("readable");
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).expect("written");
        let loaded = Keyring::load(folder.path());
        // A bit of the version itself may make it a newer one.
        assert!(matches!(loaded, Err(KeyringError::Damaged | KeyringError::Newer)), "byte {at}: {loaded:?}");
        fs::write(&path, &whole[..at]).expect("written");
        assert!(matches!(Keyring::load(folder.path()), Err(KeyringError::Damaged)), "cut at {at}");
    }
}

#[test]
fn no_slot_file_and_a_newer_one_are_told_apart_from_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(Keyring::load(folder.path()), Err(KeyringError::NotThere)));
    fs::write(folder.path().join("keys.slots"), "tsudoi-keys\t2\nwhatever comes\n").expect("written");
    assert!(matches!(Keyring::load(folder.path()), Err(KeyringError::Newer)));
}

#[test]
fn neither_the_key_nor_a_password_is_in_the_slot_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut keyring = Keyring::new("架空南センター", Cost::of_tests());
    let key = DatabaseKey::draw(&mut |bytes| bytes.fill(0xAB));
    keyring.put_staff(TANAKA, "田中", "主任", "春の雨と青い傘", &key, &mut entropy(1)).expect("wrapped");
    let recovery = keyring.draw_recovery(&key, &mut entropy(5)).expect("drawn");
    keyring.save(folder.path()).expect("saved");
    let text = fs::read_to_string(folder.path().join("keys.slots")).expect("text");
    assert!(!text.contains("春の雨") && !text.to_lowercase().contains(&"ab".repeat(8)));
    assert!(recovery.groups().iter().all(|group| !text.contains(group.as_str())));
    let printed = format!("{keyring:?} {:?} {key:?} {recovery:?}", keyring.staff());
    assert!(!printed.contains("田中") && !printed.contains("架空"), "{printed}");
}

#[test]
fn the_printed_recovery_key_opens_the_database_until_another_is_drawn() {
    let (mut keyring, key) = keyring();
    assert_eq!(keyring.unlock_with_recovery("whatever"), Err(RecoveryUnlock::NotDrawn));
    keyring.confirm_recovery();
    assert!(!keyring.recovery_confirmed(), "nobody holds what was not drawn");
    let printed = keyring.draw_recovery(&key, &mut entropy(3)).expect("drawn").groups().join(" - ");
    assert!(!keyring.recovery_confirmed());
    assert_eq!(keyring.unlock_with_recovery(&printed.to_lowercase()), Ok(key.clone()));
    let slip =
        if printed.starts_with('7') { printed.replacen('7', "8", 1) } else { format!("7{}", &printed[1..]) };
    assert_eq!(keyring.unlock_with_recovery(&slip), Err(RecoveryUnlock::Mistyped));
    keyring.confirm_recovery();
    keyring.draw_recovery(&key, &mut entropy(4)).expect("drawn anew");
    assert!(!keyring.recovery_confirmed(), "the new paper is not in the safe yet");
    assert_eq!(keyring.unlock_with_recovery(&printed), Err(RecoveryUnlock::WrongKey));
}

#[test]
fn a_new_key_opens_for_everyone_who_stays_without_asking_them_and_the_old_one_is_kept_for_backups() {
    let (mut keyring, old) = keyring();
    let mut entropy = entropy(8);
    let printed = keyring.draw_recovery(&old, &mut entropy).expect("drawn").groups().join("-");
    keyring.confirm_recovery();
    keyring.remove_staff(SATO);
    assert!(keyring.turn_owed());
    let new = keyring.turn(&old, moment(0), &mut entropy).expect("turned");
    assert_ne!(new, old);
    assert!(!keyring.turn_owed() && keyring.is_of(&new) && !keyring.is_of(&old));
    assert_eq!(keyring.unlock(TANAKA, "春の雨と青い傘"), Ok(new.clone()));
    assert_eq!(
        keyring.unlock_with_recovery(&printed),
        Ok(new.clone()),
        "the paper in the envelope still opens"
    );
    assert!(keyring.recovery_confirmed());
    assert_eq!(keyring.former_keys(&new), std::slice::from_ref(&old));
    assert_eq!(keyring.former_keys(&old), [], "and whoever has only the old one finds none");
    assert!(keyring.turn(&old, moment(0), &mut entropy).is_err(), "the old key turns nothing any more");

    let folder = tempfile::tempdir().expect("a folder");
    keyring.save(folder.path()).expect("saved");
    assert!(Keyring::load(folder.path()).expect("loaded") == keyring);

    let month = 86_400 * 30;
    let third = keyring.turn(&new, moment(month), &mut entropy).expect("turned");
    assert_eq!(keyring.former_keys(&third), [old, new.clone()], "a backup of either may still be there");
    let fourth = keyring.turn(&third, moment(2 * month), &mut entropy).expect("turned");
    assert_eq!(keyring.former_keys(&fourth), [new, third], "none is kept longer than its backups");
}

#[test]
fn an_old_password_with_an_old_slot_file_opens_nothing_that_was_turned_since() {
    let (mut keyring, old) = keyring();
    let kept = keyring.clone();
    let mut entropy = entropy(8);
    keyring.put_staff(SATO, "佐藤", "主任", "new words", &old, &mut entropy).expect("laid");
    let new = keyring.turn(&old, moment(0), &mut entropy).expect("turned");
    assert_eq!(keyring.unlock(SATO, "correct horse"), Err(Unlock::WrongPassword));
    assert_eq!(kept.unlock(SATO, "correct horse"), Ok(old), "only what it opened then");
    assert_eq!(keyring.unlock(SATO, "new words"), Ok(new));
}

#[test]
fn slots_of_one_key_take_nobody_in_under_another() {
    let (mut keyring, _) = keyring();
    let other = DatabaseKey::draw(&mut entropy(77));
    assert!(keyring.put_staff(TANAKA, "田中", "主任", "new words", &other, &mut entropy(1)).is_err());
    assert!(keyring.draw_recovery(&other, &mut entropy(1)).is_err());
    assert!(keyring.turn(&other, moment(0), &mut entropy(1)).is_err());
}

#[test]
fn a_pin_gives_the_key_back_only_to_whoever_knows_it() {
    let key = DatabaseKey::draw(&mut entropy(1));
    let salt = [3; 16];
    let seal =
        PinSeal::seal(&pin_key("4071", &salt, Cost::of_tests()), &key, &mut entropy(2)).expect("sealed");
    assert_eq!(seal.open(&pin_key("4071", &salt, Cost::of_tests())), Some(key));
    assert_eq!(seal.open(&pin_key("4072", &salt, Cost::of_tests())), None);
    assert_eq!(seal.open(&pin_key("4071", &[4; 16], Cost::of_tests())), None);
}

#[test]
fn the_strong_cost_opens_too() {
    let mut keyring = Keyring::new("架空南センター", Cost::strong());
    let key = DatabaseKey::draw(&mut entropy(1));
    keyring.put_staff(SATO, "佐藤", "主任", "correct horse", &key, &mut entropy(2)).expect("wrapped");
    assert_eq!(keyring.unlock(SATO, "correct horse"), Ok(key));
}
