//! Readying sessions (準備): ticking off what is due, and who is there for the city.

use chrono::{Days, NaiveDate};
use domain::{
    Id,
    sessions::{Session, preparations},
    staff::Deed,
};
use store::{
    Read, Write,
    sessions::{
        SessionRecord,
        preparing::{PreparedRecord, PresentRecord},
    },
};

use super::{
    SessionFailure,
    keeping::session_of,
    preparing::{NamePresent, PreparationRow, Prepare, Present, PresentRow},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    hands::Hands,
    loans::rows::staff_name,
    wire::{LINE, needed},
};

impl Center {
    /// Ticks something off, or takes the tick back.
    pub(crate) fn prepare(&mut self, request: Prepare) -> Reply<Done> {
        self.act("prepare", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let item = request.item.into();
            if !preparations(session.kind).iter().any(|(known, _)| *known == item) {
                return Err(SessionFailure::NotPrepared.into());
            }
            let before = store::sessions::preparing::prepared(write, session.id)?;
            match before.iter().find(|done| done.item == item) {
                Some(done) => store::sessions::preparing::remove_prepared(write, done.id)?,
                None => store::sessions::preparing::put_prepared(
                    write,
                    &PreparedRecord {
                        id: hands.world.fresh(),
                        session: session.id,
                        item,
                        done_on: hands.today(),
                        done_by: hands.me.id,
                    },
                )?,
            }
            Ok(Done {})
        })
    }

    /// Names someone who is there for the city.
    pub(crate) fn name_present(&mut self, request: NamePresent) -> Reply<Done> {
        self.act("name_present", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let name = match request.staff {
                Some(staff) => {
                    let known = store::staff::get(write, staff.into())?;
                    known.filter(|member| member.left_on.is_none()).ok_or(Failure::Gone)?.name
                }
                None => needed("name", &request.name, LINE)?,
            };
            store::sessions::preparing::put_present(
                write,
                &PresentRecord {
                    id: hands.world.fresh(),
                    session: session.id,
                    staff: request.staff.map(Id::from),
                    name,
                    part: request.part.into(),
                    acknowledged: None,
                },
            )?;
            Ok(Done {})
        })
    }

    /// Writes down that someone agreed to the policy in force on the session's day (§2(3): staff and lecturers too).
    pub(crate) fn acknowledge(&mut self, request: Present) -> Reply<Done> {
        self.act("acknowledge", |write, hands| {
            let mut present = someone(write, hands, &request)?;
            let session = session_of(write, present.session)?;
            let version = store::policy::on(write, session.held_on)?.ok_or(Failure::Broken)?.version;
            present.acknowledged = Some((hands.today(), version));
            store::sessions::preparing::put_present(write, &present)?;
            Ok(Done {})
        })
    }

    /// Takes someone off the list of those who are there.
    pub(crate) fn remove_present(&mut self, request: Present) -> Reply<Done> {
        self.act("remove_present", |write, hands| {
            let present = someone(write, hands, &request)?;
            store::sessions::preparing::remove_present(write, present.id)?;
            Ok(Done {})
        })
    }
}

fn someone(write: &Write, hands: &Hands, request: &Present) -> Reply<PresentRecord> {
    let present = store::sessions::preparing::get_present(write, request.present)?.ok_or(Failure::Gone)?;
    hands.may(Deed::KeepRecords, session_of(write, present.session)?.place)?;
    Ok(present)
}

/// Who is at a session for the city.
pub(super) fn present_rows(read: &Read, session: Id<Session>, version: u32) -> Reply<Vec<PresentRow>> {
    store::sessions::preparing::present(read, session)?
        .into_iter()
        .map(|present| {
            let agreed = store::sessions::preparing::acknowledged(read, present.staff, &present.name)?;
            Ok(PresentRow {
                id: present.id,
                name: present.name,
                part: present.part.into(),
                acknowledged_on: agreed.filter(|(_, to)| *to >= version).map(|(on, _)| on),
                holds: agreed.map(|(_, to)| to).filter(|to| *to < version),
            })
        })
        .collect()
}

/// What is to be prepared for a session, the earliest due first.
pub(super) fn preparation_rows(read: &Read, session: &SessionRecord) -> Reply<Vec<PreparationRow>> {
    let done = store::sessions::preparing::prepared(read, session.id)?;
    preparations(session.kind)
        .iter()
        .map(|(item, days)| {
            let done = done.iter().find(|done| done.item == *item);
            Ok(PreparationRow {
                item: (*item).into(),
                clause: item.clause().to_string(),
                due_on: session.held_on - Days::new(*days),
                done_on: done.map(|done| done.done_on),
                done_by: done.map(|done| staff_name(read, done.done_by)).transpose()?,
            })
        })
        .collect()
}

/// What is due and was not prepared for a session, by a day.
pub(crate) fn unprepared(
    read: &Read,
    session: &SessionRecord,
    today: NaiveDate,
) -> Reply<Vec<PreparationRow>> {
    let mut rows = preparation_rows(read, session)?;
    rows.retain(|row| row.done_on.is_none() && row.due_on <= today);
    Ok(rows)
}
