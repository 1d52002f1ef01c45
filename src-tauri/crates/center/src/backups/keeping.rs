//! Looking after backups (控えの世話): where they are, where they go, which were carried out, and trying one out.

use std::path::{Path, PathBuf};

use domain::staff::Deed;
use store::{
    backups::{self, Because, Carrying, Folder, own_shelf, shelf_in},
    keys::Keyring,
};

use super::{
    BackupFailure, BackupFolderRow, BackupFound, BackupRow, BackupsAt, BackupsRequest, BackupsSheet,
    CarryBackup, CarryingRow, Keeping, KeepingRequest, MissingActs, NoteMissing, RemoveBackupFolder,
    ReturnMedium, SetBackupFolder, count, drilling::drill_row,
};
use crate::{
    Failure, Problem, Reply,
    contract::Done,
    desk::{Seat, StaffChoice, not_after},
    loans::rows::staff_name,
    wire::{LINE, LONG_LINE, needed},
    world::in_japan,
};

/// Carryings the list shows.
const MOST: u32 = 100;

impl Seat {
    /// How the records are kept safe.
    pub(crate) fn keeping(&mut self, KeepingRequest {}: KeepingRequest) -> Reply<Keeping> {
        let under_way = self.is_under_way();
        let center = self.center()?;
        let (missing, own) = (center.store.missing(), center.own_laptops()?);
        let little_room = !center.store.has_reserve();
        let here = backups::on_shelf(&own_shelf(&self.folder()))?;
        let last = here.iter().find(|backup| own.contains(&backup.laptop));
        let today = self.world.today();
        let days = last.map(|last| (today - in_japan(last.made_at).date_naive()).num_days());
        Ok(Keeping {
            last_at: last.map(|last| in_japan(last.made_at).to_rfc3339()),
            days: days.map(|days| u32::try_from(days).unwrap_or(0)),
            under_way,
            trouble: self.last_run.trouble.clone(),
            missed: self.last_run.missed.clone(),
            missing: missing
                .map(|missing| MissingActs { known: count(missing.known), found: count(missing.found) }),
            little_room,
            turn_owed: self.keyring()?.turn_owed(),
        })
    }

    /// Takes note of what is missing; who did is written down.
    pub(crate) fn note_missing(&mut self, NoteMissing {}: NoteMissing) -> Reply<Done> {
        let home = self.folder();
        let center = self.center()?;
        center.act("note_missing", |write, hands| {
            hands.may(Deed::Audit, hands.me.place.id)?;
            Ok(write.mention("staff", hands.me.id.uuid())?)
        })?;
        center.store.take_note_of_missing(&home)?;
        Ok(Done {})
    }

    /// The backups, and where they go.
    pub(crate) fn backups(&mut self, BackupsRequest {}: BackupsRequest) -> Reply<BackupsSheet> {
        let under_way = self.is_under_way();
        let home = self.folder();
        let center = self.center()?;
        let (read, hands) = center.look();
        let laptop = read.this_laptop()?;
        let folders = backups::folders(&read, laptop)?
            .into_iter()
            .map(|folder| {
                let found = if folder.path.is_dir() {
                    backups::on_shelf(&shelf_in(&folder.path)).map_err(Failure::from)
                } else {
                    Err(BackupFailure::FolderGone.into())
                };
                let (found, failure) = match found {
                    Ok(found) => (found, None),
                    Err(failure) => (Vec::new(), Some(failure)),
                };
                let own = || found.iter().filter(|backup| backup.laptop == laptop);
                BackupFolderRow {
                    id: folder.id,
                    name: folder.name,
                    path: folder.path.to_string_lossy().into_owned(),
                    last_at: own().next().map(|last| in_japan(last.made_at).to_rfc3339()),
                    count: count(own().count() as u64),
                    failure,
                }
            })
            .collect();
        let carryings = match hands.may(Deed::CarryOut, hands.me.place.id) {
            Ok(()) => backups::carryings(&read, hands.sees(), MOST)?,
            Err(_) => Vec::new(),
        };
        Ok(BackupsSheet {
            under_way,
            here: backups::on_shelf(&own_shelf(&home))?.iter().map(BackupRow::from).collect(),
            folders,
            carryings: carryings
                .into_iter()
                .map(|carrying| {
                    Ok(CarryingRow {
                        id: carrying.id,
                        medium: carrying.medium,
                        purpose: carrying.purpose,
                        taken_on: in_japan(carrying.taken_at).date_naive(),
                        taken_by: staff_name(&read, carrying.taken_by)?,
                        returned_on: carrying.returned.map(|(on, _)| on),
                    })
                })
                .collect::<Reply<_>>()?,
            drills: backups::drills(&read, hands.sees(), MOST)?
                .iter()
                .map(|drill| drill_row(&read, drill))
                .collect::<Reply<_>>()?,
            longest_days: u32::try_from(domain::backups::LONGEST_DAYS).unwrap_or_default(),
        })
    }

