//! What allows a loan (貸せるかどうか): a need that holds, a participant who agreed, days within the city's bounds.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::fiscal_year,
    consents::CONSENT_FIRST,
    loans::{ApprovedNeed, LENDING, LoanPeriod, NoNeed, NotALoanPeriod},
    places::Place,
    staff::Deed,
};
use store::{
    Read, Write,
    applications::Seat,
    loans::{DecisionRecord, NeedRecord},
};

use super::LoanFailure;
use crate::{
    Failure, Reply,
    families::brief::family_of,
    hands::Hands,
    refusals::{RefusalSign, watching::sign_of_borrower},
};

/// A need as one that allows a hand-over on a day.
pub(super) fn approved(need: &NeedRecord, day: NaiveDate) -> Reply<ApprovedNeed> {
    let clause = LENDING.to_string();
    need.facts().approved_on(day).map_err(|reason| {
        match reason {
            NoNeed::Waiting => LoanFailure::NeedWaiting { clause },
            NoNeed::NotYet { on } => LoanFailure::NeedNotYet { on, clause },
            NoNeed::Refused { on } => LoanFailure::NeedRefused { on, clause },
            NoNeed::Lapsed { until } => LoanFailure::NeedLapsed { until, clause },
        }
        .into()
    })
}

/// The last day that what is lent for a need may be due: the approval's last; for one session, the day the place is
/// open next after it, since nobody brings a tablet back while they take part.
pub(super) fn need_until(read: &Read, need: &NeedRecord, place: Id<Place>) -> Reply<Option<NaiveDate>> {
    let DecisionRecord::Approved { until, .. } = &need.decision else { return Ok(None) };
    if need.for_session.is_none() {
        return Ok(Some(*until));
    }
    let open = store::loans::open_days(read, place)?;
    Ok(Some(open.next_open(*until + chrono::Days::new(1)).unwrap_or(*until)))
}

/// Refuses a due day that the approval does not reach (§4(1)).
pub(super) fn within_need(read: &Read, need: &NeedRecord, place: Id<Place>, due_on: NaiveDate) -> Reply<()> {
    match need_until(read, need, place)? {
        Some(until) if due_on > until => {
            Err(LoanFailure::DueBeyondNeed { until, clause: LENDING.to_string() }.into())
        }
        _ => Ok(()),
    }
}

/// The approved need of a participant who has agreed: whoever lacks one of these does not borrow.
pub(super) fn may_borrow(
    write: &Write,
    hands: &Hands,
    need: &NeedRecord,
    lent_on: NaiveDate,
) -> Reply<ApprovedNeed> {
    let family = family_of(write, need.family)?;
    hands.may(Deed::KeepRecords, family.place)?;
    let approved = approved(need, lent_on)?;
    if let RefusalSign::Refused { refusal } = refusal_of(write, hands, need, lent_on)? {
        return Err(LoanFailure::Refused { clause: refusal.clause.clone(), refusal }.into());
    }
    let year = fiscal_year(lent_on);
    let from = NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(lent_on);
    let until = NaiveDate::from_ymd_opt(year + 1, 3, 31).unwrap_or(lent_on);
    if !store::applications::is_participant(write, family.id, from, until)? {
        return Err(LoanFailure::NotAParticipant { clause: LENDING.to_string() }.into());
    }
    if let Some(session) = need.for_session {
        let held =
            store::sessions::get(write, session)?.is_some_and(|session| session.cancelled_on.is_none());
        let applied = store::applications::standing(write, session, family.id)?;
        if !held || applied.is_none_or(|application| application.seat == Seat::Waiting) {
            return Err(LoanFailure::NotInThatSession { clause: LENDING.to_string() }.into());
        }
    }
    let consenting = store::consents::held_on(write, family.id, lent_on)?
        .and_then(|record| record.consent.on(lent_on).ok());
    if consenting.is_none() {
        return Err(LoanFailure::NoConsent { clause: CONSENT_FIRST.to_string() }.into());
    }
    Ok(approved)
}

/// What a borrower meets of the refusals, on the day and at the place of the session the need is for, or here.
pub(super) fn refusal_of(
    read: &Read,
    hands: &Hands,
    need: &NeedRecord,
    day: NaiveDate,
) -> Reply<RefusalSign> {
    let session = match need.for_session {
        Some(session) => store::sessions::get(read, session)?,
        None => None,
    };
    sign_of_borrower(read, need.family, day, hands.me.place.id, session.as_ref())
}

/// Refuses a day before that of what it follows.
pub(super) fn not_before(on: NaiveDate, since: NaiveDate) -> Reply<()> {
    if on < since { Err(LoanFailure::TooEarly { since }.into()) } else { Ok(()) }
}

/// How many days a loan may last.
pub(super) fn longest_days(read: &Read) -> Reply<u32> {
    Ok(store::city::get(read)?.ok_or(Failure::Broken)?.longest_days)
}

/// The days of a loan, within what the city allows.
pub(super) fn period(read: &Read, lent_on: NaiveDate, due_on: NaiveDate) -> Reply<LoanPeriod> {
    LoanPeriod::new(lent_on, due_on, longest_days(read)?).map_err(|reason| no_period(reason).into())
}

/// Why two days make no period, as the screen is told it.
pub(super) fn no_period(reason: NotALoanPeriod) -> LoanFailure {
    let clause = LENDING.to_string();
    match reason {
        NotALoanPeriod::EndsBeforeItBegins => LoanFailure::DueBeforeLent,
        NotALoanPeriod::TooLong { longest_days, latest } => {
            LoanFailure::DueTooLate { latest, longest_days, clause }
        }
        NotALoanPeriod::PastFiscalYear { latest } => LoanFailure::DuePastFiscalYear { latest, clause },
    }
}

/// The latest day something handed over today may be due.
pub(super) fn latest_due(read: &Read, today: NaiveDate) -> Reply<NaiveDate> {
    let longest = today + chrono::Days::new(u64::from(longest_days(read)?));
    Ok(longest.min(domain::calendar::fiscal_year_end(today)))
}
