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
//! - What is erased is gone from rows, journal and file; the commitments stay, and the chain verifies.
//! - No clock and no chance in here: both come in with the act.
//!
//! A **record table** is any table whose primary key is one column `id`, sixteen bytes. It has no
//! `ON DELETE` action and no trigger, for what they did would not be in the journal.

pub mod applications;
pub mod attachments;
pub mod attendance;
pub mod backups;
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
pub mod retention;
pub mod sessions;
pub mod staff;
pub mod tries;

mod derived;
mod file;
mod journal;
mod mark;
mod migrations;
mod moving;
mod numbers;
mod reserve;
mod words;

use std::{fmt, fs, io, ops::Deref, path::Path};

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use families::index::Index;
pub use file::OpenError;
pub use journal::{
    Act, Asked, AuditedEntry, Chain, EntryId, FieldChange, HistoryLine, NewLaptop, NotAnEntry, Reversal,
    Series, Value,
};
use journal::{Pen, Shape};
use mark::{Known, Mark};
pub use moving::{finish_move, has_keys, is_there, move_in};
use reserve::Reserve;

/// The centre's records, unlocked.
pub struct Store {
    connection: Connection,
    shape: Shape,
    /// This laptop, in every journal.
    laptop: Uuid,
    mark: Option<Mark>,
    missing: Option<Missing>,
    reserve: Option<Reserve>,
    index: Index,
    /// Under which what was let go is known outside; none for a store that rests nowhere.
    seal: Option<retention::Seal>,
    /// Held as long as the records are open; let go after the connection.
    _lock: Option<fs::File>,
}

/// A journal that ends before it was known to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The last entry of this laptop that was acknowledged.
    pub known: u64,
    /// The last one that is there.
    pub found: u64,
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
        Ok(Self::over(connection, Some(lock))?.marked(folder, key)?)
    }

    /// Opens the file in `folder`, and brings an older one up to date.
    pub fn open(folder: &Path, key: &keys::DatabaseKey) -> Result<Self, OpenError> {
        let (connection, lock) = file::open(folder, key)?;
        Ok(Self::over(connection, Some(lock))?.marked(folder, key)?)
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
            self.note_mark();
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

    /// Whether the records are what the journal adds up to: a page of yesterday put in the place of today's is
    /// authentic, and only this tells. Nothing is changed.
    pub fn adds_up(&mut self) -> Result<bool> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let read = Read { connection: &transaction, shape: &self.shape, index: &self.index };
        let as_it_stands = read.digest()?;
        journal::refold(&transaction, &self.shape)?;
        let adds_up = read.digest()? == as_it_stands;
        transaction.rollback()?;
        Ok(adds_up)
    }

    fn over(mut connection: Connection, lock: Option<fs::File>) -> Result<Self> {
        connection.set_prepared_statement_cache_capacity(512);
        derived::renew(&mut connection)?;
        let shape = Shape::of(&connection)?;
        let index = Index::default();
        let laptop = Read { connection: &connection, shape: &shape, index: &index }.this_laptop()?;
        Ok(Self {
            connection,
            shape,
            laptop,
            mark: None,
            missing: None,
            reserve: None,
            index,
            seal: None,
            _lock: lock,
        })
    }

    /// Compares the journal with how far it was known to go, by the mark and by the last backup's card, and lays
    /// room by.
    fn marked(mut self, folder: &Path, key: &keys::DatabaseKey) -> Result<Self> {
        let (noted, mark) = Mark::take(folder)?;
        let backed_up = backups::on_shelf(&backups::own_shelf(folder)).unwrap_or_default();
        let newest = backed_up.into_iter().find(|backup| backup.laptop == self.laptop);
        let newest = newest.map(|backup| Known { laptop: backup.laptop, seq: backup.seq, head: backup.head });
        self.missing = self.missing_of(folder, noted.into_iter().chain(newest))?;
        self.mark = Some(mark);
        self.reserve = Some(Reserve::lay_by(folder));
        self.seal = Some(retention::Seal::of(folder, key));
        self.go_on_erasing();
        Ok(self)
    }

    /// What of the heads this laptop was known to have is not there; it is kept in mind until someone has taken
    /// note, for the mark moves on with the next act.
    fn missing_of(&self, folder: &Path, known: impl Iterator<Item = Known>) -> Result<Option<Missing>> {
        let laptop = self.laptop;
        if let Some([known, found]) = mark::in_mind(folder).filter(|[known, _]| known.laptop == laptop) {
            return Ok(Some(Missing { known: known.seq, found: found.seq }));
        }
        let (seq, head) = self.read().tip()?;
        for known in known.filter(|known| known.laptop == laptop && known.seq > 0) {
            if !self.read().has_head(laptop, known.seq, &known.head)? {
                mark::keep_in_mind(folder, [&known, &Known { laptop, seq, head }])?;
                return Ok(Some(Missing { known: known.seq, found: seq }));
            }
        }
        Ok(None)
    }

    /// What the journal was known to hold and does not, since it was opened so: a log was deleted or cut, or an
    /// older file put in its place.
    pub fn missing(&self) -> Option<Missing> {
        self.missing
    }

    /// Someone has taken note of what is missing in the records of `folder`.
    pub fn take_note_of_missing(&mut self, folder: &Path) -> Result<()> {
        mark::out_of_mind(folder)?;
        self.missing = None;
        Ok(())
    }

    /// Whether room is laid by for a day when the disk is full.
    pub fn has_reserve(&self) -> bool {
        self.reserve.as_ref().is_none_or(Reserve::is_there)
    }

    /// Lets the room go that was laid by; says whether there is some now. What was not saved can be tried again.
    pub fn make_room(&mut self) -> bool {
        self.reserve.as_mut().is_some_and(Reserve::let_go)
    }

    /// Moves the mark. It only ever helps to find a loss: where it cannot be written, nothing else is in doubt.
    fn note_mark(&mut self) {
        if let Some(mut mark) = self.mark.take() {
            let noted = self
                .read()
                .tip()
                .is_ok_and(|(seq, head)| mark.note(&Known { laptop: self.laptop, seq, head }).is_ok());
            self.mark = noted.then_some(mark);
        }
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
