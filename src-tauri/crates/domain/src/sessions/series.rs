//! Series (くりかえし): the days of a session that is held again and again, without those the place is closed on.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use crate::opening::{Closed, OpenDays};

/// The most sessions planned at once.
pub const MOST_TIMES: u32 = 60;
/// The furthest a series reaches from its first day, in days.
const LONGEST_DAYS: u64 = 366;

/// How often, always on the weekday of the first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// 毎週.
    Weekly,
    /// 隔週.
    EveryOtherWeek,
    /// 毎月の第２・第４…: weeks 1 to 5; a month without a fifth has none.
    Monthly(Weeks),
}

/// Weeks of a month, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks(BTreeSet<u32>);

/// When it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After so many sessions; days that are skipped do not count.
    Times(u32),
    /// With this day.
    Until(NaiveDate),
}

/// A day of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// Which.
    pub day: NaiveDate,
    /// Why it is skipped, if it is.
    pub closed: Option<Closed>,
}

/// What was asked for has no day, or too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASeries {
    /// No week of the month was named, or one no month has.
    #[error("weeks 1 to 5, at least one")]
    NoWeek,
    /// Not one to sixty times.
    #[error("not between one and {MOST_TIMES} times")]
    Times,
    /// It ends before it begins, or more than a year later.
    #[error("not within a year")]
    TooLong,
    /// No day is left.
    #[error("no day is left")]
    NoDay,
}

impl Weeks {
    /// Weeks of a month, 1 to 5.
    pub fn new(weeks: impl IntoIterator<Item = u32>) -> Result<Self, NotASeries> {
        let weeks: BTreeSet<u32> = weeks.into_iter().collect();
        let known = weeks.iter().all(|week| (1..=5).contains(week));
        if known && !weeks.is_empty() { Ok(Self(weeks)) } else { Err(NotASeries::NoWeek) }
    }
}

/// The days of a series from `first` on, those that are skipped among them.
pub fn series(
    first: NaiveDate,
    rhythm: &Rhythm,
    end: End,
    open: &OpenDays,
) -> Result<Vec<Occasion>, NotASeries> {
    let furthest = first + Days::new(LONGEST_DAYS);
    let (times, until) = match end {
        End::Times(times) if (1..=MOST_TIMES).contains(&times) => (times, furthest),
        End::Times(_) => return Err(NotASeries::Times),
        End::Until(until) if (first..=furthest).contains(&until) => (MOST_TIMES, until),
        End::Until(_) => return Err(NotASeries::TooLong),
    };
    let (mut occasions, mut held) = (Vec::new(), 0);
    for day in first.iter_weeks().take_while(|day| *day <= until) {
        let meant = match rhythm {
            Rhythm::Weekly => true,
            Rhythm::EveryOtherWeek => (day - first).num_weeks() % 2 == 0,
            Rhythm::Monthly(Weeks(weeks)) => weeks.contains(&((day.day() - 1) / 7 + 1)),
        };
        if !meant {
            continue;
        }
        let closed = open.closed(day);
        held += u32::from(closed.is_none());
        occasions.push(Occasion { day, closed });
        if held == times {
            break;
        }
    }
    // A closed day behind the last session says nothing to anyone.
    while occasions.last().is_some_and(|last| last.closed.is_some()) {
        occasions.pop();
    }
    if occasions.is_empty() { Err(NotASeries::NoDay) } else { Ok(occasions) }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;
    use crate::opening::Holidays;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn usual() -> OpenDays {
        OpenDays { weekdays: vec![Weekday::Sun], holidays: Holidays::Closed, own: BTreeSet::new() }
    }

    fn held(first: &str, rhythm: &Rhythm, end: End) -> Vec<String> {
        let occasions = series(day(first), rhythm, end, &usual()).expect("a series");
        let open = occasions.iter().filter(|occasion| occasion.closed.is_none());
        open.map(|occasion| occasion.day.format("%-m/%-d").to_string()).collect()
    }

    #[test]
    fn every_tuesday_four_times_steps_over_the_holiday() {
        // 3 November is 文化の日.
        assert_eq!(
            held("2026-10-27", &Rhythm::Weekly, End::Times(4)),
            ["10/27", "11/10", "11/17", "11/24"],
            "the holiday does not count"
        );
        let skipped = series(day("2026-10-27"), &Rhythm::Weekly, End::Times(4), &usual()).expect("a series");
        assert_eq!(skipped[1].closed, Some(Closed::Holiday("文化の日")));
    }

    #[test]
    fn the_second_and_fourth_thursday_until_a_day() {
        let rhythm = Rhythm::Monthly(Weeks::new([2, 4]).expect("weeks"));
        assert_eq!(
            held("2026-11-26", &rhythm, End::Until(day("2027-01-31"))),
            ["11/26", "12/10", "12/24", "1/14", "1/28"]
        );
        let fifth = Rhythm::Monthly(Weeks::new([5]).expect("weeks"));
        // Of these months only December has a fifth Thursday, and it is a day of rest.
        assert_eq!(
            series(day("2026-11-05"), &fifth, End::Until(day("2027-03-31")), &usual()),
            Err(NotASeries::NoDay)
        );
    }

    #[test]
    fn every_other_week_keeps_its_step_over_a_closed_day() {
        assert_eq!(
            held("2026-10-20", &Rhythm::EveryOtherWeek, End::Times(3)),
            ["10/20", "11/17", "12/1"],
            "3 November would have been the second"
        );
    }

    #[test]
    fn whatever_is_asked_every_day_is_open_on_its_weekday_and_within_bounds() {
        for start in 0..400_u64 {
            let first = day("2026-01-01") + Days::new(start);
            for (rhythm, most) in [
                (Rhythm::Weekly, 53),
                (Rhythm::EveryOtherWeek, 27),
                (Rhythm::Monthly(Weeks::new([1, 3]).expect("weeks")), 26),
            ] {
                let Ok(occasions) = series(first, &rhythm, End::Until(first + Days::new(360)), &usual())
                else {
                    assert_eq!(first.weekday(), Weekday::Sun, "only a day that is always closed has none");
                    continue;
                };
                assert!(occasions.len() <= most);
                assert!(occasions.windows(2).all(|pair| pair[0].day < pair[1].day));
                for occasion in occasions {
                    assert_eq!(occasion.day.weekday(), first.weekday());
                    assert_eq!(occasion.closed.is_none(), usual().is_open(occasion.day));
                }
            }
        }
    }

    #[test]
    fn a_series_has_bounds() {
        let first = day("2026-11-24");
        assert_eq!(series(first, &Rhythm::Weekly, End::Times(0), &usual()), Err(NotASeries::Times));
        assert_eq!(series(first, &Rhythm::Weekly, End::Times(61), &usual()), Err(NotASeries::Times));
        let before = End::Until(day("2026-11-23"));
        assert_eq!(series(first, &Rhythm::Weekly, before, &usual()), Err(NotASeries::TooLong));
        assert_eq!(Weeks::new([]), Err(NotASeries::NoWeek));
        assert_eq!(Weeks::new([6]), Err(NotASeries::NoWeek));
    }
}
