//! 就学前: the rule against an oracle that was written from the words of the law alone, and knows no calendar
//! but its own.
//!
//! 学校教育法第１７条: a child enters at the beginning of the first school year after the day that follows the
//! day on which six years of age are reached. 年齢計算ニ関スル法律 and 民法第１４３条: years of age are counted
//! from the day of birth itself, and end on the day before the day that answers to it; where the last month has
//! no such day, on the last day of that month.

use chrono::{Datelike, NaiveDate};
use domain::{
    applications::{Eligible, NotEligible, judge},
    calendar::day_before,
    families::{Member, PAST_DUE, Schooling, enters_school, school_entry, schooling::deferred},
};
use tests::day;

/// Year, month, day.
type Date = (i32, u32, u32);

fn length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 400 == 0 || year % 4 == 0 && year % 100 != 0 => 29,
        2 => 28,
        _ => 31,
    }
}

fn following((year, month, day): Date) -> Date {
    if day < length(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

fn preceding((year, month, day): Date) -> Date {
    if day > 1 {
        (year, month, day - 1)
    } else if month > 1 {
        (year, month - 1, length(year, month - 1))
    } else {
        (year - 1, 12, 31)
    }
}

/// The day at whose end `years` of age are reached.
fn reached((year, month, day): Date, years: i32) -> Date {
    let year = year + years;
    if day <= length(year, month) {
        preceding((year, month, day))
    } else {
        (year, month, length(year, month))
    }
}

/// The first beginning of a school year on or after the day that follows that day.
fn enters(born_on: Date) -> Date {
    let mut day = following(reached(born_on, 6));
    while (day.1, day.2) != (4, 1) {
        day = following(day);
    }
    day
}

fn date(day: NaiveDate) -> Date {
    (day.year(), day.month(), day.day())
}

fn births() -> impl Iterator<Item = NaiveDate> {
    day("2016-01-01").iter_days().take_while(|born_on| *born_on <= day("2032-12-31"))
}

/// Days on which something may turn: of the child, of the school year, of February.
fn days_around(born_on: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for turn in [born_on, school_entry(born_on)] {
        days.extend([turn.pred_opt(), Some(turn), turn.succ_opt()].into_iter().flatten());
    }
    for year in born_on.year()..=born_on.year() + 8 {
        for (month, day) in [(2, 28), (2, 29), (3, 1), (3, 31), (4, 1), (4, 2), (12, 31), (1, 1)] {
            days.extend(NaiveDate::from_ymd_opt(year, month, day));
        }
    }
    days
}

#[test]
fn every_child_of_seventeen_years_enters_school_when_the_law_says() {
    let mut judged = 0;
    for born_on in births() {
        let enters = enters(date(born_on));
        assert_eq!(date(school_entry(born_on)), enters, "born on {born_on}");
        for session in days_around(born_on) {
            let verdict = judge(&[Member::Guardian, Member::child(born_on)], session);
            let there = date(born_on) <= date(session);
            match verdict {
                Ok(Eligible::Child { enters_on, .. }) => {
                    assert!(there && date(session) < enters, "{born_on} on {session}");
                    assert_eq!(date(enters_on), enters);
                    assert_eq!(date(day_before(enters_on)), preceding(enters), "the last day that is told");
                }
                Err(NotEligible::AtSchool { entered_on }) => {
                    assert!(there && date(session) >= enters, "{born_on} on {session}");
                    assert_eq!(date(entered_on), enters);
                }
                Err(NotEligible::NoChild) => assert!(!there, "{born_on} on {session}"),
                Ok(Eligible::Expecting { .. }) => panic!("nobody is expected"),
            }
            judged += 1;
        }
    }
    assert!(judged > 400_000, "{judged} judgements were compared");
}

#[test]
fn a_child_whose_school_is_put_off_takes_part_until_the_day_that_was_decided() {
    let (mut judged, mut refused) = (0, 0);
    // Of every birth date the turns of its own school year; the years put off go round with the days.
    for (turn, born_on) in births().enumerate() {
        let by_age = enters(date(born_on));
        let years = i32::try_from(turn % 9).unwrap_or(0) + 1;
        // 就学猶予 is by whole school years: it ends with the day before the first beginning of one.
        let begins = (by_age.0 + years, 4, 1);
        let until = preceding(begins);
        let until = NaiveDate::from_ymd_opt(until.0, until.1, until.2).expect("a day");
        let schooling = deferred(born_on, until).expect("whole school years");
        assert_eq!(
            date(enters_school(born_on, schooling)),
            begins,
            "born on {born_on}, put off {years} years"
        );
        let members = [Member::Guardian, Member::Child { born_on, schooling }];
        for session in [born_on, school_entry(born_on), until, until.succ_opt().expect("a day")]
            .into_iter()
            .flat_map(|turn| [turn.pred_opt(), Some(turn), turn.succ_opt()])
            .flatten()
        {
            let may = date(born_on) <= date(session) && date(session) < begins;
            assert_eq!(
                judge(&members, session).is_ok(),
                may,
                "{born_on} put off until {until}, on {session}"
            );
            judged += 1;
        }
        for never in [until.pred_opt(), until.succ_opt(), school_entry(born_on).pred_opt()] {
            assert!(deferred(born_on, never.expect("a day")).is_err(), "{born_on} until {never:?}");
            refused += 1;
        }
        let too_long = NaiveDate::from_ymd_opt(by_age.0 + 10, 3, 31).expect("a day");
        assert!(
            deferred(born_on, too_long).is_err(),
            "{born_on}: after nine years there is nothing to put off"
        );
    }
    assert!(judged > 70_000 && refused > 18_000, "{judged} judgements, {refused} days refused");
    assert_eq!(enters_school(day("2020-04-01"), Schooling::ByAge), day("2026-04-01"));
}

#[test]
fn the_oracle_itself_knows_the_cases_everybody_knows() {
    assert_eq!(enters((2020, 4, 1)), (2026, 4, 1), "早生まれの最後の日");
    assert_eq!(enters((2020, 4, 2)), (2027, 4, 1), "一日ちがいで、一年おそい");
    assert_eq!(enters((2020, 2, 29)), (2026, 4, 1), "うるう日");
    assert_eq!(reached((2020, 2, 29), 6), (2026, 2, 28));
    assert_eq!(reached((2020, 2, 29), 4), (2024, 2, 28));
}

#[test]
fn someone_who_is_expecting_takes_part_until_the_birth_is_long_due() {
    for due_on in day("2026-01-01").iter_days().take(800) {
        let expected = [Member::Guardian, Member::Expected { due_on }];
        let mut last = date(due_on);
        for _ in 0..PAST_DUE {
            last = following(last);
        }
        for session in [-300, -1, 0, 1, PAST_DUE - 1, PAST_DUE, PAST_DUE + 1, 400] {
            let session = due_on + chrono::TimeDelta::days(session);
            assert_eq!(judge(&expected, session).is_ok(), date(session) <= last, "{due_on} on {session}");
        }
    }
}
