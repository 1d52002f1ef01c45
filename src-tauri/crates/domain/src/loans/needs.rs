//! Need (必要の認定): no kit leaves unless the city found the family in need of it (§4(1)).

use chrono::NaiveDate;

use crate::{Id, families::Family};

/// A family's request for equipment, and what the city decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need;

/// What is known of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedFacts {
    /// Which need.
    pub id: Id<Need>,
    /// Whose.
    pub family: Id<Family>,
    /// What was decided.
    pub decision: Decision,
}

/// What the city decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 判断待ち.
    Waiting,
    /// 承認.
    Approved {
        /// From this day.
        on: NaiveDate,
        /// The last day it holds.
        until: NaiveDate,
    },
    /// 不承認.
    Refused {
        /// On this day.
        on: NaiveDate,
    },
}

/// A need the city approved and that holds on the day of the hand-over.
#[derive(Debug)]
pub struct ApprovedNeed {
    id: Id<Need>,
    family: Id<Family>,
}

/// Why a need does not allow a hand-over (§4(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoNeed {
    /// Nobody decided yet.
    #[error("nobody decided yet")]
    Waiting,
    /// It was approved on a later day.
    #[error("approved only on {on}")]
    NotYet {
        /// From this day.
        on: NaiveDate,
    },
    /// The city did not find the family in need.
    #[error("refused on {on}")]
    Refused {
        /// On this day.
        on: NaiveDate,
    },
    /// The approval is over.
    #[error("held until {until}")]
    Lapsed {
        /// The last day it held.
        until: NaiveDate,
    },
}

/// Who asks for equipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// 参加者: who applied and takes part (§2(4)).
    Participant,
    /// 職員: a user of the service (§2(3)), not a participant.
    Staff,
    /// 講師: the same.
    Lecturer,
}

/// §4(1) lends to participants; staff and lecturers are users, not participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a participant")]
pub struct NotAParticipant;

/// Whether §4(1) lets someone ask at all.
pub fn may_ask(asker: Asker) -> Result<(), NotAParticipant> {
    match asker {
        Asker::Participant => Ok(()),
        Asker::Staff | Asker::Lecturer => Err(NotAParticipant),
    }
}

impl ApprovedNeed {
    /// Which need.
    pub fn id(&self) -> Id<Need> {
        self.id
    }

    /// Whose.
    pub fn family(&self) -> Id<Family> {
        self.family
    }
}

impl NeedFacts {
    /// The need as one that allows a hand-over on `day`.
    pub fn approved_on(&self, day: NaiveDate) -> Result<ApprovedNeed, NoNeed> {
        match self.decision {
            Decision::Waiting => Err(NoNeed::Waiting),
            Decision::Refused { on } => Err(NoNeed::Refused { on }),
            Decision::Approved { on, .. } if day < on => Err(NoNeed::NotYet { on }),
            Decision::Approved { until, .. } if until < day => Err(NoNeed::Lapsed { until }),
            Decision::Approved { .. } => Ok(ApprovedNeed { id: self.id, family: self.family }),
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
    fn only_an_approval_that_still_holds_lets_a_kit_go() {
        let need = |decision| NeedFacts {
            id: uuid::Uuid::from_u128(1).into(),
            family: uuid::Uuid::from_u128(2).into(),
            decision,
        };
        let until = day("2027-03-31");
        let approved = need(Decision::Approved { on: day("2026-11-12"), until });
        assert!(approved.approved_on(until).is_ok(), "the last day counts");
        let on = day("2026-11-12");
        assert!(approved.approved_on(on).is_ok(), "and the first");
        assert_eq!(approved.approved_on(day("2026-11-11")).err(), Some(NoNeed::NotYet { on }));
        assert_eq!(approved.approved_on(day("2027-04-01")).err(), Some(NoNeed::Lapsed { until }),);
        assert_eq!(need(Decision::Waiting).approved_on(until).err(), Some(NoNeed::Waiting));
        let on = day("2026-11-12");
        assert_eq!(need(Decision::Refused { on }).approved_on(until).err(), Some(NoNeed::Refused { on }),);
    }
}
