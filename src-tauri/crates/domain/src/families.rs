//! Families (家庭): guardians, pre-school children, and those who are expecting.

pub mod contact;
pub mod likeness;
pub mod schooling;

use chrono::{Datelike, NaiveDate};

use crate::calendar::birthday_after;

pub use schooling::{Schooling, enters_school, school_entry};

/// A household that uses the centre, known by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family;

/// Someone of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person;

/// What someone is in the household (§2(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// 保護者.
    Guardian,
    /// 乳幼児.
    Child {
        /// 生年月日.
        born_on: NaiveDate,
        /// When it goes to school.
        schooling: Schooling,
    },
    /// 妊娠中の方の、生まれてくる子.
    Expected {
        /// 出産予定日.
        due_on: NaiveDate,
    },
}

impl Member {
    /// A child that goes to school in the year its age says.
    pub fn child(born_on: NaiveDate) -> Self {
        Self::Child { born_on, schooling: Schooling::ByAge }
    }
}

/// The language a family is best spoken to in (ことば).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 日本語.
    #[default]
    Japanese,
    /// やさしい日本語.
    PlainJapanese,
    /// 英語.
    English,
    /// 中国語.
    Chinese,
    /// ベトナム語.
    Vietnamese,
    /// ネパール語.
    Nepali,
    /// フィリピノ語.
    Filipino,
    /// 韓国・朝鮮語.
    Korean,
    /// ポルトガル語.
    Portuguese,
    /// スペイン語.
    Spanish,
    /// ほかのことば; the note says which.
    Other,
}

/// 学年年齢 of those who enter school: their age on 1 April.
pub const SCHOOL_AGE: u32 = 6;

/// The first and the last birth date of the children who are `age` on `april`, the first of an April
/// (学年年齢): from 2 April to 1 April, for an age is reached the day before the birthday.
pub fn born_in_class(april: NaiveDate, age: u32) -> (NaiveDate, NaiveDate) {
    let first_of_april = |years: i32| NaiveDate::from_ymd_opt(april.year() - years, 4, 1).unwrap_or(april);
    let age = i32::try_from(age).unwrap_or(i32::MAX);
    let day_after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    (day_after(first_of_april(age + 1)), first_of_april(age))
}

/// A birth date nobody can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotABirthDate {
    /// After today.
    #[error("after today")]
    InTheFuture,
    /// So long ago that a digit must be wrong.
    #[error("too long ago for a child")]
    TooLongAgo,
}

/// A child's birth date, as it may be entered on `today`: not to come, and under twenty.
pub fn child_born(born_on: NaiveDate, today: NaiveDate) -> Result<Member, NotABirthDate> {
    if born_on > today {
        Err(NotABirthDate::InTheFuture)
    } else if birthday_after(born_on, 20) <= today {
        Err(NotABirthDate::TooLongAgo)
    } else {
        Ok(Member::child(born_on))
    }
}

/// A due date that fits no pregnancy entered on `today`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not within ten months of today")]
pub struct NotADueDate;

/// How many days past 出産予定日 a pregnancy still counts; then the card is to say what became of it.
pub const PAST_DUE: i64 = 60;

/// 出産予定日, as it may be entered on `today`: at most 300 days ahead, or 60 days past.
pub fn expected(due_on: NaiveDate, today: NaiveDate) -> Result<Member, NotADueDate> {
    match (due_on - today).num_days() {
        days if (-PAST_DUE..=300).contains(&days) => Ok(Member::Expected { due_on }),
        _ => Err(NotADueDate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn those_who_enter_school_are_born_from_2_april_to_1_april() {
        assert_eq!(born_in_class(day("2027-04-01"), SCHOOL_AGE), (day("2020-04-02"), day("2021-04-01")));
        assert_eq!(born_in_class(day("2027-04-01"), 0), (day("2026-04-02"), day("2027-04-01")));
    }

    #[test]
    fn a_birth_date_to_come_or_of_a_grown_up_is_refused() {
        let today = day("2026-11-22");
        assert_eq!(child_born(day("2026-11-23"), today), Err(NotABirthDate::InTheFuture));
        assert_eq!(child_born(day("1996-07-14"), today), Err(NotABirthDate::TooLongAgo));
        assert!(child_born(today, today).is_ok(), "born today is a child");
    }

    #[test]
    fn a_due_date_lies_within_a_pregnancy() {
        let today = day("2026-11-22");
        assert!(expected(day("2027-03-10"), today).is_ok());
        assert_eq!(expected(day("2028-03-10"), today), Err(NotADueDate));
    }
}
