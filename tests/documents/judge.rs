//! The judge (veraPDF): whether a file is what an archive takes.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// veraPDF's engine and profiles, as `cargo xtask set-up` lays them. `cargo xtask test` says where they are, and then
/// they must be there; a bare `cargo test` goes without them where they are not.
fn judge() -> Option<PathBuf> {
    let told = std::env::var_os("TSUDOI_VERAPDF").map(PathBuf::from);
    let must = told.is_some();
    let folder = told.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("../verapdf"));
    let jar = folder.join("verapdf.jar");
    assert!(jar.exists() || !must, "veraPDF is not there: run `cargo xtask set-up`");
    jar.exists().then_some(jar)
}

/// What veraPDF says of files, under one flavour.
pub fn judged(flavour: &str, files: &[PathBuf]) -> Option<String> {
    let Some(jar) = judge() else {
        eprintln!("veraPDF is not set up; skipped");
        return None;
    };
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/Judge.java");
    let path = format!("{}:/usr/share/java/*", jar.to_str().expect("a path"));
    let mut arguments = vec!["-Xss16m", "-cp", &path, judge.to_str().expect("a path"), flavour];
    arguments.extend(files.iter().map(|file| file.to_str().expect("a path")));
    let output = Command::new("java").args(&arguments).output().expect("java is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
