//! Trying a backup out (復元の点検): it is opened and checked whole, and what was found is on record, the bad with the good.

use domain::audit::JournalMark;
use serde::{Deserialize, Serialize};
use store::{
    Read,
    backups::{self, Backup, BackupError, Drill, Found, Holds},
    keys::Keyring,
};
use ts_rs::TS;
use uuid::Uuid;

use super::{count, restoring::key_of_then};
use crate::{Failure, Reply, desk::Seat, loans::rows::staff_name, world::in_japan};

/// Try a backup out (復元の点検): open it, check all of it, and say what it holds. Nothing is changed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DrillBackup {
    /// The folder it is in; none for this laptop's own.
    pub path: Option<String>,
    /// Which.
    pub name: String,
}

/// A backup that was tried out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DrillRow {
    /// Which trial.
    pub id: Uuid,
    /// When (RFC 3339).
    pub drilled_at: String,
    /// By whom.
    pub drilled_by: String,
    /// When the backup was made (RFC 3339).
    pub made_at: String,
    /// How many acts it holds; none where it did not open whole.
    pub entries: Option<u32>,
}

/// What a backup holds.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Drilled {
    /// The trial, as it is on record.
    pub drill: Uuid,
    /// How many acts.
    pub entries: u32,
    /// The mark its journal ends with (しるし).
    pub mark: String,
    /// When the last act was entered (RFC 3339).
    pub last_at: Option<String>,
    /// 家庭.
    pub families: u32,
    /// オンライン事業.
    pub sessions: u32,
    /// 申込.
    pub applications: u32,
    /// 承諾書.
    pub consents: u32,
    /// 貸出.
    pub loans: u32,
    /// 機器.
    pub kits: u32,
    /// 職員.
    pub staff: u32,
}

impl Drilled {
    fn of(drill: &Drill, holds: &Holds) -> Self {
        let [families, sessions, applications, consents, loans, kits, staff] = holds.counts.map(count);
        Self {
            drill: drill.id,
            entries: count(holds.entries),
            mark: drill.mark.clone(),
            last_at: holds.last_at.map(|at| in_japan(at).to_rfc3339()),
            families,
            sessions,
            applications,
            consents,
            loans,
            kits,
            staff,
        }
    }
}

impl Seat {
    /// Opens a backup, checks all of it and says what it holds. Nothing in it is changed.
    pub(crate) fn drill_backup(&mut self, request: DrillBackup) -> Reply<Drilled> {
        let today = self.key_again()?;
        let shelf = self.shelf(request.path.as_deref())?;
        let backup = backups::get(&shelf, &request.name)?.ok_or(Failure::Gone)?;
        // Ways that do not read are part of what is found out.
        let of_then = Keyring::load(&shelf.join(&backup.name)).ok();
        let of_today = self.keyring()?;
        let key = of_then.and_then(|then| key_of_then(&then, &of_today, &today)).unwrap_or(today);
        let checked = backups::check(&shelf, &backup, &key);
        let found = match &checked {
            Ok(holds) => {
                Found::Whole { entries: holds.entries, last_at: holds.last_at, counts: holds.counts }
            }
            Err(BackupError::Damaged) => Found::Damaged,
            Err(BackupError::OtherKey) => Found::OtherKey,
            Err(BackupError::Newer) => Found::Newer,
            // The folder went away: nothing was found out about the backup.
            Err(BackupError::FolderGone | BackupError::NotAllowed | BackupError::Store(_)) => {
                return Err(checked.err().map_or(Failure::Broken, Failure::from));
            }
        };
        let shelf = request.path.unwrap_or_default();
        let drill = self.center()?.act("drill_backup", |write, hands| {
            let drill = Drill {
                id: hands.world.fresh(),
                backup: backup.name.clone(),
                made_at: backup.made_at,
                shelf,
                mark: mark_of(&backup),
                found,
                place: hands.me.place.id,
                at: hands.now,
                by: hands.me.id,
            };
            backups::put_drill(write, &drill)?;
            Ok(drill)
        })?;
        Ok(Drilled::of(&drill, &checked?))
    }
}

/// The mark the journal in a backup ends with, as its card tells.
fn mark_of(backup: &Backup) -> String {
    JournalMark::of(backup.laptop, backup.seq, &backup.head).to_string()
}

pub(super) fn drill_row(read: &Read, drill: &Drill) -> Reply<DrillRow> {
    Ok(DrillRow {
        id: drill.id,
        drilled_at: in_japan(drill.at).to_rfc3339(),
        drilled_by: staff_name(read, drill.by)?,
        made_at: in_japan(drill.made_at).to_rfc3339(),
        entries: match drill.found {
            Found::Whole { entries, .. } => Some(count(entries)),
            Found::Damaged | Found::OtherKey | Found::Newer => None,
        },
    })
}
