//! Reservations (予約): by type and days; which kit it becomes is decided at the hand-over (§4(1)).

use chrono::{Days, NaiveDate};
use domain::{
    Id,
    devices::KitKind,
    loans::{Claim, Reservation},
    places::Place,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{Read, devices::KitRecord, loans::ReservationRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    LoanFailure,
    allowed::{may_borrow, period, within_need},
    stock::{But, claimed, room, stock},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    devices::KitKindWire,
    families::brief::{Household, family_of},
    hands::Hands,
};

/// How far ahead whoever waits for a kit is told of when it comes back, in days.
const SOON: u64 = 14;

/// Reserve a kit of a type for some days.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Reserve {
    /// For which need.
    pub need: Uuid,
    /// Of which type.
    pub kind: KitKindWire,
    /// At which place; this person's own, if none.
    pub place: Option<Uuid>,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day; one the place is closed on becomes the open day before it.
    pub last_on: NaiveDate,
    /// What if none is free: to queue (順番待ち), or to be refused.
    pub or_queue: bool,
}

/// The reservation is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Reserved {
    /// Which.
    pub reservation: Uuid,
    /// Its last day.
    pub last_on: NaiveDate,
    /// Whether it only queues.
    pub waiting: bool,
}

/// Move a reservation to other days.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendReservation {
    /// Which.
    pub reservation: Uuid,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day.
    pub last_on: NaiveDate,
}

/// Call a reservation off.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CancelReservation {
    /// Which.
    pub reservation: Uuid,
}

/// Promise a kit to one who queues (順番が来た).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct GiveReservation {
    /// Which.
    pub reservation: Uuid,
}

/// A reservation, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ReservationRow {
    /// Which.
    pub id: Uuid,
    /// The need it answers.
    pub need: Uuid,
    /// For which family.
    pub family: Uuid,
    /// The first guardian's 氏名; not told of another place's families.
    pub name: Option<String>,
    /// The place the family is kept at, and comes to.
    pub for_place: Uuid,
    /// Its short name.
    pub for_place_name: String,
    /// What.
    pub kind: KitKindWire,
    /// At which place it is promised.
    pub place_id: Uuid,
    /// Its short name.
    pub place: String,
    /// Whether a kit is on its way from there (取り寄せ).
    pub sent: bool,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day.
    pub last_on: NaiveDate,
    /// Whether it only queues.
    pub waiting: bool,
}

impl Center {
    /// Reserves a kit of a type, or queues for one.
    pub(crate) fn reserve(&mut self, request: Reserve) -> Reply<Reserved> {
        self.act("reserve", |write, hands| {
            let need = store::loans::get_need(write, request.need.into())?.ok_or(Failure::Gone)?;
            let family = family_of(write, need.family)?;
            hands.may(Deed::KeepRecords, family.place)?;
            let place = match request.place {
                None => hands.me.place.id,
                Some(place) => store::places::get(write, place.into())?.ok_or(Failure::Gone)?.id,
            };
            let kind = KitKind::from(request.kind);
            if !need.kinds.contains(&kind) {
                let kit = String::new();
                let clause = domain::loans::LENDING.to_string();
                return Err(LoanFailure::KindNotApproved { kit, clause }.into());
            }
            let days = promised_days(write, hands, place, request.first_on, request.last_on)?;
            // §4(1) is judged as of the day it is to be handed over.
            may_borrow(write, hands, &need, days.from)?;
            within_need(write, &need, place, days.until)?;
            let stock = stock(write, place, kind, hands.today(), But::Nothing)?;
            let waiting = match room(write, &stock, place, kind, days) {
                Ok(()) => false,
                Err(_) if request.or_queue => true,
                Err(refusal) => return Err(refusal),
            };
            let reserved = ReservationRecord {
                id: hands.fresh(),
                need: need.id,
                family: need.family,
                place,
                kind,
                days,
                waiting,
                made_at: hands.now,
                made_by: hands.me.id,
                loan: None,
                cancelled_on: None,
            };
            store::loans::put_reservation(write, &reserved)?;
            Ok(Reserved { reservation: reserved.id.uuid(), last_on: days.until, waiting })
        })
    }

    /// Moves a reservation to other days, where a kit is free.
    pub(crate) fn amend_reservation(&mut self, request: AmendReservation) -> Reply<Reserved> {
        self.act("amend_reservation", |write, hands| {
            let reserved = open_one(write, hands, request.reservation)?;
            let days = promised_days(write, hands, reserved.place, request.first_on, request.last_on)?;
            let need = store::loans::get_need(write, reserved.need)?.ok_or(Failure::Gone)?;
            may_borrow(write, hands, &need, days.from)?;
            within_need(write, &need, reserved.place, days.until)?;
            // What is on its way for it is its own.
            if !reserved.waiting && !store::loans::is_sent(write, reserved.id)? {
                let but = But::Reservation(reserved.id);
                let stock = stock(write, reserved.place, reserved.kind, hands.today(), but)?;
                room(write, &stock, reserved.place, reserved.kind, days)?;
            }
            let waiting = reserved.waiting;
            store::loans::put_reservation(write, &ReservationRecord { days, ..reserved })?;
            Ok(Reserved { reservation: request.reservation, last_on: days.until, waiting })
        })
    }

