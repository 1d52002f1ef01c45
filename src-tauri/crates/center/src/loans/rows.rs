//! Loans and needs as lists show them (貸与の一覧).

use chrono::NaiveDate;
use domain::{Id, staff::Staff};
use store::{
    Read,
    devices::Exactness,
    loans::{DecisionRecord, LoanPartRecord, LoanRecord, NeedRecord},
};

use super::{LoanPartRow, LoanRow, NeedDecisionWire, NeedRow};
use crate::{Failure, Reply, devices::keeping::kit_of, families::brief::Household};

/// A loan as lists show it.
pub(crate) fn loan_row(read: &Read, loan: &LoanRecord, today: NaiveDate) -> Reply<LoanRow> {
    let kit = kit_of(read, loan.kit)?;
    let slip = store::loans::get_slip(read, loan.slip)?.ok_or(Failure::Gone)?;
    let parts = store::loans::parts(read, loan.id)?;
    Ok(LoanRow {
        id: loan.id.uuid(),
        slip: loan.slip,
        slip_number: slip.number,
        kit: kit.id.uuid(),
        kit_number: kit.number,
        kit_name: kit.name,
        family: loan.family.uuid(),
        name: Household::of(read, loan.family)?.name(),
        lent_on: loan.lent_on,
        due_on: loan.due_on,
        returned_on: loan.returned_on,
        days_over: days_over(loan.due_on, loan.returned_on, today),
        parts_out: parts.iter().filter(|part| part.is_out()).count() as u32,
        parts: parts.len() as u32,
    })
}

/// A part of a loan as the card shows it.
pub(crate) fn loan_part_row(read: &Read, out: &LoanPartRecord) -> Reply<LoanPartRow> {
    let part = store::devices::get_part(read, out.part)?.ok_or(Failure::Gone)?;
    let returned_to = match out.back {
        None => None,
        Some(back) => store::places::get(read, back.to)?.map(|place| place.short_name),
    };
    Ok(LoanPartRow {
        returned_to,
        lost_on: out.lost_on,
        exact: part.exactness == Exactness::ThisVeryOne,
        serial: part.serial,
        another: out.back.is_some_and(|back| back.another),
        part: part.id.uuid(),
        name: part.name,
        number: part.number,
        condition_out: out.condition_out.into(),
        returned_on: out.back.map(|back| back.on),
        condition_back: out.back.map(|back| back.condition.into()),
    })
}

/// A need as lists show it.
pub(crate) fn need_row(read: &Read, need: &NeedRecord) -> Reply<NeedRow> {
    let session = match need.for_session {
        None => None,
        Some(session) => store::sessions::get(read, session)?
            .map(|session| format!("{} {}", session.held_on.format("%Y/%-m/%-d"), session.title)),
    };
    Ok(NeedRow {
        facts: need.facts.clone(),
        session,
        id: need.id.uuid(),
        family: need.family.uuid(),
        name: Household::of(read, need.family)?.name(),
        asked_on: need.asked_on,
        asked_by: staff_name(read, need.asked_by)?,
        reason: need.reason.clone(),
        kinds: need.kinds.iter().map(|kind| (*kind).into()).collect(),
        decision: (&need.decision).into(),
    })
}

impl From<&DecisionRecord> for NeedDecisionWire {
    fn from(decision: &DecisionRecord) -> Self {
        match decision.clone() {
            DecisionRecord::Waiting => Self::Waiting,
            DecisionRecord::Approved { on, title, number, until, .. } => {
                Self::Approved { on, by: title, number, until }
            }
            DecisionRecord::Refused { on, title, reason, .. } => Self::Refused { on, by: title, reason },
        }
    }
}

/// By how many days a loan is overdue on `today`: never, once the last part is back.
pub(crate) fn days_over(due_on: NaiveDate, returned_on: Option<NaiveDate>, today: NaiveDate) -> u32 {
    if returned_on.is_some() { 0 } else { domain::loans::days_over(due_on, today) }
}

/// Someone's 氏名, also after they left.
pub(crate) fn staff_name(read: &Read, id: Id<Staff>) -> Reply<String> {
    Ok(store::staff::get(read, id)?.map(|member| member.name).unwrap_or_default())
}
