//! Restoring (控えから戻す): a backup becomes the records again, by whoever may and can open it.

use domain::{
    Id,
    staff::{Deed, Whose, as_meant, may},
};
use store::{
    NewLaptop, Store,
    backups::{self, Because, own_shelf},
    keys::{DatabaseKey, Keyring, RecoveryUnlock, Unlock},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{BackupFailure, Restore, RestoreBy};
use crate::{
    Failure, Reply,
    contract::Done,
    desk::{DeskFailure, Seat},
    permissions,
};

impl Seat {
    /// Puts a backup in the place of the records and sits down at them.
    ///
    /// It needs a head's or the division's passphrase of that day or of today, or the printed recovery key. The
    /// present records are backed up first where they open, and set aside as they are where they do not; the
    /// restored ones go on under a new series, so that no entry of theirs is ever taken for one that was lost.
    pub(crate) fn restore(&mut self, request: Restore) -> Reply<Done> {
        if let Ok(center) = self.center() {
            let hands = center.look().1;
            hands.may(Deed::RestoreBackup, hands.me.place.id)?;
        }
        let shelf = self.shelf(request.path.as_deref())?;
        let backup = backups::get(&shelf, &request.name)?.ok_or(Failure::Gone)?;
        let of_then = Keyring::load(&shelf.join(&backup.name))?;
        let (key, mut slots) = self.opened(&request, of_then)?;
        backups::check(&shelf, &backup, &key)?;
        let member = backups::member(&shelf, &backup, &key, Id::from(request.staff))?.ok_or(Failure::Gone)?;
        let by_passphrase = matches!(request.by, RestoreBy::Passphrase { .. });
        if by_passphrase && !may(member.role, Deed::RestoreBackup, Whose::Own) {
            return Err(Failure::Forbidden(permissions::only(Deed::RestoreBackup)));
        }
        if let RestoreBy::RecoveryKey { password, .. } = &request.by {
            let password = Zeroizing::new(as_meant(password));
            let (name, title) = (&member.name, &member.title);
            slots.put_staff(request.staff, name, title, &password, &key, &mut self.entropy())?;
        }
        self.set_aside(&key)?;
        let home = self.folder();
        let laptop = NewLaptop {
            id: self.world.fresh(),
            name: backup.place_name.clone(),
            place: member.place.uuid(),
            joined_at: self.world.now(),
        };
        self.stand_up();
        self.quick.clear();
        backups::restore((&shelf, &backup), &home, &key, &slots, &laptop)?;
        self.tries.remove(&request.staff);
        self.open_for(request.staff, &key)?;
        let staff = request.staff;
        self.center()?.act("restore", |write, _| Ok(write.mention("staff", staff)?))?;
        Ok(Done {})
    }

    /// The key of a backup, and the slots that are to open the records after it: those of today where they are
    /// of the same key, so that nobody who left since comes back.
    fn opened(&mut self, request: &Restore, of_then: Keyring) -> Reply<(DatabaseKey, Keyring)> {
        let of_today = self.keyring().ok();
        match &request.by {
            RestoreBy::Passphrase { password } => {
                let password = Zeroizing::new(as_meant(password));
                self.patience(request.staff)?;
                let then = unlocked(&of_then, request.staff, &password)?;
                let today =
                    of_today.as_ref().map(|slots| unlocked(slots, request.staff, &password)).transpose()?;
                match (then, today.flatten(), of_today) {
                    (Some(then), Some(today), Some(slots)) if then == today => Ok((today, slots)),
                    (Some(then), ..) => Ok((then, of_then)),
                    // Another passphrase then, but perhaps the same key; the check will tell.
                    (None, Some(today), Some(slots)) => Ok((today, slots)),
                    (None, ..) => Err(self.wrong_password(request.staff)),
                }
            }
            RestoreBy::RecoveryKey { key, password } => {
                crate::desk::checked_passphrase("password", &as_meant(password))?;
                let key = Zeroizing::new(key.clone());
                let told = |error| match error {
                    RecoveryUnlock::Mistyped => DeskFailure::RecoveryKeyMistyped,
                    RecoveryUnlock::WrongKey | RecoveryUnlock::NotDrawn => DeskFailure::RecoveryKeyWrong,
                    RecoveryUnlock::Damaged => DeskFailure::KeysDamaged,
                };
                let today = of_today.and_then(|slots| Some((slots.unlock_with_recovery(&key).ok()?, slots)));
                match (of_then.unlock_with_recovery(&key), today) {
                    (Ok(then), Some((today, slots))) if then == today => Ok((today, slots)),
                    (Ok(then), _) => Ok((then, of_then)),
                    (Err(_), Some(today)) => Ok(today),
                    (Err(error), None) => Err(told(error).into()),
                }
            }
        }
    }

    /// Backs up what stands now, where it opens: what is restored can be taken back.
    fn set_aside(&mut self, key: &DatabaseKey) -> Reply<()> {
        if self.center().is_ok() {
            self.make(Because::SetAside)?;
            return Ok(());
        }
        let home = self.folder();
        if !store::is_there(&home) {
            return Ok(());
        }
        match Store::open(&home, key) {
            Ok(present) => {
                let place_name =
                    self.keyring().map(|slots| slots.place_name().to_owned()).unwrap_or_default();
                let when = (self.world.now(), Because::SetAside);
                present.back_up(key, (&home, &own_shelf(&home)), when, &place_name)?;
                Ok(())
            }
            Err(store::OpenError::InUse) => Err(DeskFailure::InUse.into()),
            // It does not open; it is set aside as it is.
            Err(_) => Ok(()),
        }
    }
}

/// The key by a passphrase; none where it is another one, or nobody's.
fn unlocked(slots: &Keyring, staff: Uuid, password: &str) -> Reply<Option<DatabaseKey>> {
    match slots.unlock(staff, password) {
        Ok(key) => Ok(Some(key)),
        Err(Unlock::WrongPassword | Unlock::NoSuchStaff) => Ok(None),
        Err(Unlock::Damaged) => Err(BackupFailure::Damaged.into()),
    }
}
