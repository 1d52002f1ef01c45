//! Trust (確かさ): what it costs that the journal is checked, that a backup is opened before it counts, and that every
//! act is written down; each against the bare thing in the same run, through the same cipher.

use std::{
    fs::{self, File},
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use center::{practice::Size, practice::furnish, world::World};
use domain::places::FIRST_PLACES;
use rusqlite::{Connection, params, types::ValueRef};
use sha2::{Digest, Sha256};
use store::{
    Act, Chain, NewLaptop, Store, StoreError, Value, Write,
    backups::{self, Because},
    keys::{Cost, DatabaseKey, Keyring},
};
use tests::{Clock, MINAMI, PASSPHRASE, place};
use uuid::Uuid;

use crate::{Outcome, ratio, told};

/// How much is tried.
pub struct Sizes {
    /// Entries of the journal that is checked.
    pub entries: u64,
    /// Families of the records that are backed up; twenty thousand are ten years.
    pub families: u32,
    /// Acts that are written down.
    pub acts: u64,
}

impl Sizes {
    /// The sizes of the goals, but for those named: entries, families, acts.
    pub fn named(words: &[String]) -> Result<Self, String> {
        let number = |at: usize, usual: u64| {
            words.get(at).map_or(Ok(usual), |word| word.parse().map_err(|_| format!("{word} is no number")))
        };
        let families = u32::try_from(number(1, 20_000)?).map_err(|_| "too many families".to_owned())?;
        Ok(Self { entries: number(0, 1_000_000)?, families, acts: number(2, 2_000)? })
    }
}

/// All three, one after the other.
pub fn measure(sizes: &Sizes) -> Outcome {
    journalling(sizes.acts)?;
    verifying(sizes.entries)?;
    backing_up(sizes.families)
}

const DATABASE: &str = "tsudoi.db";

fn key() -> DatabaseKey {
    DatabaseKey::draw(&mut |bytes: &mut [u8]| bytes.fill(1))
}

/// A bare connection to a file under the same key, with the same care for the disk.
fn bare(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000;
         PRAGMA secure_delete = ON;",
        "01".repeat(32),
    ))?;
    Ok(connection)
}

fn laptop(clock: &Clock) -> NewLaptop {
    NewLaptop {
        id: clock.fresh(), name: "計測用".to_owned(), place: place(MINAMI), joined_at: clock.now()
    }
}

