//! Restoring (控えから戻す): a backup becomes the records again, by whoever may and can open it.

use domain::{
    Id,
    staff::{Deed, Whose, as_meant, may},
};
use serde::{Deserialize, Serialize};
use store::{
    NewLaptop, Store,
    backups::{self, Because, own_shelf},
    keys::{DatabaseKey, Keyring, RecoveryUnlock, Unlock},
};
use ts_rs::TS;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{BackupFailure, BackupRow};
use crate::{
    Failure, Reply,
    contract::Done,
    desk::{DeskFailure, Seat, StaffChoice, checked_passphrase},
    permissions,
};

/// List the backups in a folder, for whoever has no key yet.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct BackupsAt {
    /// The folder; none for this laptop's own.
    pub path: Option<String>,
}

/// A backup, with who can open it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct BackupFound {
    /// The backup.
    pub backup: BackupRow,
    /// Who can open it.
    pub staff: Vec<StaffChoice>,
}

/// Put a backup in the place of the records (控えから戻す). What stood before is backed up first.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Restore {
    /// The folder it is in; none for this laptop's own.
    pub path: Option<String>,
    /// Which.
    pub name: String,
    /// Who restores it.
    pub staff: Uuid,
    /// How it is opened.
    pub by: RestoreBy,
}

/// How a backup is opened.
#[derive(Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum RestoreBy {
    /// By a passphrase.
    Passphrase {
        /// 合言葉.
        password: String,
    },
    /// By the recovery key; a new passphrase is chosen at once.
    RecoveryKey {
        /// 復旧鍵.
        key: String,
        /// The new 合言葉.
        password: String,
    },
}

impl Seat {
    /// Puts a backup in the place of the records and sits down at them.
    ///
    /// It needs a head's or the division's passphrase of today, or the printed recovery key; where no keys of these
    /// records are here, those of that day. A key from before is turned into that of today, and the slots of today
    /// open what is restored, so that nobody who left since comes back. The present records are backed up first where they open, and set aside as they are where they do not; the
    /// restored ones go on under a new series, so that no entry of theirs is ever taken for one that was lost.
    pub(crate) fn restore(&mut self, request: Restore) -> Reply<Done> {
        self.have_the_file();
        if let Ok(center) = self.center() {
            let hands = center.look().1;
            hands.may(Deed::RestoreBackup, hands.me.place.id)?;
        }
        let shelf = self.shelf(request.path.as_deref())?;
        let backup = backups::get(&shelf, &request.name)?.ok_or(Failure::Gone)?;
        let of_then = Keyring::load(&shelf.join(&backup.name))?;
        let Opened { then, now, mut slots } = self.opened(&request, of_then)?;
        backups::check(&shelf, &backup, &then)?;
        let member =
            backups::member(&shelf, &backup, &then, Id::from(request.staff))?.ok_or(Failure::Gone)?;
        let by_passphrase = matches!(request.by, RestoreBy::Passphrase { .. });
        if by_passphrase && !may(member.role, Deed::RestoreBackup, Whose::Own) {
            return Err(Failure::Forbidden(permissions::only(Deed::RestoreBackup)));
        }
        if let RestoreBy::RecoveryKey { password, .. } = &request.by {
            let password = Zeroizing::new(as_meant(password));
            let (name, title) = (&member.name, &member.title);
            slots.put_staff(request.staff, name, title, &password, &now, &mut self.entropy())?;
        }
        self.set_aside(&now)?;
        let home = self.folder();
        let laptop = NewLaptop {
            id: self.world.fresh(),
            name: backup.place_name.clone(),
            place: member.place.uuid(),
            joined_at: self.world.now(),
        };
        self.stand_up();
        self.quick.clear();
        backups::restore((&shelf, &backup), &home, [&then, &now], &slots, &laptop)?;
        self.tries.remove(&request.staff);
        self.open_for(request.staff, &now)?;
        let staff = request.staff;
        self.center()?.act("restore", |write, _| Ok(write.mention("staff", staff)?))?;
        Ok(Done {})
    }

    /// The keys of a backup and of the records that are to come of it, by whoever may bring them.
    fn opened(&mut self, request: &Restore, of_then: Keyring) -> Reply<Opened> {
        let Some(of_today) = self.keyring().ok().filter(|today| today.shares_staff(&of_then)) else {
            let then = self.key_by(request, &of_then)?;
            return Ok(Opened { now: then.clone(), then, slots: of_then });
        };
        let now = self.key_by(request, &of_today)?;
        let then = match key_of_then(&of_then, &of_today, &now) {
            Some(then) => then,
            // It is not known any more; perhaps what was typed opens what it opened then.
            None => self.key_by(request, &of_then).map_err(|_| BackupFailure::OtherKey)?,
        };
        Ok(Opened { then, now, slots: of_today })
    }

    /// The key that some slots lead to, by what somebody typed.
    fn key_by(&mut self, request: &Restore, slots: &Keyring) -> Reply<DatabaseKey> {
        match &request.by {
            RestoreBy::Passphrase { password } => {
                let password = Zeroizing::new(as_meant(password));
                self.patience(request.staff)?;
                slots.unlock(request.staff, &password).map_err(|error| match error {
                    Unlock::WrongPassword => self.wrong_password(request.staff),
                    Unlock::NoSuchStaff => Failure::Gone,
                    Unlock::Damaged => BackupFailure::Damaged.into(),
                })
            }
            RestoreBy::RecoveryKey { key, password } => {
                checked_passphrase("password", &as_meant(password))?;
                let key = Zeroizing::new(key.clone());
                slots.unlock_with_recovery(&key).map_err(|error| match error {
                    RecoveryUnlock::Mistyped => DeskFailure::RecoveryKeyMistyped.into(),
                    RecoveryUnlock::WrongKey | RecoveryUnlock::NotDrawn => {
                        self.wrong_recovery_key(request.staff)
                    }
                    RecoveryUnlock::Damaged => DeskFailure::KeysDamaged.into(),
                })
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

/// What a restore works with.
struct Opened {
    /// The key the backup opens by.
    then: DatabaseKey,
    /// The key of the records that come of it.
    now: DatabaseKey,
    /// Who opens those.
    slots: Keyring,
}

/// The key that the slots of a backup lead to, for whoever has that of today: the same, or one from before.
pub(super) fn key_of_then(of_then: &Keyring, of_today: &Keyring, today: &DatabaseKey) -> Option<DatabaseKey> {
    let former = of_today.former_keys(today);
    std::iter::once(today.clone()).chain(former).find(|key| of_then.is_of(key))
}
