//! What the city sets for lending (貸出の決めごと), as it rests: one row, and each place's closed days.

use chrono::{NaiveDate, Weekday};
use domain::{
    Id,
    loans::Tones,
    opening::{Holidays, OpenDays},
    places::Place,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write};

/// The one row's id, the same on every laptop.
const THE_RULES: Uuid = Uuid::from_u128(0x7473_7564_6f69_8001_8000_0000_0000_00c2);

/// What the city sets for lending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanRules {
    /// Days to wipe and test a kit before it goes again.
    pub buffer_days: u32,
    /// Closed every week on these days.
    pub closed_weekdays: Vec<Weekday>,
    /// Whether holidays and the turn of the year close the places.
    pub holidays: Holidays,
    /// Whoever took a need down does not decide on it, where someone else could.
    pub two_people: bool,
    /// From how many days on a reminder is firmer.
    pub tones: Tones,
}

/// A day on which one place is closed.
#[derive(Clone, PartialEq, Eq)]
pub struct ClosedDay {
    /// Its record.
    pub id: Uuid,
    /// Which place.
    pub place: Id<Place>,
    /// Which day.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

impl Default for LoanRules {
    /// A day to check a kit; closed on Sundays, holidays and at the turn of the year; two people.
    fn default() -> Self {
        Self {
            buffer_days: 1,
            closed_weekdays: vec![Weekday::Sun],
            holidays: Holidays::Closed,
            two_people: true,
            tones: Tones { second_after_days: 7, final_after_days: 21 },
        }
    }
}

/// What the city sets for lending, or what holds where it set nothing.
pub fn rules(read: &Read) -> Result<LoanRules> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM loan_rules WHERE id = ?1")?
        .query_row([THE_RULES], |row| Ok(of_row(row)))
        .optional()?
        .transpose()?
        .unwrap_or_default())
}

/// Which days a place is closed on.
pub fn open_days(read: &Read, place: Id<Place>) -> Result<OpenDays> {
    let LoanRules { closed_weekdays, holidays, .. } = rules(read)?;
    let own = closed_days(read, place)?.into_iter().map(|closed| closed.day).collect();
    Ok(OpenDays { weekdays: closed_weekdays, holidays, own })
}

/// A place's own closed days, the earliest first.
pub fn closed_days(read: &Read, place: Id<Place>) -> Result<Vec<ClosedDay>> {
    read.connection()
        .prepare_cached("SELECT * FROM closed_days WHERE place = ?1 ORDER BY day")?
        .query_and_then([place.uuid()], |row| Ok(closed(row)?))?
        .collect()
}

/// One closed day.
pub fn closed_day(read: &Read, id: Uuid) -> Result<Option<ClosedDay>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM closed_days WHERE id = ?1")?
        .query_row([id], closed)
        .optional()?)
}

/// Writes down what the city sets.
pub fn put(write: &Write, rules: &LoanRules) -> Result<()> {
    let weekdays: Vec<String> =
        rules.closed_weekdays.iter().map(|day| day.number_from_monday().to_string()).collect();
    write.put(
        "loan_rules",
        THE_RULES,
        &[
            ("buffer_days", rules.buffer_days.into()),
            ("closed_weekdays", weekdays.join(",").into()),
            ("closed_holidays", (rules.holidays == Holidays::Closed).into()),
            ("two_people", rules.two_people.into()),
            ("second_after_days", rules.tones.second_after_days.into()),
            ("final_after_days", rules.tones.final_after_days.into()),
        ],
    )
}

/// Writes a closed day down.
pub fn put_closed_day(write: &Write, closed: &ClosedDay) -> Result<()> {
    write.put(
        "closed_days",
        closed.id,
        &[
            ("place", closed.place.uuid().into()),
            ("day", closed.day.into()),
            ("reason", closed.reason.as_str().into()),
        ],
    )
}

/// The place is open that day after all.
pub fn remove_closed_day(write: &Write, id: Uuid) -> Result<()> {
    write.remove("closed_days", id)
}

fn of_row(row: &Row) -> Result<LoanRules> {
    let weekdays: String = row.get("closed_weekdays")?;
    let closed: bool = row.get("closed_holidays")?;
    Ok(LoanRules {
        buffer_days: row.get("buffer_days")?,
        closed_weekdays: weekdays
            .split(',')
            .filter(|number| !number.is_empty())
            .map(|number| weekday(number).ok_or(StoreError::odd("a day of no week")))
            .collect::<Result<_>>()?,
        holidays: if closed { Holidays::Closed } else { Holidays::Open },
        two_people: row.get("two_people")?,
        tones: Tones {
            second_after_days: row.get("second_after_days")?,
            final_after_days: row.get("final_after_days")?,
        },
    })
}

fn weekday(number: &str) -> Option<Weekday> {
    let number: u8 = number.parse().ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

fn closed(row: &Row) -> rusqlite::Result<ClosedDay> {
    Ok(ClosedDay {
        id: row.get("id")?,
        place: row.get::<_, Uuid>("place")?.into(),
        day: row.get("day")?,
        reason: row.get("reason")?,
    })
}
