//! Crashes: power that goes, disks that fail or fill, bits that flip. What was acknowledged is there, and what is
//! wrong is never silent. Seeded; `SOAK=50` makes fifty times the rounds (`cargo xtask soak`).

#[path = "crash/tape.rs"]
mod tape;

use std::{collections::BTreeMap, fs, path::Path};

use rusqlite::ffi;
use store::{Chain, OpenError, Store, StoreError, keys::DatabaseKey};
use tape::{Event, Fault, Watch};
use tempfile::TempDir;

use crate::hand::{Hand, id, laptop, place};

/// A small generator of one's own, so that every run is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }
}

fn rounds(short: usize) -> usize {
    short * std::env::var("SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn key() -> DatabaseKey {
    DatabaseKey::draw(&mut |bytes| bytes.fill(1))
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    [NAME, WAL]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), fs::read(folder.join(name)).ok()?)))
        .collect()
}

const NAME: &str = "tsudoi.db";
const WAL: &str = "tsudoi.db-wal";

/// What the disk did while `acts` acts were done on fresh records, and how the files lay before.
fn recorded(acts: u64) -> (Files, Vec<Event>) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    let before = files(folder.path());
    let watch = Watch::over(folder.path());
    let mut hand = Hand::over(Store::open(folder.path(), &key()).expect("it opens"));
    for n in 1..=acts {
        // Some small, some over many pages, so that the log is folded into the file several times.
        let name = "架空南センター".repeat(if n % 7 == 0 { 400 } else { 1 });
        let entry = hand.place(u128::from(n) + 1, &name);
        watch.tape().events.push(Event::Acknowledged(entry.seq));
    }
    drop(hand);
    let events = watch.tape().events.clone();
    (before, events)
}

/// What lies on the disk when the power goes after `cut` events: all that was synced, and of the rest whatever
/// chance leaves — kept, dropped or torn. `honest`: whether the disk does what a sync asks.
fn after_the_cut(before: &Files, events: &[Event], honest: bool, dice: &mut Dice) -> (Files, u64) {
    let mut lying = before.clone();
    let mut waiting: Vec<&Event> = Vec::new();
    let mut acknowledged = 0;
    for event in events {
        match event {
            Event::Acknowledged(seq) => acknowledged = *seq,
            Event::Sync { file } if honest => {
                let (synced, rest): (Vec<_>, Vec<_>) =
                    waiting.into_iter().partition(|event| is_of(event, file));
                synced.into_iter().for_each(|event| apply(&mut lying, event, None));
                waiting = rest;
            }
            Event::Sync { .. } => {}
            Event::Delete { file } => {
                waiting.retain(|event| !is_of(event, file));
                lying.remove(file);
            }
            Event::Write { .. } | Event::Truncate { .. } => waiting.push(event),
        }
    }
    let keep = [0, 30, 70, 100][dice.roll(4)];
    for event in waiting {
        if dice.roll(100) < keep {
            let torn = (dice.roll(5) == 0).then(|| dice.roll(8) * 512);
            apply(&mut lying, event, torn);
        }
    }
    (lying, acknowledged)
}

fn is_of(event: &Event, name: &str) -> bool {
    match event {
        Event::Write { file, .. } | Event::Truncate { file, .. } => file == name,
        Event::Sync { .. } | Event::Delete { .. } | Event::Acknowledged(_) => false,
    }
}

