//! Where the centre's records rest: one encrypted SQLite file, its journal, and the keys beside it.
//!
//! One module a feature, one function a question. A module turns rows into domain values and back;
//! it decides nothing.
//!
//! **Invariants.**
//! - Rows change only inside [`Store::act`]: one act is one transaction is one entry of the journal.
//!   A [`Read`] cannot write, and [`Write`] has no way to change a row that the journal does not see.
//! - The record tables are what the journal adds up to: [`Store::refold`] changes nothing.
//! - What is derived from records (how names are searched) is made anew by the same door.
//! - No clock and no chance in here: both come in with the act.
//!
//! A **record table** is any table whose primary key is one column `id`, sixteen bytes. It has no
//! `ON DELETE` action and no trigger, for what they did would not be in the journal.

pub mod applications;
pub mod attachments;
pub mod attendance;
pub mod city;
pub mod city_words;
pub mod consents;
pub mod credentials;
pub mod decisions;
pub mod devices;
pub mod exports;
pub mod families;
pub mod imports;
pub mod incidents;
pub mod keys;
pub mod loans;
pub mod obligations;
pub mod papers;
pub mod places;
pub mod policy;
pub mod refusals;
pub mod sessions;
pub mod staff;

mod derived;
mod file;
mod journal;
mod migrations;
mod moving;
mod numbers;
mod words;

use std::{fmt, fs, io, ops::Deref, path::Path};

use rusqlite::{Connection, TransactionBehavior};

use families::index::Index;
pub use file::OpenError;
pub use journal::{Act, Chain, EntryId, FieldChange, HistoryLine, NewLaptop, NotAnEntry, Reversal, Value};
use journal::{Pen, Shape};
pub use moving::{finish_move, has_keys, is_there, move_in};

/// The centre's records, unlocked.
pub struct Store {
    connection: Connection,
    shape: Shape,
    index: Index,
    /// Held as long as the records are open; let go after the connection.
    _lock: Option<fs::File>,
}

/// A look at the records.
pub struct Read<'a> {
    connection: &'a Connection,
    shape: &'a Shape,
    index: &'a Index,
}

/// A change to the records: all of it or none of it.
pub struct Write<'a> {
    read: Read<'a>,
    pen: Pen,
}

/// The records could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct StoreError(#[from] Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What the tables hold or the caller asks makes no sense here. Says no value.
    #[error("{0}")]
    Odd(&'static str),
}

/// What the questions of this crate answer with.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl Store {
    /// Makes the file in `folder`, which must hold none yet, as the first laptop of its journal.
    pub fn create(folder: &Path, key: &keys::DatabaseKey, laptop: &NewLaptop) -> Result<Self, OpenError> {
        let (connection, lock) = file::create(folder, key, laptop)?;
        Ok(Self::over(connection, Some(lock))?)
    }

    /// Opens the file in `folder`, and brings an older one up to date.
    pub fn open(folder: &Path, key: &keys::DatabaseKey) -> Result<Self, OpenError> {
        let (connection, lock) = file::open(folder, key)?;
        Ok(Self::over(connection, Some(lock))?)
    }

    /// A store that is gone when it is dropped.
    pub fn in_memory(laptop: &NewLaptop) -> Result<Self> {
        Self::over(file::in_memory(laptop)?, None)
    }

    /// A look at the records.
    pub fn read(&self) -> Read<'_> {
        Read { connection: &self.connection, shape: &self.shape, index: &self.index }
    }

    /// Does `work` as one act: its rows and one journal entry are written together, or nothing is.
    ///
    /// An act that neither changes nor mentions a record leaves no entry and writes nothing. When
    /// `work` fails or panics nothing is written, and the store can be used on.
    pub fn act<T, E: From<StoreError>>(
        &mut self,
        act: Act<'_>,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<EntryId>), E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let write = Write {
            pen: Pen::begin(&transaction, act)?,
            read: Read { connection: &transaction, shape: &self.shape, index: &self.index },
        };
        let done = work(&write)?;
        let entry = write.finish()?;
        if entry.is_some() {
            transaction.commit().map_err(StoreError::from)?;
        }
        Ok((done, entry))
    }

    /// Drops every record row and folds it again from the journal.
    pub fn refold(&mut self) -> Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        journal::refold(&transaction, &self.shape)?;
        derived::refresh_all(&transaction)?;
        self.index.forget();
        transaction.commit()?;
        Ok(())
    }

    fn over(mut connection: Connection, lock: Option<fs::File>) -> Result<Self> {
        connection.set_prepared_statement_cache_capacity(512);
        derived::renew(&mut connection)?;
        let shape = Shape::of(&connection)?;
        Ok(Self { connection, shape, index: Index::default(), _lock: lock })
    }
}

impl Read<'_> {
    /// For the questions of the feature modules, which only ever `SELECT` by it.
    pub(crate) fn connection(&self) -> &Connection {
        self.connection
    }

    /// Every table and index as SQL, in one order: what `schema.sql` must equal.
    pub fn schema(&self) -> Result<String> {
        migrations::schema(self.connection)
    }

    /// Whether the whole file is sound: every page authentic, every index right, no reference dangling.
    pub fn is_sound(&self) -> Result<bool> {
        file::is_sound(self.connection)
    }
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;

    /// A change sees what it has changed.
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl StoreError {
    /// Whether there was no room left to write. Nothing acknowledged is lost.
    pub fn is_disk_full(&self) -> bool {
        match &self.0 {
            Cause::Sqlite(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            Cause::Io(error) => {
                matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
            }
            Cause::Odd(_) => false,
        }
    }

    /// Whether the file itself is no longer what was written.
    pub fn is_damaged(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match &self.0 {
            Cause::Sqlite(error) => {
                matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
            }
            Cause::Io(_) | Cause::Odd(_) => false,
        }
    }

    pub(crate) fn odd(what: &'static str) -> Self {
        Self(Cause::Odd(what))
    }
}

// Where it is may name who uses this laptop.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store(‥)")
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.into())
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        Self(error.into())
    }
}
