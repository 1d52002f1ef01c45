//! Requests about attachments (添えた写真): a picture of a kit, of what was lent, of what came back, of a form.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Id,
    attachments::{Attachment, Format, MOST, MOST_BYTES, NotAPicture, Shows, recognise},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{Read, Write, attachments::AttachmentRecord};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Center, Failure, Reply,
    contract::Done,
    devices::keeping::kit_of,
    families::brief::family_of,
    hands::Hands,
    loans::{rows::staff_name, take_back::loan_of},
    wire::{LINE, optional},
};

/// What a picture shows, and of which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum PictureOf {
    /// A kit, for its card.
    Kit {
        /// Which.
        kit: Uuid,
    },
    /// What was lent, as it went.
    HandOver {
        /// Which loan.
        loan: Uuid,
    },
    /// What was lent, as it came back.
    TakeBack {
        /// Which loan.
        loan: Uuid,
    },
    /// A consent form that came back.
    Consent {
        /// Which consent.
        consent: Uuid,
    },
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Shows", export_to = "center.ts")]
pub enum ShowsWire {
    /// A kit.
    Kit,
    /// 貸したとき.
    HandOver,
    /// 返ったとき.
    TakeBack,
    /// 承諾書.
    Consent,
}

/// Keep a picture with a record (写真を添える).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Attach {
    /// Of what.
    pub of: PictureOf,
    /// What is to be seen on it; may be empty.
    pub caption: String,
    /// The file's bytes, in base64: a JPEG or a PNG.
    pub bytes: String,
}

/// The picture is kept.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Attached {
    /// Which.
    pub attachment: Uuid,
}

/// Take a picture from its record.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Detach {
    /// Which.
    pub attachment: Uuid,
}

/// Show a picture.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PictureRequest {
    /// Which.
    pub attachment: Uuid,
}

/// A picture.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Picture {
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Its bytes, in base64.
    pub bytes: String,
}

/// A picture, as the card of its record lists it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AttachmentRow {
    /// Which.
    pub id: Uuid,
    /// What it shows.
    pub shows: ShowsWire,
    /// What was written to it.
    pub caption: String,
    /// When it was added (RFC 3339).
    pub added_at: String,
    /// By whom.
    pub added_by: String,
}

/// Why a picture was not kept, or cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum AttachmentFailure {
    /// Neither JPEG nor PNG.
    NotAPicture,
    /// The file is too large.
    TooLarge {
        /// The most bytes.
        most_bytes: u32,
    },
    /// The record has as many pictures as it may.
    TooMany {
        /// The most.
        most: u32,
    },
    /// This laptop does not have its bytes, or the disk changed them.
    Missing,
}

impl Center {
    /// Keeps a picture with a record.
    pub(crate) fn attach(&mut self, request: Attach) -> Reply<Attached> {
        self.act("attach", |write, hands| {
            let (subject, shows) = subject(write, hands, request.of, Deed::KeepRecords)?;
            let bytes = STANDARD.decode(&request.bytes).map_err(|_| AttachmentFailure::NotAPicture)?;
            let caption = optional("caption", &request.caption, LINE)?;
            Ok(Attached { attachment: keep(write, hands, (subject, shows), caption, &bytes)? })
        })
    }

    /// Takes a picture from its record; もとに戻す brings it back.
    pub(crate) fn detach(&mut self, request: Detach) -> Reply<Done> {
        self.act("detach", |write, hands| {
            let attachment = attachment_of(write, hands, request.attachment, Deed::KeepRecords)?;
            store::attachments::remove(write, attachment.id)?;
            Ok(Done {})
        })
    }

    /// A picture's bytes.
    pub(crate) fn picture(&mut self, request: PictureRequest) -> Reply<Picture> {
        let (read, hands) = self.look();
        let attachment = attachment_of(&read, &hands, request.attachment, Deed::LookAtRecords)?;
        let bytes = store::attachments::bytes(&read, &attachment.hash)?.ok_or(AttachmentFailure::Missing)?;
        let media_type = match attachment.format {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
        };
        Ok(Picture { media_type: media_type.to_owned(), bytes: STANDARD.encode(bytes) })
    }
}

