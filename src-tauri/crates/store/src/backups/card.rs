//! The card (控えの札): what a backup holds, in plain lines, for whoever has no key yet. Nobody is named in it.

use std::fmt::Write;

use chrono::DateTime;
use sha2::{Digest, Sha256};

use super::{Backup, Because};
use crate::keys::{hex, unhex};

/// The card's name, beside the database.
pub(super) const NAME: &str = "backup.txt";
const TITLE: &str = "tsudoi-backup\t1";

pub(super) fn write(backup: &Backup) -> String {
    let mut lines = format!("{TITLE}\n");
    let mut line = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{name}\t{value}");
    };
    line("made", backup.made_at.timestamp_millis().to_string());
    line("because", word(backup.because).to_owned());
    line("laptop", backup.laptop.to_string());
    line("place", backup.place_name.replace(['\t', '\n', '\r'], " "));
    line("seq", backup.seq.to_string());
    line("head", hex(&backup.head));
    line("entries", backup.entries.to_string());
    line("bytes", backup.bytes.to_string());
    line("database", hex(&backup.database));
    line("slots", hex(&backup.slots));
    let sum: [u8; 32] = Sha256::digest(lines.as_bytes()).into();
    let _ = writeln!(lines, "sum\t{}", hex(&sum));
    lines
}

/// The backup of that name, if the card is one and just as it was written.
pub(super) fn read(bytes: &[u8], name: &str) -> Option<Backup> {
    let text = str::from_utf8(bytes).ok()?;
    let end = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (lines, sum) = text.split_at(end);
    let found: [u8; 32] = Sha256::digest(lines.as_bytes()).into();
    if sum.strip_prefix("sum\t")?.strip_suffix('\n')? != hex(&found) {
        return None;
    }
    let mut lines = lines.lines();
    if lines.next()? != TITLE {
        return None;
    }
    let mut next = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix('\t');
    Some(Backup {
        name: name.to_owned(),
        made_at: DateTime::from_timestamp_millis(next("made")?.parse().ok()?)?,
        because: because(next("because")?)?,
        laptop: next("laptop")?.parse().ok()?,
        place_name: next("place")?.to_owned(),
        seq: next("seq")?.parse().ok()?,
        head: unhex(next("head")?)?,
        entries: next("entries")?.parse().ok()?,
        bytes: next("bytes")?.parse().ok()?,
        database: unhex(next("database")?)?,
        slots: unhex(next("slots")?)?,
    })
}

fn word(because: Because) -> &'static str {
    match because {
        Because::NewDay => "day",
        Because::Leaving => "leaving",
        Because::Asked => "asked",
        Because::SetAside => "set-aside",
    }
}

fn because(word: &str) -> Option<Because> {
    let all = [Because::NewDay, Because::Leaving, Because::Asked, Because::SetAside];
    all.into_iter().find(|because| self::word(*because) == word)
}
