//! Months (月の暦): the first and last day of a month, and the days a place is closed on in it.

use chrono::{Months, NaiveDate};
use domain::{Id, opening::Closed, places::Place};
use serde::{Deserialize, Serialize};
use store::Read;
use ts_rs::TS;

use crate::{Center, Failure, Problem, Reply};

/// Show the days of a month on which this person's place is closed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MonthClosed {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

/// A day a place is closed on.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClosedDayOfMonth {
    /// Which.
    pub day: NaiveDate,
    /// Why.
    pub because: ClosedBecause,
}

/// Why a place is closed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ClosedBecause {
    /// 臨時休館.
    Own {
        /// Why, if it was said.
        reason: String,
    },
    /// 国民の祝日.
    Holiday {
        /// Its name.
        name: String,
    },
    /// 年末年始.
    YearsTurn,
    /// 毎週の休み.
    Weekday,
}

impl Center {
    /// The days of a month on which this person's place is closed.
    pub(crate) fn month_closed(&mut self, request: MonthClosed) -> Reply<Vec<ClosedDayOfMonth>> {
        let (read, hands) = self.look();
        let (first, last) = month(request.year, request.month)?;
        let place = hands.me.place.id;
        let open = store::loans::open_days(&read, place)?;
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter_map(|day| open.closed(day).map(|closed| (day, closed)))
            .map(|(day, closed)| Ok(ClosedDayOfMonth { day, because: because(&read, place, day, closed)? }))
            .collect()
    }
}

/// The first and the last day of a month.
pub(crate) fn month(year: i32, month: u32) -> Reply<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)
        .filter(|_| (1990..=2200).contains(&year))
        .ok_or_else(|| Failure::field("month", Problem::OutOfBounds { least: 1, most: 12 }))?;
    Ok((first, (first + Months::new(1)).pred_opt().unwrap_or(first)))
}

/// Why a place is closed, in its own words where it has some.
pub(super) fn because(read: &Read, place: Id<Place>, day: NaiveDate, closed: Closed) -> Reply<ClosedBecause> {
    Ok(match closed {
        Closed::Own => {
            let own = store::loans::closed_days(read, place)?.into_iter().find(|own| own.day == day);
            ClosedBecause::Own { reason: own.map(|own| own.reason).unwrap_or_default() }
        }
        Closed::Holiday(name) => ClosedBecause::Holiday { name: name.to_owned() },
        Closed::YearsTurn => ClosedBecause::YearsTurn,
        Closed::Weekday => ClosedBecause::Weekday,
    })
}
