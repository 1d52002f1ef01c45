//! Moving in (はじめの一度): records are made ready in a folder of their own, then moved where they stay.
//!
//! The keys go first and the database last, so that a database that is there always has its keys; a
//! crash in between leaves the database where it was made ready, and it is moved at the next start.

use std::{fs, io, path::Path};

use crate::{Result, file, keys};

/// Whether there are records in `folder`.
pub fn is_there(folder: &Path) -> bool {
    folder.join(file::NAME).exists()
}

/// Whether there are keys in `folder`: without them, what they open is lost for good.
pub fn has_keys(folder: &Path) -> bool {
    folder.join(keys::NAME).exists()
}

/// Moves a closed store and its keys from one folder of a disk to another that holds neither.
pub fn move_in(from: &Path, to: &Path) -> Result<()> {
    if is_there(to) || has_keys(to) {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    file::own_folder(to)?;
    for name in [keys::NAME, file::NAME] {
        fs::rename(from.join(name), to.join(name))?;
        file::sync_folder(to)?;
    }
    Ok(())
}

/// Ends a move that was broken off after its first half.
pub fn finish_move(from: &Path, to: &Path) -> Result<()> {
    if has_keys(to) && !is_there(to) && is_there(from) && !has_keys(from) {
        fs::rename(from.join(file::NAME), to.join(file::NAME))?;
        file::sync_folder(to)?;
    }
    Ok(())
}
