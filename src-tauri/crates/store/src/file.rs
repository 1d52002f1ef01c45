//! The file (台帳ファイル): `tsudoi.db`, encrypted, in a folder of its own, open once.
//!
//! The key comes first, then a write-ahead log that is synced before an act is acknowledged. The key
//! is authentic when it comes here (the keyring says so), so a file that it does not open is damaged.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
    sync::Once,
    thread,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::{
    Cause, NewLaptop, Result, StoreError,
    keys::{self, DatabaseKey},
    migrations,
};

/// The database's name in its folder.
pub(crate) const NAME: &str = "tsudoi.db";
/// What it is called until it is whole.
const UNFINISHED: &str = "tsudoi.new";
/// Whoever holds this file has the records open.
const LOCK: &str = "tsudoi.lock";

/// The records cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no file in the folder.
    #[error("there is no database")]
    NotThere,
    /// There is one already, and making a new one would lose it.
    #[error("there is a database already")]
    AlreadyThere,
    /// Another instance has it open.
    #[error("another instance has the database open")]
    InUse,
    /// It is not what was written.
    #[error("the database is damaged")]
    Damaged,
    /// A newer program has written it.
    #[error("the database has schema {file}; this program knows {program}")]
    NewerSchema {
        /// Its version.
        file: u32,
        /// The newest this program knows.
        program: u32,
    },
    /// It could not be read or written.
    #[error(transparent)]
    Store(StoreError),
}

