//! Turning the key (鍵の取替え): the records get a new one, and whoever left has no way to it.
//!
//! The records are written under the new key into a folder of their own, opened there and checked from the first page
//! to the last entry, with the ways of those who stay. A file there says that all of it is whole, and only then does
//! it take the place of what lies outside. Killed at any point, the next start either goes on with it or never began:
//! until then the old file lies beside the old ways, from then on the new one goes with the new.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use chrono::{DateTime, Utc};

use super::{DatabaseKey, Entropy, Keyring, KeyringError, NAME};
use crate::{
    OpenError, Result, Store, StoreError, backups,
    file::{self, sync_folder},
    retention,
};

/// Where the new file is made ready.
const NURSERY: &str = "turning";
/// Says that what lies there is whole.
const READY: &str = "ready";

/// Gives the closed records in `home` a new key, and everyone in the slot file a way to it. Copies under the old key
/// that lie there go; backups stay as they are, and their key is kept with the ways.
///
/// Where it fails the records are under the old key, or [`finish_turning`] goes on with it.
pub fn turn_key(
    home: &Path,
    key: &DatabaseKey,
    at: DateTime<Utc>,
    entropy: &mut Entropy<'_>,
) -> Result<DatabaseKey, KeyringError> {
    let store = Store::open(home, key)?;
    let mut slots = Keyring::load(home)?;
    let turned = slots.turn(key, at, entropy)?;
    let nursery = home.join(NURSERY);
    clear(&nursery)?;
    if let Err(error) = make_ready(&store, &nursery, [key, &turned], &slots) {
        clear(&nursery)?;
        return Err(error);
    }
    let Store { connection, _lock: lock, .. } = store;
    connection.close().map_err(|(_, error)| StoreError::from(error))?;
    move_over(home)?;
    drop(lock);
    Ok(turned)
}

/// Goes on where a turning was killed after all was ready. Anything less never began, and is removed.
pub fn finish_turning(home: &Path) -> Result<()> {
    let nursery = home.join(NURSERY);
    if !nursery.try_exists()? {
        return Ok(());
    }
    // Whoever holds the records now is at it.
    let Ok(_lock) = file::lock(home) else { return Ok(()) };
    if is_ready(home)? { move_over(home) } else { Ok(clear(&nursery)?) }
}

/// Whether a new file waits to take the place of this one: whatever were written into this one now would be lost.
pub(crate) fn is_ready(home: &Path) -> io::Result<bool> {
    home.join(NURSERY).join(READY).try_exists()
}

fn make_ready(
    store: &Store,
    nursery: &Path,
    [key, turned]: [&DatabaseKey; 2],
    slots: &Keyring,
) -> Result<(), KeyringError> {
    file::own_folder(nursery)?;
    let database = nursery.join(file::NAME);
    let into = database.to_str().ok_or(StoreError::odd("the folder has no Unicode name"))?;
    store.connection.execute("VACUUM INTO ?1", [into]).map_err(StoreError::from)?;
    file::turn(&database, [key, turned])?;
    File::options().write(true).open(&database)?.sync_all()?;
    let (_, head) = store.read().tip()?;
    let holds = backups::open(nursery, turned)
        .map_err(|_| StoreError::odd("the records under the new key are not sound"))?;
    if holds.head != head {
        return Err(StoreError::odd("the records under the new key end elsewhere").into());
    }
    if let Some(seal) = &store.seal {
        seal.turned(turned, &slots.former_keys(turned)).write_again(seal, nursery)?;
    }
    slots.save(nursery)?;
    File::create(nursery.join(READY))?.sync_all()?;
    sync_folder(nursery)?;
    Ok(())
}

fn move_over(home: &Path) -> Result<()> {
    for step in STEPS {
        step(home)?;
    }
    Ok(())
}

/// How the new takes the place of the old. Each may be done again by whoever does not know how far it came.
const STEPS: [fn(&Path) -> Result<()>; 7] = [
    // What the old file's log held, the new file has.
    |home| Ok(forget(&home.join(format!("{}-wal", file::NAME)))?),
    |home| Ok(forget(&home.join(format!("{}-shm", file::NAME)))?),
    |home| bring(home, file::NAME),
    |home| bring(home, retention::ERASED),
    |home| bring(home, NAME),
    |home| Ok(forget_copies(home)?),
    |home| Ok(clear(&home.join(NURSERY))?),
];

