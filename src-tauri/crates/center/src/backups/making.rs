//! Making backups (控えをとる): by themselves and by hand, here and in every folder that was set.
//!
//! What is made by itself is made beside the desk, on a thread of its own: whoever sits down or comes back does not wait
//! for it. The thread holds the key until the backup stands on this laptop's shelf, and nothing that needs the file for
//! itself begins before that; then it copies it to the folders.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread::{self, JoinHandle},
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::backups::staying;
use store::backups::{self, Backup, BackupError, Because, Beside, own_shelf, shelf_in};
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

/// A backup that is being made beside the desk.
pub(crate) struct UnderWay {
    thread: JoinHandle<Reply<Made>>,
    /// Ends when the records have been read and their key is forgotten.
    read: Receiver<()>,
}

/// A backup that was made.
struct Made {
    backup: Backup,
    /// Which folders it did not reach.
    missed: Vec<MissedFolder>,
}

/// All there is to know for making a backup.
struct Order {
    home: PathBuf,
    /// This laptop's own.
    shelf: PathBuf,
    place_name: String,
    at: DateTime<Utc>,
    because: Because,
    /// The folders that were set: what staff call them, and where they are.
    folders: Vec<(String, PathBuf)>,
    /// Whose backups are of these records.
    own: Vec<Uuid>,
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
        if begun && due && !self.is_under_way() {
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
        if due && !self.is_under_way() {
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

    /// Begins one beside the desk. Nobody waits for it, so what goes wrong is told on 今日.
    fn keep(&mut self, because: Because) {
        match self.make_beside(because) {
            Ok(under_way) => self.under_way = Some(under_way),
            Err(failure) => self.not_made(failure),
        }
    }

    fn make_beside(&mut self, because: Because) -> Reply<UnderWay> {
        let (order, key) = (self.order(because)?, self.key_again()?);
        let records = Beside::open(&order.home, &key)?;
        let before = self.under_way.take();
        let (reading, read) = mpsc::channel();
        let made = move || {
            // One at a time: the one before is on its way to the folders.
            before.map(|before| before.thread.join());
            let backup = records.back_up(&key, order.places(), (order.at, order.because), &order.place_name);
            drop((records, key, reading));
            order.carry(backup?)
        };
        let thread = thread::Builder::new().name("backup".to_owned()).spawn(made);
        Ok(UnderWay { thread: thread.map_err(BackupError::from)?, read })
    }

    /// Whether one is being made beside the desk.
    pub(crate) fn is_under_way(&mut self) -> bool {
        if self.under_way.as_ref().is_some_and(|under_way| under_way.thread.is_finished()) {
            self.settle();
        }
        self.under_way.is_some()
    }

    /// Waits until nobody reads the file beside the desk; on its way to the folders a backup holds nobody up.
    pub(crate) fn have_the_file(&self) {
        if let Some(under_way) = &self.under_way {
            // Nothing is ever sent: it ends when the thread lets go of its end.
            let _ = under_way.read.recv();
        }
    }

    /// Waits for the one that is being made beside the desk.
    pub(crate) fn settle(&mut self) {
        let Some(UnderWay { thread, .. }) = self.under_way.take() else { return };
        match thread.join().unwrap_or(Err(Failure::Broken)) {
            Ok(made) => self.last_run = LastRun { trouble: None, missed: made.missed },
            Err(failure) => self.not_made(failure),
        }
    }

    fn not_made(&mut self, failure: Failure) {
        tracing::error!("a backup was not made");
        self.last_run.trouble = Some(failure);
    }

    /// The newest backup of the open records on this laptop.
    fn newest(&mut self) -> Reply<Option<Backup>> {
        let laptop = self.center()?.store.read().this_laptop()?;
        let here = backups::on_shelf(&own_shelf(&self.folder()))?;
        Ok(here.into_iter().find(|backup| backup.laptop == laptop))
    }

    /// Makes one while somebody waits for it, copies it to every folder, and throws away what is not kept any more.
    pub(crate) fn make(&mut self, because: Because) -> Reply<Backup> {
        self.settle();
        let (order, key) = (self.order(because)?, self.key_again()?);
        let when = (order.at, order.because);
        let backup = self.center()?.store.back_up(&key, order.places(), when, &order.place_name)?;
        let made = order.carry(backup)?;
        self.last_run = LastRun { trouble: None, missed: made.missed };
        Ok(made.backup)
    }

    fn order(&mut self, because: Because) -> Reply<Order> {
        let (home, at) = (self.folder(), self.world.now());
        let (shelf, place_name) = (own_shelf(&home), self.keyring()?.place_name().to_owned());
        let center = self.center()?;
        let (folders, own) = (center.set_folders()?, center.own_laptops()?);
        Ok(Order { home, shelf, place_name, at, because, folders, own })
    }
}

impl Order {
    /// Where the records are, and where the backup goes.
    fn places(&self) -> (&Path, &Path) {
        (&self.home, &self.shelf)
    }

    /// Copies a backup to every folder, and throws away what is not kept any more.
    fn carry(&self, backup: Backup) -> Reply<Made> {
        let mut missed = Vec::new();
        for (name, folder) in &self.folders {
            let to = shelf_in(folder);
            let done = if folder.is_dir() {
                backups::carry(&backup, &self.shelf, &to)
            } else {
                Err(BackupError::FolderGone)
            };
            match done.map_err(Failure::from).and_then(|()| self.throw_away(&to)) {
                Ok(()) => {}
                Err(failure) => missed.push(MissedFolder { name: name.clone(), failure }),
            }
        }
        self.throw_away(&self.shelf)?;
        Ok(Made { backup, missed })
    }

    /// Throws away what of this laptop, and of those it came after, is not kept any more.
    fn throw_away(&self, shelf: &Path) -> Reply<()> {
        let found: Vec<Backup> = backups::on_shelf(shelf)?
            .into_iter()
            .filter(|backup| self.own.contains(&backup.laptop))
            .collect();
        let made: Vec<_> = found.iter().map(|backup| backup.made_at).collect();
        for (backup, stays) in found.iter().zip(staying(&made, self.at, *in_japan(self.at).offset())) {
            if !stays {
                backups::discard(shelf, &backup.name)?;
            }
        }
        Ok(())
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
}
