//! Refusals (お断り, §6): the city decides that a family takes no part for a time. Never automatic.

use chrono::NaiveDate;

use crate::{
    Id,
    families::likeness::{Likeness, Verdict},
    places::Place,
    policy::ClauseId,
    sessions::SessionKind,
};

/// A decision that a family takes no part (お断り).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal;

/// §6: the city may refuse further participation (以後の参加を断ることがある).
pub const MAY_BE_REFUSED: ClauseId = ClauseId::section(6);

/// What a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// Sessions of one kind.
    Kind(SessionKind),
    /// What happens at one place.
    Place(Id<Place>),
}

/// Something a family would take part in, or borrow for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// The day of it.
    pub day: NaiveDate,
    /// The kind of session; none where it is for no one session.
    pub kind: Option<SessionKind>,
    /// Where.
    pub place: Id<Place>,
}

impl Scope {
    /// Whether it is about an occasion.
    pub fn covers(self, occasion: &Occasion) -> bool {
        match self {
            Self::All => true,
            Self::Kind(kind) => occasion.kind == Some(kind),
            Self::Place(place) => occasion.place == place,
        }
    }
}

/// From when until when a refusal holds (期間).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: NaiveDate,
    /// The last day: on the next it has lapsed.
    pub until: NaiveDate,
    /// From this day on it is lifted (解除).
    pub lifted_on: Option<NaiveDate>,
}

/// How a refusal stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It begins later.
    ToCome,
    /// It holds.
    InForce,
    /// Its last day is over.
    Lapsed,
    /// It was lifted.
    Lifted,
}

impl Term {
    /// How it stands on a day.
    pub fn on(self, day: NaiveDate) -> Standing {
        if self.lifted_on.is_some_and(|lifted| lifted <= day) {
            Standing::Lifted
        } else if day > self.until {
            Standing::Lapsed
        } else if day < self.from {
            Standing::ToCome
        } else {
            Standing::InForce
        }
    }

    /// Whether it holds on a day.
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.on(day) == Standing::InForce
    }
}

/// What a person has found out about two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cards {
    /// It is the very card of the family that is refused.
    TheSame,
    /// Someone looked, and they are two families.
    FoundToBeTwo,
    /// Nobody looked.
    Unexamined,
}

/// What a family meets of a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// It is the household that is refused.
    Theirs,
    /// It is like that household: a person has to look.
    Alike(Likeness),
    /// Nothing.
    Nothing,
}

/// What a family meets of a refusal that is in force: the same card, or a household that is beyond doubt the
/// same, is refused; one that is alike is only asked about, and one that was found to be another is left alone.
pub fn meeting(cards: Cards, likeness: impl FnOnce() -> Likeness) -> Meeting {
    match cards {
        Cards::TheSame => Meeting::Theirs,
        Cards::FoundToBeTwo => Meeting::Nothing,
        Cards::Unexamined => {
            let likeness = likeness();
            match likeness.verdict() {
                Verdict::Same => Meeting::Theirs,
                Verdict::Alike => Meeting::Alike(likeness),
                Verdict::Apart => Meeting::Nothing,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_refusal_holds_through_its_last_day_and_lapses_by_itself() {
        let term = Term { from: day("2026-12-01"), until: day("2027-01-31"), lifted_on: None };
        assert_eq!(term.on(day("2026-11-30")), Standing::ToCome);
        assert_eq!(term.on(day("2026-12-01")), Standing::InForce);
        assert_eq!(term.on(day("2027-01-31")), Standing::InForce, "until that day means that day too");
        assert_eq!(term.on(day("2027-02-01")), Standing::Lapsed);
    }

    #[test]
    fn a_refusal_that_is_lifted_holds_no_more_from_that_day_on() {
        let lifted_on = Some(day("2026-12-10"));
        let term = Term { from: day("2026-12-01"), until: day("2027-01-31"), lifted_on };
        assert!(term.holds_on(day("2026-12-09")));
        assert_eq!(term.on(day("2026-12-10")), Standing::Lifted);
        assert_eq!(term.on(day("2027-02-01")), Standing::Lifted);
    }

    #[test]
    fn a_kind_of_session_is_refused_only_at_that_kind() {
        let place = uuid::Uuid::from_u128(1).into();
        let occasion = Occasion { day: day("2026-12-01"), kind: Some(SessionKind::Lecture), place };
        assert!(Scope::All.covers(&occasion));
        assert!(Scope::Kind(SessionKind::Lecture).covers(&occasion));
        assert!(!Scope::Kind(SessionKind::Gathering).covers(&occasion));
        assert!(!Scope::Kind(SessionKind::Lecture).covers(&Occasion { kind: None, ..occasion }));
        assert!(!Scope::Place(uuid::Uuid::from_u128(2).into()).covers(&occasion));
    }

    #[test]
    fn who_was_found_to_be_another_family_is_left_alone() {
        let same = || Likeness { score: 100, grounds: vec![] };
        assert_eq!(meeting(Cards::FoundToBeTwo, same), Meeting::Nothing);
        assert_eq!(meeting(Cards::TheSame, || Likeness { score: 0, grounds: vec![] }), Meeting::Theirs);
    }
}
