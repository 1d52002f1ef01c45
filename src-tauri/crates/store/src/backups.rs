//! Backups (控え): the whole file as it was at a moment, proved to open, with the keys it opens by.
//!
//! A backup is a folder on a **shelf**: the database, the slot file of its day, and a card that says what is in
//! them without a key. It gets its name when it is whole; what was broken off is called `….part` and is no backup.

mod card;
mod drills;
mod error;
mod kept;
mod restoring;

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use domain::{Id, staff::Staff};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use drills::{Drill, Found, drill, drills, put_drill};
pub use error::BackupError;
pub use kept::{Carrying, Folder, carryings, folders, get_carrying, put_carrying, put_folder, remove_folder};
pub use restoring::{finish_restoring, restore};

use crate::{
    Chain, Read, Result, Shape, Store, StoreError,
    families::index::Index,
    file::{self, sync_folder},
    keys::{self, DatabaseKey, Keyring},
    migrations,
    retention::copy_to_shelf,
    staff::{self, StaffMember},
};

/// The shelf of a laptop's own backups, in the folder of its records.
pub fn own_shelf(home: &Path) -> PathBuf {
    home.join("backups")
}

/// The shelf in a folder that the city set (a second disk, a share, a stick).
pub fn shelf_in(folder: &Path) -> PathBuf {
    folder.join("tsudoi-backups")
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The first of the day.
    NewDay,
    /// The screen was hidden, or the program closed.
    Leaving,
    /// Someone asked for it.
    Asked,
    /// What stood before another was restored.
    SetAside,
}

/// A backup on a shelf, as its card tells.
#[derive(Clone, PartialEq, Eq)]
pub struct Backup {
    /// What its folder is called.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Why.
    pub because: Because,
    /// The laptop that made it.
    pub laptop: Uuid,
    /// At which place that laptop is at home.
    pub place_name: String,
    /// The last entry of that laptop in it.
    pub seq: u64,
    /// The hash of that entry.
    pub head: [u8; 32],
    /// How many entries, of all laptops.
    pub entries: u64,
    /// How large the database is.
    pub bytes: u64,
    pub(crate) database: [u8; 32],
    pub(crate) slots: [u8; 32],
}

/// What a backup was found to hold when it was opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Holds {
    /// How many entries the journal has.
    pub entries: u64,
    /// The last entry of this laptop in it.
    pub seq: u64,
    /// The head of the chain.
    pub head: [u8; 32],
    /// When its last act was entered.
    pub last_at: Option<DateTime<Utc>>,
    /// How many of each kind of record: families, sessions, applications, consents, loans, kits, staff.
    pub counts: [u64; 7],
}

/// The tables a drill counts.
const COUNTED: [&str; 7] = ["families", "sessions", "applications", "consents", "loans", "kits", "staff"];

impl Store {
    /// Puts a backup on the shelf: copied as one, synced, opened again with the key and checked from the first
    /// page to the last entry. Only then does it get its name.
    pub fn back_up(
        &self,
        key: &DatabaseKey,
        places: (&Path, &Path),
        when: (DateTime<Utc>, Because),
        place_name: &str,
    ) -> Result<Backup, BackupError> {
        back_up(&self.connection, key, places, when, place_name)
    }
}

/// A second look at the records in a folder (控えの目): a backup is made through it while others go on writing. It holds the
/// records as they were at one moment after it began.
pub struct Beside(Connection);

