//! The house itself: where its rooms are, and how a command is run in one of them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a chore answers: done, or one sentence about why not.
pub type Done<T = ()> = Result<T, String>;

/// The top folder of the work tree.
pub fn top() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from)
}

/// A binary that `cargo build` has put into `target`.
pub fn binary(profile: Profile, name: &str) -> PathBuf {
    target().join(profile.folder()).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// How a build is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For work and tests.
    Dev,
    /// For benches and for people.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// A command to run at the top of the house.
pub fn command(program: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(top());
    command
}

/// `cargo`, the same that started this chore.
///
/// Always with `--workspace`, so that every build asks for the same features and nothing is compiled twice.
pub fn cargo(words: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), words)
}

/// `npm` in one of the folders with a `package.json`.
pub fn npm(folder: &str, words: &[&str]) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, words);
    npm.current_dir(top().join(folder)).env("NO_COLOR", "1").env("NO_UPDATE_NOTIFIER", "1");
    npm
}

/// Runs a command to its end, its words going straight to the terminal.
pub fn run(command: &mut Command) -> Done {
    let said = spelled(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{said}` ended with {status}")),
        Err(error) => Err(format!("`{said}` does not start: {error}")),
    }
}

/// What a command prints, or nothing when it fails.
pub fn told(program: &str, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).env("LC_ALL", "C").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it.
pub fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Whether a window could be shown here.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
