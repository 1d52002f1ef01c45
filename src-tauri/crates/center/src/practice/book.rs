//! The book (日誌) of what is made up: who did what when, until it is written into the store.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use domain::{
    Id,
    calendar::fiscal_year,
    codes::CheckCode,
    places::{FIRST_PLACES, FirstPlace},
    sessions::Service,
};
use store::{Act, Store, StoreError, Write};
use uuid::Uuid;

use super::{Pace, STAFF, chance::Dice};
use crate::{papers::AskedWords, world::World};

/// The staff by their place in [`STAFF`].
pub(super) const AOKI: usize = 0;
pub(super) const ISHII: usize = 1;
pub(super) const KAWASAKI: usize = 3;
const NISHIDA: usize = 6;

/// The centres by their place in [`FIRST_PLACES`].
pub(super) const MINAMI: usize = 1;
pub(super) const TAKANE: usize = 2;

/// The version of the policy.
pub(super) const POLICY: u32 = 1;

/// A change to the records that is part of something that happened.
pub(super) type Deed = Box<dyn FnOnce(&Write<'_>) -> Result<(), StoreError>>;

/// Something that happened.
struct Happening {
    at: DateTime<Utc>,
    act: &'static str,
    by: usize,
    deeds: Vec<Deed>,
}

/// What was made up and is not written yet, and what all of it draws from.
pub(super) struct Book<'a> {
    world: &'a dyn World,
    pub(super) today: NaiveDate,
    pub(super) dice: Dice,
    pace: Pace,
    staff: Vec<Uuid>,
    services: [Id<Service>; 2],
    numbers: HashMap<String, u32>,
    happenings: Vec<Happening>,
    /// What decisions ask on the consent form, each from its day on (§9).
    pub(super) asked: Vec<(NaiveDate, AskedWords)>,
}

impl<'a> Book<'a> {
    pub(super) fn new(world: &'a dyn World, today: NaiveDate, pace: Pace) -> Self {
        Self {
            world,
            today,
            dice: Dice::new(0x7473_7564_6f69),
            pace,
            staff: STAFF.iter().map(|_| world.fresh()).collect(),
            services: [world.fresh().into(), world.fresh().into()],
            numbers: HashMap::new(),
            happenings: Vec::new(),
            asked: Vec::new(),
        }
    }

    pub(super) fn fresh<T>(&self) -> Id<T> {
        self.world.fresh().into()
    }

    /// What a form that is printed on a day asks besides.
    pub(super) fn asked_on(&self, day: NaiveDate) -> Vec<AskedWords> {
        self.asked.iter().filter(|(from, _)| *from <= day).map(|(_, words)| words.clone()).collect()
    }

    pub(super) fn who(&self, member: usize) -> Uuid {
        self.staff[member]
    }

    pub(super) fn service(&self, n: usize) -> Id<Service> {
        self.services[n]
    }

    /// Someone who works at a centre.
    pub(super) fn someone_at(&mut self, place: usize) -> usize {
        if place == MINAMI { self.dice.pick(&[0, 1, 2]) } else { self.dice.pick(&[5, 6]) }
    }

    /// Who sees to a centre's ＩＤ等.
    pub(super) fn usually_at(&self, place: usize) -> usize {
        if place == MINAMI { ISHII } else { NISHIDA }
    }

    /// The next running number after `prefix`.
    pub(super) fn next_number(&mut self, prefix: &str) -> u32 {
        let last = self.numbers.entry(prefix.to_owned()).or_default();
        *last += 1;
        *last
    }

    /// The next number of a paper, family or slip at a place: `南-承-2026-0001`.
    pub(super) fn next_in_year(&mut self, place: &FirstPlace, series: &str, day: NaiveDate) -> String {
        let prefix = format!("{}-{series}{}-", place.prefix, fiscal_year(day));
        let number = self.next_number(&prefix);
        format!("{prefix}{number:04}")
    }

    /// A check code no other paper here has: the steps of a walk that meets each number once.
    pub(super) fn next_code(&mut self) -> CheckCode {
        const ALL: u64 = 31_u64.pow(7);
        let mut left = u64::from(self.next_number("code")) * 17_179_869_143 % ALL;
        CheckCode::drawn([(); 7].map(|()| {
            let symbol = (left % 31) as u8;
            left /= 31;
            symbol
        }))
    }

