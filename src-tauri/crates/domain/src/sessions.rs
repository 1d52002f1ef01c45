//! Online sessions (オンライン事業): gatherings, consultations and lectures (§1).

pub mod series;

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::policy::ClauseId;

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

/// How families are chosen where more apply than there are seats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choosing {
    /// 先着順.
    #[default]
    Arrival,
    /// 抽選.
    Lottery,
}

/// Months of age a session is meant for, on its day; the last month is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    from: u32,
    until: u32,
}

/// The days on which applications are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// A span whose end is before its beginning, or beyond what can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no span")]
pub struct NotASpan;

impl Ages {
    /// From so many months of age to so many, both included; at most 84 (before school).
    pub fn new(from: u32, until: u32) -> Result<Self, NotASpan> {
        if from <= until && until <= 84 { Ok(Self { from, until }) } else { Err(NotASpan) }
    }

    /// True where a child of so many months is meant.
    pub fn hold(self, months: u32) -> bool {
        (self.from..=self.until).contains(&months)
    }
}

impl Window {
    /// A window that closes no later than the session's day.
    pub fn new(from: NaiveDate, until: NaiveDate, held_on: NaiveDate) -> Result<Self, NotASpan> {
        if from <= until && until <= held_on { Ok(Self { from, until }) } else { Err(NotASpan) }
    }

    /// True where applications are taken on `day`.
    pub fn is_open(self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Draws lots: the order in which `count` applications, listed in a fixed order, are given seats.
///
/// The same seed and count always draw the same, on every laptop and in every version: the generator
/// (SplitMix64) and the shuffle (Fisher and Yates) are written here and must not change.
pub fn draw(seed: u64, count: usize) -> Vec<usize> {
    let mut state = seed;
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut chance = state;
        chance = (chance ^ (chance >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        chance = (chance ^ (chance >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        chance ^= chance >> 31;
        // The high bits of a product spread evenly over 0..=last.
        let at = (u128::from(chance) * (last as u128 + 1)) >> 64;
        order.swap(last, at as usize);
    }
    order
}

/// The same weekday of the same week of another month: the third Wednesday stays the third. None where
/// that month has no fifth.
pub fn same_weekday_of(day: NaiveDate, year: i32, month: u32) -> Option<NaiveDate> {
    let week = (day.day() - 1) / 7 + 1;
    NaiveDate::from_weekday_of_month_opt(year, month, day.weekday(), week as u8)
}

/// Who is at a session for the city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 主催（会議を開く職員）.
    Host,
    /// 講師.
    Lecturer,
    /// 補助.
    Helper,
}

/// Something to be prepared before a session (準備).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preparation {
    /// 講師に依頼し、ポリシーの承諾をもらう.
    Lecturer,
    /// 資料を用意する.
    Materials,
    /// 会議の部屋を作る.
    Meeting,
    /// 承諾書を渡す.
    Consents,
    /// 接続案内を渡す.
    Guides,
    /// 接続を確かめる.
    Tests,
    /// 相談の内容を読む.
    Subjects,
    /// 名簿を印刷する.
    Roster,
}

impl Preparation {
    /// The clause it keeps.
    pub fn clause(self) -> ClauseId {
        match self {
            Self::Materials | Self::Subjects => ClauseId::section(1),
            Self::Meeting => ClauseId::item(2, 2),
            Self::Lecturer => ClauseId::item(2, 3),
            Self::Roster => ClauseId::item(2, 4),
            Self::Tests => ClauseId::item(4, 2),
            Self::Consents => ClauseId::item(4, 3),
            Self::Guides => ClauseId::item(5, 1),
        }
    }
}

/// What a session of a kind needs, and how many days before it each is due.
pub fn preparations(kind: SessionKind) -> &'static [(Preparation, u64)] {
    use Preparation::*;
    match kind {
        SessionKind::Gathering | SessionKind::Other => {
            &[(Meeting, 14), (Consents, 14), (Guides, 7), (Tests, 3), (Roster, 1)]
        }
        SessionKind::Consultation => {
            &[(Meeting, 14), (Consents, 14), (Guides, 7), (Tests, 3), (Subjects, 1), (Roster, 1)]
        }
        SessionKind::Lecture => &[
            (Lecturer, 30),
            (Meeting, 14),
            (Consents, 14),
            (Materials, 7),
            (Guides, 7),
            (Tests, 3),
            (Roster, 1),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{FIRST_TEXT, Policy};

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

    #[test]
    fn the_same_seed_draws_the_same_lots_and_everyone_is_drawn_once() {
        for count in 0..60 {
            for seed in [0, 1, 7, u64::MAX] {
                let drawn = draw(seed, count);
                assert_eq!(drawn, draw(seed, count));
                let mut all = drawn.clone();
                all.sort_unstable();
                assert!(all.into_iter().eq(0..count), "each one once");
            }
        }
        assert_eq!(draw(20_261_125, 6), draw(20_261_125, 6));
        assert_ne!(draw(1, 20), draw(2, 20), "another seed, another draw");
    }

    #[test]
    fn every_place_in_the_draw_is_as_likely_for_everyone() {
        let mut first = [0u32; 5];
        for seed in 0..10_000 {
            first[draw(seed, 5)[0]] += 1;
        }
        assert!(first.iter().all(|times| (1_850..2_150).contains(times)), "{first:?}");
    }

    #[test]
    fn the_third_wednesday_stays_the_third_and_a_fifth_may_be_missing() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(same_weekday_of(day("2026-11-18"), 2026, 12), Some(day("2026-12-16")));
        assert_eq!(same_weekday_of(day("2026-12-31"), 2027, 2), None, "no fifth Thursday");
    }

    #[test]
    fn spans_end_after_they_begin() {
        assert_eq!(Ages::new(6, 5), Err(NotASpan));
        assert!(Ages::new(6, 11).is_ok_and(|ages| ages.hold(11) && !ages.hold(12)));
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert!(Window::new(day("2026-11-01"), day("2026-11-20"), day("2026-11-25")).is_ok());
        assert_eq!(Window::new(day("2026-11-01"), day("2026-11-26"), day("2026-11-25")), Err(NotASpan));
    }

    #[test]
    fn whatever_must_be_prepared_is_due_before_the_day() {
        for kind in
            [SessionKind::Gathering, SessionKind::Consultation, SessionKind::Lecture, SessionKind::Other]
        {
            let needed = preparations(kind);
            assert!(needed.iter().all(|(_, days)| *days > 0));
            assert!(needed.iter().any(|(what, _)| *what == Preparation::Consents), "§4(3)");
        }
    }

    #[test]
    fn whatever_is_prepared_keeps_a_clause_that_says_something() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        for kind in
            [SessionKind::Gathering, SessionKind::Consultation, SessionKind::Lecture, SessionKind::Other]
        {
            for (item, _) in preparations(kind) {
                assert!(policy.words(item.clause()).is_some(), "{item:?}");
            }
        }
    }
}
