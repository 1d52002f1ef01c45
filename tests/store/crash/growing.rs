//! Growing (版上げ): a file of an older program is brought up to date, and the power goes at any point of it.

use rusqlite::Connection;

use store::NewLaptop;

use super::*;

/// A file as the first version made it.
fn of_the_first_version(folder: &Path) {
    // SQLCipher readies itself at the first connection of a process.
    drop(Store::in_memory(&laptop()).expect("a store"));
    let connection = Connection::open(folder.join(NAME)).expect("made");
    let key = "01".repeat(32);
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA journal_mode = WAL;"))
        .expect("told");
    connection
        .execute_batch(include_str!("../../../src-tauri/crates/store/migrations/0001_journal.sql"))
        .expect("the first tables");
    let NewLaptop { id, name, place, joined_at } = laptop();
    connection
        .execute(
            "INSERT INTO laptop (no, uuid, name, place, joined) VALUES (1, ?1, ?2, ?3, ?4)",
            (id, name, place, joined_at.timestamp_millis()),
        )
        .expect("a laptop");
    connection
        .execute_batch("INSERT INTO this_laptop (one, laptop) VALUES (1, 1); PRAGMA user_version = 1")
        .expect("this one");
}

#[test]
fn an_upgrade_broken_off_anywhere_is_done_at_the_next_start_or_never_began() {
    let folder = tempfile::tempdir().expect("a folder");
    of_the_first_version(folder.path());
    let before = files(folder.path());
    let watch = Watch::over(folder.path());
    drop(Store::open(folder.path(), &key()).expect("it grows"));
    let events = watch.tape().events.clone();
    drop(watch);
    let schema = Store::in_memory(&laptop()).expect("a store").read().schema().expect("read");
    let mut dice = Dice(1_122);
    for round in 0..rounds(30) {
        let cut = dice.roll(events.len() + 1);
        let (lying, _) = after_the_cut(&before, &events[..cut], true, &mut dice);
        let folder = laid_out(&lying);
        let store = Store::open(folder.path(), &key())
            .unwrap_or_else(|error| panic!("round {round}, cut at {cut}: {error}"));
        assert_eq!(store.read().schema().expect("read"), schema, "round {round}, cut at {cut}");
        assert_eq!(come_to(&store), Some(0), "round {round}, cut at {cut}");
        let mut hand = Hand::over(store);
        hand.place(1, "架空南センター");
    }
    say(&format!(
        "{} upgrades broken off among {} events, all done at the next start",
        rounds(30),
        events.len()
    ));
}
