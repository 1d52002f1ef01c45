//! Loans (貸与): a kit goes home with a family the city finds in need, and comes back (§4(1)).

use chrono::NaiveDate;

use crate::{
    Id,
    calendar::fiscal_year_end,
    devices::{Kit, Part, ShelvedKit},
    families::Family,
    policy::ClauseId,
};

mod late;
mod needs;
mod reservations;

pub use late::{Loss, LossKind, Settlement, Tone, Tones, days_over};
pub use needs::{ApprovedNeed, Asker, Decision, Need, NeedFacts, NoNeed, NotAParticipant, may_ask};
pub use reservations::{Claim, NoneFree, Reservation, Stock};

/// §4(1): a loan is the exception, for participants the city finds in need.
pub const LENDING: ClauseId = ClauseId::item(4, 1);

/// One kit with one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    /// Which loan.
    pub id: Id<Loan>,
    /// What was lent.
    pub kit: Id<Kit>,
    /// To whom.
    pub family: Id<Family>,
    /// The need it answers.
    pub need: Id<Need>,
    /// From when to when.
    pub period: LoanPeriod,
    /// The parts that went along, each as it was.
    pub parts: Vec<PartOut>,
}

/// A part that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartOut {
    /// Which part.
    pub part: Id<Part>,
    /// As it was handed over.
    pub condition: Condition,
}

/// The state of a part when it changes hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// よい.
    Good,
    /// 傷あり.
    Scratched,
    /// こわれている.
    Broken,
}

/// From the day a kit leaves to the day it is due back.
///
/// Never ends before it begins, never runs past the longest days, never past the fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoanPeriod {
    lent_on: NaiveDate,
    due_on: NaiveDate,
}

/// Why two days make no loan period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotALoanPeriod {
    /// The kit would be due before it left.
    #[error("due back before it is lent")]
    EndsBeforeItBegins,
    /// The kit would be away longer than the city allows.
    #[error("longer than {longest_days} days")]
    TooLong {
        /// The longest a kit may be away, in days.
        longest_days: u32,
        /// The last day it may be due.
        latest: NaiveDate,
    },
    /// The kit would be away over the end of the fiscal year (年度末).
    #[error("past the end of the fiscal year")]
    PastFiscalYear {
        /// 31 March.
        latest: NaiveDate,
    },
}

/// Why a loan is not extended (延長).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnExtension {
    /// The new day is not later than the old one, or is past.
    #[error("not later than it was due")]
    NotLater,
    /// The new day is beyond what the city allows.
    #[error(transparent)]
    Period(#[from] NotALoanPeriod),
}

/// Why a hand-over names no part, or a part twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing is handed over")]
pub struct NothingHandedOver;

/// Lends a shelved kit for an approved need.
///
/// The arguments are the rules: a kit that is out is no [`ShelvedKit`], a family the city did
/// not find in need has no [`ApprovedNeed`]. The kit is taken off the shelf for good, so it
/// cannot be lent twice.
pub fn lend(
    id: Id<Loan>,
    kit: ShelvedKit,
    need: &ApprovedNeed,
    period: LoanPeriod,
    parts: Vec<PartOut>,
) -> Result<Loan, NothingHandedOver> {
    if parts.is_empty() {
        return Err(NothingHandedOver);
    }
    Ok(Loan { id, kit: kit.id(), family: need.family(), need: need.id(), period, parts })
}

impl LoanPeriod {
    /// The period from `lent_on` to `due_on`, both days included.
    pub fn new(lent_on: NaiveDate, due_on: NaiveDate, longest_days: u32) -> Result<Self, NotALoanPeriod> {
        let latest = lent_on + chrono::Days::new(u64::from(longest_days));
        let year_end = fiscal_year_end(lent_on);
        if due_on < lent_on {
            Err(NotALoanPeriod::EndsBeforeItBegins)
        } else if due_on > latest {
            Err(NotALoanPeriod::TooLong { longest_days, latest })
        } else if due_on > year_end {
            Err(NotALoanPeriod::PastFiscalYear { latest: year_end })
        } else {
            Ok(Self { lent_on, due_on })
        }
    }

    /// The same loan with a later due day: at most the longest days after the day it was due, or after
    /// today where that is past, and never past the fiscal year it began in.
    pub fn extended(
        self,
        due_on: NaiveDate,
        today: NaiveDate,
        longest_days: u32,
    ) -> Result<Self, NotAnExtension> {
        let latest = self.due_on.max(today) + chrono::Days::new(u64::from(longest_days));
        let year_end = fiscal_year_end(self.lent_on);
        if due_on <= self.due_on || due_on < today {
            Err(NotAnExtension::NotLater)
        } else if due_on > latest {
            Err(NotAnExtension::Period(NotALoanPeriod::TooLong { longest_days, latest }))
        } else if due_on > year_end {
            Err(NotAnExtension::Period(NotALoanPeriod::PastFiscalYear { latest: year_end }))
        } else {
            Ok(Self { due_on, ..self })
        }
    }

    /// A loan as it was written down, its rules judged when it went.
    pub fn of(lent_on: NaiveDate, due_on: NaiveDate) -> Self {
        Self { lent_on, due_on }
    }

    /// The day the kit leaves.
    pub fn lent_on(&self) -> NaiveDate {
        self.lent_on
    }

    /// The day the kit is due back.
    pub fn due_on(&self) -> NaiveDate {
        self.due_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_period_ends_within_the_longest_days_and_the_fiscal_year() {
        let first = day("2026-11-25");
        assert!(LoanPeriod::new(first, first, 28).is_ok(), "back the same day is a loan");
        assert!(LoanPeriod::new(first, day("2026-12-23"), 28).is_ok(), "the longest day");
        assert_eq!(
            LoanPeriod::new(first, day("2026-12-24"), 28),
            Err(NotALoanPeriod::TooLong { longest_days: 28, latest: day("2026-12-23") }),
        );
        assert_eq!(LoanPeriod::new(first, day("2026-11-24"), 28), Err(NotALoanPeriod::EndsBeforeItBegins),);
        assert_eq!(
            LoanPeriod::new(day("2027-03-25"), day("2027-04-02"), 28),
            Err(NotALoanPeriod::PastFiscalYear { latest: day("2027-03-31") }),
        );
    }
    #[test]
    fn a_loan_is_extended_to_a_later_day_within_the_same_bounds() {
        let loan = LoanPeriod::new(day("2026-11-25"), day("2026-12-05"), 28).expect("a period");
        let today = day("2026-12-01");
        assert_eq!(
            loan.extended(day("2026-12-19"), today, 28).map(|period| period.due_on()),
            Ok(day("2026-12-19"))
        );
        assert_eq!(loan.extended(day("2026-12-05"), today, 28), Err(NotAnExtension::NotLater));
        let late = day("2026-12-10");
        assert_eq!(
            loan.extended(day("2026-12-08"), late, 28),
            Err(NotAnExtension::NotLater),
            "a day that is past"
        );
        assert_eq!(
            loan.extended(day("2027-01-03"), today, 28),
            Err(NotAnExtension::Period(NotALoanPeriod::TooLong {
                longest_days: 28,
                latest: day("2027-01-02")
            })),
        );
        let spring = LoanPeriod::new(day("2027-03-10"), day("2027-03-20"), 28).expect("a period");
        assert_eq!(
            spring.extended(day("2027-04-01"), day("2027-03-15"), 28),
            Err(NotAnExtension::Period(NotALoanPeriod::PastFiscalYear { latest: day("2027-03-31") })),
        );
    }
}
