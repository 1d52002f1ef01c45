//! The reserve (予備の場所): a file that holds nothing, beside the records.
//!
//! A disk that is full lets nothing be saved, not even what stands on the screen. The reserve is let go then, and
//! there is room for the acts of that day; at the next opening it is laid by again, where the disk has room.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Its name, beside the database.
const NAME: &str = "tsudoi.reserve";
/// Bytes: more than the largest act writes, a picture with its record.
const BYTES: usize = 8 << 20;

/// The reserve of an open store.
pub(crate) struct Reserve {
    path: PathBuf,
    there: bool,
}

impl Reserve {
    /// Lays it by, where the disk has room for it.
    pub(crate) fn lay_by(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let whole = || fs::metadata(&path).is_ok_and(|file| file.len() == BYTES as u64);
        let there = whole() || write(&path).is_ok();
        if !there {
            // Half of it would only fill the disk.
            let _ = fs::remove_file(&path);
        }
        Self { path, there }
    }

    /// Whether there is room laid by.
    pub(crate) fn is_there(&self) -> bool {
        self.there
    }

    /// Lets it go; says whether that made room.
    pub(crate) fn let_go(&mut self) -> bool {
        std::mem::take(&mut self.there) && fs::remove_file(&self.path).is_ok()
    }
}

/// Real bytes: a hole in a file holds no room.
fn write(path: &Path) -> io::Result<()> {
    File::create(path)?.write_all(&vec![0xA5; BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_makes_room_once_and_is_laid_by_again_at_the_next_opening() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut reserve = Reserve::lay_by(folder.path());
        assert!(reserve.is_there());
        assert!(reserve.let_go() && !reserve.let_go());
        assert!(!folder.path().join(NAME).exists());
        assert!(Reserve::lay_by(folder.path()).is_there());
        assert!(!Reserve::lay_by(&folder.path().join("nowhere")).is_there());
    }
}
