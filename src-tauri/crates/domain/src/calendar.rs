//! The calendar (暦): eras, the fiscal year, and ages as the law counts them.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

/// An era of the Japanese calendar (元号), from its first day on.
struct Era {
    name: &'static str,
    first_day: (i32, u32, u32),
}

/// Newest first. Dates before Meiji's civil calendar have no wareki here.
const ERAS: [Era; 5] = [
    Era { name: "令和", first_day: (2019, 5, 1) },
    Era { name: "平成", first_day: (1989, 1, 8) },
    Era { name: "昭和", first_day: (1926, 12, 25) },
    Era { name: "大正", first_day: (1912, 7, 30) },
    Era { name: "明治", first_day: (1868, 10, 23) },
];

/// The era and year of `day`: `("令和", 8)`. Years before Meiji fall back to `("西暦", year)`.
pub fn era_year(day: NaiveDate) -> (&'static str, i32) {
    ERAS.iter()
        .find(|era| (day.year(), day.month(), day.day()) >= era.first_day)
        .map_or(("西暦", day.year()), |era| (era.name, day.year() - era.first_day.0 + 1))
}

/// 和暦 as formal papers write it, in full-width figures: 令和８年１１月２２日.
pub fn wareki(day: NaiveDate) -> String {
    let (era, year) = era_year(day);
    let year = if year == 1 { "元".to_owned() } else { full_width(&year.to_string()) };
    format!("{era}{year}年{}月{}日", full_width(&day.month().to_string()), full_width(&day.day().to_string()))
}

/// 和暦 with its day of the week: 令和８年１１月２５日（水）.
pub fn wareki_with_weekday(day: NaiveDate) -> String {
    format!("{}（{}）", wareki(day), weekday(day))
}

/// The day of the week in one character.
pub fn weekday(day: NaiveDate) -> char {
    match day.weekday() {
        Weekday::Mon => '月',
        Weekday::Tue => '火',
        Weekday::Wed => '水',
        Weekday::Thu => '木',
        Weekday::Fri => '金',
        Weekday::Sat => '土',
        Weekday::Sun => '日',
    }
}

/// A time of day as papers write it: １０時３０分.
pub fn time_in_words(time: NaiveTime) -> String {
    full_width(&time.format("%-H時%M分").to_string())
}

/// ASCII figures as full-width ones, everything else untouched.
pub fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap_or(c),
            c => c,
        })
        .collect()
}

/// The fiscal year (年度) of `day`: it begins on 1 April.
pub fn fiscal_year(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() } else { day.year() - 1 }
}

/// The last day of the fiscal year that `day` is in.
pub fn fiscal_year_end(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(fiscal_year(day) + 1, 3, 31).unwrap_or(day)
}

/// The first of the April after the fiscal year that `day` is in.
pub fn next_april(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(fiscal_year(day) + 1, 4, 1).unwrap_or(day)
}

/// 月齢: completed months on `day`, counted to the same day of the month. 0 before birth.
pub fn months_of_age(born_on: NaiveDate, day: NaiveDate) -> u32 {
    let months = (day.year() - born_on.year()) * 12 + day.month() as i32 - born_on.month() as i32;
    let reached =
        born_on.checked_add_months(Months::new(months.max(0) as u32)).is_some_and(|turned| turned <= day);
    u32::try_from(if reached { months } else { months - 1 }).unwrap_or(0)
}

/// 満年齢: years of age on `day`. By law (年齢計算ニ関スル法律) an age is reached at the end
/// of the day before the birthday, so it holds on the birthday itself.
pub fn years_of_age(born_on: NaiveDate, day: NaiveDate) -> u32 {
    months_of_age(born_on, day) / 12
}

/// The birthday `years` later; for 29 February in a common year, 1 March, as the law counts it.
pub fn birthday_after(born_on: NaiveDate, years: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(born_on.year() + years, born_on.month(), born_on.day())
        .or_else(|| NaiveDate::from_ymd_opt(born_on.year() + years, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// The day before, for "until" days.
pub fn day_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_formal_paper_writes_the_era_in_full_width_figures() {
        assert_eq!(wareki(day("2026-11-22")), "令和８年１１月２２日");
        assert_eq!(wareki(day("2019-05-01")), "令和元年５月１日", "an era's first year is 元年");
        assert_eq!(wareki(day("2019-04-30")), "平成３１年４月３０日");
        assert_eq!(wareki_with_weekday(day("2026-11-25")), "令和８年１１月２５日（水）");
    }

    #[test]
    fn the_fiscal_year_turns_on_the_first_of_april() {
        assert_eq!(fiscal_year(day("2027-03-31")), 2026);
        assert_eq!(fiscal_year(day("2027-04-01")), 2027);
        assert_eq!(fiscal_year_end(day("2026-11-22")), day("2027-03-31"));
    }

    #[test]
    fn months_are_counted_when_they_are_complete() {
        assert_eq!(months_of_age(day("2025-07-14"), day("2026-11-25")), 16);
        assert_eq!(months_of_age(day("2025-07-26"), day("2026-11-25")), 15);
        assert_eq!(months_of_age(day("2026-12-01"), day("2026-11-25")), 0, "not yet born");
        assert_eq!(months_of_age(day("2026-01-31"), day("2026-02-28")), 1, "a short month counts");
    }

    #[test]
    fn a_leap_day_child_turns_a_year_older_on_the_first_of_march() {
        assert_eq!(birthday_after(day("2020-02-29"), 6), day("2026-03-01"));
        assert_eq!(birthday_after(day("2020-02-29"), 4), day("2024-02-29"));
    }
}
