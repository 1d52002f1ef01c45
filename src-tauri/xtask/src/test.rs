//! Test (確かめる): every check there is, from commas to the real window, in one run.

use crate::contract;
use crate::house::{Done, Profile, binary, cargo, command, npm};
use crate::steps::{Counted, Steps};
use crate::{pages, set_up};
use std::process::Command;

/// `test [STEP…]`: all steps, or only those whose name holds one of the words. Set-up always runs.
pub fn test(words: &[String]) -> Done {
    let mut steps = Steps::default();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    steps.chore("set-up", set_up::everything);

    if wanted("rust format") {
        steps.command("rust format", Counted::Once, cargo(&["fmt", "--all", "--check"]));
    }
    if wanted("ui format") {
        steps.command("ui format", Counted::Once, npm("ui", &["run", "--silent", "format:check"]));
    }
    // The pages come first: the desktop carries them inside, so a later build would compile it again.
    steps.chore("ui build", pages::build);
    if wanted("clippy") {
        steps.command(
            "clippy",
            Counted::Once,
            cargo(&["clippy", "-q", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        );
    }
    steps.command("rust build", Counted::Once, cargo(&["build", "-q", "--workspace", "--bins"]));
    if wanted("rust tests") {
        let mut tests = cargo(&["test", "-q", "--workspace", "--no-fail-fast"]);
        if cfg!(target_os = "linux") {
            tests.env("TSUDOI_VERAPDF", set_up::verapdf());
        }
        steps.command("rust tests", Counted::ByCargo, tests);
    }
    if wanted("contract") {
        steps.chore("contract", || contract::contract(&["--check".to_owned()]));
    }
    if wanted("ui check") {
        steps.command("ui check", Counted::Once, npm("ui", &["run", "--silent", "check"]));
    }
    if wanted("ui lint") {
        steps.command("ui lint", Counted::Once, npm("ui", &["run", "--silent", "lint"]));
    }
    if wanted("ui tests") {
        steps.command("ui tests", Counted::ByVitest, npm("ui", &["run", "--silent", "test"]));
    }
    if wanted("journeys format") {
        steps.command("journeys format", Counted::Once, npm("tests/journeys", &["run", "--silent", "check"]));
    }
    if wanted("journeys chromium") {
        let mut browser = npm("tests/journeys", &["run", "--silent", "test"]);
        browser.env("TSUDOI_DOOR_APP", binary(Profile::Dev, "door"));
        steps.command("journeys chromium", Counted::ByPlaywright, browser);
    }
    if wanted("journeys window") && cfg!(target_os = "linux") {
        steps.command("journeys window", Counted::ByCargo, in_window("journey"));
    }
    steps.close()
}

/// The journeys in the real window, on a display of their own.
///
/// They are `#[ignore]`d in a plain `cargo test`, which may have no display to show a window on.
pub fn in_window(filter: &str) -> Command {
    let mut words = vec!["-a", "-s", "-screen 0 1440x1000x24 -nolisten tcp", "dbus-run-session", "--"];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    words.extend([cargo.as_str(), "test", "-q", "--workspace", "--test", "window"]);
    words.extend(["--", "--ignored", "--nocapture", "--test-threads=1", filter]);
    let mut window = command("xvfb-run", &words);
    window.env("TSUDOI_WINDOW_APP", binary(Profile::Dev, "tsudoi"));
    window
}
