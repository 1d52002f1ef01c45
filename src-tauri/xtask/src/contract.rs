//! The contract (約束): `ui/src/lib/center.ts`, written from the Rust types and never by hand.

use crate::house::{self, Done, Profile};
use std::fs;

const COMMITTED: &str = "ui/src/lib/center.ts";

/// `contract [--check]`.
pub fn contract(words: &[String]) -> Done {
    house::run(&mut house::cargo(&["build", "-q", "--workspace", "--bin", "contract"]))?;
    let fresh = house::target().join("xtask").join("center.ts");
    fs::create_dir_all(house::target().join("xtask")).map_err(|error| error.to_string())?;
    let writer = house::binary(Profile::Dev, "contract");
    house::run(&mut house::command(&writer.to_string_lossy(), &[&fresh.to_string_lossy()]))?;
    let fresh =
        fs::read_to_string(&fresh).map_err(|error| format!("the contract was not written: {error}"))?;
    let committed = house::top().join(COMMITTED);
    let known = fs::read_to_string(&committed).unwrap_or_default();
    if fresh == known {
        println!("{COMMITTED} is up to date");
        return Ok(());
    }
    if words.iter().any(|word| word == "--check") {
        let line = fresh.lines().zip(known.lines()).take_while(|(new, old)| new == old).count() + 1;
        return Err(format!(
            "{COMMITTED} is not what the Rust types say (first at line {line}): run `cargo xtask contract`"
        ));
    }
    fs::write(&committed, fresh).map_err(|error| format!("{COMMITTED}: {error}"))?;
    println!("{COMMITTED} written");
    Ok(())
}