impl Beside {
    /// Opens the records once more.
    pub fn open(home: &Path, key: &DatabaseKey) -> Result<Self, BackupError> {
        let connection = file::peek(&home.join(file::NAME), key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(PATIENCE).map_err(StoreError::from)?;
        Ok(Self(connection))
    }

    /// The same as [`Store::back_up`].
    pub fn back_up(
        &self,
        key: &DatabaseKey,
        places: (&Path, &Path),
        when: (DateTime<Utc>, Because),
        place_name: &str,
    ) -> Result<Backup, BackupError> {
        back_up(&self.0, key, places, when, place_name)
    }
}

/// How long a second look waits for whoever closes the records just then and folds in the log.
const PATIENCE: Duration = Duration::from_secs(5);

fn back_up(
    records: &Connection,
    key: &DatabaseKey,
    (home, shelf): (&Path, &Path),
    (at, because): (DateTime<Utc>, Because),
    place_name: &str,
) -> Result<Backup, BackupError> {
    fs::create_dir_all(shelf)?;
    sweep(shelf)?;
    let (shape, index) = (Shape::of(records)?, Index::default());
    let read = Read { connection: records, shape: &shape, index: &index };
    let laptop = read.this_laptop()?;
    let (begun, _) = read.tip()?;
    let name = free_name(shelf, at, laptop);
    let part = shelf.join(format!("{name}.part"));
    let whole = || {
        let database = part.join(file::NAME);
        let holds = copied(records, key, home, &part)?;
        // Acts may have been written since it began: it holds all from before, and ends with one of these records.
        if holds.seq < begun || !(holds.seq == 0 || read.has_head(laptop, holds.seq, &holds.head)?) {
            return Err(BackupError::Damaged);
        }
        let backup = Backup {
            name,
            made_at: DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at),
            because,
            laptop,
            place_name: place_name.to_owned(),
            seq: holds.seq,
            head: holds.head,
            entries: holds.entries,
            bytes: fs::metadata(&database)?.len(),
            database: sum(&database)?,
            slots: sum(&part.join(keys::NAME))?,
        };
        finish(shelf, &part, &backup)?;
        Ok(backup)
    };
    // What was broken off takes no room from whoever works on; where it cannot go now, the next backup sweeps it away.
    let backup = whole().inspect_err(|_| drop(fs::remove_dir_all(&part)))?;
    copy_to_shelf(home, shelf, laptop)?;
    Ok(backup)
}

/// Copies the records and the slots they open by into a new folder, and opens the copy with the key.
fn copied(records: &Connection, key: &DatabaseKey, home: &Path, part: &Path) -> Result<Holds, BackupError> {
    fs::create_dir(part)?;
    let database = part.join(file::NAME);
    let into = database.to_str().ok_or(StoreError::odd("the folder has no Unicode name"))?;
    records.execute("VACUUM INTO ?1", [into])?;
    sync(&database)?;
    copy(&home.join(keys::NAME), &part.join(keys::NAME))?;
    if !Keyring::load(part).is_ok_and(|slots| slots.is_of(key)) {
        return Err(BackupError::Damaged);
    }
    open(part, key)
}

/// The backups on a shelf, the latest first. What has no whole card is none. No shelf, none.
pub fn on_shelf(shelf: &Path) -> Result<Vec<Backup>, BackupError> {
    let mut backups = Vec::new();
    let folders = match fs::read_dir(shelf) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(backups),
        folders => folders?,
    };
    for folder in folders {
        let path = folder?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !name.ends_with(".part")
            && let Ok(bytes) = fs::read(path.join(card::NAME))
            && let Some(backup) = card::read(&bytes, name)
        {
            backups.push(backup);
        }
    }
    backups.sort_by(|a, b| (b.made_at, &b.name).cmp(&(a.made_at, &a.name)));
    Ok(backups)
}

/// One backup of a shelf.
pub fn get(shelf: &Path, name: &str) -> Result<Option<Backup>, BackupError> {
    Ok(on_shelf(shelf)?.into_iter().find(|backup| backup.name == name))
}

/// Copies a backup to another shelf, and reads it back before it gets its name there.
pub fn carry(backup: &Backup, from: &Path, to: &Path) -> Result<(), BackupError> {
    fs::create_dir_all(to)?;
    sweep(to)?;
    if get(to, &backup.name)?.is_some() {
        return Ok(());
    }
    let part = to.join(format!("{}.part", backup.name));
    fs::create_dir(&part)?;
    let source = from.join(&backup.name);
    for name in [file::NAME, keys::NAME] {
        copy(&source.join(name), &part.join(name))?;
    }
    if sum(&part.join(file::NAME))? != backup.database || sum(&part.join(keys::NAME))? != backup.slots {
        return Err(BackupError::Damaged);
    }
    finish(to, &part, backup)?;
    Ok(copy_to_shelf(from, to, backup.laptop)?)
}

