//! Why a backup (控え) could not be made or used, as far as staff can do something about it.

use std::io;

use crate::{Cause, OpenError, StoreError, keys};

/// A backup could not be made or used.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder is not there: the stick is out, the share is away.
    #[error("the folder is not there")]
    FolderGone,
    /// The folder may not be written to.
    #[error("the folder may not be written to")]
    NotAllowed,
    /// What was written is not what is read back.
    #[error("the backup is damaged")]
    Damaged,
    /// Another key opens it.
    #[error("the backup has another key")]
    OtherKey,
    /// A newer program has made it.
    #[error("the backup is of a newer program")]
    Newer,
    /// It could not be read or written.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        if error.is_damaged() {
            return Self::Damaged;
        }
        match &error.0 {
            Cause::Io(cause) => match cause.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::FolderGone,
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
                _ => Self::Store(error),
            },
            Cause::Sqlite(_) | Cause::Odd(_) => Self::Store(error),
        }
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<keys::KeyringError> for BackupError {
    fn from(error: keys::KeyringError) -> Self {
        match error {
            keys::KeyringError::NotThere | keys::KeyringError::Damaged => Self::Damaged,
            keys::KeyringError::Newer => Self::Newer,
            keys::KeyringError::Store(error) => error.into(),
        }
    }
}

impl From<OpenError> for BackupError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NewerSchema { .. } => Self::Newer,
            OpenError::Store(error) => error.into(),
            OpenError::NotThere | OpenError::AlreadyThere | OpenError::InUse | OpenError::Damaged => {
                Self::Damaged
            }
        }
    }
}
