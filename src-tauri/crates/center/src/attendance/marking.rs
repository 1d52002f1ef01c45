//! Marking attendance (出欠の記録): only who may take part and has agreed, or with a reason.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    applications::{Application, judge},
    attendance::{Admission, Mark, admit},
    consents::CONSENT_FIRST,
    devices::Kit,
    families::Member,
    staff::Deed,
};
use store::{
    Read, Write,
    applications::{ApplicationRecord, Seat},
    attendance::AttendanceRecord,
    sessions::SessionRecord,
};
use uuid::Uuid;

use super::{
    AbsentBecauseWire, AttendanceFailure, AttendanceSign, ClearAttendance, Day, DaySheet, MarkAttendance,
    MarkWire, noting::notes,
};
use crate::{
    Center, Failure, Problem, Reply,
    applications::rows::application_rows,
    contract::Done,
    devices::keeping::{kit_of, kit_row},
    families::brief::{Household, family_of},
    hands::Hands,
    refusals::{RefusalSign, watching::sign},
    sessions::keeping::session_of,
    wire::{clock, clock_of, reason, time},
};

impl Center {
    /// A session's day: the roster.
    pub(crate) fn day(&mut self, request: Day) -> Reply<DaySheet> {
        let (read, hands) = self.look();
        let session = session_of(&read, request.session.into())?;
        hands.may(Deed::LookAtRecords, session.place)?;
        let place = store::places::get(&read, session.place)?.ok_or(Failure::Gone)?;
        let mut roster = application_rows(&read, &session, hands.today())?;
        roster.retain(|application| !application.waiting);
        let mut considerations = BTreeMap::new();
        let mut lent = BTreeMap::new();
        for row in &roster {
            let had = store::loans::of_family_on(&read, row.family.into(), session.held_on)?;
            if !had.is_empty() {
                let kits = had.iter().map(|loan| kit_row(&read, &hands, &kit_of(&read, loan.kit)?));
                lent.insert(row.family, kits.collect::<Reply<_>>()?);
            }
            let family = family_of(&read, row.family.into())?;
            if !family.consideration.is_empty() {
                considerations.insert(row.family, family.consideration);
            }
        }
        Ok(DaySheet {
            session: session.id.uuid(),
            title: session.title.clone(),
            kind: session.kind.into(),
            place: place.short_name,
            held_on: session.held_on,
            starts_at: clock(session.starts_at),
            ends_at: clock(session.ends_at),
            roster,
            considerations,
            lent,
            credentials_issued_at: store::credentials::standing(&read, session.id)?
                .map(|credentials| credentials.issued_at.to_rfc3339()),
            notes: notes(&read, session.id.uuid())?,
        })
    }

    /// Marks one family.
    pub(crate) fn mark_attendance(&mut self, request: MarkAttendance) -> Reply<Done> {
        let (read, hands) = self.look();
        let (_, session) = on_the_roster(&read, &hands, request.application)?;
        let at = happened_at(&hands, &session, request.at.as_deref())?;
        self.act_at("mark_attendance", at, |write, hands| {
            let (application, session) = on_the_roster(write, hands, request.application)?;
            let kit = match request.mark {
                MarkWire::Absent => failed_kit(write, &application, &session, request.because, request.kit)?,
                _ => None,
            };
            let before = store::attendance::get(write, application.id)?;
            let came_at = before.as_ref().and_then(|before| before.came_at);
            not_removed(write, application.id)?;
            let mark = mark_of(request.mark, request.because, at, came_at)?;
            let given = reason("overrideReason", request.override_reason.as_deref())?;
            let admission = match mark {
                Mark::Present { .. } | Mark::Late { .. } => {
                    admitted(write, hands, &application, &session, given)?
                }
                // Whoever left was let in when they came.
                Mark::Left { .. } => before
                    .and_then(|before| before.override_reason)
                    .map_or(Admission::ByTheRules, |reason| Admission::Override { reason }),
                Mark::Absent(_) => Admission::ByTheRules,
            };
            store::attendance::put(
                write,
                &AttendanceRecord {
                    application: application.id,
                    mark,
                    came_at,
                    override_reason: match admission {
                        Admission::ByTheRules => None,
                        Admission::Override { reason } => Some(reason),
                    },
                    kit,
                },
            )?;
            if matches!(mark, Mark::Absent(_)) {
                together_again(write, application.id)?;
            }
            Ok(Done {})
        })
    }

