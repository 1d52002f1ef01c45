//! バックアップ点検票 (§8): a backup that was tried out, and what was found in it.

use domain::staff::Deed;
use store::backups::Found;
use uuid::Uuid;

use super::{
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready, moment_in_words},
};
use crate::{Failure, Reply, backups::count, loans::rows::staff_name};

kept! {
    paper DrillSheetPaper {
        place: String,
        backup: String,
        made_at: String,
        shelf: String,
        mark: String,
        found: FoundWords,
        drilled_at: String,
        drilled_by: String,
    }
}

kept! {
    line CountWords of DrillCount { label: String, count: u32, }
}

/// What was found, as it is written down.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) enum FoundWords {
    Whole { entries: u32, last_at: String, counts: Vec<CountWords> },
    Damaged,
    OtherKey,
    Newer,
}

impl OnPaper for FoundWords {
    type Paper = documents::Drilled;

    fn on_paper(self) -> documents::Drilled {
        match self {
            Self::Whole { entries, last_at, counts } => {
                documents::Drilled::Whole { entries, last_at, counts: counts.on_paper() }
            }
            Self::Damaged => documents::Drilled::Damaged,
            Self::OtherKey => documents::Drilled::OtherKey,
            Self::Newer => documents::Drilled::Newer,
        }
    }
}

/// What a trial counts, in the order the store counts it.
const COUNTED: [&str; 7] = ["家庭", "オンライン事業", "申込", "承諾書", "貸出", "機器", "職員"];

pub(super) fn gather(gathering: &Gathering, drill: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let drill = store::backups::drill(read, drill)?.ok_or(Failure::Gone)?;
    gathering.hands.may(Deed::LookAtRecords, drill.place)?;
    let found = match drill.found {
        Found::Whole { entries, last_at, counts } => FoundWords::Whole {
            entries: count(entries),
            last_at: last_at.map(moment_in_words).unwrap_or_default(),
            counts: COUNTED
                .iter()
                .zip(counts)
                .map(|(label, number)| CountWords { label: (*label).to_owned(), count: count(number) })
                .collect(),
        },
        Found::Damaged => FoundWords::Damaged,
        Found::OtherKey => FoundWords::OtherKey,
        Found::Newer => FoundWords::Newer,
    };
    let says = Says {
        place: gathering.place_name(drill.place)?,
        backup: drill.backup,
        made_at: moment_in_words(drill.made_at),
        shelf: drill.shelf,
        mark: drill.mark,
        found,
        drilled_at: moment_in_words(drill.at),
        drilled_by: staff_name(read, drill.by)?,
    };
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: None, subject: Some(drill.id), says: Kept::DrillSheet(says), version })
}
