//! Drawing lots (抽選) and copying a month (先月と同じに).

use chrono::{Datelike, NaiveDate};
use domain::{
    sessions::{Choosing, draw, same_weekday_of},
    staff::Deed,
};
use store::{applications::Seat, sessions::SessionRecord};

use super::{
    SessionFailure,
    keeping::session_of,
    months::month,
    offering::{CopyMonth, DrawLots, LotsDrawn, MonthCopied},
};
use crate::{
    Center, Reply,
    applications::judging::{heads, persons_fit},
};

impl Center {
    /// Draws lots: seats go in the drawn order while they last, and the others wait in it.
    pub(crate) fn draw_lots(&mut self, request: DrawLots) -> Reply<LotsDrawn> {
        self.act("draw_lots", |write, hands| {
            let mut session = session_of(write, request.session.into())?;
            hands.may(Deed::KeepRecords, session.place)?;
            if session.cancelled_on.is_some() {
                return Err(SessionFailure::Cancelled.into());
            }
            if session.offer.choosing != Choosing::Lottery || session.drawn.is_some() {
                return Err(SessionFailure::NoDraw.into());
            }
            if let Some((_, until)) = session.offer.window
                && hands.today() <= until
            {
                return Err(SessionFailure::StillOpen { until }.into());
            }
            let mut bytes = [0; 8];
            hands.world.fill(&mut bytes);
            let seed = u64::from_be_bytes(bytes);
            let mut applications = store::applications::of_session(write, session.id)?;
            // A fixed order to draw from, the same on every laptop.
            applications.sort_by_key(|application| application.id.uuid());
            let (mut seated, mut waiting) = (0, 0);
            for (lot, at) in (1..).zip(draw(seed, applications.len())) {
                let application = &mut applications[at];
                application.lot = Some(lot);
                let more = heads(write, application.family, application.id)?;
                if seated < session.capacity && persons_fit(write, &session, more)? {
                    application.seat = Seat::Taken;
                    seated += 1;
                } else {
                    application.seat = Seat::Waiting;
                    waiting += 1;
                }
                store::applications::put(write, application)?;
            }
            session.drawn = Some((seed, hands.now));
            store::sessions::put(write, &session)?;
            Ok(LotsDrawn { seated, waiting })
        })
    }

    /// Plans a month as the one before it was: the same weekday of the same week.
    pub(crate) fn copy_month(&mut self, request: CopyMonth) -> Reply<MonthCopied> {
        self.act("copy_month", |write, hands| {
            let place = hands.me.place.id;
            hands.may(Deed::KeepRecords, place)?;
            let (first, last) = month(request.year, request.month)?;
            let open = store::loans::open_days(write, place)?;
            let before = first - chrono::Months::new(1);
            let there = store::sessions::between(write, Some(place), first, last)?;
            let (mut planned, mut left_out) = (0, Vec::new());
            for old in
                store::sessions::between(write, Some(place), before, first.pred_opt().unwrap_or(before))?
            {
                if old.cancelled_on.is_some() {
                    continue;
                }
                let day = same_weekday_of(old.held_on, first.year(), first.month());
                // Nothing is planned into days gone by, nor on closed days.
                let free = |day: &NaiveDate| {
                    *day >= hands.today()
                        && open.is_open(*day)
                        && !there.iter().any(|one| {
                            one.held_on == *day && one.starts_at == old.starts_at && one.title == old.title
                        })
                };
                let Some(held_on) = day.filter(free) else {
                    left_out.push(old.title);
                    continue;
                };
                let shift = held_on - old.held_on;
                let mut offer = old.offer;
                offer.window = offer.window.map(|(from, until)| (from + shift, until + shift));
                store::sessions::put(
                    write,
                    &SessionRecord { id: hands.fresh(), held_on, offer, drawn: None, ..old },
                )?;
                planned += 1;
            }
            Ok(MonthCopied { planned, left_out })
        })
    }
}
