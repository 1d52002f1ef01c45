//! The log (動作記録): what went wrong and where, in the laptop's data folder, for whoever mends it.
//!
//! It holds places in the program and causes, never what anyone wrote: nothing below `center` is given a person to log,
//! and what other libraries say is left out, for nobody has read it. A file a day, the last fourteen.

use std::path::Path;
use tracing::Level;
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// How many days stay.
const DAYS: usize = 14;

/// Writes the log into `folder/log` from here on.
///
/// A folder that cannot be written is no reason to keep anyone from the records: then there is no log.
pub fn into_folder(folder: &Path) {
    let file = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("tsudoi")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder.join("log"));
    match file {
        Ok(file) => {
            let lines = fmt::layer().with_ansi(false).with_writer(std::sync::Mutex::new(file));
            // Somebody listens already only where the program is started twice in one process: that is nobody.
            let _ = tracing_subscriber::registry().with(lines).with(ours()).try_init();
        }
        Err(_) => eprintln!("tsudoi: no log: its folder cannot be written"),
    }
}

/// Notes where the program stopped. The words of a panic may hold a person's name; the place never does.
pub fn note_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            eprintln!("stopped at {place}");
            tracing::error!(%place, "stopped");
        }
    }));
}

/// What the program's own crates say.
fn ours() -> Targets {
    ["center", "store", "documents", "sheets", "tsudoi"]
        .into_iter()
        .fold(Targets::new(), |ours, name| ours.with_target(name, Level::INFO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_holds_our_own_words_and_no_one_elses() {
        let folder = tempfile::tempdir().expect("a folder");
        into_folder(folder.path());
        tracing::error!(target: "center", "the store failed");
        tracing::error!(target: "wry", "船橋 花子");
        let files: Vec<_> = std::fs::read_dir(folder.path().join("log")).expect("there").collect();
        let log = files.into_iter().next().expect("a file").expect("readable").path();
        let log = std::fs::read_to_string(log).expect("a log");
        assert!(log.contains("the store failed"));
        assert!(!log.contains("花子"));
    }
}