/// Takes a backup off a shelf.
pub fn discard(shelf: &Path, name: &str) -> Result<(), BackupError> {
    // Its card goes first: half a backup is none.
    let folder = shelf.join(name);
    match fs::remove_file(folder.join(card::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(fs::remove_dir_all(folder)?),
    }
}

/// Opens a backup with its key and checks it whole: its bytes, every page, every reference, the chain.
pub fn check(shelf: &Path, backup: &Backup, key: &DatabaseKey) -> Result<Holds, BackupError> {
    let folder = shelf.join(&backup.name);
    if sum(&folder.join(file::NAME))? != backup.database || sum(&folder.join(keys::NAME))? != backup.slots {
        return Err(BackupError::Damaged);
    }
    let holds = open(&folder, key)?;
    if holds.head != backup.head || holds.entries != backup.entries {
        return Err(BackupError::Damaged);
    }
    Ok(holds)
}

/// The member of staff `id`, as a backup knows them.
pub fn member(
    shelf: &Path,
    backup: &Backup,
    key: &DatabaseKey,
    id: Id<Staff>,
) -> Result<Option<StaffMember>, BackupError> {
    let database = shelf.join(&backup.name).join(file::NAME);
    let connection = file::peek(&database, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let shape = Shape::of(&connection)?;
    let index = Index::default();
    Ok(staff::get(&Read { connection: &connection, shape: &shape, index: &index }, id)?)
}

/// Opens the database in a folder, changes nothing in it, and says what it holds.
pub(crate) fn open(folder: &Path, key: &DatabaseKey) -> Result<Holds, BackupError> {
    let connection = file::peek(&folder.join(file::NAME), key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let version = match migrations::version(&connection) {
        Err(error) if error.is_damaged() => return Err(BackupError::OtherKey),
        version => version?,
    };
    if version > migrations::NEWEST {
        return Err(BackupError::Newer);
    }
    if version == 0 || !file::is_sound(&connection)? {
        return Err(BackupError::Damaged);
    }
    let shape = Shape::of(&connection)?;
    let index = Index::default();
    let read = Read { connection: &connection, shape: &shape, index: &index };
    match read.verify()? {
        Chain::Whole { entries, head } => {
            let ((seq, _), last_at, counts) = (read.tip()?, last_at(&connection)?, counts(&connection)?);
            Ok(Holds { entries, seq, head, last_at, counts })
        }
        Chain::Broken { .. } => Err(BackupError::Damaged),
    }
}

fn counts(connection: &Connection) -> Result<[u64; 7]> {
    let mut counts = [0; 7];
    for (count, table) in counts.iter_mut().zip(COUNTED) {
        let rows: i64 =
            connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))?;
        *count = rows.unsigned_abs();
    }
    Ok(counts)
}

fn last_at(connection: &Connection) -> Result<Option<DateTime<Utc>>> {
    let millis: Option<i64> =
        connection.query_row("SELECT max(entered_at) FROM entry", [], |row| row.get(0))?;
    Ok(millis.and_then(DateTime::from_timestamp_millis))
}

/// Writes the card and gives a finished backup its name.
fn finish(shelf: &Path, part: &Path, backup: &Backup) -> Result<(), BackupError> {
    let mut card = File::create(part.join(card::NAME))?;
    card.write_all(card::write(backup).as_bytes())?;
    card.sync_all()?;
    drop(card);
    sync_folder(part)?;
    fs::rename(part, shelf.join(&backup.name))?;
    sync_folder(shelf)?;
    Ok(())
}

/// Removes what was broken off.
fn sweep(shelf: &Path) -> io::Result<()> {
    for folder in fs::read_dir(shelf)? {
        let path = folder?.path();
        if path.extension().is_some_and(|ending| ending == "part") {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// A name that sorts by time and says which laptop; nobody is named in it.
fn free_name(shelf: &Path, at: DateTime<Utc>, laptop: Uuid) -> String {
    let laptop = laptop.simple().to_string();
    let name = format!("{}-{}", at.format("%Y%m%dT%H%M%SZ"), &laptop[24..]);
    let numbered = (2..).map(|n: u32| format!("{name}-{n}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !shelf.join(name).exists()).unwrap_or(name)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    sync(to)
}

fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

fn sum(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut bytes = vec![0; 1 << 16];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&bytes[..read]),
        }
    }
}

// It names a place and a laptop.
impl std::fmt::Debug for Backup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Backup({} {:?})", self.name, self.because)
    }
}

impl std::fmt::Debug for Holds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Holds({} entries)", self.entries)
    }
}
