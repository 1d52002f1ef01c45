//! A full disk (ディスクがいっぱい): for a journey, without filling a real one.

#[path = "../../../store/crash/tape.rs"]
#[allow(dead_code, reason = "the crash suite also reads what was written")]
mod tape;

use std::{fs, path::Path, path::PathBuf};

use rusqlite::ffi;
use tape::Fault;
pub use tape::Watch;

/// Makes the disk of a folder full for as long as `file` is there, but for the room that was laid by.
pub fn while_there(folder: &Path, file: PathBuf) -> Result<Watch, String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let watch = Watch::over(folder);
    let mut tape = watch.tape();
    tape.fault = Some(Fault { from: 0, for_good: true, code: ffi::SQLITE_FULL });
    tape.relieved_by = vec![file, folder.join("tsudoi.reserve")];
    drop(tape);
    Ok(watch)
}
