//! Ten years (十年分): fifty thousand people and half a million attendances, through the one door. What is asked
//! while somebody types, and every list.

use std::{
    error::Error,
    hint::black_box,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use center::{Desk, practice::Size};
use documents::Fonts;
use serde_json::{Value, json};
use store::keys::Cost;
use tests::Clock;

use crate::rooms;

/// What a hand types on the way to a family: letter by letter, kana and kanji, telephone and family numbers,
/// a child, two words, what nobody is called, a kit, a session, a check code.
const TYPED: [&str; 28] = [
    "さ",
    "さと",
    "さとう",
    "さとう あ",
    "佐",
    "佐藤",
    "髙橋",
    "高橋",
    "斉藤",
    "ﾀｶﾊｼ",
    "わたなべ",
    "渡辺",
    "渡邉 結",
    "みなと",
    "ひなた",
    "陽向",
    "0000",
    "090-0000-0",
    "090-0000-1234",
    "５５５５",
    "南-2026",
    "南-2026-0042",
    "2024",
    "ぐえん",
    "だれでもない",
    "k01",
    "つどい",
    "K7QF-2M4X",
];

/// Finds as they are typed, and lists as they are opened.
pub fn measure(size: Size) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    // Making them takes longer than all that is measured: whoever mends a slow room keeps them in a folder of their own.
    let kept = std::env::var_os("TSUDOI_BENCH_RECORDS").map(PathBuf::from);
    let begun = Instant::now();
    let desk = practising(kept.as_deref().unwrap_or(folder.path()), size)?;
    println!("bench ten-years made in {:.0} s", begun.elapsed().as_secs_f64());
    let ask = |name: &str, request: Value| -> Result<Value, String> {
        desk.ask(name, request).map_err(|failure| format!("{name}: {failure:?}"))
    };
    let places = ask("places", json!({}))?;
    let staff = ask("desk", json!({}))?;
    println!(
        "bench ten-years as {} of {} places",
        staff["me"]["role"],
        places["places"].as_array().map_or(0, Vec::len)
    );

    let mut taken = Vec::new();
    let mut slowest: (Duration, &str) = (Duration::ZERO, "");
    for round in 0..40 {
        for typed in TYPED {
            let begun = Instant::now();
            black_box(ask("find", json!({ "typed": typed }))?);
            let took = begun.elapsed();
            // The first round fills the cache of pages, as the first minutes of a morning do.
            if round > 0 {
                taken.push(took);
                slowest = slowest.max((took, typed));
            }
        }
    }
    taken.sort();
    let at = |share: f64| taken[((taken.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "bench find-median {:.1} ms, slowest {:.1} ms for 「{}」",
        at(0.5),
        slowest.0.as_secs_f64() * 1e3,
        slowest.1
    );
    crate::told("find-p99", at(0.99), "ms", 16.0);

    let families = ask("families", json!({ "sought": "", "page": 0 }))?;
    let practice = tempfile::tempdir()?;
    let small = practising(practice.path(), Size::practice())?;
    rooms::measure(&desk, &small)?;
    println!("bench ten-years {} families of {}", families["count"], size.families);
    Ok(())
}

/// A desk over made-up records of a size, with its head at it.
fn practising(folder: &Path, size: Size) -> Result<Desk, Box<dyn Error>> {
    let world = Box::new(Clock::new());
    let desk = Desk::with_cost(folder.to_owned(), world, Fonts::bundled(), Cost::of_tests());
    desk.practise(size).map_err(|failure| format!("{failure:?}"))?;
    Ok(desk)
}
