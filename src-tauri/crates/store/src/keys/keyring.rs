//! The keyring (鍵束): `keys.slots`, who may open the database and how.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Cost, DatabaseKey, Entropy, KeyMark, RecoveryKey, former::Former, slots, way::Way, wrap::Stuck};
use crate::{Cause, StoreError, file::sync_folder};

/// The slot file's name, beside the database.
pub(crate) const NAME: &str = "keys.slots";
/// What it is called until it is whole.
const UNFINISHED: &str = "keys.slots.new";
/// Whom the recovery slot is wrapped for; no uuid reads so.
const RECOVERY: &str = "recovery";

/// The slot file: what may be known before anybody has signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Keyring {
    pub(super) place_name: String,
    pub(super) cost: Cost,
    /// The key it leads to; none while it leads nobody anywhere.
    pub(super) key: Option<KeyMark>,
    /// Somebody left who knows a way to that key.
    pub(super) turn_owed: bool,
    pub(super) former: Vec<Former>,
    pub(super) recovery_confirmed: bool,
    pub(super) recovery: Option<Way>,
    pub(super) staff: Vec<Slot>,
}

/// One member of staff, as the sign-in screen lists them.
#[derive(Clone, PartialEq, Eq)]
pub struct Slot {
    /// Who.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// What they are there.
    pub title: String,
    pub(super) way: Way,
}

/// The slot file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// There is none in the folder.
    #[error("there is no slot file")]
    NotThere,
    /// It is not what was written.
    #[error("the slot file is damaged")]
    Damaged,
    /// A newer program has written it.
    #[error("the slot file is of a newer program")]
    Newer,
    /// It could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signing in did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unlock {
    /// The password is another one.
    #[error("wrong password")]
    WrongPassword,
    /// Nobody here is that.
    #[error("no such member of staff")]
    NoSuchStaff,
    /// The slot cannot have been written by us.
    #[error("the slot is damaged")]
    Damaged,
}

/// The recovery key did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryUnlock {
    /// It is no recovery key at all: a letter is wrong or missing.
    #[error("mistyped")]
    Mistyped,
    /// It is a recovery key, but not this database's, or no longer.
    #[error("another recovery key")]
    WrongKey,
    /// None has been drawn yet.
    #[error("there is no recovery key")]
    NotDrawn,
    /// The slot cannot have been written by us.
    #[error("the slot is damaged")]
    Damaged,
}

impl Keyring {
    /// An empty one, for a laptop of that place. `cost` is what its passwords are wrapped at.
    pub fn new(place_name: &str, cost: Cost) -> Self {
        Self {
            place_name: place_name.to_owned(),
            cost,
            key: None,
            turn_owed: false,
            former: Vec::new(),
            recovery_confirmed: false,
            recovery: None,
            staff: Vec::new(),
        }
    }

