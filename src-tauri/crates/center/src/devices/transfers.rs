//! Transfers (移管): a kit goes to another place, which confirms that it came (§4(1)-e).

use chrono::NaiveDate;
use domain::{Id, loans::Reservation, places::Place, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    devices::{KitRecord, TransferRecord},
    loans::ReservationRecord,
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    DeviceFailure,
    checks::here_since,
    keeping::{kit_of, on_the_shelf_of},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    families::brief::family_of,
    loans::{
        rows::staff_name,
        stock::{But, stock},
    },
    wire::{LONG_LINE, optional},
};

/// Send a kit to a place: another, or home.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SendKit {
    /// Which kit.
    pub kit: Uuid,
    /// Where to.
    pub to: Uuid,
    /// What goes along, or why.
    pub note: String,
    /// The reservation it is sent for (取り寄せ), if for one: the family comes for it at its own place.
    pub reservation: Option<Uuid>,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// The kit came (受領): from now on it is kept here.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReceiveKit {
    /// Which kit.
    pub kit: Uuid,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// A transfer, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct TransferRow {
    /// Which.
    pub id: Uuid,
    /// The kit.
    pub kit: Uuid,
    /// Its number.
    pub kit_number: String,
    /// From where (short name).
    pub from: String,
    /// Where to.
    pub to: Uuid,
    /// Its short name.
    pub to_name: String,
    /// The day it left.
    pub sent_on: NaiveDate,
    /// Who sent it.
    pub sent_by: String,
    /// What went along, or why.
    pub note: String,
    /// The day it came; none while it is on the way.
    pub received_on: Option<NaiveDate>,
    /// Who received it.
    pub received_by: Option<String>,
}

impl Center {
    /// Sends a kit that nobody has and nobody here is promised, or that is promised to a family of the place it goes to.
    pub(crate) fn send_kit(&mut self, request: SendKit) -> Reply<Done> {
        self.act_on("send_kit", "on", request.on, |write, hands, on| {
            let kit = kit_of(write, request.kit.into())?;
            let to = store::places::get(write, request.to.into())?.ok_or(Failure::Gone)?;
            // Whoever keeps it, or has it lying there, sends it.
            if hands.may(Deed::KeepRecords, kit.place).is_err() {
                hands.may(Deed::KeepRecords, kit.lies_at)?;
            }
            on_the_shelf_of(write, &kit)?;
            if to.id == kit.lies_at {
                return Err(DeviceFailure::ThereAlready { kit: kit.number }.into());
            }
            let since = here_since(write, &kit)?;
            if on < since {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since }.into());
            }
            let reservation = match request.reservation {
                None => None,
                Some(id) => Some(wanted_there(write, &kit, to.id, id.into())?),
            };
            let today = hands.today();
            let is_home = kit.lies_at == kit.place;
            let but = But::KitFor(kit.id, reservation);
            if is_home && !stock(write, kit.place, kit.kind, today, but)?.keeps_its_word(today) {
                return Err(DeviceFailure::PromisedHere { kit: kit.number }.into());
            }
            store::devices::put_transfer(
                write,
                &TransferRecord {
                    id: hands.world.fresh(),
                    kit: kit.id,
                    from: kit.lies_at,
                    to: to.id,
                    sent_on: on,
                    sent_by: hands.me.id,
                    note: optional("note", &request.note, LONG_LINE)?,
                    reservation,
                    received: None,
                },
            )?;
            Ok(Done {})
        })
    }

    /// Confirms that a kit came: from now on it is kept and lent here, and serves here what it was sent for.
    pub(crate) fn receive_kit(&mut self, request: ReceiveKit) -> Reply<Done> {
        self.act_on("receive_kit", "on", request.on, |write, hands, on| {
            let kit = kit_of(write, request.kit.into())?;
            let transfer = store::devices::open_transfer(write, kit.id)?
                .ok_or_else(|| DeviceFailure::NotOnTheWay { kit: kit.number.clone() })?;
            hands.may(Deed::KeepRecords, transfer.to)?;
            if on < transfer.sent_on {
                let since = transfer.sent_on;
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since }.into());
            }
            let received = Some((on, hands.me.id));
            store::devices::put(write, &KitRecord { place: transfer.to, lies_at: transfer.to, ..kit })?;
            if let Some(promised) = promised_with(write, &transfer)? {
                let here = ReservationRecord { place: transfer.to, ..promised };
                store::loans::put_reservation(write, &here)?;
            }
            store::devices::put_transfer(write, &TransferRecord { received, ..transfer })?;
            Ok(Done {})
        })
    }
}

/// A reservation that a kit may be sent for: of its kind, promised at its place to a family of the place it goes to.
fn wanted_there(read: &Read, kit: &KitRecord, to: Id<Place>, id: Id<Reservation>) -> Reply<Id<Reservation>> {
    let reserved = store::loans::get_reservation(read, id)?.ok_or(Failure::Gone)?;
    let family = family_of(read, reserved.family)?;
    let promised = reserved.is_open() && !reserved.waiting && !store::loans::is_sent(read, id)?;
    let fits = reserved.kind == kit.kind && reserved.place == kit.place && kit.lies_at == kit.place;
    if promised && fits && family.place == to {
        Ok(id)
    } else {
        Err(DeviceFailure::NotForThatReservation { kit: kit.number.clone() }.into())
    }
}

/// What a kit on its way is promised for, while that still stands.
fn promised_with(read: &Read, transfer: &TransferRecord) -> Reply<Option<ReservationRecord>> {
    let Some(id) = transfer.reservation else { return Ok(None) };
    Ok(store::loans::get_reservation(read, id)?.filter(ReservationRecord::is_open))
}

/// A transfer as lists show it.
pub(crate) fn transfer_row(read: &Read, transfer: &TransferRecord) -> Reply<TransferRow> {
    let name = |place| -> Reply<String> {
        Ok(store::places::get(read, place)?.map(|place| place.short_name).unwrap_or_default())
    };
    Ok(TransferRow {
        id: transfer.id,
        kit: transfer.kit.uuid(),
        kit_number: kit_of(read, transfer.kit)?.number,
        from: name(transfer.from)?,
        to: transfer.to.uuid(),
        to_name: name(transfer.to)?,
        sent_on: transfer.sent_on,
        sent_by: staff_name(read, transfer.sent_by)?,
        note: transfer.note.clone(),
        received_on: transfer.received.map(|(on, _)| on),
        received_by: transfer.received.map(|(_, by)| staff_name(read, by)).transpose()?,
    })
}
