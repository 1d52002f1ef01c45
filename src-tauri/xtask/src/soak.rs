//! Soak (長く試す): the suites that cut the power and give hostile input, for as long as one asks, and what they counted.

use crate::house::{Done, cargo};
use crate::steps::{Counted, Steps};

/// How many times the short run, where nobody says.
const USUAL: u32 = 20;

/// The suites that know `SOAK`, and their tests that are left out of a short run.
const SUITES: [(&str, &[&str]); 3] = [
    ("crashes", &["--test", "store", "crash::"]),
    ("hostile input", &["--test", "fuzz"]),
    ("kills", &["--test", "center", "kill::"]),
];

/// `soak [TIMES] [SUITE…]`: all suites, or only those whose name holds one of the words.
pub fn soak(words: &[String]) -> Done {
    let (times, wanted) = match words.split_first() {
        Some((first, rest)) if first.parse::<u32>().is_ok() => (first.clone(), rest),
        _ => (USUAL.to_string(), words),
    };
    let mut steps = Steps::default();
    for (name, suite) in SUITES {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let mut tests = cargo(&["test", "-q", "-p", "tests"]);
        // One after the other: each says how much it tried, and what it held is its own.
        tests.args(suite).args(["--", "--include-ignored", "--test-threads=1"]).env("SOAK", &times);
        steps.command(name, Counted::ByCargo, tests);
    }
    steps.close()
}
