//! Tries (しくじり): wrong passphrases, PINs and recovery keys, written down while nobody has the key, until someone has.
//!
//! The journal is locked then; a small file beside it holds for whom what was tried and when, and no more. Closing
//! the program does not shorten a wait.

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

/// What was typed wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The passphrase (合言葉).
    Password,
    /// The PIN.
    Pin,
    /// The recovery key (復旧鍵): a whole one, of other records or of before.
    RecoveryKey,
}

/// Something wrong was typed for someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Try {
    /// For whom.
    pub staff: Uuid,
    /// What.
    pub wrong: Wrong,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes down that something wrong was typed.
pub fn note(home: &Path, tried: Try) -> Result<()> {
    if all(home)?.len() < MOST {
        let mut file = File::options().create(true).append(true).open(home.join(NAME))?;
        writeln!(file, "{}\t{}\t{}", tried.staff, tried.at.timestamp_millis(), word(tried.wrong))?;
        file.sync_all()?;
    }
    Ok(())
}

/// What was written down, in order. A line that was torn says nothing.
pub fn all(home: &Path) -> Result<Vec<Try>> {
    let text = match fs::read_to_string(home.join(NAME)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    let read = |line: &str| {
        let mut parts = line.split('\t');
        let staff = parts.next()?.parse().ok()?;
        let at = DateTime::from_timestamp_millis(parts.next()?.parse().ok()?)?;
        let said = parts.next()?;
        let wrong =
            [Wrong::Password, Wrong::Pin, Wrong::RecoveryKey].into_iter().find(|it| word(*it) == said)?;
        Some(Try { staff, wrong, at })
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

fn word(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Password => "password",
        Wrong::Pin => "pin",
        Wrong::RecoveryKey => "recovery-key",
    }
}
