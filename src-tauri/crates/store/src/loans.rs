//! Loans (貸与) and their slips, as they rest.

mod late;
mod needs;
mod reservations;
mod rules;
mod signatures;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    devices::{Kit, Part},
    families::Family,
    loans::{Condition, Loan, Need},
    places::Place,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

pub use late::{
    Decided, ExtensionRecord, Fault, LossRecord, ReminderRecord, extensions, faults, get_loss,
    highest_loss_number, losses, losses_undecided, put_extension, put_loss, put_reminder, reminders,
};
pub use needs::{
    DecisionRecord, NeedRecord, asked_or_decided as needs_asked_or_decided, decided_between as needs_decided,
    get as get_need, of_family as needs_of_family, put as put_need, to_hand_over, to_lend_again,
    waiting as needs_waiting,
};
pub use reservations::{
    ReservationRecord, claims, from_elsewhere as reserved_elsewhere, get as get_reservation, is_sent,
    of_family as reservations_of_family, of_need as reservations_of_need, open as open_reservations,
    put as put_reservation,
};
pub use rules::{
    ClosedDay, LoanRules, closed_day, closed_days, open_days, put as put_rules, put_closed_day,
    remove_closed_day, rules,
};

pub use signatures::{SignatureRecord, get as signature, put as put_signature};

use crate::{Read, Result, Write, words::Word};

/// 借用書: the kits of one hand-over under one signature.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipRecord {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Whose.
    pub family: Id<Family>,
    /// The need it answers.
    pub need: Id<Need>,
    /// Where it was handed over.
    pub place: Id<Place>,
    /// When.
    pub lent_at: DateTime<Utc>,
    /// By whom.
    pub lent_by: Id<Staff>,
}

/// One kit with one family.
#[derive(Clone, PartialEq, Eq)]
pub struct LoanRecord {
    /// Which.
    pub id: Id<Loan>,
    /// Its slip.
    pub slip: Uuid,
    /// Which kit.
    pub kit: Id<Kit>,
    /// Whose.
    pub family: Id<Family>,
    /// The day it went.
    pub lent_on: NaiveDate,
    /// The day it is due.
    pub due_on: NaiveDate,
    /// The day the last part came back.
    pub returned_on: Option<NaiveDate>,
    /// What was seen to work when it went; empty where nothing was noted.
    pub tested: String,
}

/// A part that went out with a loan.
#[derive(Clone, PartialEq, Eq)]
pub struct LoanPartRecord {
    /// Its record.
    pub id: Uuid,
    /// Of which loan.
    pub loan: Id<Loan>,
    /// Which part.
    pub part: Id<Part>,
    /// As it went.
    pub condition_out: Condition,
    /// How it came back, if it did.
    pub back: Option<PartBack>,
    /// The day it was reported lost: it is not waited for.
    pub lost_on: Option<NaiveDate>,
}

impl LoanPartRecord {
    /// Whether the family still has it: neither back nor lost.
    pub fn is_out(&self) -> bool {
        self.back.is_none() && self.lost_on.is_none()
    }
}

/// How a part came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartBack {
    /// The day.
    pub on: NaiveDate,
    /// At which place.
    pub to: Id<Place>,
    /// Who took it.
    pub received_by: Id<Staff>,
    /// As it was.
    pub condition: Condition,
    /// Whether another of its kind came back for it.
    pub another: bool,
}

/// One loan.
pub fn get(read: &Read, id: Id<Loan>) -> Result<Option<LoanRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM loans WHERE id = ?1")?
        .query_row([id.uuid()], loan)
        .optional()?)
}

/// One slip.
pub fn get_slip(read: &Read, id: Uuid) -> Result<Option<SlipRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM slips WHERE id = ?1")?
        .query_row([id], slip)
        .optional()?)
}

/// The loans of a slip, by kit.
pub fn of_slip(read: &Read, slip: Uuid) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT loans.* FROM loans JOIN kits ON kits.id = loans.kit
             WHERE slip = ?1 ORDER BY kits.number",
        )?
        .query_and_then([slip], |row| Ok(loan(row)?))?
        .collect()
}

/// A family's loans, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM loans WHERE family = ?1 ORDER BY lent_on DESC, id DESC")?
        .query_and_then([family.uuid()], |row| Ok(loan(row)?))?
        .collect()
}

/// The loans a family had on a day, by kit.
pub fn of_family_on(read: &Read, family: Id<Family>, day: NaiveDate) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT loans.* FROM loans JOIN kits ON kits.id = loans.kit
             WHERE family = ?1 AND lent_on <= ?2 AND (returned_on IS NULL OR returned_on >= ?2)
             ORDER BY kits.number",
        )?
        .query_and_then(params![family.uuid(), day], |row| Ok(loan(row)?))?
        .collect()
}

/// A kit's loans, the latest first.
pub fn of_kit(read: &Read, kit: Id<Kit>) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM loans WHERE kit = ?1 ORDER BY lent_on DESC, id DESC")?
        .query_and_then([kit.uuid()], |row| Ok(loan(row)?))?
        .collect()
}

/// The loan a kit is out with.
pub fn open_of_kit(read: &Read, kit: Id<Kit>) -> Result<Option<LoanRecord>> {
    Ok(read
        .connection()
        .prepare_cached("SELECT * FROM loans WHERE kit = ?1 AND returned_on IS NULL")?
        .query_row([kit.uuid()], loan)
        .optional()?)
}

/// Loans that are out from a place's kits, the first due first.
pub fn open(read: &Read, place: Option<Id<Place>>) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT loans.* FROM loans JOIN kits ON kits.id = loans.kit
             WHERE returned_on IS NULL AND (?1 IS NULL OR kits.place = ?1)
             ORDER BY due_on, kits.number",
        )?
        .query_and_then([place.map(Id::uuid)], |row| Ok(loan(row)?))?
        .collect()
}

