//! Tries (しくじり): wrong passphrases, written down while nobody has the key, until someone has.
//!
//! The journal is locked then; a small file beside it holds who was tried and when, and no more. Closing the
//! program does not shorten a wait.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::Result;

const NAME: &str = "tsudoi.tries";
/// The latest that are kept: whoever tries all night fills no disk.
const MOST: usize = 100;

/// Writes down that a wrong passphrase was typed for someone.
pub fn note(home: &Path, staff: Uuid, at: DateTime<Utc>) -> Result<()> {
    if all(home)?.len() < MOST {
        let mut file = File::options().create(true).append(true).open(home.join(NAME))?;
        writeln!(file, "{staff}\t{}", at.timestamp_millis())?;
        file.sync_all()?;
    }
    Ok(())
}

/// What was written down, in order. A line that was torn says nothing.
pub fn all(home: &Path) -> Result<Vec<(Uuid, DateTime<Utc>)>> {
    let text = match fs::read_to_string(home.join(NAME)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    let read = |line: &str| {
        let (staff, at) = line.split_once('\t')?;
        Some((staff.parse().ok()?, DateTime::from_timestamp_millis(at.parse().ok()?)?))
    };
    Ok(text.lines().filter_map(read).collect())
}

/// The journal has them now.
pub fn clear(home: &Path) -> Result<()> {
    match fs::remove_file(home.join(NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
