//! The rules of keeping over any day: nothing goes early, what is due stays due, and no count changes.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use domain::{
    calendar::months_of_age,
    families::school_entry,
    retention::{Hold, Record, Standing, month_of_birth, standing},
};
use proptest::prelude::*;
use tests::day;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..9000).prop_map(|days| day("2015-01-01") + TimeDelta::days(days))
}

proptest! {
    #[test]
    fn nothing_goes_before_its_years_are_over_or_while_something_holds_it(
        done_on in proptest::option::of(any_day()), years in 1u32..30, today in any_day(),
        held in any::<bool>(),
    ) {
        let holds = if held { vec![Hold::OpenClaim] } else { Vec::new() };
        match standing(&Record { done_on, holds }, years, today) {
            Standing::Due { since } => {
                let done_on = done_on.expect("what is not done with is kept");
                prop_assert!(!held && since <= today);
                // Whole fiscal years lie between: never fewer days than the years have.
                prop_assert!((today - done_on).num_days() > i64::from(years) * 365);
                prop_assert!(since.month() == 4 && since.day() == 1);
            }
            Standing::Held { since, holds } => prop_assert!(held && since <= today && !holds.is_empty()),
            Standing::Kept { until } => prop_assert!(until.is_none_or(|until| until > today)),
        }
    }

    #[test]
    fn what_is_due_once_stays_due(done_on in any_day(), years in 1u32..30, today in any_day(), later in 0i64..4000) {
        let record = Record { done_on: Some(done_on), holds: Vec::new() };
        if matches!(standing(&record, years, today), Standing::Due { .. }) {
            let then = standing(&record, years, today + TimeDelta::days(later));
            let due = matches!(then, Standing::Due { .. });
            prop_assert!(due);
        }
    }

    #[test]
    fn ages_on_the_days_that_are_counted_do_not_change(
        born_on in any_day(), ages in proptest::collection::vec(0i64..2500, 0..8),
    ) {
        let days: Vec<_> = ages.into_iter().map(|age| born_on + TimeDelta::days(age)).collect();
        let month = month_of_birth(born_on, &days);
        prop_assert_eq!((month.year(), month.month()), (born_on.year(), born_on.month()));
        prop_assert_eq!(school_entry(month), school_entry(born_on));
        for on in days {
            prop_assert_eq!(months_of_age(month, on), months_of_age(born_on, on));
        }
    }
}
