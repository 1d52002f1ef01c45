//! Reservations (予約), as they rest.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    devices::KitKind,
    families::Family,
    loans::{Claim, Loan, Need, Reservation},
    places::Place,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A kit of a type, reserved for some days.
#[derive(Clone, PartialEq, Eq)]
pub struct ReservationRecord {
    /// Which.
    pub id: Id<Reservation>,
    /// The need it answers.
    pub need: Id<Need>,
    /// For whom.
    pub family: Id<Family>,
    /// The place that is to lend it.
    pub place: Id<Place>,
    /// What.
    pub kind: KitKind,
    /// The days, both included.
    pub days: Claim,
    /// 順番待ち: nothing is promised yet.
    pub waiting: bool,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: Id<Staff>,
    /// The loan that served it.
    pub loan: Option<Id<Loan>>,
    /// The day it was called off.
    pub cancelled_on: Option<NaiveDate>,
}

impl ReservationRecord {
    /// Whether it still waits for its hand-over.
    pub fn is_open(&self) -> bool {
        self.loan.is_none() && self.cancelled_on.is_none()
    }
}

/// One reservation.
pub fn get(read: &Read, id: Id<Reservation>) -> Result<Option<ReservationRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM reservations WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(reservation(row)))
        .optional()?
        .transpose()
}

/// Reservations that wait for their hand-over, and those in the queue: the first day first.
pub fn open(read: &Read, place: Option<Id<Place>>) -> Result<Vec<ReservationRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM reservations
             WHERE loan IS NULL AND cancelled_on IS NULL AND (?1 IS NULL OR place = ?1)
             ORDER BY waiting, first_on, made_at, id",
        )?
        .query_and_then([place.map(Id::uuid)], reservation)?
        .collect()
}

/// The reservations for a need, the first made first.
pub fn of_need(read: &Read, need: Id<Need>) -> Result<Vec<ReservationRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM reservations WHERE need = ?1 ORDER BY made_at, id")?
        .query_and_then([need.uuid()], reservation)?
        .collect()
}

/// A family's reservations, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<ReservationRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM reservations WHERE family = ?1 ORDER BY first_on DESC, id DESC")?
        .query_and_then([family.uuid()], reservation)?
        .collect()
}

/// The days that open reservations promise of a type at a place; one may be left out. A reservation
/// whose days are over, and whom nobody came for, promises nothing any more; nor does one whose kit is
/// on its way to where the family comes for it.
pub fn claims(
    read: &Read,
    place: Id<Place>,
    kind: KitKind,
    today: NaiveDate,
    but: Option<Id<Reservation>>,
) -> Result<Vec<Claim>> {
    read.connection()
        .prepare_cached(
            "SELECT first_on, last_on FROM reservations
             WHERE place = ?1 AND kind = ?2 AND waiting = 0 AND loan IS NULL AND cancelled_on IS NULL
               AND last_on >= ?3 AND id IS NOT ?4
               AND NOT EXISTS (SELECT 1 FROM transfers
                               WHERE transfers.reservation = reservations.id AND received_on IS NULL)",
        )?
        .query_and_then(params![place.uuid(), kind.word(), today, but.map(Id::uuid)], |row| {
            Ok(Claim { from: row.get(0)?, until: row.get(1)? })
        })?
        .collect()
}

/// Reservations of families that a place keeps, at other places, still open: what is to come from there.
pub fn from_elsewhere(read: &Read, place: Id<Place>) -> Result<Vec<ReservationRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT reservations.* FROM reservations JOIN families ON families.id = reservations.family
             WHERE loan IS NULL AND cancelled_on IS NULL
               AND families.place = ?1 AND reservations.place <> ?1
             ORDER BY waiting, first_on, made_at, reservations.id",
        )?
        .query_and_then([place.uuid()], reservation)?
        .collect()
}

/// Whether a kit is on its way for a reservation (取り寄せ).
pub fn is_sent(read: &Read, id: Id<Reservation>) -> Result<bool> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM transfers WHERE reservation = ?1 AND received_on IS NULL)",
        )?
        .query_row([id.uuid()], |row| row.get(0))?)
}

/// Writes a reservation down, or what changed of it.
pub fn put(write: &Write, reservation: &ReservationRecord) -> Result<()> {
    write.put(
        "reservations",
        reservation.id.uuid(),
        &[
            ("need", reservation.need.uuid().into()),
            ("family", reservation.family.uuid().into()),
            ("place", reservation.place.uuid().into()),
            ("kind", reservation.kind.word().into()),
            ("first_on", reservation.days.from.into()),
            ("last_on", reservation.days.until.into()),
            ("waiting", reservation.waiting.into()),
            ("made_at", reservation.made_at.into()),
            ("made_by", reservation.made_by.uuid().into()),
            ("loan", reservation.loan.map(Id::uuid).into()),
            ("cancelled_on", reservation.cancelled_on.into()),
        ],
    )
}

fn reservation(row: &Row) -> Result<ReservationRecord> {
    Ok(ReservationRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        need: row.get::<_, Uuid>("need")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        place: row.get::<_, Uuid>("place")?.into(),
        kind: KitKind::column(row, "kind")?,
        days: Claim { from: row.get("first_on")?, until: row.get("last_on")? },
        waiting: row.get("waiting")?,
        made_at: row.get("made_at")?,
        made_by: row.get::<_, Uuid>("made_by")?.into(),
        loan: row.get::<_, Option<Uuid>>("loan")?.map(Id::from),
        cancelled_on: row.get("cancelled_on")?,
    })
}
