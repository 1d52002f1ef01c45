//! Entries (記録の一行): one act, its header, and the hash that ties it to the one before.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use rusqlite::Row;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What an act says of itself. Its changes are said by the work it does.
pub struct Act<'a> {
    /// What was done, as a verb: `hand_over_kit`.
    pub name: &'static str,
    /// Who did it.
    pub actor: Uuid,
    /// What they were called then.
    pub actor_name: &'a str,
    /// Where.
    pub place: Uuid,
    /// When it was true.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub entered_at: DateTime<Utc>,
    /// Chance for this act's salts; never used twice.
    pub seed: [u8; 32],
}

/// One entry of the journal: a laptop's number in this file, and its running number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// The laptop's number.
    pub laptop: u32,
    /// The running number, from 1.
    pub seq: u64,
}

impl EntryId {
    /// Reads it from two columns of a row, the laptop's number first.
    pub(super) fn of(row: &Row<'_>, column: usize) -> rusqlite::Result<Self> {
        let seq: i64 = row.get(column + 1)?;
        let seq = seq.try_into().map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column + 1, seq))?;
        Ok(Self { laptop: row.get(column)?, seq })
    }

    /// The running number as the file holds it; one that no entry has, where it cannot.
    pub(super) fn number(self) -> i64 {
        i64::try_from(self.seq).unwrap_or(-1)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.laptop, self.seq)
    }
}

/// Not the name of an entry (`1-42`).
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an entry")]
pub struct NotAnEntry;

impl FromStr for EntryId {
    type Err = NotAnEntry;

    fn from_str(text: &str) -> Result<Self, NotAnEntry> {
        let (laptop, seq) = text.split_once('-').ok_or(NotAnEntry)?;
        let entry = Self {
            laptop: laptop.parse().map_err(|_| NotAnEntry)?,
            seq: seq.parse().map_err(|_| NotAnEntry)?,
        };
        // Only one spelling: no "+1-042", and nothing the file's numbers cannot hold.
        if entry.to_string() == text && i64::try_from(entry.seq).is_ok() {
            Ok(entry)
        } else {
            Err(NotAnEntry)
        }
    }
}

/// An entry as every laptop knows it: the laptop's uuid and the running number.
pub(crate) fn everywhere(laptop: Uuid, seq: u64) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[..16].copy_from_slice(laptop.as_bytes());
    bytes[16..].copy_from_slice(&seq.to_be_bytes());
    bytes
}

/// All of an entry but its changes and its hash.
pub(crate) struct Header {
    pub(crate) laptop: Uuid,
    pub(crate) seq: u64,
    pub(crate) clock: i64,
    pub(crate) act: String,
    pub(crate) schema: u32,
    pub(crate) actor: Uuid,
    pub(crate) actor_name: String,
    pub(crate) place: Uuid,
    pub(crate) happened_at: i64,
    pub(crate) entered_at: i64,
    pub(crate) seen: Vec<u8>,
    pub(crate) reverses: Option<Vec<u8>>,
    pub(crate) prev: [u8; 32],
}

/// The hash of an entry while its changes are counted in. Every part carries its length.
pub(crate) struct EntryHash(Sha256);

impl EntryHash {
    pub(crate) fn of(header: &Header) -> Self {
        let mut hash = Self(Sha256::new());
        hash.part(b"tsudoi entry 1");
        hash.part(header.laptop.as_bytes());
        hash.part(&header.seq.to_be_bytes());
        hash.part(&header.clock.to_be_bytes());
        hash.part(header.act.as_bytes());
        hash.part(&header.schema.to_be_bytes());
        hash.part(header.actor.as_bytes());
        hash.part(header.actor_name.as_bytes());
        hash.part(header.place.as_bytes());
        hash.part(&header.happened_at.to_be_bytes());
        hash.part(&header.entered_at.to_be_bytes());
        hash.part(&header.seen);
        hash.part(header.reverses.as_deref().unwrap_or_default());
        hash.part(&header.prev);
        hash
    }

    /// Which field changed is in the hash itself; what it holds only under its commitment.
    pub(crate) fn change(&mut self, record: &str, id: Uuid, field: &str, commitment: &[u8]) {
        self.part(record.as_bytes());
        self.part(id.as_bytes());
        self.part(field.as_bytes());
        self.part(commitment);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }
}

/// What binds a change to its value without telling it.
pub(crate) fn commitment(salt: &[u8], value: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(value).finalize().into()
}

/// The `n`th salt of an act.
pub(crate) fn salt(seed: &[u8; 32], n: u32) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::new().chain_update(seed).chain_update(n.to_be_bytes()).finalize().into();
    let mut salt = [0; 16];
    salt.copy_from_slice(&hash[..16]);
    salt
}

/// The clock of the next act: the wall's, or one past the last where the wall went back or stood still.
pub(crate) fn tick(last: i64, wall: DateTime<Utc>) -> i64 {
    let wall = wall.timestamp_millis().saturating_mul(1 << 16);
    if wall > last { wall } else { last.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_named_in_one_way_only() {
        let entry = EntryId { laptop: 1, seq: 42 };
        assert_eq!(entry.to_string(), "1-42");
        assert_eq!("1-42".parse(), Ok(entry));
        for odd in ["", "1", "1-", "-1", "1-042", "+1-42", "1-42 ", "1-９", "1-18446744073709551615"] {
            assert_eq!(odd.parse::<EntryId>(), Err(NotAnEntry), "{odd}");
        }
    }

    #[test]
    fn the_clock_goes_on_when_the_wall_clock_goes_back() {
        let now = DateTime::from_timestamp_millis(1_000_000).expect("a moment");
        let earlier = DateTime::from_timestamp_millis(5).expect("a moment");
        let first = tick(0, now);
        let second = tick(first, earlier);
        assert_eq!(first, 1_000_000 << 16);
        assert_eq!(second, first + 1);
        assert!(tick(second, now) > second, "and still stands in order once it is right again");
    }
}
