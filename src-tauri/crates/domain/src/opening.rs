//! Opening (開所日): the days a place works, and the open day before one it does not.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How far a closed stretch may reach before we stop looking for an open day.
const LONGEST_CLOSED: u32 = 40;

/// Which days a place is closed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDays {
    /// Closed every week on these days.
    pub weekdays: Vec<Weekday>,
    /// Closed on national holidays and from 29 December to 3 January (行政機関の休日).
    pub holidays: Holidays,
    /// The place's own closed days (臨時休館).
    pub own: BTreeSet<NaiveDate>,
}

/// Whether the city's days of rest close a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holidays {
    /// Closed on them.
    Closed,
    /// Open on them.
    Open,
}

/// Why a place is closed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// 臨時休館.
    Own,
    /// 国民の祝日, by its name.
    Holiday(&'static str),
    /// 年末年始.
    YearsTurn,
    /// 毎週の休み.
    Weekday,
}

impl OpenDays {
    /// Whether the place works on `day`.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.closed(day).is_none()
    }

    /// Why the place is closed on `day`, if it is; what is said of the day alone comes first.
    pub fn closed(&self, day: NaiveDate) -> Option<Closed> {
        if self.own.contains(&day) {
            return Some(Closed::Own);
        }
        if self.holidays == Holidays::Closed && is_rest(day) {
            return Some(holiday(day).map_or(Closed::YearsTurn, Closed::Holiday));
        }
        self.weekdays.contains(&day.weekday()).then_some(Closed::Weekday)
    }

    /// The due day that is meant by `wanted`: itself, or the open day before it. Never before `first`;
    /// where every day since `first` is closed, `wanted` stays.
    pub fn due_day(&self, first: NaiveDate, wanted: NaiveDate) -> NaiveDate {
        let mut day = wanted;
        while day > first {
            if self.is_open(day) {
                return day;
            }
            day = day - Days::new(1);
        }
        if self.is_open(first) { first.min(wanted) } else { wanted }
    }

    /// The first open day on `day` or after it, if there is one within reach.
    pub fn next_open(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().take(LONGEST_CLOSED as usize).find(|day| self.is_open(*day))
    }
}

/// Days on which the city's offices rest: national holidays and the turn of the year.
pub fn is_rest(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (12, 29..) | (1, 1..=3)) || holiday(day).is_some()
}

/// The name of the national holiday (国民の祝日) on `day`, by the law as it stands since 2022.
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    if let Some(name) = named(day) {
        return Some(name);
    }
    // A holiday on a Sunday moves to the first day after it that is none (振替休日).
    let mut before = day.pred_opt()?;
    while named(before).is_some() {
        if before.weekday() == Weekday::Sun {
            return Some("振替休日");
        }
        before = before.pred_opt()?;
    }
    // A day between two holidays is one (国民の休日).
    let between = named(day.pred_opt()?).is_some() && named(day.succ_opt()?).is_some();
    between.then_some("国民の休日")
}

fn named(day: NaiveDate) -> Option<&'static str> {
    let nth_monday = |nth: u32| day.weekday() == Weekday::Mon && (day.day() - 1) / 7 + 1 == nth;
    match (day.month(), day.day()) {
        (1, 1) => Some("元日"),
        (1, _) if nth_monday(2) => Some("成人の日"),
        (2, 11) => Some("建国記念の日"),
        (2, 23) => Some("天皇誕生日"),
        (3, date) if date == equinox(day.year(), 20.8431) => Some("春分の日"),
        (4, 29) => Some("昭和の日"),
        (5, 3) => Some("憲法記念日"),
        (5, 4) => Some("みどりの日"),
        (5, 5) => Some("こどもの日"),
        (7, _) if nth_monday(3) => Some("海の日"),
        (8, 11) => Some("山の日"),
        (9, _) if nth_monday(3) => Some("敬老の日"),
        (9, date) if date == equinox(day.year(), 23.2488) => Some("秋分の日"),
        (10, _) if nth_monday(2) => Some("スポーツの日"),
        (11, 3) => Some("文化の日"),
        (11, 23) => Some("勤労感謝の日"),
        _ => None,
    }
}

/// The day of the month of an equinox, as the observatory's approximation has it (1980 to 2099).
fn equinox(year: i32, in_1980: f64) -> u32 {
    let years = year - 1980;
    let day = in_1980 + 0.242_194 * f64::from(years) - f64::from(years.div_euclid(4));
    day.floor().max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn usual() -> OpenDays {
        OpenDays { weekdays: vec![Weekday::Sun], holidays: Holidays::Closed, own: BTreeSet::new() }
    }

    #[test]
    fn the_holidays_of_two_years_are_those_of_the_cabinet_office() {
        let of = |year: i32| -> Vec<String> {
            NaiveDate::from_ymd_opt(year, 1, 1)
                .expect("a day")
                .iter_days()
                .take_while(|day| day.year() == year)
                .filter(|day| holiday(*day).is_some())
                .map(|day| day.format("%m-%d").to_string())
                .collect()
        };
        assert_eq!(
            of(2026),
            [
                "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06",
                "07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23"
            ],
            "with a day between two holidays in September",
        );
        assert_eq!(
            of(2027),
            [
                "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04", "05-05",
                "07-19", "08-11", "09-20", "09-23", "10-11", "11-03", "11-23"
            ],
        );
    }

    #[test]
    fn a_due_day_on_a_closed_day_moves_to_the_open_day_before() {
        let open = usual();
        let first = day("2026-11-25");
        assert_eq!(open.due_day(first, day("2026-12-05")), day("2026-12-05"), "a Saturday is open");
        assert_eq!(open.due_day(first, day("2026-12-06")), day("2026-12-05"), "Sunday");
        assert_eq!(open.due_day(first, day("2027-01-03")), day("2026-12-28"), "over the turn of the year");
        let own = OpenDays { own: [day("2026-12-05"), day("2026-12-04")].into(), ..usual() };
        assert_eq!(own.due_day(first, day("2026-12-06")), day("2026-12-03"), "and its own closed days");
    }

    #[test]
    fn a_due_day_never_moves_before_the_kit_leaves() {
        let open = usual();
        let sunday = day("2026-11-29");
        assert_eq!(open.due_day(sunday, sunday), sunday, "lent and due at a Sunday's event");
        assert_eq!(open.next_open(day("2026-12-29")), Some(day("2027-01-04")));
    }
}