    /// Calls a reservation off.
    pub(crate) fn cancel_reservation(&mut self, request: CancelReservation) -> Reply<Done> {
        self.act("cancel_reservation", |write, hands| {
            let reserved = open_one(write, hands, request.reservation)?;
            let cancelled_on = Some(hands.today());
            store::loans::put_reservation(write, &ReservationRecord { cancelled_on, ..reserved })?;
            Ok(Done {})
        })
    }

    /// Promises a kit to one who queues.
    pub(crate) fn give_reservation(&mut self, request: GiveReservation) -> Reply<Done> {
        self.act("give_reservation", |write, hands| {
            let reserved = open_one(write, hands, request.reservation)?;
            if !reserved.waiting {
                return Err(LoanFailure::NotInTheQueue.into());
            }
            if reserved.days.from < hands.today() {
                return Err(LoanFailure::ReservedInThePast.into());
            }
            let stock = stock(write, reserved.place, reserved.kind, hands.today(), But::Nothing)?;
            room(write, &stock, reserved.place, reserved.kind, reserved.days)?;
            store::loans::put_reservation(write, &ReservationRecord { waiting: false, ..reserved })?;
            Ok(Done {})
        })
    }
}

/// Days to come that begin on an open day, end on one, and make a loan.
fn promised_days(
    read: &Read,
    hands: &Hands,
    place: Id<Place>,
    first_on: NaiveDate,
    last_on: NaiveDate,
) -> Reply<Claim> {
    if first_on < hands.today() {
        return Err(LoanFailure::ReservedInThePast.into());
    }
    let open = store::loans::open_days(read, place)?;
    let claim = claimed(&open, first_on, last_on)?;
    if !open.is_open(claim.from) {
        return Err(LoanFailure::ClosedThatDay { open_on: open.next_open(claim.from) }.into());
    }
    period(read, claim.from, claim.until)?;
    Ok(claim)
}

/// A reservation this person keeps, and which nothing ended yet.
fn open_one(read: &Read, hands: &Hands, id: Uuid) -> Reply<ReservationRecord> {
    let id: Id<Reservation> = id.into();
    let reserved = store::loans::get_reservation(read, id)?.ok_or(Failure::Gone)?;
    if hands.may(Deed::KeepRecords, reserved.place).is_err() {
        hands.may(Deed::KeepRecords, family_of(read, reserved.family)?.place)?;
    }
    if reserved.is_open() { Ok(reserved) } else { Err(LoanFailure::ReservationOver.into()) }
}

/// A reservation as lists show it.
pub(crate) fn reservation_row(
    read: &Read,
    hands: &Hands,
    reserved: &ReservationRecord,
) -> Reply<ReservationRow> {
    let place = store::places::get(read, reserved.place)?.ok_or(Failure::Gone)?;
    let family = family_of(read, reserved.family)?;
    let for_place = store::places::get(read, family.place)?.ok_or(Failure::Gone)?;
    let name = match hands.may(Deed::LookAtRecords, family.place) {
        Ok(()) => Some(Household::of(read, family.id)?.name()),
        Err(_) => None,
    };
    Ok(ReservationRow {
        id: reserved.id.uuid(),
        need: reserved.need.uuid(),
        family: reserved.family.uuid(),
        name,
        for_place: for_place.id.uuid(),
        for_place_name: for_place.short_name,
        kind: reserved.kind.into(),
        place_id: place.id.uuid(),
        place: place.short_name,
        sent: store::loans::is_sent(read, reserved.id)?,
        first_on: reserved.days.from,
        last_on: reserved.days.until,
        waiting: reserved.waiting,
    })
}

/// Who waits for a kit of this type next: a promise of the coming days, or else the head of the queue.
/// Not told to those who may not see the family.
pub(super) fn next_in_line(read: &Read, hands: &Hands, kit: &KitRecord) -> Reply<Option<ReservationRow>> {
    if hands.may(Deed::LookAtRecords, kit.place).is_err() {
        return Ok(None);
    }
    let soon = hands.today() + Days::new(SOON);
    for reserved in store::loans::open_reservations(read, Some(kit.place))? {
        let meant = reserved.kind == kit.kind && reserved.days.until >= hands.today();
        if meant && reserved.days.from <= soon && !store::loans::is_sent(read, reserved.id)? {
            return Ok(Some(reservation_row(read, hands, &reserved)?));
        }
    }
    Ok(None)
}

/// Whether a reservation that stands again, once an act was taken back, can still be kept.
pub(crate) fn still_promised(read: &Read, id: Uuid, today: NaiveDate) -> Reply<bool> {
    let Some(reserved) = store::loans::get_reservation(read, id.into())? else { return Ok(true) };
    if !reserved.is_open() || reserved.waiting || reserved.days.until < today {
        return Ok(true);
    }
    let stock = stock(read, reserved.place, reserved.kind, today, But::Nothing)?;
    Ok(stock.free_between(reserved.days) >= 0)
}
