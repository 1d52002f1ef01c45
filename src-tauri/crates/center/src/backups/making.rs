//! Making backups (控えをとる): by themselves and by hand, here and in every folder that was set.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use domain::backups::staying;
use store::backups::{self, Backup, BackupError, Because, own_shelf, shelf_in};
use uuid::Uuid;

use super::{BackUp, BackedUp, MissedFolder, count};
use crate::{Center, Failure, Reply, desk::Seat, world::in_japan};

/// Whoever hides the screen many times in an hour needs no backup each time.
const BETWEEN_LEAVINGS: TimeDelta = TimeDelta::minutes(15);

/// The acts of the first start: there is nothing to lose yet.
const BEGINNING: u64 = 2;

/// How the last backup went, until the next.
#[derive(Default)]
pub(crate) struct LastRun {
    /// Why there is none.
    pub(crate) trouble: Option<Failure>,
    /// Which folders it did not reach.
    pub(crate) missed: Vec<MissedFolder>,
}

impl Seat {
    /// Makes a backup because someone asks.
    pub(crate) fn back_up(&mut self, BackUp {}: BackUp) -> Reply<BackedUp> {
        let backup = self.make(Because::Asked)?;
        Ok(BackedUp {
            name: backup.name,
            entries: count(backup.entries),
            missed: self.last_run.missed.clone(),
        })
    }

    /// Makes the backup that is due when someone sits down: the first of the day.
    pub(crate) fn keep_new_day(&mut self) {
        let today = self.world.today();
        let begun =
            self.center().is_ok_and(|center| center.store.read().tip().is_ok_and(|(seq, _)| seq > BEGINNING));
        let due = self
            .newest()
            .is_ok_and(|newest| newest.is_none_or(|newest| in_japan(newest.made_at).date_naive() != today));
        if begun && due {
            self.keep(Because::NewDay);
        }
    }

    /// Makes the backup that is due when the screen is hidden: not twice in a quarter of an hour, and not when
    /// nothing was done since.
    pub(crate) fn keep_leaving(&mut self) {
        let now = self.world.now();
        let due = self
            .newest()
            .is_ok_and(|newest| newest.is_none_or(|newest| now - newest.made_at >= BETWEEN_LEAVINGS));
        if due {
            self.keep_if_changed();
        }
    }

    /// The same when the day or the program ends: however long ago the last one was.
    pub(crate) fn keep_if_changed(&mut self) {
        let changed = self.newest().ok().is_some_and(|newest| {
            let tip = self.center().ok().and_then(|center| center.store.read().tip().ok());
            tip.is_some_and(|(seq, _)| newest.is_none_or(|newest| newest.seq != seq))
        });
        if changed && !self.practises() {
            self.keep(Because::Leaving);
        }
    }

    /// Makes the backup that is due when the records have a new key: that everyone who stays opens.
    pub(crate) fn keep_under_new_key(&mut self) {
        if !self.practises() {
            self.keep(Because::Asked);
        }
    }

    /// Nobody waits for it, so what goes wrong is told on 今日.
    fn keep(&mut self, because: Because) {
        if let Err(failure) = self.make(because) {
            tracing::error!("a backup was not made");
            self.last_run.trouble = Some(failure);
        }
    }

    /// The newest backup of the open records on this laptop.
    fn newest(&mut self) -> Reply<Option<Backup>> {
        let laptop = self.center()?.store.read().this_laptop()?;
        let here = backups::on_shelf(&own_shelf(&self.folder()))?;
        Ok(here.into_iter().find(|backup| backup.laptop == laptop))
    }

    /// Makes one, copies it to every folder, and throws away what is not kept any more.
    pub(crate) fn make(&mut self, because: Because) -> Reply<Backup> {
        let (home, key, now) = (self.folder(), self.key_again()?, self.world.now());
        let place_name = self.keyring()?.place_name().to_owned();
        let shelf = own_shelf(&home);
        let center = self.center()?;
        let backup = center.store.back_up(&key, (&home, &shelf), (now, because), &place_name)?;
        let mut missed = Vec::new();
        for (name, folder) in center.set_folders()? {
            let to = shelf_in(&folder);
            let done = if folder.is_dir() {
                backups::carry(&backup, &shelf, &to)
            } else {
                Err(BackupError::FolderGone)
            };
            match done.map_err(Failure::from).and_then(|()| center.throw_away(&to)) {
                Ok(()) => {}
                Err(failure) => missed.push(MissedFolder { name, failure }),
            }
        }
        center.throw_away(&shelf)?;
        self.last_run = LastRun { trouble: None, missed };
        Ok(backup)
    }
}

impl Center {
    /// The folders set on this laptop: what staff call them, and where they are.
    pub(crate) fn set_folders(&self) -> Reply<Vec<(String, PathBuf)>> {
        let read = self.store.read();
        let folders = backups::folders(&read, read.this_laptop()?)?;
        Ok(folders.into_iter().map(|folder| (folder.name, folder.path)).collect())
    }

    /// This laptop, and those it came after: whose backups are of these records.
    pub(crate) fn own_laptops(&self) -> Reply<Vec<Uuid>> {
        let read = self.store.read();
        let mut own = read.succeeded()?;
        own.push(read.this_laptop()?);
        Ok(own)
    }

    /// Throws away what of this laptop, and of those it came after, is not kept any more.
    fn throw_away(&self, shelf: &Path) -> Reply<()> {
        let own = self.own_laptops()?;
        let found: Vec<Backup> =
            backups::on_shelf(shelf)?.into_iter().filter(|backup| own.contains(&backup.laptop)).collect();
        let made: Vec<_> = found.iter().map(|backup| backup.made_at).collect();
        let now = self.world.now();
        for (backup, stays) in found.iter().zip(staying(&made, now, *in_japan(now).offset())) {
            if !stays {
                backups::discard(shelf, &backup.name)?;
            }
        }
        Ok(())
    }
}
