//! Availability (空き): what a place can promise of a type, on which days (§4(1): 可能な範囲で).

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Kit, KitKind, Prospect},
    loans::{Claim, LENDING, Reservation, Stock},
    places::Place,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::Read;
use ts_rs::TS;
use uuid::Uuid;

use super::LoanFailure;
use crate::{Center, Failure, Problem, Reply, devices::KitKindWire};

/// The longest stretch that is looked at, in days.
const LONGEST: i64 = 400;

/// Show how many kits of some types are free on all of some days, here and at the other places.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AvailabilityRequest {
    /// Which types.
    pub kinds: Vec<KitKindWire>,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day.
    pub last_on: NaiveDate,
}

/// How many kits are free.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Availability {
    /// The last day, moved to the open day before it where this place is closed on it.
    pub last_on: NaiveDate,
    /// Whether this place is open on the first day; the first open day after it, if not.
    pub open_on: Option<NaiveDate>,
    /// Each type at each place that keeps any, this person's place first.
    pub rows: Vec<FreeRow>,
}

/// How many kits of a type are free at a place.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FreeRow {
    /// The type.
    pub kind: KitKindWire,
    /// The place.
    pub place: Uuid,
    /// Its short name.
    pub place_name: String,
    /// How many it keeps that can be lent, now or once they are back.
    pub kits: u32,
    /// How many of them are free on all the days; below 0 where more is promised than there is.
    pub free: i32,
    /// From this day on there is one for as long, where none is free.
    pub free_from: Option<NaiveDate>,
}

impl Center {
    /// How many kits are free on all of some days.
    pub(crate) fn availability(&mut self, request: AvailabilityRequest) -> Reply<Availability> {
        let (read, hands) = self.look();
        hands.may(Deed::LookAtStock, hands.me.place.id)?;
        let open = store::loans::open_days(&read, hands.me.place.id)?;
        let claim = claimed(&open, request.first_on, request.last_on)?;
        let mut places = store::places::all(&read)?;
        places.sort_by_key(|place| place.id != hands.me.place.id);
        let mut rows = Vec::new();
        for kind in &request.kinds {
            for place in &places {
                let kept = store::devices::all(&read, Some(place.id))?;
                let kind = KitKind::from(*kind);
                if !kept.iter().any(|kit| kit.kind == kind && kit.retired_on.is_none()) {
                    continue;
                }
                let stock = stock(&read, place.id, kind, hands.today(), But::Nothing)?;
                rows.push(FreeRow {
                    kind: kind.into(),
                    place: place.id.uuid(),
                    place_name: place.short_name.clone(),
                    kits: stock.kits,
                    free: i32::try_from(stock.free_between(claim)).unwrap_or(i32::MIN),
                    free_from: stock.has_room(claim).err().and_then(|none| none.free_from),
                });
            }
        }
        let open_on = if open.is_open(claim.from) { None } else { open.next_open(claim.from) };
        Ok(Availability { last_on: claim.until, open_on, rows })
    }
}

/// What is left out when the stock is counted.
#[derive(Clone, Copy)]
pub(crate) enum But {
    /// Nothing.
    Nothing,
    /// This reservation, as if it were not made.
    Reservation(Id<Reservation>),
    /// This kit's loan, as if the kit were here.
    LoanOf(Id<Kit>),
    /// This kit, as if it were not kept here, and the reservation that goes with it.
    KitFor(Id<Kit>, Option<Id<Reservation>>),
}

/// What a place can promise of a type as of today.
pub(crate) fn stock(
    read: &Read,
    place: Id<Place>,
    kind: KitKind,
    today: NaiveDate,
    but: But,
) -> Reply<Stock> {
    let reserved = match but {
        But::Reservation(reserved) => Some(reserved),
        But::KitFor(_, reserved) => reserved,
        _ => None,
    };
    let mut claims = store::loans::claims(read, place, kind, today, reserved)?;
    let mut kits = 0;
    for kit in store::devices::all(read, Some(place))?.iter().filter(|kit| kit.kind == kind) {
        match but {
            But::KitFor(gone, _) if gone == kit.id => continue,
            But::LoanOf(lent) if lent == kit.id => {
                kits += 1;
                continue;
            }
            _ => {}
        }
        match store::devices::facts(read, kit)?.prospect(today) {
            Prospect::Here => kits += 1,
            Prospect::Until(until) => {
                kits += 1;
                claims.push(Claim { from: today.min(until), until });
            }
            Prospect::Unknown => {}
        }
    }
    Ok(Stock { kits, claims, buffer_days: store::loans::rules(read)?.buffer_days })
}

/// Refuses where no kit of the type is free on all the days.
pub(super) fn room(read: &Read, stock: &Stock, place: Id<Place>, kind: KitKind, claim: Claim) -> Reply<()> {
    let Err(none) = stock.has_room(claim) else { return Ok(()) };
    let place = store::places::get(read, place)?.ok_or(Failure::Gone)?;
    Err(LoanFailure::NoneFree {
        of: kind.into(),
        place: place.short_name,
        first: none.first,
        free_from: none.free_from,
        clause: LENDING.to_string(),
    }
    .into())
}

/// The days from one to another, the last an open one.
pub(super) fn claimed(
    open: &domain::opening::OpenDays,
    first_on: NaiveDate,
    last_on: NaiveDate,
) -> Reply<Claim> {
    if last_on < first_on {
        return Err(Failure::field("lastOn", Problem::EndsBeforeItBegins));
    }
    if (last_on - first_on).num_days() > LONGEST {
        let problem = Problem::OutOfBounds { least: 1, most: LONGEST as u32 };
        return Err(Failure::field("lastOn", problem));
    }
    Ok(Claim { from: first_on, until: open.due_day(first_on, last_on) })
}
