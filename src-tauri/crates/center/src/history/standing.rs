//! What stands on what (記録の重なり): once an act was taken back, the rules that reach across records are judged again.

use chrono::NaiveDate;
use domain::{
    Id,
    attendance::Mark,
    calendar::fiscal_year,
    devices::{Checked, Kit},
    families::Family,
};
use store::{
    HistoryLine, Read,
    loans::{DecisionRecord, LoanRecord},
};
use uuid::Uuid;

use super::HistoryFailure;
use crate::{Reply, loans::reservations::still_promised};

/// Fails with [`HistoryFailure::ChangedSince`] where something that came after the act stands on what it did.
pub(super) fn still_true(read: &Read, line: &HistoryLine, today: NaiveDate) -> Reply<()> {
    for change in &line.changes {
        let id = change.id;
        match change.table.as_str() {
            "needs" => need_holds(read, id)?,
            "reservations" => stands(still_promised(read, id, today)?)?,
            "loans" | "transfers" => kit_is_in_one_place(read, id)?,
            "loan_parts" | "losses" => closed_loans_are_whole(read, line)?,
            "stocktake_lines" => stocktake_is_open(read, id)?,
            "applications" => {
                capacity_holds(read, id)?;
                families_may(read, line, "applications")?;
            }
            "policies" => version_is_unused(read, id)?,
            "consents" => families_may(read, line, "consents")?,
            "kits" | "parts" => lent_kit_is_well(read, id)?,
            _ => {}
        }
    }
    Ok(())
}

fn stands(holds: bool) -> Reply<()> {
    if holds { Ok(()) } else { Err(HistoryFailure::ChangedSince.into()) }
}

/// What is promised or lent stands on an approved need (§4(1)).
fn need_holds(read: &Read, id: Uuid) -> Reply<()> {
    let approved = store::loans::get_need(read, id.into())?
        .is_some_and(|need| matches!(need.decision, DecisionRecord::Approved { .. }));
    let promised = store::loans::reservations_of_need(read, id.into())?.iter().any(|made| made.is_open());
    stands(approved || !promised && !store::loans::was_handed_over(read, id.into())?)
}

/// A kit is with a family or on its way, never both.
fn kit_is_in_one_place(read: &Read, id: Uuid) -> Reply<()> {
    let kit: Option<Id<Kit>> = match store::loans::get(read, id.into())? {
        Some(loan) => Some(loan.kit),
        None => store::devices::get_transfer(read, id)?.map(|transfer| transfer.kit),
    };
    let Some(kit) = kit else { return Ok(()) };
    let Some(out) = store::loans::open_of_kit(read, kit)? else { return Ok(()) };
    let ways = store::devices::transfers_of_kit(read, kit)?;
    // Sent on since it went, it was back: the family cannot have it still.
    stands(ways.iter().all(|way| way.received.is_some() && way.sent_on <= out.lent_on))
}

/// A loan that is closed waits for nothing: a part taken back earlier is put back only after the return that closed it.
fn closed_loans_are_whole(read: &Read, line: &HistoryLine) -> Reply<()> {
    let loans = line.changes.iter().filter(|change| change.field == "loan");
    for loan in ids(line, "loans").chain(loans.filter_map(|change| change.to.as_ref()?.uuid())) {
        whole_once_closed(read, store::loans::get(read, loan.into())?)?;
    }
    for part in ids(line, "loan_parts") {
        whole_once_closed(read, store::loans::of_part_line(read, part)?)?;
    }
    Ok(())
}

fn whole_once_closed(read: &Read, loan: Option<LoanRecord>) -> Reply<()> {
    let Some(closed) = loan.filter(|loan| loan.returned_on.is_some()) else { return Ok(()) };
    stands(store::loans::parts(read, closed.id)?.iter().all(|part| !part.is_out()))
}

/// What was read in a stocktake is its own until it is closed.
fn stocktake_is_open(read: &Read, id: Uuid) -> Reply<()> {
    let lines = read.history("stocktake_lines", id, 50)?;
    let of = lines
        .iter()
        .flat_map(|line| &line.changes)
        .find_map(|change| (change.field == "stocktake").then(|| change.to.as_ref()?.uuid()).flatten());
    let Some(stocktake) = of else { return Ok(()) };
    stands(store::devices::get_stocktake(read, stocktake)?.is_none_or(|stocktake| stocktake.closed.is_none()))
}

/// A version that something was printed or agreed under stays.
fn version_is_unused(read: &Read, id: Uuid) -> Reply<()> {
    let Some(number) = store::policy::number_of(read, id)? else { return Ok(()) };
    stands(store::policy::get(read, number)?.is_some() || !store::policy::is_used(read, number)?)
}

fn capacity_holds(read: &Read, id: Uuid) -> Reply<()> {
    let Some(application) = store::applications::get(read, id.into())? else { return Ok(()) };
    let Some(session) = store::sessions::get(read, application.session)? else { return Ok(()) };
    stands(store::sessions::seats(read, session.id)?.taken <= session.capacity)
}

/// A kit that is out is one that could be lent.
fn lent_kit_is_well(read: &Read, id: Uuid) -> Reply<()> {
    let kit = match store::devices::get_part(read, id.into())? {
        Some(part) => part.kit,
        None => id.into(),
    };
    let Some(kit) = store::devices::get(read, kit)? else { return Ok(()) };
    if store::loans::open_of_kit(read, kit.id)?.is_some() {
        stands(kit.repair.is_none() && kit.checked != Checked::NotYet)?;
        stands(kit.retired_on.is_none() && kit.lies_at == kit.place)?;
    }
    Ok(())
}

/// The families whose `table` the act changed still may what they did: who came in by the rules had agreed (§4(3)), and
/// who has a kit had agreed and takes part (§4(1)).
fn families_may(read: &Read, line: &HistoryLine, table: &str) -> Reply<()> {
    for record in ids(line, table) {
        let lines = read.history(table, record, 50)?;
        let family = lines.iter().flat_map(|line| &line.changes).find_map(|change| {
            let said = change.to.as_ref().or(change.from.as_ref())?;
            (change.field == "family" && change.table == table).then(|| said.uuid()).flatten()
        });
        if let Some(family) = family {
            family_may(read, family.into())?;
        }
    }
    Ok(())
}

fn family_may(read: &Read, family: Id<Family>) -> Reply<()> {
    let agreed = |day| -> Reply<bool> {
        let held = store::consents::held_on(read, family, day)?;
        Ok(held.is_some_and(|record| record.consent.on(day).is_ok()))
    };
    for loan in store::loans::of_family(read, family)?.iter().filter(|loan| loan.returned_on.is_none()) {
        let year = fiscal_year(loan.lent_on);
        let first = NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(loan.lent_on);
        let last = NaiveDate::from_ymd_opt(year + 1, 3, 31).unwrap_or(loan.lent_on);
        stands(agreed(loan.lent_on)? && store::applications::is_participant(read, family, first, last)?)?;
    }
    for application in store::applications::of_family(read, family)? {
        let Some(attendance) = store::attendance::get(read, application.id)? else { continue };
        let came = !matches!(attendance.mark, Mark::Absent(_));
        if came && attendance.override_reason.is_none() {
            let session = store::sessions::get(read, application.session)?;
            stands(match session {
                Some(session) => agreed(session.held_on)?,
                None => true,
            })?;
        }
    }
    Ok(())
}

/// The records of a table that an act changed.
fn ids<'l>(line: &'l HistoryLine, table: &'l str) -> impl Iterator<Item = Uuid> + 'l {
    line.changes.iter().filter(move |change| change.table == table).map(|change| change.id)
}
