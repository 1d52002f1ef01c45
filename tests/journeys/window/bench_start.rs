//! How long a start takes (起動): from the double click to a page that can be used, against an empty window.

#![allow(clippy::print_stdout, reason = "a bench speaks in lines")]

use crate::window::{Driver, Ledger, app, flags};
use fantoccini::Locator;
use std::path::Path;
use std::time::{Duration, Instant};

const RUNS: usize = 7;
/// The page may take this much longer than a window with nothing in it.
const GOAL: f64 = 1.5;

#[test]
#[ignore = "a bench: cargo xtask bench start"]
fn bench_start() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (mut full, mut empty) = (Vec::new(), Vec::new());
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder for the ledger");
        let words = flags(Ledger::Empty, folder.path());
        // Turn and turn about, so that a busy minute falls on both; the first of each warms the disk and is not counted.
        for run in 0..=RUNS {
            let (with_page, without) = (
                drawn(&app("TSUDOI_WINDOW_APP"), &words, "h1, h2").await,
                drawn(&app("TSUDOI_EMPTY_APP"), &[], "h1").await,
            );
            if run > 0 {
                full.push(with_page);
                empty.push(without);
            }
        }
    });
    let (full, empty) = (median(&mut full), median(&mut empty));
    let ratio = full / empty;
    println!("# start: {full:.0} ms, an empty window {empty:.0} ms");
    println!("bench start {ratio:.2} x goal <= {GOAL} {}", if ratio <= GOAL { "ok" } else { "short" });
}

/// Milliseconds from the start of the process until the heading stands on the page.
async fn drawn(app: &Path, words: &[String], heading: &str) -> f64 {
    let driver = Driver::start().await;
    let start = Instant::now();
    let client = driver.open(app, words).await;
    let wait = client.wait().at_most(Duration::from_secs(20)).every(Duration::from_millis(5));
    wait.for_element(Locator::Css(heading)).await.expect("a heading is drawn");
    let took = start.elapsed().as_secs_f64() * 1000.0;
    let _ = client.close().await; // the driver closes what is left of it
    took
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
