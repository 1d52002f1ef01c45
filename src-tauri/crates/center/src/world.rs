//! What the centre asks of the world outside the program: the time, and chance.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use uuid::Uuid;

/// The time, and numbers no one else has. Tests bring a world that stands still.
pub trait World: Send + Sync {
    /// The time now.
    fn now(&self) -> DateTime<Utc>;

    /// An id never given before, on this laptop or another (UUIDv7).
    fn fresh(&self) -> Uuid;

    /// Fills `bytes` by chance, good enough for keys.
    fn fill(&self, bytes: &mut [u8]);

    /// Today, as the calendar on the wall in Japan has it.
    fn today(&self) -> NaiveDate {
        in_japan(self.now()).date_naive()
    }
}

/// A moment as clocks in Japan show it.
pub fn in_japan(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    const NINE_HOURS: i32 = 9 * 60 * 60;
    moment.with_timezone(&FixedOffset::east_opt(NINE_HOURS).expect("nine hours is an offset"))
}
