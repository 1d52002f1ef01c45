//! Writing (書き出し): a list as CSV or XLSX.

mod text;
mod workbook;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub use text::{CannotCarry, StandIn, cannot_carry, to_csv, to_csv_cp932};
pub use workbook::{NotWritten, to_xlsx};

/// A list to be written.
pub struct List {
    /// What it is of, for the sheet's tab and the head of each printed page.
    pub title: String,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows; each has a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// When it was made (UTC), for the workbook's own properties.
    pub made_at: NaiveDateTime,
}

/// A column.
pub struct Column {
    /// Its heading.
    pub heading: String,
}

/// What stands in a cell.
#[derive(Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Text, which is never computed.
    Text(String),
    /// A count.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A moment, by the clocks in Japan.
    Moment(NaiveDateTime),
}

impl Cell {
    /// Text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// A day, or nothing.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// As it reads in a text file.
    fn words(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.format("%Y/%m/%d").to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
            Self::Moment(moment) => moment.format("%Y/%m/%d %H:%M").to_string(),
        }
    }
}

impl Column {
    /// A column called so.
    pub fn called(heading: &str) -> Self {
        Self { heading: heading.to_owned() }
    }
}
