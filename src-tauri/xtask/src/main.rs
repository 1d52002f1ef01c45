//! The chores: everything a developer or CI does with this house, one word each.
//!
//! ```text
//! cargo xtask run [--practice] [--data DIR]   installs what is missing, builds, opens the app
//! cargo xtask test [STEP…]                    every check there is; closes with "N passed, M failed"
//! cargo xtask contract [--check]              rewrites ui/src/lib/center.ts from the Rust contract
//! cargo xtask soak [TIMES] [SUITE…]           crashes, kills and hostile input, many times over
//! cargo xtask bench [NAME [SIZE…]] [--dev]    figures, each against its goal
//! cargo xtask dist                            a release: the binary and a .deb
//! cargo xtask set-up                          only installs what is missing
//! ```

#![allow(clippy::print_stdout, reason = "the chores talk to a terminal")]

mod bench;
mod contract;
mod dist;
mod house;
mod pages;
mod run;
mod set_up;
mod soak;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <run [--practice] [--data DIR] | test [STEP…] | contract [--check] | soak [TIMES] [SUITE…] | bench [NAME [SIZE…]] [--dev] | dist | set-up>";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match words.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("", &[][..]),
    };
    let done = match chore {
        "set-up" => set_up::everything(),
        "run" => run::run(rest),
        "test" => test::test(rest),
        "contract" => contract::contract(rest),
        "soak" => soak::soak(rest),
        "bench" => bench::bench(rest),
        "dist" => dist::dist(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
