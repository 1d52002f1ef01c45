//! Decisions (協議決定): what the policy leaves open, talked over and decided by the division (§9).
//!
//! A decision is never rewritten: another takes its place. What it adds — something to prepare for a kind
//! of session, a line on the consent — holds while it does.

use chrono::NaiveDate;

use crate::{policy::ClauseId, sessions::SessionKind};

/// §9: what the policy does not say is talked over and decided by the division.
pub const DECIDING: ClauseId = ClauseId::section(9);

/// The longest time before a session's day that something is to be prepared, in days.
pub const LONGEST_BEFORE: u32 = 90;

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision;

/// Who may read a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// 職員だけ.
    Staff,
    /// 参加者にも: it stands in the Q&A集.
    Public,
}

/// What a decision adds to the preparation of sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedPreparation {
    /// What is to be done.
    pub words: String,
    /// For which kinds of session.
    pub kinds: Vec<SessionKind>,
    /// How many days before the session's day.
    pub days_before: u32,
}

/// How a decision stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionStanding {
    /// It applies from a later day.
    NotYet {
        /// From this day on.
        from: NaiveDate,
    },
    /// It holds.
    Holds,
    /// A later decision took its place.
    Superseded {
        /// Since this day.
        since: NaiveDate,
    },
    /// A version of the policy says it now.
    InThePolicy {
        /// Which version.
        version: u32,
    },
}

/// How a decision stands on `day`.
///
/// `superseded_from` is the day its successor applies from, where it has one; `taken_in` is the version that
/// took it in and the day that version takes force.
pub fn standing(
    applies_from: NaiveDate,
    superseded_from: Option<NaiveDate>,
    taken_in: Option<(u32, NaiveDate)>,
    day: NaiveDate,
) -> DecisionStanding {
    match (superseded_from, taken_in) {
        (Some(since), _) if since <= day => DecisionStanding::Superseded { since },
        (_, Some((version, in_force))) if in_force <= day => DecisionStanding::InThePolicy { version },
        _ if day < applies_from => DecisionStanding::NotYet { from: applies_from },
        _ => DecisionStanding::Holds,
    }
}

impl DecisionStanding {
    /// True where what the decision says is done today: also once the policy says it itself, for a checklist
    /// or a form does not change by that.
    pub fn is_followed(self) -> bool {
        matches!(self, Self::Holds | Self::InThePolicy { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_decision_holds_from_its_day_until_another_takes_its_place() {
        let from = day("2026-07-01");
        let on = |at: &str, after: Option<&str>| standing(from, after.map(day), None, day(at));
        assert_eq!(on("2026-06-30", None), DecisionStanding::NotYet { from });
        assert_eq!(on("2026-07-01", None), DecisionStanding::Holds);
        assert_eq!(
            on("2026-09-30", Some("2026-10-01")),
            DecisionStanding::Holds,
            "until the new one applies"
        );
        assert!(!on("2026-10-01", Some("2026-10-01")).is_followed());
    }

    #[test]
    fn a_decision_the_policy_took_in_is_followed_and_no_longer_missing() {
        let taken = Some((2, day("2027-04-01")));
        let on = |at: &str| standing(day("2026-07-01"), None, taken, day(at));
        assert_eq!(on("2027-03-31"), DecisionStanding::Holds);
        assert_eq!(on("2027-04-01"), DecisionStanding::InThePolicy { version: 2 });
        assert!(on("2027-04-01").is_followed());
    }
}