/// Writes a family's note, as an act.
fn note(store: &mut Store, clock: &Clock, family: Uuid, nth: u64) -> Result<(), StoreError> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&nth.to_be_bytes());
    let act = Act {
        name: "amend_family",
        actor: Uuid::from_u128(0xB),
        actor_name: "青木 久美子",
        place: place(MINAMI),
        happened_at: clock.now(),
        entered_at: clock.now(),
        seed,
    };
    let words: [(&'static str, Value); 1] = [("note", format!("{nth}回目の覚え").into())];
    store.act(act, |write: &Write<'_>| write.put("families", family, &words)).map(|_| ())
}

/// A store with one place and one family in it.
fn with_a_family(folder: &Path, clock: &Clock) -> Result<(Store, Uuid), Box<dyn std::error::Error>> {
    let mut store = Store::create(folder, &key(), &laptop(clock))?;
    let small = Size { families: 40, months: 1, sessions_a_month: 1, ..Size::ten_years() };
    furnish(&mut store, clock, clock.today(), small)?;
    let kept = store::families::Kept::Anywhere;
    let family =
        store::families::find(&store.read(), kept, "", 0, 1)?.into_iter().next().ok_or("no family")?;
    Ok((store, family.id.uuid()))
}

/// An act against the bare change, each in a commit of its own: time, and bytes to the disk.
fn journalling(acts: u64) -> Outcome {
    let (folder, clock) = (tempfile::tempdir()?, Clock::new());
    let (mut store, family) = with_a_family(folder.path(), &clock)?;
    let other = tempfile::tempdir()?;
    let peer = bare(&other.path().join(DATABASE))?;
    peer.execute_batch(
        "CREATE TABLE families (id BLOB PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID;
         INSERT INTO families VALUES (x'01', '');",
    )?;
    let written =
        |folder: &Path| fs::metadata(folder.join(format!("{DATABASE}-wal"))).map_or(0, |file| file.len());
    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    // In turns, so that whatever else the disk does falls on both alike.
    for nth in 0..acts {
        let begun = Instant::now();
        note(&mut store, &clock, family, nth)?;
        ours += begun.elapsed();
        let begun = Instant::now();
        let changed = peer
            .prepare_cached("UPDATE families SET note = ?1 WHERE id = x'01'")?
            .execute([format!("{nth}回目の覚え")])?;
        theirs += begun.elapsed();
        black_box(changed);
    }
    let log = written(folder.path()) as f64 / written(other.path()).max(1) as f64;
    println!(
        "bench trust over {acts} acts; their logs, as far as they are not folded in, are {log:.1} times the bare one's"
    );
    told("trust-act", ratio(ours, theirs), "x-bare-change", 3.0);
    Ok(())
}

/// The journal checked, against a bare walk through the same rows with SHA-256 over every value.
fn verifying(entries: u64) -> Outcome {
    let (folder, clock) = (tempfile::tempdir()?, Clock::new());
    let (mut store, family) = with_a_family(folder.path(), &clock)?;
    let (there, _) = store.read().tip()?;
    for nth in there..entries {
        note(&mut store, &clock, family, nth)?;
    }
    let begun = Instant::now();
    let chain = store.read().verify()?;
    let ours = begun.elapsed();
    let Chain::Whole { entries, .. } = chain else { return Err("the journal is broken".into()) };
    drop(store);
    let peer = bare(&folder.path().join(DATABASE))?;
    let begun = Instant::now();
    let mut sum = Sha256::new();
    for walk in ["SELECT * FROM entry ORDER BY laptop, seq", "SELECT * FROM change ORDER BY laptop, seq, n"] {
        let mut walk = peer.prepare(walk)?;
        let columns = walk.column_count();
        let mut rows = walk.query([])?;
        while let Some(row) = rows.next()? {
            for at in 0..columns {
                match row.get_ref(at)? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => sum.update(bytes),
                    ValueRef::Integer(number) => sum.update(number.to_be_bytes()),
                    ValueRef::Real(_) | ValueRef::Null => {}
                }
            }
        }
    }
    black_box(sum.finalize());
    let theirs = begun.elapsed();
    println!("bench trust over {entries} entries, checked in {:.2} s", ours.as_secs_f64());
    told("trust-verify", ratio(ours, theirs), "x-bare-walk-with-sha256", 3.0);
    Ok(())
}

/// A backup and its restore, against the bare VACUUM INTO, opened and found sound, and against a plain copy.
fn backing_up(families: u32) -> Outcome {
    let (folder, clock) = (tempfile::tempdir()?, Clock::new());
    let home = folder.path().join("home");
    let shelf = folder.path().join("shelf");
    let key = key();
    let mut store = Store::create(&home, &key, &laptop(&clock))?;
    let months = families.div_ceil(167).clamp(1, Size::ten_years().months);
    furnish(&mut store, &clock, clock.today(), Size { families, months, ..Size::ten_years() })?;
    let mut keyring = Keyring::new(FIRST_PLACES[MINAMI].name, Cost::of_tests());
    let someone = clock.fresh();
    keyring.put_staff(someone, "青木 久美子", "主任保育士", PASSPHRASE, &key, &mut |bytes| {
        clock.fill(bytes)
    })?;
    keyring.save(&home)?;

    let begun = Instant::now();
    let backup = store.back_up(&key, (&home, &shelf), (clock.now(), Because::Asked), "南本町")?;
    let kept = begun.elapsed();
    drop(store);

    let begun = Instant::now();
    let peer = bare(&home.join(DATABASE))?;
    let vacuumed = folder.path().join("bare.db");
    peer.execute("VACUUM INTO ?1", params![vacuumed.to_string_lossy()])?;
    let opened = bare(&vacuumed)?;
    let sound: String = opened.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let checked = begun.elapsed();
    if sound != "ok" {
        return Err(sound.into());
    }
    drop((peer, opened));

    let begun = Instant::now();
    let copy = folder.path().join("copy.db");
    fs::copy(&vacuumed, &copy)?;
    File::open(&copy)?.sync_all()?;
    let copied = begun.elapsed();

    let begun = Instant::now();
    let new_home = folder.path().join("new home");
    backups::restore((&shelf, &backup), &new_home, [&key, &key], &keyring, &laptop(&clock))?;
    let restored = begun.elapsed();

    println!(
        "bench trust over {families} families, {:.0} MB, {} entries; kept in {:.2} s and restored in {:.2} s, {:.1} and {:.1} times a plain copy",
        backup.bytes as f64 / 1e6,
        backup.entries,
        kept.as_secs_f64(),
        restored.as_secs_f64(),
        ratio(kept, copied),
        ratio(restored, copied),
    );
    told("trust-backup", ratio(kept, checked), "x-bare-vacuum-and-check", 3.0);
    told("trust-restore", ratio(restored, checked), "x-bare-vacuum-and-check", 3.0);
    Ok(())
}
