//! Online sessions (オンライン事業): gatherings, consultations and lectures (§1).

use chrono::{NaiveDate, NaiveTime};

/// A session, planned or held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session;

/// A cloud video-conference service (§2(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service;

/// What kind of session (§1: 交流会、相談、講座等).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// 交流会.
    Gathering,
    /// 相談.
    Consultation,
    /// 講座.
    Lecture,
    /// その他.
    Other,
}

/// When a session is held: it ends after it begins, on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    on: NaiveDate,
    from: NaiveTime,
    until: NaiveTime,
}

/// The end is not after the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("ends before it begins")]
pub struct EndsBeforeItBegins;

impl Slot {
    /// A slot on one day.
    pub fn new(on: NaiveDate, from: NaiveTime, until: NaiveTime) -> Result<Self, EndsBeforeItBegins> {
        if from < until { Ok(Self { on, from, until }) } else { Err(EndsBeforeItBegins) }
    }

    /// The day.
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// The beginning.
    pub fn from(&self) -> NaiveTime {
        self.from
    }

    /// The end.
    pub fn until(&self) -> NaiveTime {
        self.until
    }
}

/// How many families (組) a session takes: 1 to 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity(u32);

/// No session takes that many families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not between 1 and 500 families")]
pub struct NotACapacity;

impl Capacity {
    /// A capacity in families.
    pub fn of(families: u32) -> Result<Self, NotACapacity> {
        if (1..=500).contains(&families) { Ok(Self(families)) } else { Err(NotACapacity) }
    }

    /// In families.
    pub fn families(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_after_it_begins() {
        let on: NaiveDate = "2026-11-25".parse().expect("a day");
        let half_past_ten = NaiveTime::from_hms_opt(10, 30, 0).expect("a time");
        let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("a time");
        assert!(Slot::new(on, half_past_ten, noon).is_ok());
        assert_eq!(Slot::new(on, noon, half_past_ten), Err(EndsBeforeItBegins));
        assert_eq!(Slot::new(on, noon, noon), Err(EndsBeforeItBegins), "no time is no session");
    }

    #[test]
    fn a_session_takes_at_least_one_family() {
        assert_eq!(Capacity::of(0), Err(NotACapacity));
        assert_eq!(Capacity::of(12).map(Capacity::families), Ok(12));
    }
}
