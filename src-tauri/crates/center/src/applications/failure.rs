//! Failures of applications (申込を受けられないわけ): each a sentence with a way on.

use serde::Serialize;
use ts_rs::TS;

use super::{Against, EligibilityVerdict};
use crate::Failure;

/// Why an application was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ApplicationFailure {
    /// §2(1) speaks against it; a reason lets it pass.
    NotEligible {
        /// Why.
        verdict: EligibilityVerdict,
    },
    /// Something else speaks against it; a reason lets it pass.
    Against {
        /// What.
        against: Against,
    },
    /// What was given as the reason for refusing is not so.
    NotSo,
    /// It holds a seat already.
    Seated,
    /// The family applied already.
    AppliedAlready,
    /// The session was called off.
    SessionCancelled,
    /// The application was withdrawn.
    Withdrawn,
    /// Every seat is taken.
    NoSeat {
        /// How many there are.
        capacity: u32,
    },
    /// The family attended; the application stays.
    Attended,
    /// Somebody must take part.
    NobodyNamed,
}

impl From<ApplicationFailure> for Failure {
    fn from(failure: ApplicationFailure) -> Self {
        Self::Applications(failure)
    }
}
