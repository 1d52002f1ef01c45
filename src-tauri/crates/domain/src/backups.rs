//! Backups (控え): which of them are kept, and when the next is due (§8).

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Utc};

/// The latest ones that stay, whatever their days.
pub const LATEST: usize = 10;
/// Days of which the last one stays.
pub const DAYS: usize = 14;
/// Weeks of which the last one stays.
pub const WEEKS: usize = 5;
/// None is kept longer than so many days: what was erased from the records must leave them too (§8).
pub const LONGEST_DAYS: i64 = 35;

/// Which of the backups made at `made` stay, in the same order: the last ten, the last of each of fourteen
/// days and of each of five weeks; none older than thirty-five days, but always the newest of all, so that a
/// laptop that lay in a cupboard over the summer still has one.
pub fn staying(made: &[DateTime<Utc>], now: DateTime<Utc>, zone: FixedOffset) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|&at| std::cmp::Reverse(made[at]));
    let mut stays = vec![false; made.len()];
    let (mut days, mut weeks): (Vec<NaiveDate>, Vec<(i32, u32)>) = (Vec::new(), Vec::new());
    for (rank, &at) in newest_first.iter().enumerate() {
        if rank > 0 && now - made[at] > TimeDelta::days(LONGEST_DAYS) {
            break;
        }
        let day = made[at].with_timezone(&zone).date_naive();
        let week = (day.iso_week().year(), day.iso_week().week());
        let last_of_day = !days.contains(&day) && days.len() < DAYS;
        let last_of_week = !weeks.contains(&week) && weeks.len() < WEEKS;
        if last_of_day {
            days.push(day);
        }
        if last_of_week {
            weeks.push(week);
        }
        stays[at] = rank < LATEST || last_of_day || last_of_week;
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn japan() -> FixedOffset {
        FixedOffset::east_opt(9 * 3600).expect("an offset")
    }

    fn at(hours_ago: i64) -> DateTime<Utc> {
        now() - TimeDelta::hours(hours_ago)
    }

    fn now() -> DateTime<Utc> {
        "2026-11-25T08:00:00Z".parse().expect("a moment")
    }

    #[test]
    fn the_last_ten_stay_and_of_older_ones_the_last_of_each_day() {
        // Every hour for three days.
        let made: Vec<_> = (0..72).map(at).collect();
        let stays = staying(&made, now(), japan());
        assert!(stays[..10].iter().all(|stays| *stays), "the last ten");
        assert_eq!(stays.iter().filter(|stays| **stays).count(), 13, "ten, and one for each day before");
    }

    #[test]
    fn of_a_year_of_days_a_fortnight_and_five_weeks_stay_and_none_is_older_than_five_weeks() {
        let made: Vec<_> = (0..365).map(|day| at(day * 24)).collect();
        let stays = staying(&made, now(), japan());
        assert!(stays[..14].iter().all(|stays| *stays), "each of fourteen days");
        assert!(!stays[36..].iter().any(|stays| *stays), "thirty-five days and no more");
        let kept = stays.iter().filter(|stays| **stays).count();
        assert!((14..=14 + WEEKS).contains(&kept), "{kept}");
    }

    #[test]
    fn the_only_one_stays_however_old_it_is() {
        assert_eq!(staying(&[at(24 * 200)], now(), japan()), [true]);
        assert_eq!(staying(&[at(24 * 200), at(24 * 201)], now(), japan()), [true, false]);
        assert_eq!(staying(&[], now(), japan()), [] as [bool; 0]);
    }

    #[test]
    fn their_order_does_not_matter() {
        let made: Vec<_> = (0..90).map(|n| at(n * 11)).collect();
        let mixed: Vec<_> = (0..90).map(|n| made[n * 37 % 90]).collect();
        let (stays, mixed_stays) = (staying(&made, now(), japan()), staying(&mixed, now(), japan()));
        assert!((0..90).all(|n| mixed_stays[n] == stays[n * 37 % 90]));
    }
}