/// Makes the file under another name, and gives it its own once it is whole: a crash leaves all or none.
pub(crate) fn create(
    folder: &Path,
    key: &DatabaseKey,
    laptop: &NewLaptop,
) -> Result<(Connection, File), OpenError> {
    own_folder(folder)?;
    let lock = lock(folder)?;
    if folder.join(NAME).try_exists()? {
        return Err(OpenError::AlreadyThere);
    }
    let unfinished = folder.join(UNFINISHED);
    discard(&unfinished)?;
    let mut connection = connect(&unfinished)?;
    ready(&connection, Some(key))?;
    migrations::run(&mut connection)?;
    laptop.settle(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    File::options().write(true).open(&unfinished)?.sync_all()?;
    fs::rename(&unfinished, folder.join(NAME))?;
    sync_folder(folder)?;
    let connection = connect(&folder.join(NAME))?;
    ready(&connection, Some(key))?;
    Ok((connection, lock))
}

/// Opens the file, and brings an older one up to date after copying it.
pub(crate) fn open(folder: &Path, key: &DatabaseKey) -> Result<(Connection, File), OpenError> {
    let path = folder.join(NAME);
    if !path.try_exists()? {
        return Err(OpenError::NotThere);
    }
    let lock = lock(folder)?;
    if keys::is_ready(folder)? {
        return Err(OpenError::Store(StoreError::odd(
            "a file under a new key waits to take this one's place",
        )));
    }
    let mut connection = connect(&path)?;
    ready(&connection, Some(key))?;
    let version = migrations::version(&connection)?;
    if version > migrations::NEWEST {
        return Err(OpenError::NewerSchema { file: version, program: migrations::NEWEST });
    }
    if version == 0 {
        // Made whole before it got its name, it has tables: this one lost them.
        return Err(OpenError::Damaged);
    }
    if version < migrations::NEWEST {
        copy_before_upgrade(&connection, folder, key, version)?;
        migrations::run(&mut connection)?;
    }
    Ok((connection, lock))
}

/// Looks into a database with its key, told nothing else: for backups.
pub(crate) fn peek(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    ready_sqlcipher()?;
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    bring_key(&connection, key)?;
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(connection)
}

/// Opens a database that nobody else has open, and brings an older one up to date.
pub(crate) fn grown(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    let mut connection = connect(path)?;
    ready(&connection, Some(key))?;
    migrations::run(&mut connection)?;
    Ok(connection)
}

/// Writes a copy that nobody else has open over under another key. Killed meanwhile it opens by neither; synced it
/// is not yet.
pub(crate) fn turn(path: &Path, [old, new]: [&DatabaseKey; 2]) -> Result<()> {
    let connection = connect(path)?;
    bring_key(&connection, old)?;
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    connection.execute_batch(&Zeroizing::new(format!("PRAGMA rekey = \"x'{}'\"", *new.hex())))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// A database that is gone when it is closed, with the same tables.
pub(crate) fn in_memory(laptop: &NewLaptop) -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    ready(&connection, None)?;
    migrations::run(&mut connection)?;
    laptop.settle(&connection)?;
    Ok(connection)
}

/// Whether every page is authentic, every index right and no reference dangling.
///
/// SQLCipher looks at the pages in the file itself, where a fold that was broken off may lie half written while the
/// log still has them whole: so what is in the log is folded in first.
pub(crate) fn is_sound(connection: &Connection) -> Result<bool> {
    if !connection.is_readonly(rusqlite::MAIN_DB)? {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    let checks = ["PRAGMA cipher_integrity_check", "PRAGMA foreign_key_check"];
    for check in checks {
        let mut statement = connection.prepare(check)?;
        if statement.query([])?.next()?.is_some() {
            return Ok(false);
        }
    }
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(sound == "ok")
}

/// Makes a folder that only this user of the laptop can enter; one that is there stays as it is.
pub(crate) fn own_folder(folder: &Path) -> io::Result<()> {
    let mut private = fs::DirBuilder::new();
    private.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut private, 0o700);
    private.create(folder)
}

/// Syncs the names in a folder, where the system keeps them apart from the files.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A connection to a file, not yet told anything.
fn connect(path: &Path) -> Result<Connection> {
    ready_sqlcipher()?;
    Ok(Connection::open(path)?)
}

/// SQLCipher readies itself at a process's first connection and holds nobody back meanwhile: a second
/// thread that brings a key just then is told that the key is no key. So the first one goes alone.
fn ready_sqlcipher() -> Result<()> {
    static READY: Once = Once::new();
    let mut alone = Ok(());
    READY.call_once(|| {
        alone = Connection::open_in_memory()
            .and_then(|first| first.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA key = 'first'"));
    });
    Ok(alone?)
}

fn bring_key(connection: &Connection, key: &DatabaseKey) -> Result<()> {
    Ok(connection.execute_batch(&Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", *key.hex())))?)
}

/// What every connection is told before its first look at the file: the key before all else.
fn ready(connection: &Connection, key: Option<&DatabaseKey>) -> Result<()> {
    if let Some(key) = key {
        bring_key(connection, key)?;
    }
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA cache_size = -64000;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Leaves a copy of the file as it was beside it, opened and checked, before anything is changed.
fn copy_before_upgrade(
    connection: &Connection,
    folder: &Path,
    key: &DatabaseKey,
    version: u32,
) -> Result<(), OpenError> {
    let path = folder.join(format!("tsudoi-v{version}.db"));
    discard(&path)?;
    let into = path.to_str().ok_or(StoreError::odd("the folder has no Unicode name"))?;
    connection.execute("VACUUM INTO ?1", [into])?;
    File::options().write(true).open(&path)?.sync_all()?;
    let copy = connect(&path)?;
    bring_key(&copy, key)?;
    if migrations::version(&copy)? != version || !is_sound(&copy)? {
        return Err(OpenError::Damaged);
    }
    sync_folder(folder)?;
    Ok(())
}

/// How often the folder is asked for, and how long apart, before another instance is believed to have it. A program this one
/// starts (to print, to show a folder) inherits for a moment, until it stands by itself, what was being let go meanwhile.
const ASKED: u32 = 20;
const APART: Duration = Duration::from_millis(20);

/// Holds the folder for this instance alone, as long as the answer lives.
pub(crate) fn lock(folder: &Path) -> Result<File, OpenError> {
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    for _ in 0..ASKED {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => thread::sleep(APART),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    Err(OpenError::InUse)
}

/// Removes a database and what SQLite keeps beside it.
fn discard(path: &Path) -> io::Result<()> {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        if error.is_damaged() { Self::Damaged } else { Self::Store(error) }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Store(StoreError(Cause::Io(error)))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::Store;

    fn key() -> DatabaseKey {
        DatabaseKey::draw(&mut |bytes| bytes.fill(1))
    }

    fn laptop() -> NewLaptop {
        NewLaptop {
            id: Uuid::from_u128(9),
            name: "南の１号".into(),
            place: Uuid::from_u128(1),
            joined_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_file_of_a_newer_program_is_left_alone_and_said_to_be_newer() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(create(folder.path(), &key(), &laptop()).expect("created"));
        let (connection, lock) = open(folder.path(), &key()).expect("it opens");
        connection.pragma_update(None, "user_version", migrations::NEWEST + 1).expect("told");
        drop((connection, lock));
        assert!(matches!(
            Store::open(folder.path(), &key()),
            Err(OpenError::NewerSchema { file, program }) if file == program + 1
        ));
    }

    #[test]
    fn an_older_file_is_copied_checked_and_brought_up_to_date() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut connection = Connection::open(folder.path().join(NAME)).expect("made");
        ready(&connection, Some(&key())).expect("told");
        migrations::run_to(&mut connection, 1).expect("the first version");
        laptop().settle(&connection).expect("settled");
        drop(connection);

        let store = Store::open(folder.path(), &key()).expect("it opens");
        let fresh = Store::in_memory(&laptop()).expect("a store");
        assert_eq!(store.read().schema().expect("read"), fresh.read().schema().expect("read"));
        assert_eq!(store.read().this_laptop().expect("read"), Uuid::from_u128(9));

        let copy = Connection::open(folder.path().join("tsudoi-v1.db")).expect("there");
        ready(&copy, Some(&key())).expect("of the same key");
        assert_eq!(migrations::version(&copy).expect("read"), 1, "and as it was before");
        assert!(is_sound(&copy).expect("read"));
    }

    #[test]
    fn every_acknowledged_act_is_synced_and_what_is_deleted_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let (connection, _lock) = create(folder.path(), &key(), &laptop()).expect("created");
        for (pragma, told) in [
            ("synchronous", 2),
            ("secure_delete", 1),
            ("foreign_keys", 1),
            ("trusted_schema", 0),
            ("cache_size", -64000),
        ] {
            let found: i64 = connection.pragma_query_value(None, pragma, |row| row.get(0)).expect("told");
            assert_eq!(found, told, "{pragma}");
        }
        let mode: String =
            connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("told");
        assert_eq!(mode, "wal");
    }

    #[test]
    fn a_full_disk_is_told_from_other_trouble() {
        let connection = in_memory(&laptop()).expect("made");
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("told");
        connection.pragma_update(None, "max_page_count", pages + 1).expect("told");
        let full = connection
            .execute("UPDATE laptop SET name = ?1", ["あ".repeat(50_000)])
            .map_err(StoreError::from)
            .expect_err("there is no room");
        assert!(full.is_disk_full() && !full.is_damaged());
        let io = OpenError::from(io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(io, OpenError::Store(error) if error.is_disk_full()));
    }
}
