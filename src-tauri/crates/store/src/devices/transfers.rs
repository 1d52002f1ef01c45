//! Transfers (移管), as they rest: a kit on its way from one place to another.

use chrono::NaiveDate;
use domain::{Id, devices::Kit, loans::Reservation, places::Place, staff::Staff};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Write};

/// A kit that went from one place to another, or is on its way.
#[derive(Clone, PartialEq, Eq)]
pub struct TransferRecord {
    /// Which.
    pub id: Uuid,
    /// Which kit.
    pub kit: Id<Kit>,
    /// Where it lay.
    pub from: Id<Place>,
    /// Where it goes.
    pub to: Id<Place>,
    /// The day it left.
    pub sent_on: NaiveDate,
    /// Who sent it.
    pub sent_by: Id<Staff>,
    /// What went along, or why.
    pub note: String,
    /// The reservation it is sent for, if for one.
    pub reservation: Option<Id<Reservation>>,
    /// When it was received and by whom; none while it is on the way.
    pub received: Option<(NaiveDate, Id<Staff>)>,
}

/// One transfer.
pub fn get(read: &Read, id: Uuid) -> Result<Option<TransferRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM transfers WHERE id = ?1")?
        .query_row([id], transfer)
        .optional()?)
}

/// The transfer a kit is on its way with.
pub fn open_of_kit(read: &Read, kit: Id<Kit>) -> Result<Option<TransferRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM transfers WHERE kit = ?1 AND received_on IS NULL")?
        .query_row([kit.uuid()], transfer)
        .optional()?)
}

/// Kits on their way from or to a place, the first sent first.
pub fn open(read: &Read, place: Id<Place>) -> Result<Vec<TransferRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM transfers WHERE received_on IS NULL AND (from_place = ?1 OR to_place = ?1)
             ORDER BY sent_on, id",
        )?
        .query_and_then([place.uuid()], |row| Ok(transfer(row)?))?
        .collect()
}

/// A kit's transfers, the latest first.
pub fn of_kit(read: &Read, kit: Id<Kit>) -> Result<Vec<TransferRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM transfers WHERE kit = ?1 ORDER BY sent_on DESC, id DESC")?
        .query_and_then([kit.uuid()], |row| Ok(transfer(row)?))?
        .collect()
}

/// Writes a transfer down, or that it was received.
pub fn put(write: &Write, transfer: &TransferRecord) -> Result<()> {
    write.put(
        "transfers",
        transfer.id,
        &[
            ("kit", transfer.kit.uuid().into()),
            ("from_place", transfer.from.uuid().into()),
            ("to_place", transfer.to.uuid().into()),
            ("sent_on", transfer.sent_on.into()),
            ("sent_by", transfer.sent_by.uuid().into()),
            ("note", transfer.note.as_str().into()),
            ("reservation", transfer.reservation.map(Id::uuid).into()),
            ("received_on", transfer.received.map(|(on, _)| on).into()),
            ("received_by", transfer.received.map(|(_, by)| by.uuid()).into()),
        ],
    )
}

fn transfer(row: &Row) -> rusqlite::Result<TransferRecord> {
    let on: Option<NaiveDate> = row.get("received_on")?;
    let by: Option<Uuid> = row.get("received_by")?;
    Ok(TransferRecord {
        id: row.get("id")?,
        kit: row.get::<_, Uuid>("kit")?.into(),
        from: row.get::<_, Uuid>("from_place")?.into(),
        to: row.get::<_, Uuid>("to_place")?.into(),
        sent_on: row.get("sent_on")?,
        sent_by: row.get::<_, Uuid>("sent_by")?.into(),
        note: row.get("note")?,
        reservation: row.get::<_, Option<Uuid>>("reservation")?.map(Id::from),
        received: on.zip(by.map(Id::from)),
    })
}