fn apply(files: &mut Files, event: &Event, torn: Option<usize>) {
    match event {
        Event::Write { file, at, bytes } => {
            let bytes = &bytes[..torn.unwrap_or(bytes.len()).min(bytes.len())];
            let file = files.entry(file.clone()).or_default();
            file.resize(file.len().max(at + bytes.len()), 0);
            file[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Event::Truncate { file, len } => files.entry(file.clone()).or_default().resize(*len, 0),
        Event::Sync { .. } | Event::Delete { .. } | Event::Acknowledged(_) => {}
    }
}

fn laid_out(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

/// How far the journal has come, when all of it is whole.
fn come_to(store: &Store) -> Option<u64> {
    let read = store.read();
    let whole = read.is_sound().is_ok_and(|sound| sound) && matches!(read.verify(), Ok(Chain::Whole { .. }));
    whole.then(|| read.tip().expect("a tip").0)
}

#[test]
fn no_acknowledged_act_is_lost_when_the_power_goes() {
    let (before, events) = recorded(160);
    let syncs = events.iter().filter(|event| matches!(event, Event::Sync { .. })).count();
    assert!(syncs >= 160, "every act waits for the disk: {syncs}");
    let mut dice = Dice(20_261_122);
    for round in 0..rounds(60) {
        let cut = 1 + dice.roll(events.len());
        let (lying, acknowledged) = after_the_cut(&before, &events[..cut], true, &mut dice);
        let folder = laid_out(&lying);
        let store = Store::open(folder.path(), &key())
            .unwrap_or_else(|error| panic!("round {round}, cut at {cut}: {error}"));
        let come = come_to(&store).unwrap_or_else(|| panic!("round {round}, cut at {cut}: not whole"));
        assert!(come >= acknowledged, "round {round}, cut at {cut}: {come} of {acknowledged}");
    }
}

#[test]
fn the_harness_sees_a_loss_a_disk_that_lies_about_syncs_loses() {
    let (before, events) = recorded(60);
    let mut dice = Dice(7);
    let mut lost = 0;
    for _ in 0..40 {
        let cut = 1 + dice.roll(events.len());
        let (lying, acknowledged) = after_the_cut(&before, &events[..cut], false, &mut dice);
        let folder = laid_out(&lying);
        let come = Store::open(folder.path(), &key()).ok().and_then(|store| come_to(&store));
        lost += usize::from(come.is_none_or(|come| come < acknowledged));
    }
    assert!(lost >= 5, "only {lost} of 40 cuts lost anything: the harness is blind");
}

#[test]
fn whatever_call_fails_what_was_acknowledged_is_there() {
    for (code, for_good) in [(ffi::SQLITE_IOERR, false), (ffi::SQLITE_IOERR, true), (ffi::SQLITE_FULL, true)]
    {
        let mut from = 0;
        loop {
            let folder = tempfile::tempdir().expect("a folder");
            let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
            hand.place(1, "架空南センター");
            let watch = Watch::over(folder.path());
            drop(hand);
            let Ok(store) = Store::open(folder.path(), &key()) else { panic!("nothing fails yet") };
            let mut hand = Hand::over(store);
            watch.tape().calls = 0;
            watch.tape().fault = Some(Fault { from, for_good, code });
            let mut acknowledged = 1;
            let mut full = false;
            for n in 2..6 {
                let act = hand.next("change");
                let name = "架空南センター".repeat(200);
                let done =
                    hand.store.act::<_, StoreError>(act, |write| write.put("places", id(n), &place(&name)));
                match done {
                    Ok((_, Some(entry))) => acknowledged = entry.seq,
                    Ok((_, None)) => panic!("an act without an entry"),
                    Err(error) => full |= error.is_disk_full(),
                }
            }
            let failed = watch.tape().failed;
            watch.tape().fault = None;
            drop(hand);
            let store = Store::open(folder.path(), &key()).expect("it opens again");
            let come = come_to(&store).unwrap_or_else(|| panic!("call {from} of {code}: not whole"));
            assert!(come >= acknowledged, "call {from} of {code}: {come} of {acknowledged}");
            if from < 4 && code == ffi::SQLITE_FULL {
                assert!(full, "call {from}: a full disk is said to be full");
            }
            let mut hand = Hand::over(store);
            hand.place(99, "また書ける");
            if failed == 0 {
                break;
            }
            // Each of the first calls, then every ninth; each one when there is time.
            from += if from < 12 || rounds(1) > 1 { 1 } else { 9 };
        }
        assert!(from > 4, "{from} calls were tried");
    }
}

#[test]
fn no_damage_to_the_file_is_silent() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    for n in 1..150 {
        hand.place(n, "架空南センター");
    }
    drop(hand);
    let old = fs::read(folder.path().join(NAME)).expect("read");
    let mut hand = Hand::over(Store::open(folder.path(), &key()).expect("it opens"));
    for n in 1..150 {
        hand.rename(n, "架空北センター");
    }
    let digest = hand.digest();
    drop(hand);
    let whole = fs::read(folder.path().join(NAME)).expect("read");
    let pages = whole.len() / 4096;
    let mut dice = Dice(4242);
    let mut seen = [0; 4];
    for round in 0..rounds(64) {
        let mut bytes = whole.clone();
        let (one, other) = (dice.roll(pages) * 4096, dice.roll(pages) * 4096);
        match round % 4 {
            0 => bytes[dice.roll(whole.len())] ^= 1 << dice.roll(8),
            1 => bytes.truncate(dice.roll(whole.len())),
            2 => {
                bytes[one..one + 4096].copy_from_slice(&whole[other..other + 4096]);
                bytes[other..other + 4096].copy_from_slice(&whole[one..one + 4096]);
            }
            _ => {
                let page = one.min(old.len() - 4096) / 4096 * 4096;
                bytes[page..page + 4096].copy_from_slice(&old[page..page + 4096]);
            }
        }
        if bytes == whole {
            continue;
        }
        let folder = laid_out(&Files::from([(NAME.to_owned(), bytes)]));
        let noticed = match Store::open(folder.path(), &key()) {
            Err(OpenError::Damaged) => true,
            Err(other) => panic!("round {round}: {other}"),
            Ok(mut store) => {
                // A page of yesterday is authentic; the tables no longer are what the journal adds up to.
                come_to(&store).is_none()
                    || store.read().digest().map_or(true, |found| found != digest)
                        && (store.refold().is_err()
                            || store.read().digest().is_ok_and(|found| found == digest))
                    || store.read().digest().is_ok_and(|found| found == digest)
            }
        };
        assert!(noticed, "round {round}: kind {}", round % 4);
        seen[round % 4] += 1;
    }
    assert!(seen.iter().all(|rounds| *rounds > 0), "{seen:?}");
}

#[test]
fn a_clock_that_goes_back_changes_no_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    hand.place(1, "架空南センター");
    for (leap, name) in [(86_400 * 400, "来年"), (-86_400 * 800, "去年"), (0, "いま")] {
        hand.clock.set(hand.clock.get() + leap);
        hand.rename(1, name);
    }
    let before = hand.digest();
    hand.store.refold().expect("it folds");
    assert_eq!(hand.digest(), before, "the last act stands, whatever the clock said");
    assert!(matches!(hand.store.read().verify().expect("read"), Chain::Whole { entries: 4, .. }));
}