    /// Takes a mark back.
    pub(crate) fn clear_attendance(&mut self, request: ClearAttendance) -> Reply<Done> {
        self.act("clear_attendance", |write, hands| {
            let (application, _) = on_the_roster(write, hands, request.application)?;
            not_removed(write, application.id)?;
            together_again(write, application.id)?;
            store::attendance::clear(write, application.id)?;
            Ok(Done {})
        })
    }
}

/// Which of the kits a family had on the day failed (§4(3)): the one named, or the only one it had.
fn failed_kit(
    read: &Read,
    application: &ApplicationRecord,
    session: &SessionRecord,
    because: Option<AbsentBecauseWire>,
    named: Option<Uuid>,
) -> Reply<Option<Id<Kit>>> {
    if because != Some(AbsentBecauseWire::LentEquipment) {
        return Ok(None);
    }
    let had = store::loans::of_family_on(read, application.family, session.held_on)?;
    match (named, had.as_slice()) {
        (None, [only]) => Ok(Some(only.kit)),
        (None, _) => Ok(None),
        (Some(named), had) => {
            let meant = had.iter().find(|loan| loan.kit.uuid() == named);
            Ok(Some(meant.ok_or(AttendanceFailure::NotTheirKit)?.kit))
        }
    }
}

/// A mark with what it needs: a time for who came, a reason for who did not.
pub(super) fn mark_of(
    mark: MarkWire,
    because: Option<AbsentBecauseWire>,
    at: DateTime<Utc>,
    came_at: Option<DateTime<Utc>>,
) -> Reply<Mark> {
    match (mark, because) {
        (MarkWire::Present, _) => Ok(Mark::Present { at }),
        (MarkWire::Late, _) => Ok(Mark::Late { at }),
        (MarkWire::Left, _) => match came_at {
            None => Err(AttendanceFailure::NeverCame.into()),
            Some(came_at) if at < came_at => Err(Failure::field("at", Problem::EndsBeforeItBegins)),
            Some(_) => Ok(Mark::Left { at }),
        },
        (MarkWire::Absent, Some(because)) => Ok(Mark::Absent(because.into())),
        (MarkWire::Absent, None) => Err(AttendanceFailure::BecauseNeeded.into()),
    }
}

/// What was written down of a removal stays, until the removal itself is taken back.
fn not_removed(write: &Write, application: Id<Application>) -> Reply<()> {
    match store::incidents::removal(write, application)? {
        None => Ok(()),
        Some(removal) => Err(AttendanceFailure::Removed { clause: removal.clause.to_string() }.into()),
    }
}

/// Nobody of the family is marked apart any more.
fn together_again(write: &Write, application: Id<Application>) -> Reply<()> {
    for apart in store::attendance::of_people(write, application)? {
        store::attendance::clear_person(write, application, apart.person)?;
    }
    Ok(())
}

