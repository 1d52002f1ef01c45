//! Run (動かす): builds the app and opens it; without a screen, walks it in the real window and shows what it saw.

use crate::house::{self, Done, Profile};
use crate::test::in_window;
use crate::{pages, set_up};
use std::fs;

/// `run [--practice] [--data DIR]`.
pub fn run(words: &[String]) -> Done {
    if house::has_display() { open(words) } else { walk() }
}

fn open(words: &[String]) -> Done {
    set_up::for_app()?;
    pages::build()?;
    println!("· the app");
    house::run(&mut house::cargo(&["build", "-q", "--workspace", "--bin", "tsudoi"]))?;
    let mut app = house::command(&house::binary(Profile::Dev, "tsudoi").to_string_lossy(), &[]);
    if let Ok(here) = std::env::current_dir() {
        app.current_dir(here); // so that --data DIR means what was typed
    }
    house::run(app.args(words))
}

fn walk() -> Done {
    println!(
        "There is no display here. Walking the main job in the real window, on a virtual one, with practice data."
    );
    set_up::for_window()?;
    pages::packages("tests/journeys")?; // axe, which reads every page for barriers
    pages::build()?;
    println!("· the app");
    house::run(&mut house::cargo(&["build", "-q", "--workspace", "--bins"]))?;
    let folder = house::target().join("walk");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut journey = in_window("the_main_job");
    let walked =
        house::run(journey.env("TSUDOI_JOURNEY_FOLDER", &folder).env("TSUDOI_JOURNEY_PRACTICE", "1"));
    let mut left: Vec<String> = fs::read_dir(&folder)
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    left.sort();
    println!("\nScreenshots and papers: {}", folder.display());
    for name in left {
        println!("  {name}");
    }
    walked
}
