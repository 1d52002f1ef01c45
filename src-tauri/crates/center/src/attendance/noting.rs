//! Notes of the day (当日のメモ).

use domain::staff::Deed;
use store::{Read, attendance::NoteRecord};
use uuid::Uuid;

use super::{NoteRow, WriteNote};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    loans::rows::staff_name,
    sessions::keeping::session_of,
    wire::{NOTE, clock_of, needed_text},
};

impl Center {
    /// Notes something of the day.
    pub(crate) fn write_note(&mut self, request: WriteNote) -> Reply<Done> {
        self.act("write_note", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let application = request
                .application
                .map(|id| store::applications::get(write, id.into())?.ok_or(Failure::Gone))
                .transpose()?
                .filter(|application| application.session == session.id);
            if application.is_none() && request.application.is_some() {
                return Err(Failure::Gone);
            }
            let note = NoteRecord {
                id: hands.world.fresh(),
                session: session.id,
                application: application.map(|application| application.id),
                text: needed_text("text", &request.text, NOTE)?,
                written_at: hands.now,
                written_by: hands.me.id,
            };
            store::attendance::put_note(write, &note)?;
            Ok(Done {})
        })
    }
}

/// The notes of a session, as the day shows them.
pub(super) fn notes(read: &Read, session: Uuid) -> Reply<Vec<NoteRow>> {
    store::attendance::notes(read, session.into())?
        .into_iter()
        .map(|note| {
            Ok(NoteRow {
                id: note.id,
                application: note.application.map(domain::Id::uuid),
                text: note.text,
                at: clock_of(note.written_at),
                by: staff_name(read, note.written_by)?,
            })
        })
        .collect()
}
