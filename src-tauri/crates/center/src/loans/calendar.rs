//! The calendar (機器ごとの空き): each kit on its days, with what is promised laid on the first that is free.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::{Id, devices::Checked, places::Place, staff::Deed};
use serde::Serialize;
use store::{Read, devices::KitRecord, loans::ReservationRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::rows::days_over;
use crate::{
    Reply,
    devices::{KitKindWire, KitRow, KitState, keeping::kit_row},
    families::brief::{Household, family_of},
    hands::Hands,
};

/// A kit and what it does on the days of the calendar.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitLine {
    /// The kit.
    pub kit: KitRow,
    /// Its bars, the earliest first.
    pub bars: Vec<KitBar>,
}

/// A stretch of days on which a kit does one thing.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitBar {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// What it does.
    #[serde(flatten)]
    #[ts(flatten)]
    pub what: KitBarKind,
}

/// What a kit does on some days.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum KitBarKind {
    /// 貸出中, up to its due day or the day it came back.
    Lent {
        /// The loan.
        loan: Uuid,
        /// With whom; not told of another place's families.
        name: Option<String>,
    },
    /// 期限すぎ, from the day after it was due up to today or its return.
    Overdue {
        /// The loan.
        loan: Uuid,
        /// By how many days.
        days: u32,
    },
    /// 予約, on the row of a kit that is free then; which it will be is decided at the hand-over.
    Reserved {
        /// The reservation.
        reservation: Uuid,
        /// The need it answers.
        need: Uuid,
        /// For whom; not told of another place's families.
        name: Option<String>,
    },
    /// 点検中.
    ToCheck,
    /// 修理中.
    InRepair,
}

/// The kits of a place on the days from one to another, with what is promised laid on them.
pub(super) fn laid(
    read: &Read,
    hands: &Hands,
    place: Id<Place>,
    promised: &[ReservationRecord],
    (from, until): (NaiveDate, NaiveDate),
) -> Reply<Vec<KitLine>> {
    let mut calendar = store::devices::all(read, Some(place))?
        .iter()
        .filter(|kit| kit.retired_on.is_none())
        .map(|kit| {
            Ok(KitLine { kit: kit_row(read, hands, kit)?, bars: bars(read, hands, kit, from, until)? })
        })
        .collect::<Reply<Vec<_>>>()?;
    let buffer = Days::new(u64::from(store::loans::rules(read)?.buffer_days));
    for reserved in promised.iter().filter(|reserved| !reserved.waiting) {
        // What is on its way for it takes no other.
        if store::loans::is_sent(read, reserved.id)? {
            continue;
        }
        lay(read, hands, &mut calendar, reserved, buffer)?;
    }
    Ok(calendar)
}

/// The next reservation on each kit of a place that has one, as the calendar lays them.
pub(crate) fn next_reservations(
    read: &Read,
    hands: &Hands,
    place: Id<Place>,
) -> Reply<BTreeMap<Uuid, KitBar>> {
    let promised = store::loans::open_reservations(read, Some(place))?;
    let today = hands.today();
    let last = promised.iter().map(|reserved| reserved.days.until).max();
    let Some(until) = last.filter(|last| *last >= today) else { return Ok(BTreeMap::new()) };
    let next = |line: KitLine| {
        let mut bars = line.bars;
        bars.retain(|bar| matches!(bar.what, KitBarKind::Reserved { .. }) && bar.until >= today);
        let first = bars.into_iter().min_by_key(|bar| bar.from)?;
        Some((line.kit.id, first))
    };
    Ok(laid(read, hands, place, &promised, (today, until))?.into_iter().filter_map(next).collect())
}

/// What a kit does on the days from one to another, the earliest first.
fn bars(
    read: &Read,
    hands: &Hands,
    kit: &KitRecord,
    from: NaiveDate,
    until: NaiveDate,
) -> Reply<Vec<KitBar>> {
    let today = hands.today();
    let mut bars = Vec::new();
    for loan in store::loans::of_kit_between(read, kit.id, from, until)? {
        let id = loan.id.uuid();
        let family = family_of(read, loan.family)?;
        let name = if hands.may(Deed::LookAtRecords, family.place).is_ok() {
            Some(Household::of(read, family.id)?.name())
        } else {
            None
        };
        let due_or_back = loan.returned_on.map_or(loan.due_on, |back| back.min(loan.due_on));
        bars.push(KitBar {
            from: loan.lent_on,
            until: due_or_back,
            what: KitBarKind::Lent { loan: id, name },
        });
        let over_until = loan.returned_on.unwrap_or(today);
        if over_until > loan.due_on {
            let days = days_over(loan.due_on, None, over_until);
            bars.push(KitBar {
                from: loan.due_on + Days::new(1),
                until: over_until,
                what: KitBarKind::Overdue { loan: id, days },
            });
        }
    }
    if let Some(repair) = &kit.repair {
        let what = KitBarKind::InRepair;
        bars.push(KitBar { from: repair.since, until: today.max(until), what });
    } else if kit.checked == Checked::NotYet && store::loans::open_of_kit(read, kit.id)?.is_none() {
        bars.push(KitBar { from: today, until: today, what: KitBarKind::ToCheck });
    }
    bars.retain(|bar| bar.from <= bar.until);
    Ok(bars)
}

/// Lays a reservation on the row of the first kit of its type that is free then; on that of the first
/// kit there is, where none is.
fn lay(
    read: &Read,
    hands: &Hands,
    calendar: &mut [KitLine],
    reserved: &ReservationRecord,
    buffer: Days,
) -> Reply<()> {
    let (from, until) = (reserved.days.from, reserved.days.until);
    let kind = KitKindWire::from(reserved.kind);
    let is_free = |line: &&mut KitLine| {
        let over = matches!(line.kit.state, KitState::Out { days_over: 1.., .. });
        let able = matches!(line.kit.state, KitState::OnShelf | KitState::ToCheck | KitState::Out { .. });
        able && !over && line.bars.iter().all(|bar| bar.until + buffer < from || until + buffer < bar.from)
    };
    let mut of_kind = calendar.iter_mut().filter(|line| line.kit.kind == kind);
    let Some(line) = of_kind.find(is_free) else { return Ok(()) };
    let family = family_of(read, reserved.family)?;
    let name = if hands.may(Deed::LookAtRecords, family.place).is_ok() {
        Some(Household::of(read, family.id)?.name())
    } else {
        None
    };
    let what = KitBarKind::Reserved { reservation: reserved.id.uuid(), need: reserved.need.uuid(), name };
    line.bars.push(KitBar { from, until, what });
    Ok(())
}