    /// Sets a folder, and puts a backup there at once: so one learns now whether it can be written to.
    pub(crate) fn set_backup_folder(&mut self, request: SetBackupFolder) -> Reply<Done> {
        let path = self.outside("path", &request.path)?;
        let center = self.center()?;
        let hands = center.look().1;
        hands.may(Deed::ManageCity, hands.me.place.id)?;
        let name = needed("name", &request.name, LINE)?;
        self.settle();
        let center = self.center()?;
        let laptop = center.store.read().this_laptop()?;
        probe(&path)?;
        center.act("set_backup_folder", |write, hands| {
            let folder = Folder { id: hands.world.fresh(), name, path, laptop };
            Ok(backups::put_folder(write, &folder)?)
        })?;
        self.make(Because::Asked)?;
        Ok(Done {})
    }

    /// Backups go there no more.
    pub(crate) fn remove_backup_folder(&mut self, request: RemoveBackupFolder) -> Reply<Done> {
        self.settle();
        self.center()?.act("remove_backup_folder", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            Ok(backups::remove_folder(write, request.folder)?)
        })?;
        Ok(Done {})
    }

    /// Carries a fresh backup out. That it leaves is written down first, with the number of the medium.
    pub(crate) fn carry_backup(&mut self, request: CarryBackup) -> Reply<Done> {
        let path = self.outside("path", &request.path)?;
        let hands = self.center()?.look().1;
        hands.may(Deed::CarryOut, hands.me.place.id)?;
        let medium = needed("medium", &request.medium, LINE)?;
        let purpose = needed("purpose", &request.purpose, LINE)?;
        self.settle();
        probe(&path)?;
        let backup = self.make(Because::Asked)?;
        let shelf = own_shelf(&self.folder());
        self.center()?.act("carry_backup", |write, hands| {
            let carrying = Carrying {
                id: hands.world.fresh(),
                medium,
                purpose,
                backup: backup.name.clone(),
                place: hands.me.place.id,
                taken_at: hands.now,
                taken_by: hands.me.id,
                returned: None,
            };
            backups::put_carrying(write, &carrying)?;
            Ok(backups::carry(&backup, &shelf, &shelf_in(&path))?)
        })?;
        Ok(Done {})
    }

    /// A medium came back.
    pub(crate) fn return_medium(&mut self, request: ReturnMedium) -> Reply<Done> {
        self.center()?.act("return_medium", |write, hands| {
            let mut carrying = backups::get_carrying(write, request.carrying)?.ok_or(Failure::Gone)?;
            hands.may(Deed::CarryOut, carrying.place)?;
            let on = not_after("on", request.on, hands.today())?;
            if on < in_japan(carrying.taken_at).date_naive() {
                return Err(Failure::field("on", Problem::NotASpan));
            }
            carrying.returned = Some((on, hands.me.id));
            Ok(backups::put_carrying(write, &carrying)?)
        })?;
        Ok(Done {})
    }

    /// The backups in a folder, with who can open each: of these records, whoever can today.
    pub(crate) fn backups_at(&mut self, request: BackupsAt) -> Reply<Vec<BackupFound>> {
        let shelf = self.shelf(request.path.as_deref())?;
        let of_today = self.keyring().ok();
        backups::on_shelf(&shelf)?
            .iter()
            // What nobody can open is not offered.
            .filter_map(|backup| Some((backup, Keyring::load(&shelf.join(&backup.name)).ok()?)))
            .map(|(backup, slots)| {
                let today = of_today.as_ref().filter(|today| today.shares_staff(&slots));
                let stays = |id| today.is_none_or(|today| today.staff().iter().any(|slot| slot.id == id));
                let staff = slots.staff().iter().filter(|slot| stays(slot.id)).map(|slot| StaffChoice {
                    id: slot.id,
                    name: slot.name.clone(),
                    title: slot.title.clone(),
                });
                Ok(BackupFound { backup: backup.into(), staff: staff.collect() })
            })
            .collect()
    }

    /// The shelf in a folder as a person names it (the folder itself, or the one of the backups in it); none is
    /// this laptop's own.
    pub(super) fn shelf(&self, path: Option<&str>) -> Reply<PathBuf> {
        let Some(path) = path else { return Ok(own_shelf(&self.folder())) };
        let folder = PathBuf::from(needed("path", path, LONG_LINE)?);
        if !folder.is_absolute() || !folder.is_dir() {
            return Err(BackupFailure::FolderGone.into());
        }
        let shelf = shelf_in(&folder);
        Ok(if shelf.is_dir() { shelf } else { folder })
    }

    /// A folder outside the records: a backup beside them falls with them.
    fn outside(&self, field: &str, typed: &str) -> Reply<PathBuf> {
        let folder = PathBuf::from(needed(field, typed, LONG_LINE)?);
        if !folder.is_absolute() || !folder.is_dir() {
            return Err(BackupFailure::FolderGone.into());
        }
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if real(&folder).starts_with(real(&self.folder())) {
            return Err(BackupFailure::FolderWithin.into());
        }
        Ok(folder)
    }
}

/// Whether something can be written there.
fn probe(folder: &Path) -> Reply<()> {
    let shelf = shelf_in(folder);
    let tried = std::fs::create_dir_all(&shelf).and_then(|()| {
        let file = shelf.join("probe.part");
        std::fs::create_dir_all(&file)?;
        std::fs::remove_dir(&file)
    });
    tried.map_err(|error| backups::BackupError::from(error).into())
}
