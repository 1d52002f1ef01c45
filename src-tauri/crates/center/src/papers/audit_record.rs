//! 監査記録 (§8): entries of the journal, as this person sees them, and whether it is whole.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::staff::Deed;
use store::{AuditedEntry, Chain};
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Reply,
    audit::{AuditAsked, asked, marks::mark_now},
    backups::count,
    families::brief::family_of,
    wire::{LINE, needed},
    world::in_japan,
};

/// The most entries one paper holds: forty pages of them.
const MOST: u32 = 1_000;
/// Families named beside an entry.
const MOST_FAMILIES: usize = 5;

kept! {
    paper AuditRecordPaper {
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
        by: String,
        act: String,
        family: String,
        place: String,
        entries: u32,
        broken_at: String,
        mark: String,
        lines: Vec<EntryWords>,
    }
}

kept! {
    line EntryWords of AuditRecordLine {
        entry: String,
        at: String,
        by: String,
        place: String,
        act: String,
        families: String,
        changes: u32,
        reverses: String,
    }
}

pub(super) fn gather(
    gathering: &Gathering,
    wanted: &AuditAsked,
    called: &BTreeMap<String, String>,
) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    hands.may(Deed::Audit, hands.me.place.id)?;
    for words in called.values() {
        needed("called", words, LINE)?;
    }
    let (found, entries) = read.audited(&asked(hands, wanted)?, 0, MOST, MOST_FAMILIES)?;
    if found > u64::from(MOST) {
        return Err(PaperFailure::TooManyLines { most: MOST, found: count(found) }.into());
    }
    let (entries_in_all, broken_at) = match read.verify()? {
        Chain::Whole { entries, .. } => (count(entries), String::new()),
        Chain::Broken { at } => (0, at.to_string()),
    };
    let by = wanted.actor.map(|actor| name_of(gathering, actor)).transpose()?.unwrap_or_default();
    let family = wanted.family.map(|family| family_of(read, family.into())).transpose()?;
    let place = hands.sees().map(|place| gathering.place_name(place)).transpose()?;
    let says = Says {
        from: wanted.from,
        until: wanted.to,
        by,
        act: wanted.act.as_ref().map(|act| in_words(act, called)).unwrap_or_default(),
        family: family.map(|family| family.number).unwrap_or_default(),
        place: place.unwrap_or_default(),
        entries: entries_in_all,
        broken_at,
        mark: mark_now(read)?,
        lines: entries.iter().map(|entry| line(gathering, entry, called)).collect::<Reply<_>>()?,
    };
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: None, subject: None, says: Kept::AuditRecord(says), version })
}

/// What someone in the journal was called last.
fn name_of(gathering: &Gathering, actor: Uuid) -> Reply<String> {
    let doers = gathering.read.doers()?;
    Ok(doers.into_iter().find(|(id, _)| *id == actor).map(|(_, name)| name).unwrap_or_default())
}

fn in_words(act: &str, called: &BTreeMap<String, String>) -> String {
    called.get(act).map_or(act, String::as_str).to_owned()
}

/// An entry. Its families go by their numbers alone: the paper outlives what is let go of them.
fn line(gathering: &Gathering, entry: &AuditedEntry, called: &BTreeMap<String, String>) -> Reply<EntryWords> {
    let read = gathering.read;
    let families: Vec<String> =
        entry.families.iter().filter_map(|id| Some(family_of(read, (*id).into()).ok()?.number)).collect();
    let place = store::places::get(read, entry.place.into())?;
    Ok(EntryWords {
        entry: entry.entry.to_string(),
        at: moment(entry.entered_at),
        by: entry.actor_name.clone(),
        place: place.map(|place| place.short_name).unwrap_or_default(),
        act: in_words(&entry.act, called),
        families: families.join("、"),
        changes: entry.changes,
        reverses: entry.reverses.map(|entry| entry.to_string()).unwrap_or_default(),
    })
}

/// `2026.11.25 10:32`, in a narrow column.
fn moment(at: DateTime<Utc>) -> String {
    in_japan(at).format("%Y.%-m.%-d %H:%M").to_string()
}