/// A kit's loans that touch the days from one to another.
pub fn of_kit_between(
    read: &Read,
    kit: Id<Kit>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM loans WHERE kit = ?1 AND lent_on <= ?3
               AND (returned_on IS NULL OR returned_on >= ?2)
             ORDER BY lent_on, id",
        )?
        .query_and_then(params![kit.uuid(), from, until], |row| Ok(loan(row)?))?
        .collect()
}

/// Loans made at a place (none: at every place) that were out at some time of a period, the first lent first.
pub fn of_place_between(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<LoanRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT loans.* FROM loans JOIN slips ON slips.id = loans.slip
             WHERE (?1 IS NULL OR slips.place = ?1) AND lent_on <= ?3 AND (returned_on IS NULL OR returned_on >= ?2)
             ORDER BY lent_on, slips.number, loans.id",
        )?
        .query_and_then(params![place.map(Id::uuid), from, until], |row| Ok(loan(row)?))?
        .collect()
}

/// The parts that went out with a loan, in the order of the checklist.
pub fn parts(read: &Read, id: Id<Loan>) -> Result<Vec<LoanPartRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT loan_parts.* FROM loan_parts JOIN parts ON parts.id = loan_parts.part
             WHERE loan = ?1 ORDER BY parts.position, parts.id",
        )?
        .query_and_then([id.uuid()], loan_part)?
        .collect()
}

/// The loan that a line of its parts belongs to.
pub fn of_part_line(read: &Read, line: Uuid) -> Result<Option<LoanRecord>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT loans.* FROM loans JOIN loan_parts ON loan_parts.loan = loans.id WHERE loan_parts.id = ?1",
        )?
        .query_row([line], loan)
        .optional()?)
}

/// Whether anything was handed over for a need.
pub fn was_handed_over(read: &Read, need: Id<Need>) -> Result<bool> {
    Ok(read
        .connection()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM slips WHERE need = ?1)")?
        .query_row([need.uuid()], |row| row.get(0))?)
}

/// The highest slip number that begins with `prefix`, 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "slips", prefix)
}

/// Writes a slip down.
pub fn insert_slip(write: &Write, slip: &SlipRecord) -> Result<()> {
    write.put(
        "slips",
        slip.id,
        &[
            ("number", slip.number.as_str().into()),
            ("family", slip.family.uuid().into()),
            ("need", slip.need.uuid().into()),
            ("place", slip.place.uuid().into()),
            ("lent_at", slip.lent_at.into()),
            ("lent_by", slip.lent_by.uuid().into()),
        ],
    )
}

/// Writes a loan down, or what changed of it.
pub fn put(write: &Write, loan: &LoanRecord) -> Result<()> {
    write.put(
        "loans",
        loan.id.uuid(),
        &[
            ("slip", loan.slip.into()),
            ("kit", loan.kit.uuid().into()),
            ("family", loan.family.uuid().into()),
            ("lent_on", loan.lent_on.into()),
            ("due_on", loan.due_on.into()),
            ("returned_on", loan.returned_on.into()),
            ("tested", loan.tested.as_str().into()),
        ],
    )
}

/// Writes a part of a loan down, or what changed of it.
pub fn put_part(write: &Write, part: &LoanPartRecord) -> Result<()> {
    write.put(
        "loan_parts",
        part.id,
        &[
            ("loan", part.loan.uuid().into()),
            ("part", part.part.uuid().into()),
            ("condition_out", part.condition_out.word().into()),
            ("returned_on", part.back.map(|back| back.on).into()),
            ("returned_to", part.back.map(|back| back.to.uuid()).into()),
            ("received_by", part.back.map(|back| back.received_by.uuid()).into()),
            ("condition_back", part.back.map(|back| back.condition.word()).into()),
            ("another", part.back.is_some_and(|back| back.another).into()),
            ("lost_on", part.lost_on.into()),
        ],
    )
}

fn slip(row: &Row) -> rusqlite::Result<SlipRecord> {
    Ok(SlipRecord {
        id: row.get("id")?,
        number: row.get("number")?,
        family: row.get::<_, Uuid>("family")?.into(),
        need: row.get::<_, Uuid>("need")?.into(),
        place: row.get::<_, Uuid>("place")?.into(),
        lent_at: row.get("lent_at")?,
        lent_by: row.get::<_, Uuid>("lent_by")?.into(),
    })
}

fn loan(row: &Row) -> rusqlite::Result<LoanRecord> {
    Ok(LoanRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        slip: row.get("slip")?,
        kit: row.get::<_, Uuid>("kit")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        lent_on: row.get("lent_on")?,
        due_on: row.get("due_on")?,
        returned_on: row.get("returned_on")?,
        tested: row.get("tested")?,
    })
}

fn loan_part(row: &Row) -> Result<LoanPartRecord> {
    let on: Option<NaiveDate> = row.get("returned_on")?;
    let to: Option<Uuid> = row.get("returned_to")?;
    let received_by: Option<Uuid> = row.get("received_by")?;
    let back = match (on, to, received_by) {
        (Some(on), Some(to), Some(received_by)) => Some(PartBack {
            on,
            to: to.into(),
            received_by: received_by.into(),
            condition: Condition::column(row, "condition_back")?,
            another: row.get("another")?,
        }),
        _ => None,
    };
    Ok(LoanPartRecord {
        id: row.get("id")?,
        loan: row.get::<_, Uuid>("loan")?.into(),
        part: row.get::<_, Uuid>("part")?.into(),
        condition_out: Condition::column(row, "condition_out")?,
        back,
        lost_on: row.get("lost_on")?,
    })
}
