//! Schooling (就学): the day a child enters primary school, and that day put off (就学猶予).

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{birthday_after, day_before, fiscal_year_end};

/// When a child goes to school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Schooling {
    /// In the year the law gives by its age (学校教育法第１７条).
    #[default]
    ByAge,
    /// 就学猶予 (学校教育法第１８条): the board of education put it off.
    Deferred {
        /// The last day before school begins, 31 March.
        until: NaiveDate,
    },
}

/// Compulsory schooling lasts nine school years; beyond them there is nothing to put off.
pub const MOST_YEARS: i32 = 9;

/// A span 就学 cannot be put off for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("school is put off by whole school years, from the one it would have begun in")]
pub struct NotADeferment;

/// The day a child enters primary school by its age: the first 1 April on or after the sixth birthday
/// (学校教育法第１７条; an age is reached the day before the birthday, so a child born on
/// 1 April enters with those born in March).
pub fn school_entry(born_on: NaiveDate) -> NaiveDate {
    let six = birthday_after(born_on, 6);
    let this_april = NaiveDate::from_ymd_opt(six.year(), 4, 1).unwrap_or(six);
    if six <= this_april {
        this_april
    } else {
        NaiveDate::from_ymd_opt(six.year() + 1, 4, 1).unwrap_or(this_april)
    }
}

/// The day a child enters primary school, as it stands. A birth date that was mended never brings school
/// forward by what was decided for another.
pub fn enters_school(born_on: NaiveDate, schooling: Schooling) -> NaiveDate {
    let by_age = school_entry(born_on);
    match schooling {
        Schooling::ByAge => by_age,
        Schooling::Deferred { until } => by_age.max(until.checked_add_days(Days::new(1)).unwrap_or(until)),
    }
}

/// 就学猶予 until a day: the end of a school year, of the one school would have begun in or one of the eight after.
pub fn deferred(born_on: NaiveDate, until: NaiveDate) -> Result<Schooling, NotADeferment> {
    let by_age = school_entry(born_on);
    let last = day_before(NaiveDate::from_ymd_opt(by_age.year() + MOST_YEARS, 4, 1).ok_or(NotADeferment)?);
    let whole_years = until == fiscal_year_end(until);
    if whole_years && by_age <= until && until <= last {
        Ok(Schooling::Deferred { until })
    } else {
        Err(NotADeferment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_child_enters_school_as_the_law_counts() {
        assert_eq!(school_entry(day("2020-04-01")), day("2026-04-01"), "born on 1 April: early");
        assert_eq!(school_entry(day("2020-04-02")), day("2027-04-01"), "a day later: a year later");
        assert_eq!(school_entry(day("2020-02-29")), day("2026-04-01"), "the leap day");
        assert_eq!(school_entry(day("2020-12-31")), day("2027-04-01"));
    }

    #[test]
    fn school_is_put_off_by_whole_school_years() {
        let born_on = day("2020-03-20");
        for (until, enters_on) in [("2027-03-31", "2027-04-01"), ("2028-03-31", "2028-04-01")] {
            let schooling = deferred(born_on, day(until)).expect("whole years");
            assert_eq!(enters_school(born_on, schooling), day(enters_on));
        }
        assert_eq!(deferred(born_on, day("2026-03-31")), Err(NotADeferment), "before it would have begun");
        assert_eq!(deferred(born_on, day("2027-03-30")), Err(NotADeferment), "not the end of a school year");
        assert!(deferred(born_on, day("2035-03-31")).is_ok(), "all nine years");
        assert_eq!(deferred(born_on, day("2036-03-31")), Err(NotADeferment), "and no tenth");
    }
}
