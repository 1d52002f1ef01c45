//! The mark (しおり): how far the journal had come, in a small file beside the records.
//!
//! A log that is deleted or cut loses acts while the file still looks sound. The mark is written over after every
//! act, without waiting for the disk: it is never ahead of what was acknowledged, so a journal that ends before
//! it has lost something.

use std::{
    fs::{self, File},
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Its name, beside the database.
pub(crate) const NAME: &str = "tsudoi.mark";

/// What was found missing, until someone has taken note of it.
pub(crate) const LOST: &str = "tsudoi.lost";

/// The mark of an open store.
pub(crate) struct Mark(File);

/// How far a laptop's series was known to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) laptop: Uuid,
    pub(crate) seq: u64,
    pub(crate) head: [u8; 32],
}

impl Mark {
    /// What the mark says, if there is one and it is whole; and the mark, to write on.
    pub(crate) fn take(folder: &Path) -> io::Result<(Option<Known>, Self)> {
        let path = folder.join(NAME);
        let known = fs::read(&path).ok().and_then(|bytes| read(&bytes));
        Ok((known, Self(File::options().create(true).truncate(false).write(true).open(path)?)))
    }

    /// Writes down how far the journal has come.
    pub(crate) fn note(&mut self, known: &Known) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(0))?;
        self.0.write_all(&written(known))
    }
}

/// Keeps in mind what was known and how far the journal went instead: the mark moves on with the next act.
pub(crate) fn keep_in_mind(folder: &Path, [known, found]: [&Known; 2]) -> io::Result<()> {
    fs::write(folder.join(LOST), [written(known), written(found)].concat())
}

/// What is kept in mind, if anything is and it is whole: what was known, and what was found.
pub(crate) fn in_mind(folder: &Path) -> Option<[Known; 2]> {
    let bytes = fs::read(folder.join(LOST)).ok()?;
    let (known, found) = bytes.split_at_checked(64)?;
    Some([read(known)?, read(found)?])
}

/// Someone has taken note of it.
pub(crate) fn out_of_mind(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(LOST)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn written(known: &Known) -> [u8; 64] {
    let mut bytes = [0; 64];
    bytes[..16].copy_from_slice(known.laptop.as_bytes());
    bytes[16..24].copy_from_slice(&known.seq.to_be_bytes());
    bytes[24..56].copy_from_slice(&known.head);
    let sum = Sha256::digest(&bytes[..56]);
    bytes[56..].copy_from_slice(&sum[..8]);
    bytes
}

fn read(bytes: &[u8]) -> Option<Known> {
    let bytes: &[u8; 64] = bytes.try_into().ok()?;
    let known = Known {
        laptop: Uuid::from_slice(&bytes[..16]).ok()?,
        seq: u64::from_be_bytes(bytes[16..24].try_into().ok()?),
        head: bytes[24..56].try_into().ok()?,
    };
    (written(&known) == *bytes).then_some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_torn_says_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let known = Known { laptop: Uuid::from_u128(9), seq: 42, head: [7; 32] };
        let (none, mut mark) = Mark::take(folder.path()).expect("taken");
        assert_eq!(none, None);
        mark.note(&Known { seq: 41, ..known }).expect("noted");
        mark.note(&known).expect("noted");
        assert_eq!(Mark::take(folder.path()).expect("taken").0, Some(known));
        let path = folder.path().join(NAME);
        let mut bytes = fs::read(&path).expect("read");
        bytes[30] ^= 1;
        fs::write(&path, bytes).expect("written");
        assert_eq!(Mark::take(folder.path()).expect("taken").0, None);

        assert_eq!(in_mind(folder.path()), None);
        let found = Known { seq: 40, ..known };
        keep_in_mind(folder.path(), [&known, &found]).expect("kept");
        assert_eq!(in_mind(folder.path()), Some([known, found]));
        out_of_mind(folder.path()).expect("noted");
        assert_eq!(in_mind(folder.path()), None);
    }
}
