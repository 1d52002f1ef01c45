//! Pictures of kits (機器の写真) made up: drawn once (`pictures/*.svg`), so that a card in practice looks as one in use does.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    attachments::{Attachment, Format, Shows},
    devices::KitKind,
    staff::Staff,
};
use store::{attachments::AttachmentRecord, devices::KitRecord};

/// What is seen of a kit of this kind; small ones are not photographed.
pub(super) fn of(kind: KitKind) -> Option<&'static [u8]> {
    match kind {
        KitKind::Tablet => Some(include_bytes!("pictures/tablet.png")),
        KitKind::Computer => Some(include_bytes!("pictures/computer.png")),
        KitKind::Router => Some(include_bytes!("pictures/router.png")),
        KitKind::Camera => Some(include_bytes!("pictures/camera.png")),
        _ => None,
    }
}

/// The record of a picture of this kit.
pub(super) fn record(
    id: Id<Attachment>,
    kit: &KitRecord,
    bytes: &[u8],
    at: DateTime<Utc>,
    by: Id<Staff>,
) -> AttachmentRecord {
    AttachmentRecord {
        id,
        subject: kit.id.uuid(),
        shows: Shows::Kit,
        caption: "届いたときのようす".to_owned(),
        format: Format::Png,
        size: bytes.len() as u32,
        hash: store::attachments::hash_of(bytes),
        added_at: at,
        added_by: by,
    }
}
