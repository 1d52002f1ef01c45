//! Trying a backup out (復元の点検): it is opened and checked whole, and what was found is on record, the bad with the good.

use domain::audit::JournalMark;
use store::{
    Read,
    backups::{self, Backup, BackupError, Drill, Found},
    keys::Keyring,
};

use super::{DrillBackup, DrillRow, Drilled, count, restoring::key_of_then};
use crate::{Failure, Reply, desk::Seat, loans::rows::staff_name, world::in_japan};

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
