//! Steps (手順): runs check after check, shows each as it goes, and counts what passed.

use crate::house::{Done, spelled};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How the words of a step say how many tests it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It passes or it does not.
    Once,
    /// `test result: ok. 12 passed; 0 failed; …`, once for each binary.
    ByCargo,
    /// `Tests  1 failed | 4 passed (5)`.
    ByVitest,
    /// `12 passed (3.1s)`, `1 failed`, `2 did not run`.
    ByPlaywright,
}

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed, or could not run.
    pub failed: usize,
}

impl Counted {
    /// Reads the count out of what a step printed. A step that ended badly has failed at least once.
    pub fn tally(self, printed: &str, ended_well: bool) -> Tally {
        let mut tally = Tally::default();
        let lines = printed.lines().map(str::trim);
        match self {
            Self::Once => tally.passed = usize::from(ended_well),
            Self::ByCargo => lines
                .filter_map(|line| line.strip_prefix("test result:"))
                .for_each(|line| tally.add(line.split(['.', ';']))),
            Self::ByVitest => lines
                .filter_map(|line| line.strip_prefix("Tests "))
                .for_each(|line| tally.add(line.split(['|', '(']))),
            Self::ByPlaywright => lines.for_each(|line| tally.add(line.split('(').take(1))),
        }
        if !ended_well {
            tally.failed = tally.failed.max(1);
        }
        tally
    }
}

impl Tally {
    fn add<'w>(&mut self, parts: impl Iterator<Item = &'w str>) {
        for part in parts {
            let Some((count, what)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(count) = count.parse::<usize>() else {
                continue;
            };
            match what.trim() {
                "passed" => self.passed += count,
                "failed" | "did not run" | "timed out" | "interrupted" => self.failed += count,
                _ => {}
            }
        }
    }
}

/// Checks that have been run, in order.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Tally, Duration)>,
    /// What the suites that count what they try said of it.
    tried: Vec<String>,
}

impl Steps {
    /// Runs one command and counts what it says; a failure does not stop the steps after it.
    pub fn command(&mut self, name: &str, counted: Counted, mut command: Command) {
        println!("\n── {name}: {}", spelled(&command));
        let start = Instant::now();
        let (printed, ended_well) = match listened(&mut command) {
            Ok(heard) => heard,
            Err(error) => {
                println!("{error}");
                (String::new(), false)
            }
        };
        self.tried.extend(tried(&printed));
        self.done.push((name.to_owned(), counted.tally(&printed, ended_well), start.elapsed()));
    }

    /// Runs one chore of our own, counted once.
    pub fn chore(&mut self, name: &str, chore: impl FnOnce() -> Done) {
        println!("\n── {name}");
        let start = Instant::now();
        let done = chore();
        if let Err(why) = &done {
            println!("{why}");
        }
        self.done.push((name.to_owned(), Counted::Once.tally("", done.is_ok()), start.elapsed()));
    }

    /// Prints the table and, last, the one plain line.
    pub fn close(self) -> Done {
        if !self.tried.is_empty() {
            println!("\nwhat was tried");
        }
        for line in &self.tried {
            println!("  {line}");
        }
        println!("\n{:<24}{:>8}{:>8}{:>9}", "step", "passed", "failed", "seconds");
        let mut whole = Tally::default();
        for (name, tally, took) in &self.done {
            println!("{name:<24}{:>8}{:>8}{:>9.1}", tally.passed, tally.failed, took.as_secs_f64());
            whole.passed += tally.passed;
            whole.failed += tally.failed;
        }
        // The sum on standard output and last; what main adds on failure goes to standard error, before it.
        let bad: Vec<&str> = self
            .done
            .iter()
            .filter(|(_, tally, _)| tally.failed > 0)
            .map(|(name, ..)| name.as_str())
            .collect();
        if !bad.is_empty() {
            println!("\nnot well: {}", bad.join(", "));
        }
        println!("\n{} passed, {} failed", whole.passed, whole.failed);
        std::process::exit(i32::from(whole.failed > 0));
    }
}

/// The lines in which a suite says how much it tried: `crash: 60 power cuts …`, wherever in a line they begin.
fn tried(printed: &str) -> Vec<String> {
    let of = |line: &str| {
        let at = ["crash: ", "fuzz: ", "kill: "].iter().filter_map(|suite| line.find(suite)).min()?;
        Some(line[at..].to_owned())
    };
    printed.lines().filter_map(of).collect()
}

/// Runs a command, passing its words on as they come and keeping them.
fn listened(command: &mut Command) -> Result<(String, bool), String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("does not start: {error}"))?;
    let heard = Arc::new(Mutex::new(String::new()));
    let ears: Vec<_> = [
        child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ]
    .into_iter()
    .flatten()
    .map(|pipe| {
        let heard = Arc::clone(&heard);
        std::thread::spawn(move || pass_on(pipe, &heard))
    })
    .collect();
    let status = child.wait().map_err(|error| error.to_string())?;
    for ear in ears {
        let _ = ear.join(); // an ear that broke has already passed on what it heard
    }
    let heard = heard.lock().map(|heard| heard.clone()).unwrap_or_default();
    Ok((heard, status.success()))
}

fn pass_on(pipe: Box<dyn Read + Send>, heard: &Mutex<String>) {
    let mut lines = BufReader::new(pipe);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let words = String::from_utf8_lossy(&line).into_owned();
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush()); // a closed terminal is no reason to stop
        if let Ok(mut heard) = heard.lock() {
            heard.push_str(&words);
        }
        line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_counted_in_its_own_words() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\ntest result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        assert_eq!(Counted::ByCargo.tally(cargo, false), Tally { passed: 15, failed: 2 });
        let vitest = " Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 40 passed (41)\n";
        assert_eq!(Counted::ByVitest.tally(vitest, false), Tally { passed: 40, failed: 1 });
        let playwright = "  1 failed\n    journeys/first.spec.ts:3:1 › a first start\n  2 did not run\n  7 passed (12.3s)\n";
        assert_eq!(Counted::ByPlaywright.tally(playwright, false), Tally { passed: 7, failed: 3 });
    }

    #[test]
    fn what_a_suite_says_of_its_counts_is_heard_past_the_dots_of_the_runner() {
        let printed =
            "running 9 tests\n..fuzz: csv: 6000 cases, 0 stopped\n.\ncrash: 60 power cuts\ntest result: ok.";
        assert_eq!(tried(printed), ["fuzz: csv: 6000 cases, 0 stopped", "crash: 60 power cuts"]);
    }

    #[test]
    fn a_step_that_ends_badly_without_a_count_has_failed_once() {
        assert_eq!(Counted::ByCargo.tally("error: could not compile", false), Tally { passed: 0, failed: 1 });
        assert_eq!(Counted::Once.tally("", true), Tally { passed: 1, failed: 0 });
    }
}
