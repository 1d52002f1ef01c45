//! What decisions ask for before a session (決定による準備): on its checklist beside what every session needs.

use chrono::{Days, NaiveDate};
use domain::staff::Deed;
use store::{Read, decisions::DecidedPrepared, sessions::SessionRecord};

use super::{
    DecidedPreparationRow, DecisionFailure, PrepareDecided,
    keeping::{DecisionBook, nth},
};
use crate::{Center, Reply, contract::Done, loans::rows::staff_name, sessions::keeping::session_of};

impl Center {
    /// Sees to what a decision asks for, or takes that back.
    pub(crate) fn prepare_decided(&mut self, request: PrepareDecided) -> Reply<Done> {
        self.act("prepare_decided", |write, hands| {
            let session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            let rows = decided_rows(write, &session)?;
            if !rows.iter().any(|row| row.decision == request.decision) {
                return Err(DecisionFailure::NotAsked.into());
            }
            let before = store::decisions::prepared(write, session.id)?;
            match before.iter().find(|done| done.decision.uuid() == request.decision) {
                Some(done) => store::decisions::remove_prepared(write, done.id)?,
                None => store::decisions::put_prepared(
                    write,
                    &DecidedPrepared {
                        id: hands.world.fresh(),
                        session: session.id,
                        decision: request.decision.into(),
                        done_on: hands.today(),
                        done_by: hands.me.id,
                    },
                )?,
            }
            Ok(Done {})
        })
    }
}

/// What the decisions followed on a session's day ask for, the earliest due first.
pub(crate) fn decided_rows(read: &Read, session: &SessionRecord) -> Reply<Vec<DecidedPreparationRow>> {
    let done = store::decisions::prepared(read, session.id)?;
    let book = DecisionBook::open(read)?;
    let mut rows = Vec::new();
    for record in book.followed(session.held_on) {
        let Some(asked) = record.preparation.as_ref().filter(|asked| asked.kinds.contains(&session.kind))
        else {
            continue;
        };
        let done = done.iter().find(|done| done.decision == record.id);
        rows.push(DecidedPreparationRow {
            decision: record.id.uuid(),
            nth: nth(&record.number),
            words: asked.words.clone(),
            due_on: session.held_on - Days::new(asked.days_before.into()),
            done_on: done.map(|done| done.done_on),
            done_by: done.map(|done| staff_name(read, done.done_by)).transpose()?,
        });
    }
    rows.sort_by_key(|row| row.due_on);
    Ok(rows)
}

/// What decisions ask for that is due and was not seen to, by a day.
pub(crate) fn unprepared_decided(
    read: &Read,
    session: &SessionRecord,
    today: NaiveDate,
) -> Reply<Vec<DecidedPreparationRow>> {
    let mut rows = decided_rows(read, session)?;
    rows.retain(|row| row.done_on.is_none() && row.due_on <= today);
    Ok(rows)
}
