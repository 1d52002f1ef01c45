//! Crashes: power that goes, disks that fail or fill, bits that flip. What was acknowledged is there, and what is
//! wrong is never silent. Seeded; `SOAK=50` makes fifty times the rounds.

mod damage;
mod erasing;
mod growing;
mod tape;
mod turning;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::Path,
};

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

/// Says how much was tried, past the test runner, which keeps what a test that passes prints.
fn say(counts: &str) {
    // Nobody to tell is no failure of what was tried.
    let _ = writeln!(io::stderr(), "crash: {counts}");
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    [NAME, WAL, MARK]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), fs::read(folder.join(name)).ok()?)))
        .collect()
}

const NAME: &str = "tsudoi.db";
const WAL: &str = "tsudoi.db-wal";
const MARK: &str = "tsudoi.mark";

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
    let mut unsynced = 0;
    for round in 0..rounds(60) {
        let cut = 1 + dice.roll(events.len());
        let (lying, acknowledged) = after_the_cut(&before, &events[..cut], true, &mut dice);
        let folder = laid_out(&lying);
        let store = Store::open(folder.path(), &key())
            .unwrap_or_else(|error| panic!("round {round}, cut at {cut}: {error}"));
        let come = come_to(&store).unwrap_or_else(|| panic!("round {round}, cut at {cut}: not whole"));
        assert!(come >= acknowledged, "round {round}, cut at {cut}: {come} of {acknowledged}");
        assert!(
            come <= acknowledged + 1,
            "round {round}, cut at {cut}: only the act in hand may be there too"
        );
        unsynced += usize::from(come > acknowledged);
    }
    say(&format!(
        "{} power cuts among {} writes and {syncs} syncs, 0 acknowledged acts lost ({unsynced} times the act in hand was kept)",
        rounds(60),
        events.iter().filter(|event| matches!(event, Event::Write { .. })).count(),
    ));
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
    say(&format!("negative control: a disk that lies about syncs lost acts in {lost} of 40 power cuts"));
}

#[test]
fn whatever_call_fails_what_was_acknowledged_is_there() {
    let (mut tried, mut refused) = (0, 0);
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
                    Err(error) => {
                        refused += 1;
                        full |= error.is_disk_full();
                    }
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
            tried += 1;
            // Each of the first calls, then every ninth; each one when there is time.
            from += if from < 12 || rounds(1) > 1 { 1 } else { 9 };
        }
        assert!(from > 4, "{from} calls were tried");
    }
    assert!(refused > 0, "some act was refused");
    say(&format!("{tried} failing calls to the disk, {refused} acts refused, 0 acknowledged acts lost"));
}

#[test]
fn on_a_full_disk_the_room_laid_by_lets_one_save_what_stands_on_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    hand.place(1, "架空南センター");
    drop(hand);
    let watch = Watch::over(folder.path());
    let mut hand = Hand::over(Store::open(folder.path(), &key()).expect("it opens"));
    assert!(hand.store.has_reserve());
    let full = Fault { from: 0, for_good: true, code: ffi::SQLITE_FULL };
    watch.tape().fault = Some(full);
    watch.tape().relieved_by = vec![folder.path().join("tsudoi.reserve")];
    let write = |hand: &mut Hand, n: u128| {
        let act = hand.next("change");
        hand.store.act::<_, StoreError>(act, |write| write.put("places", id(n), &place("架空北センター")))
    };
    assert!(write(&mut hand, 2).is_err_and(|error| error.is_disk_full()), "there is no room");
    assert!(hand.store.make_room(), "but some was laid by");
    let (_, entry) = write(&mut hand, 2).expect("now it is saved");
    assert!(!hand.store.has_reserve() && !hand.store.make_room(), "once");
    watch.tape().relieved_by = Vec::new();
    assert!(write(&mut hand, 3).is_err_and(|error| error.is_disk_full()), "and it fills again");
    watch.tape().fault = None;
    drop(hand);
    let store = Store::open(folder.path(), &key()).expect("it opens again");
    assert_eq!(come_to(&store), entry.map(|entry| entry.seq), "what was saved is there, and nothing else");
    assert!(store.has_reserve(), "and room is laid by again");
}

#[test]
fn a_clock_set_forward_and_back_changes_no_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    hand.place(1, "架空南センター");
    for (leap, name) in [(86_400 * 400, "来年"), (-86_400 * 800, "おととし"), (0, "いま")] {
        hand.clock.set(hand.clock.get() + leap);
        hand.rename(1, name);
    }
    let before = hand.digest();
    hand.store.refold().expect("it folds");
    assert_eq!(hand.digest(), before, "the last act stands, whatever the clock said");
    assert!(matches!(hand.store.read().verify().expect("read"), Chain::Whole { entries: 4, .. }));
}
