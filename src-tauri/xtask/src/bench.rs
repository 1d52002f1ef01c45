//! Bench (計る): figures against goals, one line each, `bench NAME FIGURE UNIT goal OP FIGURE ok|short`.
//!
//! Names: `start` (the real window against an empty one), and what `tests/src/bin/bench` knows (`find`, `commit`, `import`).
//! A figure that is short of its goal is told, not punished: the exit is 0 either way.

use crate::house::{self, Done, Profile, binary, cargo};
use crate::test::in_window;
use crate::{pages, set_up};

/// `bench [NAME] [--dev]`; `--dev` tries the benches out on a dev build, whose figures mean nothing.
pub fn bench(words: &[String]) -> Done {
    let profile = if words.iter().any(|word| word == "--dev") { Profile::Dev } else { Profile::Release };
    let name = words.iter().find(|word| !word.starts_with("--")).map(String::as_str);
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
    if name != Some("start") {
        let words: Vec<&str> = name.into_iter().collect();
        house::run(&mut house::command(&binary(profile, "bench").to_string_lossy(), &words))?;
    }
    Ok(())
}
