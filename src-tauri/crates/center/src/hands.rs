//! Hands (手もと): who asks, when, and what they may do; ids and chance for what they write.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Id,
    places::{Place, PlaceKind},
    staff::{Deed, IN_CHARGE, Role, Staff, Whose, may},
};

use crate::{
    Failure, Forbidden, Reply, permissions,
    world::{World, in_japan},
};

/// Who sits at the desk.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) id: Id<Staff>,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) role: Role,
    pub(crate) place: Place,
}

/// What a request works with.
pub(crate) struct Hands<'a> {
    pub(crate) world: &'a dyn World,
    pub(crate) me: &'a SignedIn,
    pub(crate) now: DateTime<Utc>,
}

/// The time of day of what was entered after its day.
pub(crate) const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

impl Hands<'_> {
    pub(crate) fn today(&self) -> NaiveDate {
        in_japan(self.now).date_naive()
    }

    /// An id for something new.
    pub(crate) fn fresh<T>(&self) -> Id<T> {
        self.world.fresh().into()
    }

    /// Seven bytes of chance, for a check code.
    pub(crate) fn chance(&self) -> [u8; 7] {
        let mut bytes = [0; 7];
        self.world.fill(&mut bytes);
        bytes
    }

    /// Refuses what this person may not do with records of `place` (§3).
    pub(crate) fn may(&self, deed: Deed, place: Id<Place>) -> Reply<()> {
        let whose = if place == self.me.place.id { Whose::Own } else { Whose::Other };
        if may(self.me.role, deed, whose) {
            return Ok(());
        }
        Err(Failure::Forbidden(if may(self.me.role, deed, Whose::Own) {
            Forbidden::OtherPlace { clause: IN_CHARGE.to_string() }
        } else {
            permissions::only(deed)
        }))
    }

    /// The place whose records this person sees; none when they see every place's (§3).
    pub(crate) fn sees(&self) -> Option<Id<Place>> {
        if may(self.me.role, Deed::LookAtRecords, Whose::Other) { None } else { Some(self.me.place.id) }
    }

    /// The place whose work this person has before them: a centre's own, for the division all.
    pub(crate) fn works_at(&self) -> Option<Id<Place>> {
        match self.me.place.kind {
            PlaceKind::Division => None,
            PlaceKind::Centre => Some(self.me.place.id),
        }
    }

    /// When something of a day happened: now, or at noon where it is written down later.
    pub(crate) fn happened(&self, on: NaiveDate) -> DateTime<Utc> {
        if on == self.today() { self.now } else { self.moment(on, NOON) }
    }

    /// A day and a time of day in Japan, as a moment.
    pub(crate) fn moment(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let offset = *in_japan(self.now).offset();
        day.and_time(time).and_local_timezone(offset).single().map_or(self.now, |at| at.to_utc())
    }
}
