//! Incidents (事故・違反): ＩＤ等 lost or misused (§5(3)), and the eleven prohibited acts (§6(1)…(11)).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::{opening::is_rest, policy::ClauseId};

/// An incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Incident;

/// §5(3): ＩＤ等 were lost, stolen or misused.
pub const LOSS_OF_IDS: ClauseId = ClauseId::item(5, 3);

/// How many acts §6 prohibits.
const PROHIBITED: u8 = 11;

/// Every clause an incident may be under, in the order of the policy.
pub fn clauses() -> impl Iterator<Item = ClauseId> {
    std::iter::once(LOSS_OF_IDS).chain((1..=PROHIBITED).map(|item| ClauseId::item(6, item)))
}

/// Whether an incident may be under a clause.
pub fn is_of_incidents(clause: ClauseId) -> bool {
    clauses().any(|known| known == clause)
}

/// What makes a leak of personal data one that the national commission (個人情報保護委員会) is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeakKind {
    /// 要配慮個人情報 among it.
    Sensitive,
    /// 不正の目的: stolen, broken into.
    Wrongful,
    /// 財産的被害のおそれ.
    Harmful,
}

impl LeakKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Sensitive, Self::Wrongful, Self::Harmful];
}

/// When a leak is told of, and after how many days (市の設定).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeakRules {
    /// 速報: within so many days, counting the day it became known as the first.
    pub prompt_days: u32,
    /// 確報: within so many days.
    pub full_days: u32,
    /// 確報 of what was done with a wrongful purpose.
    pub wrongful_days: u32,
    /// More persons than this make any leak one that is told of.
    pub persons: u32,
}

impl Default for LeakRules {
    /// As the national rules say: three to five days, thirty or sixty, over a hundred persons.
    fn default() -> Self {
        Self { prompt_days: 5, full_days: 30, wrongful_days: 60, persons: 100 }
    }
}

/// The days by which a leak is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeakDays {
    /// 速報: the last day of its days, weekends and holidays counted.
    pub prompt_by: NaiveDate,
    /// 確報: the same; where its last day is one on which offices rest, the next working day.
    pub full_by: NaiveDate,
}

impl LeakRules {
    /// Whether a leak is told of, and by when. The day it became known is the first day.
    pub fn days(&self, persons: u32, kinds: &[LeakKind], learnt_on: NaiveDate) -> Option<LeakDays> {
        if kinds.is_empty() && persons <= self.persons {
            return None;
        }
        let full = if kinds.contains(&LeakKind::Wrongful) { self.wrongful_days } else { self.full_days };
        Some(LeakDays {
            prompt_by: nth_day(learnt_on, self.prompt_days),
            full_by: next_working_day(nth_day(learnt_on, full)),
        })
    }
}

/// The nth day, counting the first as one.
fn nth_day(first: NaiveDate, nth: u32) -> NaiveDate {
    first.checked_add_days(Days::new(u64::from(nth.saturating_sub(1)))).unwrap_or(first)
}

/// The day itself, or the first after it on which offices work: no Saturday, Sunday or holiday, and
/// none of 29 December to 3 January.
fn next_working_day(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| works(*day)).unwrap_or(day)
}

fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_rest(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn an_incident_is_under_the_loss_of_ids_or_one_of_the_eleven_acts() {
        assert_eq!(clauses().count(), 12);
        assert!(is_of_incidents(ClauseId::item(6, 11)));
        assert!(!is_of_incidents(ClauseId::item(6, 12)));
        assert!(!is_of_incidents(ClauseId::item(4, 1)));
    }

    #[test]
    fn a_leak_of_a_few_names_is_not_told_of_and_one_of_many_is() {
        let rules = LeakRules::default();
        assert_eq!(rules.days(100, &[], day("2026-11-25")), None, "a hundred is not over a hundred");
        assert!(rules.days(101, &[], day("2026-11-25")).is_some());
        assert!(rules.days(1, &[LeakKind::Sensitive], day("2026-11-25")).is_some());
    }

    #[test]
    fn the_days_are_counted_over_weekends_and_the_last_one_is_a_working_day() {
        let rules = LeakRules::default();
        let days = rules.days(1, &[LeakKind::Harmful], day("2026-11-25")).expect("told of");
        assert_eq!(days.prompt_by, day("2026-11-29"), "a Sunday counts");
        assert_eq!(days.full_by, day("2026-12-24"));
    }

    #[test]
    fn the_turn_of_the_year_puts_the_full_report_off() {
        let rules = LeakRules::default();
        // The thirtieth day is 31 December; offices open on Monday, 4 January.
        let days = rules.days(200, &[], day("2026-12-02")).expect("told of");
        assert_eq!(days.full_by, day("2027-01-04"));
        // The sixtieth day, where the purpose was wrongful, is Saturday, 30 January.
        let days = rules.days(1, &[LeakKind::Wrongful], day("2026-12-02")).expect("told of");
        assert_eq!(days.full_by, day("2027-02-01"));
        // A holiday: 11 February 2027 is a Thursday.
        let days = rules.days(200, &[], day("2027-01-13")).expect("told of");
        assert_eq!(days.full_by, day("2027-02-12"));
    }
}