    /// Notes something that happened. Nothing happens today: today is the beginner's.
    pub(super) fn note(
        &mut self,
        at: DateTime<Utc>,
        act: &'static str,
        by: usize,
        deed: impl FnOnce(&Write<'_>) -> Result<(), StoreError> + 'static,
    ) {
        self.happenings.push(Happening { at: self.before_today(at), act, by, deeds: vec![Box::new(deed)] });
    }

    /// Notes things of one kind that happened one by one, or at the time of the last, all at once.
    pub(super) fn note_all(&mut self, act: &'static str, by: usize, all: Vec<(DateTime<Utc>, Deed)>) {
        match self.pace {
            Pace::OneByOne => {
                for (at, deed) in all {
                    let at = self.before_today(at);
                    self.happenings.push(Happening { at, act, by, deeds: vec![deed] });
                }
            }
            Pace::Together => {
                if let Some(at) = all.iter().map(|(at, _)| *at).max() {
                    let at = self.before_today(at);
                    let deeds = all.into_iter().map(|(_, deed)| deed).collect();
                    self.happenings.push(Happening { at, act, by, deeds });
                }
            }
        }
    }

    /// The same, where what is written together must not come before another group's last.
    pub(super) fn note_all_after(
        &mut self,
        act: &'static str,
        by: usize,
        mut all: Vec<(DateTime<Utc>, Deed)>,
        last: Option<DateTime<Utc>>,
    ) {
        if let (Pace::Together, Some(last)) = (self.pace, last) {
            for (at, _) in &mut all {
                *at = (*at).max(last + TimeDelta::minutes(4));
            }
        }
        self.note_all(act, by, all);
    }

    /// Writes what happened before `until`, in the order it happened.
    pub(super) fn write(&mut self, store: &mut Store, until: DateTime<Utc>) -> Result<(), StoreError> {
        // Stable: what was noted first comes first where the time is the same.
        self.happenings.sort_by_key(|happening| happening.at);
        let later = self.happenings.partition_point(|happening| happening.at < until);
        let rest = self.happenings.split_off(later);
        for happening in std::mem::replace(&mut self.happenings, rest) {
            let Happening { at, act: name, by, deeds } = happening;
            let mut seed = [0; 32];
            self.world.fill(&mut seed);
            let (actor_name, _, _, _, place) = STAFF[by];
            let act = Act {
                name,
                actor: self.staff[by],
                actor_name,
                place: FIRST_PLACES[place].id().uuid(),
                happened_at: at,
                entered_at: at,
                seed,
            };
            store.act::<_, StoreError>(act, |write| deeds.into_iter().try_for_each(|deed| deed(write)))?;
        }
        Ok(())
    }

    fn before_today(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        at.min(moment(self.today, 0) - TimeDelta::minutes(1))
    }
}

/// A day in Japan and the minutes since its midnight, as a moment.
pub(super) fn moment(day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(minutes - 9 * 60)
}

/// So many days before (or after, for a negative number).
pub(super) fn days_before(day: NaiveDate, days: i64) -> NaiveDate {
    day - TimeDelta::days(days)
}

/// Days nobody works: week-ends, the turn of the year, holidays whose date never moves.
fn is_closed(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
        || matches!(
            (day.month(), day.day()),
            (12, 29..) | (1, 1..=3) | (2, 11 | 23) | (4, 29) | (5, 3..=5) | (8, 11) | (11, 3 | 23)
        )
}

/// The first open day on `day` or before it.
pub(super) fn open_before(mut day: NaiveDate) -> NaiveDate {
    while is_closed(day) {
        day = day - Days::new(1);
    }
    day
}

/// The first open day on `day` or after it.
pub(super) fn open_after(mut day: NaiveDate) -> NaiveDate {
    while is_closed(day) {
        day = day + Days::new(1);
    }
    day
}

/// The open days from `first` to one before `end`.
pub(super) fn open_days(first: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
    first.iter_days().take_while(|day| *day < end).filter(|day| !is_closed(*day)).collect()
}
