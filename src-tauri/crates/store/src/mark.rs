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
    }
}
