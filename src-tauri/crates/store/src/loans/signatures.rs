//! Signatures (署名) written on the screen, as they rest.

use chrono::{DateTime, Utc};
use domain::{Id, staff::Staff};
use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A hand-over was signed on the screen.
#[derive(Clone, PartialEq, Eq)]
pub struct SignatureRecord {
    /// Its record.
    pub id: Uuid,
    /// Which hand-over.
    pub slip: Uuid,
    /// The strokes, as `center` wrote them.
    pub strokes: String,
    /// When.
    pub signed_at: DateTime<Utc>,
    /// Before whom.
    pub before: Id<Staff>,
}

/// A hand-over's signature.
pub fn get(read: &Read, slip: Uuid) -> Result<Option<SignatureRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM signatures WHERE slip = ?1")?
        .query_row([slip], |row| {
            Ok(SignatureRecord {
                id: row.get("id")?,
                slip,
                strokes: row.get("strokes")?,
                signed_at: row.get("signed_at")?,
                before: row.get::<_, Uuid>("before")?.into(),
            })
        })
        .optional()?)
}

/// Writes a signature down.
pub fn put(write: &Write, signature: &SignatureRecord) -> Result<()> {
    write.put(
        "signatures",
        signature.id,
        &[
            ("slip", signature.slip.into()),
            ("strokes", signature.strokes.as_str().into()),
            ("signed_at", signature.signed_at.into()),
            ("before", signature.before.uuid().into()),
        ],
    )
}
