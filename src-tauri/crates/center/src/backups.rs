//! Requests about backups (控え): made, checked, carried out, and put back in the place of the records (§8).

mod drilling;
mod keeping;
pub(crate) mod making;
mod restoring;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use store::backups::{Backup, BackupError, Because};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, world::in_japan};

pub use drilling::{DrillBackup, DrillRow, Drilled};
pub use restoring::{BackupFound, BackupsAt, Restore, RestoreBy};

/// How the records are kept safe, in brief, for 今日.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KeepingRequest {}

/// How the records are kept safe (記録の守り).
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Keeping {
    /// When the last backup was made (RFC 3339); none where there is none.
    pub last_at: Option<String>,
    /// How many days ago that was.
    pub days: Option<u32>,
    /// Whether one is being made now.
    pub under_way: bool,
    /// Why the last one that was to be made was not.
    pub trouble: Option<Failure>,
    /// Folders that the last backup did not reach, by the name staff gave them, and why.
    pub missed: Vec<MissedFolder>,
    /// What the journal was known to hold and does not.
    pub missing: Option<MissingActs>,
    /// Whether the disk is so full that no room could be laid by.
    pub little_room: bool,
    /// Whether somebody left and the key of the records is still the one they knew a way to.
    pub turn_owed: bool,
}

/// A folder that a backup did not reach.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MissedFolder {
    /// As staff call it.
    pub name: String,
    /// Why.
    pub failure: Failure,
}

/// Acts that were acknowledged and are not in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MissingActs {
    /// The last that was known.
    pub known: u32,
    /// The last that was found when the records opened.
    pub found: u32,
}

/// Take note of acts that are missing: what could be done about it is done.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NoteMissing {}

/// Show the backups and where they go.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct BackupsRequest {}

/// The backups and where they go.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct BackupsSheet {
    /// Whether one is being made now.
    pub under_way: bool,
    /// On this laptop, the latest first.
    pub here: Vec<BackupRow>,
    /// The folders that were set.
    pub folders: Vec<BackupFolderRow>,
    /// What was carried out, the latest first.
    pub carryings: Vec<CarryingRow>,
    /// Backups that were tried out, the latest first.
    pub drills: Vec<DrillRow>,
    /// Within how many days a backup is thrown away at the latest.
    pub longest_days: u32,
}

/// A backup on a shelf.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct BackupRow {
    /// What its folder is called.
    pub name: String,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// Why.
    pub because: BecauseWire,
    /// Of which laptop, by its place.
    pub place_name: String,
    /// How many acts.
    pub entries: u32,
    /// How large, in kilobytes.
    pub kilobytes: u32,
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Because", export_to = "center.ts")]
pub enum BecauseWire {
    /// The first of the day.
    NewDay,
    /// The screen was hidden, or the program closed.
    Leaving,
    /// Someone asked for it.
    Asked,
    /// What stood before another was restored.
    SetAside,
}

/// A folder that was set.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct BackupFolderRow {
    /// Which.
    pub id: Uuid,
    /// As staff call it.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// When the last backup of this laptop there was made (RFC 3339).
    pub last_at: Option<String>,
    /// How many of this laptop are there.
    pub count: u32,
    /// Why it cannot be looked into.
    pub failure: Option<Failure>,
}

/// A backup that was carried out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CarryingRow {
    /// Which.
    pub id: Uuid,
    /// 媒体管理番号.
    pub medium: String,
    /// 用途.
    pub purpose: String,
    /// The day.
    pub taken_on: NaiveDate,
    /// By whom.
    pub taken_by: String,
    /// The day it came back.
    pub returned_on: Option<NaiveDate>,
}

/// Make a backup now, here and in every folder that was set.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct BackUp {}

/// A backup was made.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct BackedUp {
    /// Which.
    pub name: String,
    /// How many acts it holds.
    pub entries: u32,
    /// Folders it did not reach.
    pub missed: Vec<MissedFolder>,
}

/// Set a folder that every backup is copied to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetBackupFolder {
    /// What staff call it.
    pub name: String,
    /// Where it is.
    pub path: String,
}

/// Backups go there no more; those that are there stay until they are thrown away by hand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RemoveBackupFolder {
    /// Which.
    pub folder: Uuid,
}

/// Carry a fresh backup out on a medium (ＵＳＢメモリ).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CarryBackup {
    /// Where the medium is.
    pub path: String,
    /// 媒体管理番号.
    pub medium: String,
    /// 用途.
    pub purpose: String,
}

/// A medium came back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReturnMedium {
    /// Which carrying.
    pub carrying: Uuid,
    /// The day it came back.
    pub on: NaiveDate,
}

/// Why a backup was not made, carried or restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum BackupFailure {
    /// The folder is not there.
    FolderGone,
    /// The folder may not be written to.
    NotAllowed,
    /// The folder lies within the records themselves.
    FolderWithin,
    /// The backup is not what was written.
    Damaged,
    /// Neither passphrase nor key of today opens it.
    OtherKey,
    /// A newer program made it.
    Newer,
}

/// The last day on which a backup made then may be there.
pub(crate) fn last_day(made_at: DateTime<Utc>) -> NaiveDate {
    in_japan(made_at + TimeDelta::days(domain::backups::LONGEST_DAYS)).date_naive()
}

impl From<BackupFailure> for Failure {
    fn from(failure: BackupFailure) -> Self {
        Self::Backups(failure)
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        Self::Backups(match error {
            BackupError::FolderGone => BackupFailure::FolderGone,
            BackupError::NotAllowed => BackupFailure::NotAllowed,
            BackupError::Damaged => BackupFailure::Damaged,
            BackupError::OtherKey => BackupFailure::OtherKey,
            BackupError::Newer => BackupFailure::Newer,
            BackupError::Store(error) => return error.into(),
        })
    }
}

impl From<&Backup> for BackupRow {
    fn from(backup: &Backup) -> Self {
        Self {
            name: backup.name.clone(),
            made_at: in_japan(backup.made_at).to_rfc3339(),
            because: match backup.because {
                Because::NewDay => BecauseWire::NewDay,
                Because::Leaving => BecauseWire::Leaving,
                Because::Asked => BecauseWire::Asked,
                Because::SetAside => BecauseWire::SetAside,
            },
            place_name: backup.place_name.clone(),
            entries: count(backup.entries),
            kilobytes: count(backup.bytes.div_ceil(1024)),
        }
    }
}

pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
