//! Import (取り込み): five thousand applicants of a city's form, from bytes to families and applications.

use std::{fs, time::Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use tests::{SmallCenter, applicants::Applicants, id};

use crate::Outcome;

/// Brings a table in, judges it, takes what is ready, and brings it in once more.
pub fn import() -> Outcome {
    let applicants = Applicants(5_000);
    let (bytes, expected) = (applicants.cp932(), applicants.expected());
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 500);
    let aim = json!({ "kind": "session", "session": session });
    let request = json!({ "fileName": "申込.csv", "bytes": STANDARD.encode(&bytes), "aim": aim });
    println!("bench import over {} rows, {} KB of CP932", applicants.0, bytes.len() / 1024);
    let before = most_memory();

    let begun = Instant::now();
    let import = id(&center.must("bring_sheet", request.clone())["import"]);
    told("read-and-kept", begun);

    let begun = Instant::now();
    let sheet = center.must("import_sheet", json!({ "import": import, "group": "all", "page": 0 }));
    told("judged", begun);
    let counts = &sheet["counts"];
    println!(
        "bench import verdicts ready {} of {}, mend {} of {}, decide {} of {}",
        counts["ready"], expected.ready, counts["mend"], expected.mend, counts["decide"], expected.decide
    );

    let begun = Instant::now();
    let (mut after, mut taken) = (json!(0), 0);
    while !after.is_null() {
        let done = center.must("take_rows", json!({ "import": import, "after": after, "most": 200 }));
        taken += done["taken"].as_u64().unwrap_or(0);
        after = done["reached"].clone();
    }
    told("taken", begun);

    let begun = Instant::now();
    let refused = center.refused("bring_sheet", request);
    told("brought-again", begun);
    println!("bench import rows taken {taken}, a second time 0 ({})", refused["failure"]["kind"]);
    if let (Some(before), Some(after)) = (before, most_memory()) {
        println!("bench import-memory {} MB at most, {} MB before", after / 1024, before / 1024);
    }
    Ok(())
}

fn told(what: &str, begun: Instant) {
    println!("bench import-{what} {:.2} s", begun.elapsed().as_secs_f64());
}

/// The most memory this program ever held, in kilobytes, where the system tells.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
