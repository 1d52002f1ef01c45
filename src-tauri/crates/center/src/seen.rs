//! Seen (読んだときのまま): whoever writes over a card brings word of the card they read. Two people at two
//! screens, or one at two windows, never write over each other unawares.

use store::Read;
use uuid::Uuid;

use crate::{Failure, Overtaken, Reply, wire::clock_of, world::in_japan};

/// The word for what some records hold now.
pub(crate) fn seen(read: &Read, records: &[(&'static str, Uuid)]) -> Reply<String> {
    Ok(read.version(records)?)
}

/// Refuses to write over records that are no longer what was read, and says who changed them.
pub(crate) fn still_as_seen(read: &Read, records: &[(&'static str, Uuid)], read_as: &str) -> Reply<()> {
    if read.version(records)? == read_as {
        return Ok(());
    }
    let mut latest = None;
    for (table, id) in records {
        let changed = read.history(table, *id, 1)?;
        latest = latest.into_iter().chain(changed).max_by_key(|line: &store::HistoryLine| line.entered_at);
    }
    // Somebody changed them, or the word would be the same; records have a history from their first act on.
    let line = latest.ok_or(Failure::Gone)?;
    Err(Failure::Overtaken(Overtaken {
        by: line.actor_name,
        on: in_japan(line.entered_at).date_naive(),
        at: clock_of(line.entered_at),
    }))
}
