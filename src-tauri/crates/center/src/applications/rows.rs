//! Applications as a session shows them (申込の一覧).

use chrono::NaiveDate;
use domain::{Id, families::Family};
use store::{
    Read,
    applications::{ApplicationRecord, Seat},
    credentials::CredentialsRecord,
    loans::DecisionRecord,
    sessions::SessionRecord,
};

use super::{ApplicationRow, LoanSign, calling::calls};
use crate::{
    Reply,
    attendance::{AttendanceSign, people::people},
    credentials::keeping::connection_sign,
    families::brief::{Household, consent_sign, family_of},
    incidents::removal_sign,
    loans::rows::{days_over, staff_name},
    refusals::watching::Watch,
    world::in_japan,
};

/// The applications of a session that stand, judged on its day.
pub(crate) fn application_rows(
    read: &Read,
    session: &SessionRecord,
    today: NaiveDate,
) -> Reply<Vec<ApplicationRow>> {
    let stand = store::credentials::standing(read, session.id)?;
    let watch = Watch::at(read, session)?;
    store::applications::of_session(read, session.id)?
        .into_iter()
        .map(|application| application_row(read, session, &watch, stand.as_ref(), application, today))
        .collect()
}

fn application_row(
    read: &Read,
    session: &SessionRecord,
    watch: &Watch,
    stand: Option<&CredentialsRecord>,
    application: ApplicationRecord,
    today: NaiveDate,
) -> Reply<ApplicationRow> {
    let household = Household::of(read, application.family)?;
    let attendance = store::attendance::get(read, application.id)?;
    Ok(ApplicationRow {
        id: application.id.uuid(),
        family: application.family.uuid(),
        family_number: family_of(read, application.family)?.number,
        name: household.name(),
        kana: household.kana(),
        phone: household.phone(),
        children: household.children(session.held_on),
        channel: application.channel.into(),
        received_on: in_japan(application.received_at).date_naive(),
        received_by: staff_name(read, application.received_by)?,
        eligibility: household.verdict(session.held_on),
        override_reason: application.override_reason,
        refusal: watch.meets(application.family)?,
        consent: consent_sign(read, application.family)?,
        loan: loan_sign(read, application.family, today)?,
        environment: application.environment.into(),
        installed_on: application.installed_on,
        tested_on: application.tested_on,
        waiting: application.seat == Seat::Waiting,
        answer_by: application.answer_by,
        lot: application.lot,
        calls: calls(read, application.id)?,
        consultation: store::applications::around::consultation(read, application.id)?.is_some(),
        people: people(read, &household, application.id, attendance.as_ref(), session.held_on)?,
        connection: connection_sign(read, stand, application.id)?,
        attendance: match attendance {
            None => None,
            Some(attendance) => {
                let removed = removal_sign(read, application.id)?;
                Some(AttendanceSign { removed, ..AttendanceSign::from(attendance) })
            }
        },
    })
}

/// How a family's loans and needs stand.
pub(crate) fn loan_sign(read: &Read, family: Id<Family>, today: NaiveDate) -> Reply<LoanSign> {
    let open: Vec<_> = store::loans::of_family(read, family)?
        .into_iter()
        .filter(|loan| loan.returned_on.is_none())
        .collect();
    if let Some(due_on) = open.iter().map(|loan| loan.due_on).min() {
        let kits = open
            .iter()
            .filter_map(|loan| store::devices::get(read, loan.kit).transpose())
            .map(|kit| kit.map(|kit| kit.number))
            .collect::<store::Result<_>>()?;
        return Ok(match days_over(due_on, None, today) {
            0 => LoanSign::Lent { kits, due_on },
            days => LoanSign::Overdue { kits, days },
        });
    }
    for need in store::loans::needs_of_family(read, family)? {
        match need.decision {
            DecisionRecord::Waiting => return Ok(LoanSign::Waiting { need: need.id.uuid() }),
            DecisionRecord::Approved { until, .. }
                if until >= today && !store::loans::was_handed_over(read, need.id)? =>
            {
                return Ok(LoanSign::ToHandOver { need: need.id.uuid() });
            }
            _ => {}
        }
    }
    Ok(LoanSign::None)
}
