//! Bench (計る): figures against goals, one line each, `bench NAME FIGURE UNIT goal OP FIGURE ok|short`.
//!
//! Names: `start` (the real window against an empty one), `papers` (a thousand consents against those who make PDFs for a
//! living), `calendar` (two hundred kits over a year, in Chromium), and what `tests/src/bin/bench` knows (`find`, `commit`,
//! `import`, `ten-years`, `one-year`, `trust [ENTRIES [FAMILIES [ACTS]]]`).
//! A figure that is short of its goal is told, not punished: the exit is 0 either way.

use crate::house::{self, Done, Profile, binary, cargo};
use crate::test::in_window;
use crate::{pages, set_up};

/// `bench [NAME [SIZE…]] [--dev]`; `--dev` tries the benches out on a dev build, whose figures mean nothing.
pub fn bench(words: &[String]) -> Done {
    let profile = if words.iter().any(|word| word == "--dev") { Profile::Dev } else { Profile::Release };
    let name = words.iter().find(|word| !word.starts_with("--")).map(String::as_str);
    if name.is_none_or(|name| name == "papers") && cfg!(target_os = "linux") {
        papers()?;
    }
    if name == Some("papers") {
        return Ok(());
    }
    set_up::for_window()?;
    pages::packages("tests/journeys")?;
    pages::build()?;
    let build = ["build", "-q", "--workspace", "--bins", "--examples", "--release"];
    let build = if profile == Profile::Release { &build[..] } else { &build[..5] };
    house::run(&mut cargo(build))?;
    if name.is_none_or(|name| name == "start") && cfg!(target_os = "linux") {
        let mut start = in_window("bench_start");
        start
            .env("TSUDOI_WINDOW_APP", binary(profile, "tsudoi"))
            .env("TSUDOI_EMPTY_APP", binary(profile, "examples/empty"));
        house::run(&mut start)?;
    }
    if name.is_none_or(|name| name == "calendar") {
        let mut calendar = house::npm("tests/journeys", &["run", "--silent", "bench"]);
        house::run(calendar.env("TSUDOI_DOOR_APP", binary(profile, "door")))?;
    }
    if !matches!(name, Some("start" | "calendar")) {
        let words: Vec<&str> =
            words.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
        house::run(&mut house::command(&binary(profile, "bench").to_string_lossy(), &words))?;
    }
    Ok(())
}

/// The papers and their peers: a package of its own, and a Python of its own, both under `target`.
fn papers() -> Done {
    let python = set_up::peers_of_papers()?;
    let folder = house::target().join("bench-papers");
    let mut build = cargo(&["build", "-q", "--release", "--manifest-path", "tests/bench-papers/Cargo.toml"]);
    house::run(build.arg("--target-dir").arg(&folder))?;
    let bench = folder.join("release/bench-papers").to_string_lossy().into_owned();
    let made = folder.join("made");
    house::run(&mut house::command(&bench, &[&python.to_string_lossy(), &made.to_string_lossy()]))
}
