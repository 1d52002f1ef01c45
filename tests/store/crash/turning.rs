//! Turning the key (鍵の取替え), killed at any write: it always opens by who stays, and never again by who left.

use std::sync::{Arc, Mutex, PoisonError};

use store::keys::{Cost, Keyring, finish_turning, turn_key};
use uuid::Uuid;

use super::*;

const STAYS: Uuid = Uuid::from_u128(1);
const LEAVES: Uuid = Uuid::from_u128(2);
const NURSERY: &str = "turning";

fn entropy(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut dice = Dice(seed);
    move |bytes| bytes.iter_mut().for_each(|byte| *byte = dice.roll(256) as u8)
}

/// Records that two opened, one of whom has just lost their slot: the slot file they kept, the printed recovery key,
/// and how far the journal has come.
fn one_has_left() -> (TempDir, Keyring, String, u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    let come = (1..30).map(|n| hand.place(n, "架空南センター").seq).last().expect("acts");
    drop(hand);
    let mut chance = entropy(1);
    let mut slots = Keyring::new("架空南センター", Cost::of_tests());
    slots.put_staff(STAYS, "佐藤", "主任", "春の雨と青い傘", &key(), &mut chance).expect("laid");
    slots.put_staff(LEAVES, "田中", "主任", "秋の空と赤い靴", &key(), &mut chance).expect("laid");
    let recovery = slots.draw_recovery(&key(), &mut chance).expect("drawn").groups().join("-");
    slots.save(folder.path()).expect("saved");
    let kept = slots.clone();
    slots.remove_staff(LEAVES);
    assert!(slots.turn_owed());
    slots.save(folder.path()).expect("saved");
    (folder, kept, recovery, come)
}

/// All that lies in the folder and in the nursery, but for the room laid by.
fn lying(folder: &Path) -> Files {
    let mut files = Files::new();
    for (within, prefix) in
        [(folder.to_owned(), String::new()), (folder.join(NURSERY), format!("{NURSERY}/"))]
    {
        for entry in fs::read_dir(within).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name != "tsudoi.reserve" && entry.path().is_file() {
                files.insert(format!("{prefix}{name}"), fs::read(entry.path()).expect("read"));
            }
        }
    }
    files
}

/// Turns the key and says how many events the disk saw; what lay there after those in `cuts`.
fn turned(folder: &Path, cuts: &[usize]) -> (usize, Vec<Files>) {
    fs::create_dir_all(folder.join(NURSERY)).expect("made");
    let seen = Arc::new(Mutex::new((0, Vec::new())));
    let watches = [Watch::over(folder), Watch::over(&folder.join(NURSERY))];
    for watch in &watches {
        let (seen, folder, cuts) = (Arc::clone(&seen), folder.to_owned(), cuts.to_vec());
        watch.tape().after_each = Some(Box::new(move || {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if cuts.contains(&seen.0) {
                let lying = lying(&folder);
                seen.1.push(lying);
            }
            seen.0 += 1;
        }));
    }
    turn_key(folder, &key(), crate::hand::moment(0), &mut entropy(2)).expect("turned");
    drop(watches);
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    (seen.0, std::mem::take(&mut seen.1))
}

/// What everyone finds who opens the records now. Says whether the key was turned.
fn opens_for_who_stays(home: &Path, recovery: &str, come: u64) -> bool {
    finish_turning(home).expect("finished");
    assert!(!home.join(NURSERY).exists(), "nothing is left of it");
    let slots = Keyring::load(home).expect("the slots are whole");
    let by_word = slots.unlock(STAYS, "春の雨と青い傘").expect("the passphrase opens");
    assert_eq!(slots.unlock_with_recovery(recovery), Ok(by_word.clone()), "the paper in the envelope too");
    assert!(slots.unlock(LEAVES, "秋の空と赤い靴").is_err());
    let store = Store::open(home, &by_word).expect("the records open");
    assert!(store.missing().is_none());
    assert_eq!(come_to(&store), Some(come), "and nothing is lost");
    let turned = by_word != key();
    assert_eq!(slots.turn_owed(), !turned, "what is not done is owed");
    turned
}

fn never_for_who_left(home: &Path, kept: &Keyring) {
    let known = kept.unlock(LEAVES, "秋の空と赤い靴").expect("the slot file they kept still opens");
    assert!(matches!(Store::open(home, &known), Err(OpenError::Damaged)), "but not the records");
}

#[test]
fn killed_at_any_write_it_opens_for_who_stays_and_never_for_who_left() {
    let (folder, kept, recovery, come) = one_has_left();
    let (events, _) = turned(folder.path(), &[]);
    assert!(opens_for_who_stays(folder.path(), &recovery, come), "with nobody killed it is turned");
    never_for_who_left(folder.path(), &kept);

    let every = (events / rounds(40)).max(1);
    let cuts: Vec<usize> = (0..events).step_by(every).collect();
    let (folder, ..) = one_has_left();
    let (_, lying) = turned(folder.path(), &cuts);
    assert_eq!(lying.len(), cuts.len());
    let mut done = 0;
    for (lying, cut) in lying.iter().zip(&cuts) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(NURSERY)).expect("made");
        lying.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).expect("written"));
        let home = folder.path();
        if opens_for_who_stays(home, &recovery, come) {
            done += 1;
        } else {
            // The next to sign in does what is owed.
            turn_key(home, &key(), crate::hand::moment(9), &mut entropy(*cut as u64)).expect("turned");
            assert!(opens_for_who_stays(home, &recovery, come));
        }
        never_for_who_left(home, &kept);
    }
    say(&format!(
        "the key turned, killed at {} of {events} writes, syncs and deletions: opened by who stays every time \
         ({done} were through), by who left 0 times",
        cuts.len()
    ));
}

#[test]
fn whatever_call_fails_the_records_open_and_the_key_can_be_turned_again() {
    let mut tried = 0;
    let mut from = 0;
    loop {
        let (folder, kept, recovery, come) = one_has_left();
        let home = folder.path();
        fs::create_dir(home.join(NURSERY)).expect("made");
        let watches = [Watch::over(home), Watch::over(&home.join(NURSERY))];
        let code = if tried % 2 == 0 { ffi::SQLITE_IOERR } else { ffi::SQLITE_FULL };
        watches[1].tape().fault = Some(Fault { from, for_good: true, code });
        let turned = turn_key(home, &key(), crate::hand::moment(0), &mut entropy(3));
        let failed = watches[1].tape().failed;
        drop(watches);
        assert_eq!(turned.is_err(), failed > 0, "call {from}: what fails is said");
        if turned.is_err() {
            assert!(!opens_for_who_stays(home, &recovery, come), "call {from}: nothing was turned");
            turn_key(home, &key(), crate::hand::moment(9), &mut entropy(4)).expect("now there is room");
        }
        assert!(opens_for_who_stays(home, &recovery, come));
        never_for_who_left(home, &kept);
        if failed == 0 {
            break;
        }
        tried += 1;
        from += if rounds(1) > 1 { 5 } else { 61 };
    }
    assert!(tried > 3, "{tried} calls were tried");
    say(&format!(
        "the key turned while {tried} calls to the disk failed: 0 records lost, 0 left to who left"
    ));
}

#[test]
fn the_harness_sees_a_turning_that_only_takes_the_slot_away() {
    let (folder, kept, ..) = one_has_left();
    let known = kept.unlock(LEAVES, "秋の空と赤い靴").expect("the slot file they kept");
    assert!(
        Store::open(folder.path(), &known).is_ok(),
        "a slot that is gone guards nothing from a slot file that was kept"
    );
}