/// Takes a file out of the nursery, if it is still there.
fn bring(home: &Path, name: &str) -> Result<()> {
    let ready = home.join(NURSERY).join(name);
    if ready.try_exists()? {
        fs::rename(ready, home.join(name))?;
        sync_folder(home)?;
    }
    Ok(())
}

/// Copies under the old key that were made before an upgrade or set aside by a restore.
fn forget_copies(home: &Path) -> io::Result<()> {
    for entry in fs::read_dir(home)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("tsudoi-v") {
            fs::remove_file(path)?;
        } else if name == "set-aside" {
            fs::remove_dir_all(path)?;
        }
    }
    sync_folder(home)
}

/// Empties the nursery. What says that it is whole goes first: half of it would be taken for all.
fn clear(nursery: &Path) -> io::Result<()> {
    forget(&nursery.join(READY))?;
    match fs::remove_dir_all(nursery) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn forget(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl From<OpenError> for KeyringError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => Self::Store(error),
            OpenError::InUse => StoreError::odd("the records are open").into(),
            OpenError::NotThere
            | OpenError::AlreadyThere
            | OpenError::Damaged
            | OpenError::NewerSchema { .. } => {
                StoreError::odd("the records do not open by the key that opened them").into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        NewLaptop,
        keys::{Cost, counted::entropy},
    };

    const STAYS: Uuid = Uuid::from_u128(1);
    const LEAVES: Uuid = Uuid::from_u128(2);

    /// Records under a key that two know, one of whom has no slot any more; all is ready for a new key.
    fn ready() -> (tempfile::TempDir, DatabaseKey) {
        let home = tempfile::tempdir().expect("a folder");
        let mut entropy = entropy(9);
        let key = DatabaseKey::draw(&mut entropy);
        let laptop = NewLaptop {
            id: Uuid::from_u128(9),
            name: "南の１号".into(),
            place: Uuid::from_u128(1),
            joined_at: DateTime::UNIX_EPOCH,
        };
        let store = Store::create(home.path(), &key, &laptop).expect("created");
        let mut slots = Keyring::new("南", Cost::of_tests());
        slots.put_staff(STAYS, "佐藤", "主任", "春の雨と青い傘", &key, &mut entropy).expect("laid");
        slots.put_staff(LEAVES, "田中", "主任", "秋の空と赤い靴", &key, &mut entropy).expect("laid");
        slots.save(home.path()).expect("saved");
        fs::create_dir(home.path().join("set-aside")).expect("made");
        fs::write(home.path().join("tsudoi-v1.db"), "of before").expect("written");
        slots.remove_staff(LEAVES);
        let turned = slots.turn(&key, DateTime::UNIX_EPOCH, &mut entropy).expect("turned");
        make_ready(&store, &home.path().join(NURSERY), [&key, &turned], &slots).expect("ready");
        drop(store);
        (home, key)
    }

    #[test]
    fn killed_at_any_step_of_the_move_the_next_start_goes_on_with_it() {
        for done in 0..=STEPS.len() {
            let (home, old) = ready();
            let home = home.path();
            STEPS[..done].iter().for_each(|step| step(home).expect("a step"));
            if is_ready(home).expect("read") {
                assert!(Store::open(home, &old).is_err(), "{done}: nothing is written into what goes");
            }
            finish_turning(home).expect("finished");
            let slots = Keyring::load(home).expect("there");
            let key = slots.unlock(STAYS, "春の雨と青い傘").expect("it opens");
            assert_ne!(key, old, "{done}");
            drop(Store::open(home, &key).expect("the records open"));
            assert!(slots.unlock(LEAVES, "秋の空と赤い靴").is_err(), "{done}");
            assert!(matches!(Store::open(home, &old), Err(OpenError::Damaged)), "{done}: nor by the old key");
            for gone in [NURSERY, "set-aside", "tsudoi-v1.db"] {
                assert!(!home.join(gone).exists(), "{done}: {gone}");
            }
        }
    }

    #[test]
    fn what_never_became_ready_never_began() {
        let (home, old) = ready();
        fs::remove_file(home.path().join(NURSERY).join(READY)).expect("it was not yet there");
        finish_turning(home.path()).expect("finished");
        assert!(!home.path().join(NURSERY).exists());
        drop(Store::open(home.path(), &old).expect("as before"));
    }
}
