//! Values (値): what a field of a record holds, and how the journal writes it down.
//!
//! A day is text `2026-11-22`, a time `10:30:00`, a moment `2026-11-22 01:30:00+00:00`, an id sixteen
//! bytes, yes and no 1 and 0: exactly what rusqlite binds for the same Rust value, so that a stored
//! value and a parameter of a query compare.

use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

/// What a field holds. It prints as `Value(‥)`, for it may be somebody's name.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing, and that means something.
    Null,
    /// A whole number, or 1 and 0 for yes and no.
    Integer(i64),
    /// Words, a day, a time or a moment.
    Text(String),
    /// An id or other bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// The words, if it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The id, if it is one.
    pub fn uuid(&self) -> Option<Uuid> {
        match self {
            Self::Blob(bytes) => Uuid::from_slice(bytes).ok(),
            _ => None,
        }
    }

    /// The day, if it is one.
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.text()?, "%F").ok()
    }

    /// The time of day, if it is one.
    pub fn time(&self) -> Option<NaiveTime> {
        let text = self.text()?;
        NaiveTime::parse_from_str(text, "%H:%M").or(NaiveTime::parse_from_str(text, "%T%.f")).ok()
    }

    /// The moment, if it is one.
    pub fn moment(&self) -> Option<DateTime<Utc>> {
        DateTime::parse_from_str(self.text()?, "%F %T%.f%:z").ok().map(|moment| moment.to_utc())
    }

    /// Whether it is nothing.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

/// What a change of the journal says of a field.
///
/// The encoding is a tag and the bytes: `0` absent, `1` null, `2` integer (8 bytes, big end first),
/// `3` text, `4` bytes. It goes into commitments and must never change.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Written {
    /// The field is as if nobody had written it: it takes its column's default.
    Absent,
    /// The field holds this.
    Value(Value),
}

impl Written {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let (tag, bytes): (u8, &[u8]) = match self {
            Self::Absent => (0, &[]),
            Self::Value(Value::Null) => (1, &[]),
            Self::Value(Value::Integer(number)) => (2, &number.to_be_bytes()),
            Self::Value(Value::Text(text)) => (3, text.as_bytes()),
            Self::Value(Value::Blob(bytes)) => (4, bytes),
        };
        [&[tag], bytes].concat()
    }

    /// Nothing for what a newer program may have written.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (tag, bytes) = bytes.split_first()?;
        Some(match tag {
            0 if bytes.is_empty() => Self::Absent,
            1 if bytes.is_empty() => Self::Value(Value::Null),
            2 => Self::Value(Value::Integer(i64::from_be_bytes(bytes.try_into().ok()?))),
            3 => Self::Value(Value::Text(String::from_utf8(bytes.to_vec()).ok()?)),
            4 => Self::Value(Value::Blob(bytes.to_vec())),
            _ => return None,
        })
    }

    pub(crate) fn value(self) -> Option<Value> {
        match self {
            Self::Absent => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(‥)")
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
            ValueRef::Real(_) => return Err(FromSqlError::InvalidType),
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Integer(number.into())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Integer(yes.into())
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Text(day.format("%F").to_string())
    }
}

impl From<NaiveTime> for Value {
    fn from(time: NaiveTime) -> Self {
        Self::Text(time.format("%T%.f").to_string())
    }
}

impl From<DateTime<Utc>> for Value {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Text(moment.format("%F %T%.f%:z").to_string())
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Blob(id.as_bytes().to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_back_as_it_was_written_and_absent_is_not_null() {
        for written in [
            Written::Absent,
            Written::Value(Value::Null),
            Written::Value(Value::from(-7)),
            Written::Value(Value::from("")),
            Written::Value(Value::from("𠮷田\0邉󠄀")),
            Written::Value(Value::from(Uuid::max())),
        ] {
            assert!(Written::decode(&written.encode()) == Some(written));
        }
        assert_ne!(Written::Absent.encode(), Written::Value(Value::Null).encode());
        assert!(Written::decode(&[9, 1]).is_none(), "a tag of a newer program is left alone");
    }

    #[test]
    fn a_value_never_prints_what_it_holds() {
        assert_eq!(format!("{:?}", Value::from("山田花子")), "Value(‥)");
    }

    #[test]
    fn a_value_is_bound_as_rusqlite_binds_the_same_rust_value() {
        let moment = DateTime::from_timestamp_millis(1_795_000_000_120).expect("a moment");
        let day = moment.date_naive();
        let time = moment.time();
        assert_eq!(Value::from(moment).moment(), Some(moment));
        assert_eq!(Value::from(day).date(), Some(day));
        assert_eq!(Value::from(time).time(), Some(time));
        let id = Uuid::max();
        for (value, bound) in [
            (Value::from(moment), bound(&moment)),
            (Value::from(day), bound(&day)),
            (Value::from(time), bound(&time)),
            (Value::from(true), bound(&true)),
            (Value::from(id), bound(&id)),
            (Value::from(None::<i64>), bound(&None::<i64>)),
        ] {
            assert_eq!(self::bound(&value), bound);
        }
    }

    fn bound(value: &dyn ToSql) -> rusqlite::types::Value {
        match value.to_sql().expect("it binds") {
            ToSqlOutput::Borrowed(value) => value.try_into().expect("text is UTF-8"),
            ToSqlOutput::Owned(value) => value,
            _ => panic!("neither borrowed nor owned"),
        }
    }
}
