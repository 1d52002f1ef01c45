//! Bench (計る): what waits for a person, against a named peer in the same run.
//!
//! `bench [find|commit|import|ten-years|one-year|trust]` prints `bench NAME FIGURE UNIT goal OP FIGURE ok|short`; medians of several
//! runs, as ratios, so that the machine's speed is on both sides.

#![allow(clippy::print_stdout, reason = "figures are for a terminal")]

mod import;
mod rooms;
mod ten_years;
mod trust;

use std::{
    env,
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use center::practice::{Size, furnish};
use center::world::World;
use rusqlite::{Connection, params};
use serde_json::json;
use store::{NewLaptop, Store, keys::DatabaseKey};
use tests::{Clock, SmallCenter, place};

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let name = env::args().nth(1);
    let wanted = |bench: &str| name.as_deref().is_none_or(|name| name == bench);
    if wanted("commit") {
        commit()?;
    }
    if wanted("find") {
        find()?;
    }
    if wanted("import") {
        import::import()?;
    }
    // Half a million attendances take their minutes: only when they are asked for by name.
    if name.as_deref() == Some("ten-years") {
        ten_years::measure(Size::ten_years())?;
    }
    // A million entries take their minutes too; `trust [ENTRIES [FAMILIES [ACTS]]]`.
    if name.as_deref() == Some("trust") {
        let words: Vec<String> = env::args().skip(2).collect();
        trust::measure(&trust::Sizes::named(&words)?)?;
    }
    // A tenth of it, to see in little time what grows with the records.
    if name.as_deref() == Some("one-year") {
        ten_years::measure(Size { families: 2_000, months: 12, ..Size::ten_years() })?;
    }
    Ok(())
}

fn told(name: &str, figure: f64, unit: &str, goal: f64) {
    let verdict = if figure <= goal { "ok" } else { "short" };
    println!("bench {name} {figure:.2} {unit} goal <= {goal:.2} {verdict}");
}

/// The median time of one `work`.
fn median(times: usize, mut work: impl FnMut(usize)) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|at| {
            let begun = Instant::now();
            work(at);
            begun.elapsed()
        })
        .collect();
    taken.sort();
    taken[times / 2]
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// A one-act commit through the door, against a bare one-row FULL commit to a like file.
fn commit() -> Outcome {
    let center = SmallCenter::new();
    let kit = center.kit();
    let part = center.parts(kit)[0];
    let folder = tempfile::tempdir()?;
    let bare = Connection::open(folder.path().join("bare.db"))?;
    bare.execute_batch(
        "PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\";
         PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000;
         PRAGMA secure_delete = ON;
         CREATE TABLE parts (id INTEGER PRIMARY KEY, condition TEXT NOT NULL) STRICT;
         INSERT INTO parts VALUES (1, 'good');",
    )?;
    let condition = |at: usize| if at.is_multiple_of(2) { "scratched" } else { "good" };
    // In turns, so that whatever else the disk does falls on both alike.
    let mut ratios = Vec::new();
    for _ in 0..7 {
        let ours = median(101, |at| {
            center.must("amend_part", json!({ "part": part, "condition": condition(at) }));
        });
        let peer = median(101, |at| {
            let changed = bare
                .prepare_cached("UPDATE parts SET condition = ?1 WHERE id = 1")
                .and_then(|mut update| update.execute([condition(at)]));
            black_box(changed.expect("a row"));
        });
        ratios.push(ratio(ours, peer));
    }
    ratios.sort_by(f64::total_cmp);
    told("commit", ratios[ratios.len() / 2], "x-bare-full-commit", 3.0);
    Ok(())
}

/// Finding in fifty thousand names through the store, against a bare LIKE over the same keys.
fn find() -> Outcome {
    let folder = tempfile::tempdir()?;
    let clock = Clock::new();
    let key = DatabaseKey::draw(&mut |bytes: &mut [u8]| clock.fill(bytes));
    let laptop = NewLaptop {
        id: clock.fresh(),
        name: "計測用".to_owned(),
        place: place(tests::MINAMI),
        joined_at: clock.now(),
    };
    let mut store = Store::create(folder.path(), &key, &laptop)?;
    let size = Size { months: 1, sessions_a_month: 9, ..Size::ten_years() };
    furnish(&mut store, &clock, clock.today(), size)?;
    let read = store.read();
    let bare = Connection::open_in_memory()?;
    bare.execute_batch("CREATE TABLE names (key TEXT NOT NULL, phone TEXT NOT NULL) STRICT")?;
    let keys = store::families::keys(&read)?;
    println!("bench find over {} families", keys.len());
    for (key, phone) in &keys {
        bare.execute("INSERT INTO names VALUES (?1, ?2)", params![key, phone])?;
    }
    let sought = ["さとう", "斉藤", "高橋", "たか", "0000", "渡辺", "みなと"];
    let ours = median(51, |at| {
        let typed = sought[at % sought.len()];
        let kept = store::families::Kept::Anywhere;
        black_box(store::families::find(&read, kept, typed, 0, 10).expect("found"));
    });
    let peer = median(51, |at| {
        let pattern = format!("%{}%", domain::names::search_key(sought[at % sought.len()]));
        let count: i64 = bare
            .prepare_cached("SELECT count(*) FROM names WHERE key LIKE ?1 OR phone LIKE ?1")
            .and_then(|mut like| like.query_row([pattern], |row| row.get(0)))
            .expect("counted");
        black_box(count);
    });
    told("find", ratio(ours, peer), "x-bare-like", 2.0);
    // Nobody waits for a median: what a hand notices is the slowest of a hundred.
    let mut taken: Vec<Duration> = (0..700)
        .map(|at| {
            let begun = Instant::now();
            let kept = store::families::Kept::Anywhere;
            let typed = sought[at % sought.len()];
            black_box(store::families::find(&read, kept, typed, 0, 10).expect("found"));
            begun.elapsed()
        })
        .collect();
    taken.sort();
    told("find-p99", taken[taken.len() * 99 / 100].as_secs_f64() * 1e3, "ms", 16.0);
    told("find-median", taken[taken.len() / 2].as_secs_f64() * 1e3, "ms", 16.0);
    Ok(())
}
