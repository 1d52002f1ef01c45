//! Attachments (添えた写真), as they rest: the record in the journal, the bytes beside it, known by their hash.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    attachments::{Attachment, Format, Shows},
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A picture kept with a record.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachmentRecord {
    /// Which.
    pub id: Id<Attachment>,
    /// Of which record: the kit, the loan or the consent.
    pub subject: Uuid,
    /// What it shows.
    pub shows: Shows,
    /// What was written to it; empty where nothing was.
    pub caption: String,
    /// How it is written down.
    pub format: Format,
    /// How many bytes.
    pub size: u32,
    /// SHA-256 of its bytes.
    pub hash: [u8; 32],
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// By whom.
    pub added_by: Id<Staff>,
}

/// What bytes are known by.
pub fn hash_of(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// One picture.
pub fn get(read: &Read, id: Id<Attachment>) -> Result<Option<AttachmentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM attachments WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(attachment(row)))
        .optional()?
        .transpose()
}

/// The pictures of a record, the first added first.
pub fn of(read: &Read, subject: Uuid) -> Result<Vec<AttachmentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM attachments WHERE subject = ?1 ORDER BY added_at, id")?
        .query_and_then([subject], attachment)?
        .collect()
}

/// The bytes of a hash, where this laptop has them and they are still what the hash says.
pub fn bytes(read: &Read, hash: &[u8; 32]) -> Result<Option<Vec<u8>>> {
    let bytes: Option<Vec<u8>> = read
        .connection()
        .prepare_cached("SELECT bytes FROM blobs WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?;
    Ok(bytes.filter(|bytes| hash_of(bytes) == *hash))
}

/// Writes a picture down. Its bytes are not the journal's: the hash says which they are, and the same are kept once.
pub fn put(write: &Write, attachment: &AttachmentRecord, bytes: &[u8]) -> Result<()> {
    write
        .connection()
        .prepare_cached("INSERT INTO blobs (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING")?
        .execute(params![attachment.hash, bytes])?;
    write.put(
        "attachments",
        attachment.id.uuid(),
        &[
            ("subject", attachment.subject.into()),
            ("shows", attachment.shows.word().into()),
            ("caption", attachment.caption.as_str().into()),
            ("format", attachment.format.word().into()),
            ("size", attachment.size.into()),
            ("hash", attachment.hash.as_slice().into()),
            ("added_at", attachment.added_at.into()),
            ("added_by", attachment.added_by.uuid().into()),
        ],
    )
}

/// Takes a picture from its record. Its bytes stay, for taking that back.
pub fn remove(write: &Write, id: Id<Attachment>) -> Result<()> {
    write.remove("attachments", id.uuid())
}

fn attachment(row: &Row) -> Result<AttachmentRecord> {
    Ok(AttachmentRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        subject: row.get("subject")?,
        shows: Shows::column(row, "shows")?,
        caption: row.get("caption")?,
        format: Format::column(row, "format")?,
        size: row.get("size")?,
        hash: row.get("hash")?,
        added_at: row.get("added_at")?,
        added_by: row.get::<_, Uuid>("added_by")?.into(),
    })
}