/// Leave to take part: §2(1) on the session's day, §4(3), or a reason.
fn admitted(
    write: &Write,
    hands: &Hands,
    application: &ApplicationRecord,
    session: &SessionRecord,
    given: Option<String>,
) -> Reply<Admission> {
    let household = Household::of(write, application.family)?;
    if let RefusalSign::Refused { refusal } = sign(write, session, application.family)? {
        // Whom the division refused, the division lets in; why stays on record.
        return match given {
            Some(reason) if hands.may(Deed::DecideRefusals, session.place).is_ok() => {
                Ok(Admission::Override { reason })
            }
            _ => Err(AttendanceFailure::Refused { clause: refusal.clause.clone(), refusal }.into()),
        };
    }
    let members: Vec<Member> = household.members.iter().map(|person| person.member).collect();
    let eligible = judge(&members, session.held_on);
    let consenting = store::consents::held_on(write, application.family, session.held_on)?
        .and_then(|record| record.consent.on(session.held_on).ok());
    match (eligible, consenting, given) {
        (Ok(eligible), Some(family), _) => Ok(admit(eligible, family)),
        (_, _, Some(reason)) => {
            hands.may(Deed::Override, session.place)?;
            Ok(Admission::Override { reason })
        }
        // An application taken with a reason has been let in on §2(1); the consent is still needed.
        (Err(_), _, None) if application.override_reason.is_none() => {
            let verdict = household.verdict(session.held_on);
            Err(AttendanceFailure::NotEligible { verdict }.into())
        }
        (_, None, None) => Err(AttendanceFailure::NoConsent { clause: CONSENT_FIRST.to_string() }.into()),
        (Err(_), Some(_), None) => Ok(application
            .override_reason
            .clone()
            .map_or(Admission::ByTheRules, |reason| Admission::Override { reason })),
    }
}

/// An application that holds a seat at a session that has come and was not called off.
pub(super) fn on_the_roster(
    read: &store::Read,
    hands: &Hands,
    application: uuid::Uuid,
) -> Reply<(ApplicationRecord, SessionRecord)> {
    let application = store::applications::get(read, application.into())?.ok_or(Failure::Gone)?;
    let session = session_of(read, application.session)?;
    hands.may(Deed::KeepRecords, session.place)?;
    if session.cancelled_on.is_some() {
        return Err(AttendanceFailure::SessionCancelled.into());
    }
    if application.seat == Seat::Waiting || application.withdrawn_on.is_some() {
        return Err(AttendanceFailure::NoSeat.into());
    }
    if session.held_on > hands.today() {
        return Err(AttendanceFailure::NotYet { held_on: session.held_on }.into());
    }
    Ok((application, session))
}

/// When a mark happened: the time given, on the session's day; else now, or for a day gone by its
/// beginning.
pub(crate) fn happened_at(
    hands: &Hands,
    session: &SessionRecord,
    typed: Option<&str>,
) -> Reply<DateTime<Utc>> {
    let at = match typed {
        Some(typed) => hands.moment(session.held_on, time("at", typed)?),
        None if session.held_on == hands.today() => hands.now,
        None => hands.moment(session.held_on, session.starts_at),
    };
    if at > hands.now { Err(Failure::field("at", Problem::InTheFuture)) } else { Ok(at) }
}

impl From<Mark> for MarkWire {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Present { .. } => Self::Present,
            Mark::Late { .. } => Self::Late,
            Mark::Left { .. } => Self::Left,
            Mark::Absent(_) => Self::Absent,
        }
    }
}

impl AttendanceSign {
    /// A mark as rosters show it.
    pub(super) fn of(mark: Mark, came_at: Option<DateTime<Utc>>, override_reason: Option<String>) -> Self {
        Self {
            mark: mark.into(),
            came_at: match mark {
                Mark::Present { at } | Mark::Late { at } => Some(at),
                Mark::Left { .. } => came_at,
                Mark::Absent(_) => None,
            }
            .map(clock_of),
            left_at: match mark {
                Mark::Left { at } => Some(clock_of(at)),
                _ => None,
            },
            because: match mark {
                Mark::Absent(because) => Some(because.into()),
                _ => None,
            },
            override_reason,
            removed: None,
        }
    }
}

impl From<AttendanceRecord> for AttendanceSign {
    fn from(record: AttendanceRecord) -> Self {
        Self::of(record.mark, record.came_at, record.override_reason)
    }
}
