//! The house (家): what holds of the code itself, whoever adds to it.

mod dependencies;
mod parts;
mod walls;
mod window;

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The top folder of the work tree.
fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the house")
}

/// What cargo knows of the tree of dependencies, as it is built for `target`; `None`: for any.
fn metadata(target: Option<&str>) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--quiet"]).current_dir(top());
    if let Some(target) = target {
        cargo.args(["--filter-platform", target]);
    } else {
        cargo.arg("--no-deps");
    }
    let told = cargo.output().expect("cargo answers");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).expect("cargo's answer can be read")
}

/// Shows every file of a folder, however deep.
fn walk(folder: &Path, show: &mut dyn FnMut(&Path)) {
    for file in std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("one").path()) {
        if file.is_dir() {
            walk(&file, show);
        } else {
            show(&file);
        }
    }
}

fn words<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}
