//! Consents (参加承諾): what a family has agreed to in writing, and to which version.

use chrono::NaiveDate;

use crate::{Id, families::Family, policy::ClauseId};

/// §4(3): nobody takes part without having agreed beforehand.
pub const CONSENT_FIRST: ClauseId = ClauseId::item(4, 3);

/// The clauses a family agrees to, each with a box of its own on the paper.
pub const ITEMS: [ClauseId; 7] = [
    ClauseId::item(4, 3),
    ClauseId::item(5, 1),
    ClauseId::item(5, 2),
    ClauseId::item(5, 3),
    ClauseId::section(6),
    ClauseId::section(7),
    ClauseId::section(8),
];

/// A consent form a family has given back signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Who agreed.
    pub family: Id<Family>,
    /// To which version of the policy.
    pub policy_version: u32,
    /// The day it came back.
    pub given_on: NaiveDate,
    /// How it stands.
    pub standing: Standing,
}

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// On paper, which came back signed.
    Paper,
    /// On the screen, with a pen.
    Screen,
}

/// How a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Given,
    /// The family took it back (取り下げ).
    Withdrawn {
        /// From this day on.
        on: NaiveDate,
    },
}

/// A family whose consent holds on a day. Only such a family takes part (§4(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentingFamily(Id<Family>);

/// Why a family may not take part yet (§4(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoConsent {
    /// None came back by then.
    #[error("no consent came back")]
    Missing,
    /// It was withdrawn.
    #[error("withdrawn on {on}")]
    Withdrawn {
        /// From this day on.
        on: NaiveDate,
    },
}

impl ConsentingFamily {
    /// Which family.
    pub fn id(self) -> Id<Family> {
        self.0
    }
}

impl Consent {
    /// The family that agreed, if this consent holds on `day`.
    pub fn on(&self, day: NaiveDate) -> Result<ConsentingFamily, NoConsent> {
        match self.standing {
            _ if day < self.given_on => Err(NoConsent::Missing),
            Standing::Withdrawn { on } if on <= day => Err(NoConsent::Withdrawn { on }),
            _ => Ok(ConsentingFamily(self.family)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{FIRST_TEXT, Policy};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_consent_holds_from_the_day_it_came_back_until_it_is_withdrawn() {
        let family = uuid::Uuid::from_u128(7).into();
        let given =
            Consent { family, policy_version: 1, given_on: day("2026-11-11"), standing: Standing::Given };
        assert_eq!(given.on(day("2026-11-10")), Err(NoConsent::Missing));
        assert_eq!(given.on(day("2026-11-11")).map(ConsentingFamily::id), Ok(family));
        let taken_back = Consent { standing: Standing::Withdrawn { on: day("2026-12-01") }, ..given };
        assert!(taken_back.on(day("2026-11-30")).is_ok());
        assert_eq!(taken_back.on(day("2026-12-01")), Err(NoConsent::Withdrawn { on: day("2026-12-01") }),);
    }

    #[test]
    fn each_item_on_the_paper_is_a_clause_of_the_policy() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        assert!(ITEMS.iter().all(|clause| policy.words(*clause).is_some()));
    }
}
