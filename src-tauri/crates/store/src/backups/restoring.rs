//! Restoring (控えから戻す): a backup becomes the records again, under a new series of the journal.
//!
//! Everything is made ready in a folder of its own; a file there says that it is whole, and only then are the
//! present records replaced. Killed at any point, the next start either goes on with it or never began.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use super::{Backup, BackupError, copy, open, sum};
use crate::{
    NewLaptop, Result,
    file::{self, sync_folder},
    keys::{self, DatabaseKey, Keyring},
    mark, retention,
};

/// Where a restored file is made ready.
const NURSERY: &str = "restoring";
/// Says that what lies there is whole.
const READY: &str = "ready";

/// Makes a backup, which opens by the key `then`, the records in `home` under the key `now`, with `slots` to open them,
/// and begins a new series `as_laptop`. Where the two keys differ, nobody who left since comes back with it.
///
/// What lies in `home` is replaced: whoever calls has backed it up before. Where it could not even be opened it
/// is moved aside as it is, and stays there until someone removes it.
pub fn restore(
    (shelf, backup): (&Path, &Backup),
    home: &Path,
    [then, now]: [&DatabaseKey; 2],
    slots: &Keyring,
    as_laptop: &NewLaptop,
) -> Result<(), BackupError> {
    fs::create_dir_all(home)?;
    let _lock = file::lock(home)?;
    retention::bring(shelf, home, [then, now])?;
    let nursery = home.join(NURSERY);
    if nursery.exists() {
        fs::remove_dir_all(&nursery)?;
    }
    fs::create_dir(&nursery)?;
    let database = nursery.join(file::NAME);
    copy(&shelf.join(&backup.name).join(file::NAME), &database)?;
    if sum(&database)? != backup.database {
        return Err(BackupError::Damaged);
    }
    open(&nursery, then)?;
    if then != now {
        file::turn(&database, [then, now])?;
        open(&nursery, now)?;
    }
    let mut connection = file::grown(&database, now)?;
    let transaction = connection.transaction()?;
    as_laptop.succeed(&transaction)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    slots.save(&nursery)?;
    super::sync(&database)?;
    File::create(nursery.join(READY))?.sync_all()?;
    sync_folder(&nursery)?;
    move_over(home)?;
    Ok(())
}

/// Goes on where a restore was killed after all was ready. Anything less never began, and is removed.
pub fn finish_restoring(home: &Path) -> Result<()> {
    let nursery = home.join(NURSERY);
    if !nursery.try_exists()? {
        return Ok(());
    }
    // Whoever holds the records now is at it.
    let Ok(_lock) = file::lock(home) else { return Ok(()) };
    if nursery.join(READY).try_exists()? {
        move_over(home)?;
    } else {
        fs::remove_dir_all(&nursery)?;
    }
    Ok(())
}

fn move_over(home: &Path) -> Result<()> {
    let nursery = home.join(NURSERY);
    let ready = nursery.join(file::NAME);
    if ready.try_exists()? {
        set_aside(home)?;
        for beside in ["-wal", "-shm"] {
            forget(&home.join(format!("{}{beside}", file::NAME)))?;
        }
        forget(&home.join(mark::NAME))?;
        forget(&home.join(mark::LOST))?;
        sync_folder(home)?;
        fs::rename(&ready, home.join(file::NAME))?;
    }
    if nursery.join(keys::NAME).try_exists()? {
        fs::rename(nursery.join(keys::NAME), home.join(keys::NAME))?;
    }
    sync_folder(home)?;
    fs::remove_dir_all(&nursery)?;
    Ok(())
}

/// Copies what lies there, as it is, into `set-aside`: the last ones only, for a file that no key opens could be
/// looked at by someone who knows how.
fn set_aside(home: &Path) -> Result<()> {
    if !home.join(file::NAME).try_exists()? {
        return Ok(());
    }
    let aside = home.join("set-aside");
    fs::create_dir_all(&aside)?;
    for name in [file::NAME, "tsudoi.db-wal", keys::NAME] {
        let from = home.join(name);
        forget(&aside.join(name))?;
        if from.try_exists()? {
            copy(&from, &aside.join(name))?;
        }
    }
    sync_folder(&aside)?;
    Ok(())
}

fn forget(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_became_ready_never_began() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join(NURSERY)).expect("made");
        fs::write(home.path().join(NURSERY).join(file::NAME), "half").expect("written");
        finish_restoring(home.path()).expect("finished");
        assert!(!home.path().join(NURSERY).exists() && !home.path().join(file::NAME).exists());
    }
}
