//! Moving in (はじめの一度): records are made ready in a folder of their own, then moved where they stay.
//!
//! The keys go first and the database last, so that a database that is there always has its keys; a
//! crash in between leaves no database, and the first start begins again.

use std::{fs, path::Path};

use crate::{Result, file, keys};

/// Whether there are records in `folder`.
pub fn is_there(folder: &Path) -> bool {
    folder.join(file::NAME).exists()
}

/// Moves a closed store and its keys from one folder of a disk to another that holds none.
pub fn move_in(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for name in [keys::NAME, file::NAME] {
        fs::rename(from.join(name), to.join(name))?;
        file::sync_folder(to)?;
    }
    Ok(())
}
