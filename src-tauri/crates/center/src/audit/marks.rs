//! Marks (記録のしるし): what the journal ended with when a paper was issued, and whether it still holds that.

use chrono::NaiveDate;
use domain::{audit::JournalMark, codes::NotACode, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{Chain, EntryId, Read, Series};
use ts_rs::TS;

use crate::{Center, Failure, Problem, Reply, backups::count, world::in_japan};

/// Compare the mark of a paper with the journal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FindMark {
    /// As it was typed (`4213-K7QF-2M4X-9TQA-88QX`).
    pub mark: String,
}

/// Whether the journal still holds what a paper was issued over.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum MarkVerdict {
    /// Every act up to it stands as it was written.
    Kept {
        /// The last act the paper knew.
        entry: String,
        /// When that was entered (RFC 3339).
        entered_at: String,
        /// How many acts of the same laptop came after it.
        since: u32,
    },
    /// The journal ends before it: acts that were on record are gone.
    Cut {
        /// The last act the paper knew.
        known: u32,
        /// The last that is there.
        found: u32,
    },
    /// An older backup was put in the place of the records, and what came after it is not among them.
    EndedByRestore {
        /// The last act the paper knew.
        known: u32,
        /// The last that is there.
        found: u32,
        /// The day it was restored.
        on: NaiveDate,
    },
    /// Another act stands in its place.
    Rewritten {
        /// Which.
        entry: String,
    },
    /// An act is not as it was written, so that nothing more can be said.
    Broken {
        /// Which.
        at: String,
    },
    /// No laptop of this journal printed it.
    Elsewhere,
}

impl Center {
    /// Whether the journal still holds what a paper was issued over.
    pub(crate) fn find_mark(&mut self, request: FindMark) -> Reply<MarkVerdict> {
        let (read, hands) = self.look();
        hands.may(Deed::Audit, hands.me.place.id)?;
        let mark = JournalMark::read(&request.mark).map_err(|reason| {
            Failure::field(
                "mark",
                match reason {
                    NotACode::WrongShape => Problem::NotAMark,
                    NotACode::Mistyped => Problem::MarkMistyped,
                },
            )
        })?;
        if let Chain::Broken { at } = read.verify()? {
            return Ok(MarkVerdict::Broken { at: at.to_string() });
        }
        let mut verdict = MarkVerdict::Elsewhere;
        for series in read.series()?.iter().filter(|series| mark.is_of(series.laptop)) {
            verdict = held(&read, series, &mark)?;
            if matches!(verdict, MarkVerdict::Kept { .. }) {
                break;
            }
        }
        Ok(verdict)
    }
}

fn held(read: &Read, series: &Series, mark: &JournalMark) -> Reply<MarkVerdict> {
    let entry = EntryId { laptop: series.no, seq: mark.seq() };
    let (known, found) = (count(mark.seq()), count(series.last));
    match (read.hash_of(entry)?, series.ended_at) {
        (Some(hash), _) if mark.marks(&hash) => {
            let line = read.entry(entry)?.ok_or(Failure::Broken)?;
            Ok(MarkVerdict::Kept {
                entry: entry.to_string(),
                entered_at: in_japan(line.entered_at).to_rfc3339(),
                since: found.saturating_sub(known),
            })
        }
        (Some(_), _) => Ok(MarkVerdict::Rewritten { entry: entry.to_string() }),
        (None, Some(ended)) => {
            Ok(MarkVerdict::EndedByRestore { known, found, on: in_japan(ended).date_naive() })
        }
        (None, None) => Ok(MarkVerdict::Cut { known, found }),
    }
}

/// The mark the journal of this laptop ends with now.
pub(crate) fn mark_now(read: &Read) -> Reply<String> {
    let (seq, hash) = read.tip()?;
    Ok(JournalMark::of(read.this_laptop()?, seq, &hash).to_string())
}