    /// Reads the slot file in `folder`.
    pub fn load(folder: &Path) -> Result<Self, KeyringError> {
        match fs::read(folder.join(NAME)) {
            Ok(bytes) => slots::read(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(KeyringError::NotThere),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes the slot file: a crash leaves the one before or this one, whole.
    pub fn save(&self, folder: &Path) -> Result<(), KeyringError> {
        crate::file::own_folder(folder)?;
        let unfinished = folder.join(UNFINISHED);
        let mut file = File::create(&unfinished)?;
        file.write_all(slots::write(self).as_bytes())?;
        file.sync_all()?;
        drop(file);
        fs::rename(unfinished, folder.join(NAME))?;
        sync_folder(folder)?;
        Ok(())
    }

    /// The place this laptop is at home in, for the sign-in screen.
    pub fn place_name(&self) -> &str {
        &self.place_name
    }

    /// Says so when the place has a new name.
    pub fn set_place_name(&mut self, place_name: &str) {
        place_name.clone_into(&mut self.place_name);
    }

    /// Who may sign in, in the order they came.
    pub fn staff(&self) -> &[Slot] {
        &self.staff
    }

    /// Gives somebody a slot, or a new password, name and title where they have one.
    pub fn put_staff(
        &mut self,
        id: Uuid,
        name: &str,
        title: &str,
        password: &str,
        key: &DatabaseKey,
        entropy: &mut Entropy<'_>,
    ) -> Result<(), KeyringError> {
        self.leads_to(key)?;
        let way = Way::lay(key, &id.to_string(), password.as_bytes(), self.cost, entropy)
            .ok_or(StoreError::odd("no key can be wrapped at that cost"))?;
        let slot = Slot { id, name: name.to_owned(), title: title.to_owned(), way };
        match self.staff.iter_mut().find(|known| known.id == id) {
            Some(known) => *known = slot,
            None => self.staff.push(slot),
        }
        Ok(())
    }

    /// Gives somebody another name and title, and leaves their password. Nobody, nothing.
    pub fn rename_staff(&mut self, id: Uuid, name: &str, title: &str) {
        if let Some(slot) = self.staff.iter_mut().find(|slot| slot.id == id) {
            name.clone_into(&mut slot.name);
            title.clone_into(&mut slot.title);
        }
    }

    /// Takes somebody's slot away. They may still know a way to the key, by an older slot file: it is to be turned.
    pub fn remove_staff(&mut self, id: Uuid) {
        let before = self.staff.len();
        self.staff.retain(|slot| slot.id != id);
        self.turn_owed |= self.staff.len() < before;
    }

    /// Whether somebody left and the key is still the one they knew a way to.
    pub fn turn_owed(&self) -> bool {
        self.turn_owed
    }

    /// Whether `key` is the one it leads to.
    pub fn is_of(&self, key: &DatabaseKey) -> bool {
        self.key == Some(key.mark())
    }

    /// Which key it leads to; none while it leads nobody anywhere.
    pub fn key_mark(&self) -> Option<KeyMark> {
        self.key
    }

    /// When the key was turned last, as far as that is kept in mind.
    pub fn turned_at(&self) -> Option<DateTime<Utc>> {
        self.former.iter().map(|past| past.replaced_at).max()
    }

    /// Whether both are of the same people: somebody has a slot in each.
    pub fn shares_staff(&self, other: &Self) -> bool {
        self.staff.iter().any(|slot| other.staff.iter().any(|theirs| theirs.id == slot.id))
    }

    /// Leads everyone to a new key, and keeps the old one under it as long as backups need it.
    ///
    /// Nobody types anything. A way that was not laid by somebody who had the key is damage: nothing is turned then.
    pub fn turn(
        &mut self,
        old: &DatabaseKey,
        at: DateTime<Utc>,
        entropy: &mut Entropy<'_>,
    ) -> Result<DatabaseKey, KeyringError> {
        if !self.is_of(old) {
            return Err(KeyringError::Damaged);
        }
        let new = DatabaseKey::draw(entropy);
        let mut staff = self.staff.clone();
        for slot in &mut staff {
            let turned = slot.way.turned(&slot.id.to_string(), [old, &new], entropy);
            slot.way = turned.ok_or(KeyringError::Damaged)?;
        }
        let recovery = match &self.recovery {
            Some(way) => Some(way.turned(RECOVERY, [old, &new], entropy).ok_or(KeyringError::Damaged)?),
            None => None,
        };
        let mut former = Vec::new();
        for past in self.former.iter().filter(|past| past.serves(at)) {
            let key = past.key(old).ok_or(KeyringError::Damaged)?;
            former.extend(Former::keep(&key, past.replaced_at, &new, entropy));
        }
        former.extend(Former::keep(old, at, &new, entropy));
        *self = Self {
            key: Some(new.mark()),
            turn_owed: false,
            former,
            recovery,
            staff,
            place_name: std::mem::take(&mut self.place_name),
            ..*self
        };
        Ok(new)
    }

    /// The keys from before, the latest last, for whoever has that of today.
    pub fn former_keys(&self, today: &DatabaseKey) -> Vec<DatabaseKey> {
        self.former.iter().filter_map(|past| past.key(today)).collect()
    }

    /// One slot file leads to one key.
    fn leads_to(&mut self, key: &DatabaseKey) -> Result<(), KeyringError> {
        match self.key {
            Some(mark) if mark != key.mark() => Err(StoreError::odd("the slots are of another key").into()),
            _ => {
                self.key = Some(key.mark());
                Ok(())
            }
        }
    }

    /// The database key, for somebody who knows their password.
    pub fn unlock(&self, id: Uuid, password: &str) -> Result<DatabaseKey, Unlock> {
        let slot = self.staff.iter().find(|slot| slot.id == id).ok_or(Unlock::NoSuchStaff)?;
        slot.way.go(&id.to_string(), password.as_bytes()).map_err(|stuck| match stuck {
            Stuck::WrongSecret => Unlock::WrongPassword,
            Stuck::Damaged => Unlock::Damaged,
        })
    }

    /// Draws a new recovery key, not confirmed yet. One drawn before no longer opens anything.
    pub fn draw_recovery(
        &mut self,
        key: &DatabaseKey,
        entropy: &mut Entropy<'_>,
    ) -> Result<RecoveryKey, KeyringError> {
        self.leads_to(key)?;
        let drawn = RecoveryKey::draw(entropy);
        let way = Way::lay(key, RECOVERY, drawn.secret(), Cost::least(), entropy)
            .ok_or(StoreError::odd("no key can be wrapped at that cost"))?;
        self.recovery = Some(way);
        self.recovery_confirmed = false;
        Ok(drawn)
    }

    /// The database key, for somebody who has the printed recovery key.
    pub fn unlock_with_recovery(&self, typed: &str) -> Result<DatabaseKey, RecoveryUnlock> {
        let way = self.recovery.as_ref().ok_or(RecoveryUnlock::NotDrawn)?;
        let typed = RecoveryKey::read(typed).ok_or(RecoveryUnlock::Mistyped)?;
        way.go(RECOVERY, typed.secret()).map_err(|stuck| match stuck {
            Stuck::WrongSecret => RecoveryUnlock::WrongKey,
            Stuck::Damaged => RecoveryUnlock::Damaged,
        })
    }

    /// Whether somebody has shown that they hold the printed recovery key.
    pub fn recovery_confirmed(&self) -> bool {
        self.recovery_confirmed
    }

    /// Says that somebody has shown it.
    pub fn confirm_recovery(&mut self) {
        self.recovery_confirmed = self.recovery.is_some();
    }
}

impl From<io::Error> for KeyringError {
    fn from(error: io::Error) -> Self {
        Self::Store(StoreError(Cause::Io(error)))
    }
}

// Names of people, and what guards the key.
impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring(‥ {} staff)", self.staff.len())
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slot({} ‥)", self.id)
    }
}