/// Keeps a picture with its record.
pub(crate) fn keep(
    write: &Write,
    hands: &Hands,
    (subject, shows): (Uuid, Shows),
    caption: String,
    bytes: &[u8],
) -> Reply<Uuid> {
    let format = recognise(bytes).map_err(|reason| match reason {
        NotAPicture::Foreign => AttachmentFailure::NotAPicture,
        NotAPicture::TooLarge => AttachmentFailure::TooLarge { most_bytes: MOST_BYTES as u32 },
    })?;
    let there = store::attachments::of(write, subject)?;
    if there.iter().filter(|other| other.shows == shows).count() >= MOST {
        return Err(AttachmentFailure::TooMany { most: MOST as u32 }.into());
    }
    let attachment = AttachmentRecord {
        id: hands.fresh(),
        subject,
        shows,
        caption,
        format,
        size: bytes.len() as u32,
        hash: store::attachments::hash_of(bytes),
        added_at: hands.now,
        added_by: hands.me.id,
    };
    store::attachments::put(write, &attachment, bytes)?;
    Ok(attachment.id.uuid())
}

/// The pictures of a record, as its card lists them.
pub(crate) fn attachment_rows(read: &Read, subject: Uuid) -> Reply<Vec<AttachmentRow>> {
    store::attachments::of(read, subject)?
        .into_iter()
        .map(|attachment| {
            Ok(AttachmentRow {
                id: attachment.id.uuid(),
                shows: match attachment.shows {
                    Shows::Kit => ShowsWire::Kit,
                    Shows::HandOver => ShowsWire::HandOver,
                    Shows::TakeBack => ShowsWire::TakeBack,
                    Shows::Consent => ShowsWire::Consent,
                },
                caption: attachment.caption,
                added_at: attachment.added_at.to_rfc3339(),
                added_by: staff_name(read, attachment.added_by)?,
            })
        })
        .collect()
}

/// The record a picture is of, where this person may do that with it.
fn subject(read: &Read, hands: &Hands, of: PictureOf, deed: Deed) -> Reply<(Uuid, Shows)> {
    let loan = |loan, shows| Ok((loan_of(read, hands, loan, deed)?.id.uuid(), shows));
    match of {
        PictureOf::Kit { kit } => {
            let kit = kit_of(read, kit.into())?;
            // The stock is shared (§4(1)): whoever may see a kit may see its picture.
            let deed = if deed == Deed::LookAtRecords { Deed::LookAtStock } else { deed };
            hands.may(deed, kit.place)?;
            Ok((kit.id.uuid(), Shows::Kit))
        }
        PictureOf::HandOver { loan: id } => loan(id, Shows::HandOver),
        PictureOf::TakeBack { loan: id } => loan(id, Shows::TakeBack),
        PictureOf::Consent { consent } => {
            let record = store::consents::get(read, consent)?.ok_or(Failure::Gone)?;
            hands.may(deed, family_of(read, record.consent.family)?.place)?;
            Ok((record.id, Shows::Consent))
        }
    }
}

fn attachment_of(read: &Read, hands: &Hands, id: Uuid, deed: Deed) -> Reply<AttachmentRecord> {
    let attachment = store::attachments::get(read, Id::<Attachment>::from(id))?.ok_or(Failure::Gone)?;
    let of = match attachment.shows {
        Shows::Kit => PictureOf::Kit { kit: attachment.subject },
        Shows::HandOver => PictureOf::HandOver { loan: attachment.subject },
        Shows::TakeBack => PictureOf::TakeBack { loan: attachment.subject },
        Shows::Consent => PictureOf::Consent { consent: attachment.subject },
    };
    subject(read, hands, of, deed)?;
    Ok(attachment)
}

impl From<AttachmentFailure> for Failure {
    fn from(failure: AttachmentFailure) -> Self {
        Self::Attachments(failure)
    }
}
