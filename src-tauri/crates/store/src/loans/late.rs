//! What follows a loan (延長、督促、亡失・毀損), as it rests.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    devices::{Kit, Part},
    families::Family,
    loans::{Loan, Loss, LossKind, Settlement, Tone},
    places::Place,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use crate::{Read, Result, Write, words::Word};

/// A loan that was extended.
#[derive(Clone, PartialEq, Eq)]
pub struct ExtensionRecord {
    /// Its record.
    pub id: Uuid,
    /// Which loan.
    pub loan: Id<Loan>,
    /// The day it was due.
    pub from: NaiveDate,
    /// The day it is due since.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
    /// When.
    pub made_on: NaiveDate,
    /// By whom.
    pub made_by: Id<Staff>,
}

/// A family was reminded.
#[derive(Clone, PartialEq, Eq)]
pub struct ReminderRecord {
    /// Its record.
    pub id: Uuid,
    /// Of which loan.
    pub loan: Id<Loan>,
    /// The letter's tone; none for a call.
    pub tone: Option<Tone>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub made_by: Id<Staff>,
    /// What was said.
    pub said: String,
}

/// 亡失・毀損届, and what was decided on it.
#[derive(Clone, PartialEq, Eq)]
pub struct LossRecord {
    /// Which.
    pub id: Id<Loss>,
    /// Its number.
    pub number: String,
    /// Of which loan.
    pub loan: Id<Loan>,
    /// Which part.
    pub part: Id<Part>,
    /// Lost or broken.
    pub kind: LossKind,
    /// The day it happened, as far as known.
    pub happened_on: NaiveDate,
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// Who took it down.
    pub reported_by: Id<Staff>,
    /// How it came about.
    pub account: String,
    /// What was decided; none yet.
    pub decided: Option<Decided>,
    /// The day the 弁償 came in.
    pub settled_on: Option<NaiveDate>,
}

/// A lent kit that kept a family from a session.
#[derive(Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which kit.
    pub kit: Id<Kit>,
    /// Its number.
    pub kit_number: String,
    /// The loan.
    pub loan: Id<Loan>,
    /// The family.
    pub family: Id<Family>,
    /// The session.
    pub session: Id<Session>,
    /// Its day.
    pub held_on: NaiveDate,
}

/// What the city decided on a loss.
#[derive(Clone, PartialEq, Eq)]
pub struct Decided {
    /// 弁償 or 免除.
    pub settlement: Settlement,
    /// The day.
    pub on: NaiveDate,
    /// Who.
    pub by: Id<Staff>,
    /// 職・氏名 as then.
    pub title: String,
    /// 決裁番号, empty where none.
    pub number: String,
    /// Why so.
    pub ground: String,
    /// How much, in yen.
    pub amount_yen: Option<u32>,
}

/// A loan's extensions, the first first.
pub fn extensions(read: &Read, loan: Id<Loan>) -> Result<Vec<ExtensionRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM extensions WHERE loan = ?1 ORDER BY to_on")?
        .query_and_then([loan.uuid()], |row| {
            Ok(ExtensionRecord {
                id: row.get("id")?,
                loan,
                from: row.get("from_on")?,
                to: row.get("to_on")?,
                reason: row.get("reason")?,
                made_on: row.get("made_on")?,
                made_by: row.get::<_, Uuid>("made_by")?.into(),
            })
        })?
        .collect()
}

/// A loan's reminders, the latest first.
pub fn reminders(read: &Read, loan: Id<Loan>) -> Result<Vec<ReminderRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM reminders WHERE loan = ?1 ORDER BY at DESC, id DESC")?
        .query_and_then([loan.uuid()], |row| {
            let tone: Option<String> = row.get("tone")?;
            Ok(ReminderRecord {
                id: row.get("id")?,
                loan,
                tone: tone.as_deref().and_then(Tone::of),
                at: row.get("at")?,
                made_by: row.get::<_, Uuid>("made_by")?.into(),
                said: row.get("said")?,
            })
        })?
        .collect()
}

/// What of a loan was lost or broken.
pub fn losses(read: &Read, loan: Id<Loan>) -> Result<Vec<LossRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM losses WHERE loan = ?1 ORDER BY reported_on, number")?
        .query_and_then([loan.uuid()], loss)?
        .collect()
}

/// One loss.
pub fn get_loss(read: &Read, id: Id<Loss>) -> Result<Option<LossRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM losses WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(loss(row)))
        .optional()?
        .transpose()
}

/// Losses of a place's families that nobody decided yet, the first reported first.
pub fn losses_undecided(read: &Read, place: Id<Place>) -> Result<Vec<LossRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT losses.* FROM losses
             JOIN loans ON loans.id = losses.loan JOIN families ON families.id = loans.family
             WHERE settlement IS NULL AND families.place = ?1 ORDER BY reported_on, losses.number",
        )?
        .query_and_then([place.uuid()], loss)?
        .collect()
}

/// Lent kits of a place that kept a family from a session (貸与機器の不具合, §4(3)) and that were neither
/// wiped and tested nor sent to repair since; the latest first.
pub fn faults(read: &Read, place: Id<Place>) -> Result<Vec<Fault>> {
    read.connection()
        .prepare_cached(
            // From the few loans since a kit was looked at last; from ten years of sessions it would be half a second.
            "SELECT loans.kit, kits.number, loans.id, loans.family, sessions.id, sessions.held_on
             FROM kits
             CROSS JOIN loans ON loans.kit = kits.id
                  AND (loans.returned_on IS NULL OR kits.checked_on IS NULL OR loans.returned_on >= kits.checked_on)
             CROSS JOIN applications ON applications.family = loans.family
             CROSS JOIN attendances ON attendances.application = applications.id
                  AND attendances.because = 'lentEquipment'
                  AND (attendances.kit IS NULL OR attendances.kit = kits.id)
             CROSS JOIN sessions ON sessions.id = applications.session AND sessions.held_on >= loans.lent_on
                  AND (loans.returned_on IS NULL OR sessions.held_on <= loans.returned_on)
                  AND (kits.checked_on IS NULL OR kits.checked_on <= sessions.held_on)
             WHERE kits.place = ?1 AND kits.retired_on IS NULL AND kits.repair_since IS NULL
               AND (kits.repaired_on IS NULL OR kits.repaired_on < sessions.held_on)
               AND NOT EXISTS (SELECT 1 FROM loans AS later
                               WHERE later.kit = kits.id AND later.lent_on > sessions.held_on)
             ORDER BY sessions.held_on DESC, kits.number",
        )?
        .query_and_then([place.uuid()], |row| {
            Ok(Fault {
                kit: row.get::<_, Uuid>(0)?.into(),
                kit_number: row.get(1)?,
                loan: row.get::<_, Uuid>(2)?.into(),
                family: row.get::<_, Uuid>(3)?.into(),
                session: row.get::<_, Uuid>(4)?.into(),
                held_on: row.get(5)?,
            })
        })?
        .collect()
}

/// The highest number of a loss that begins with `prefix`, 0 before the first.
pub fn highest_loss_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "losses", prefix)
}

/// Writes an extension down.
pub fn put_extension(write: &Write, extension: &ExtensionRecord) -> Result<()> {
    write.put(
        "extensions",
        extension.id,
        &[
            ("loan", extension.loan.uuid().into()),
            ("from_on", extension.from.into()),
            ("to_on", extension.to.into()),
            ("reason", extension.reason.as_str().into()),
            ("made_on", extension.made_on.into()),
            ("made_by", extension.made_by.uuid().into()),
        ],
    )
}

/// Writes a reminder down.
pub fn put_reminder(write: &Write, reminder: &ReminderRecord) -> Result<()> {
    let way = if reminder.tone.is_some() { "letter" } else { "call" };
    write.put(
        "reminders",
        reminder.id,
        &[
            ("loan", reminder.loan.uuid().into()),
            ("way", way.into()),
            ("tone", reminder.tone.map(Word::word).into()),
            ("at", reminder.at.into()),
            ("made_by", reminder.made_by.uuid().into()),
            ("said", reminder.said.as_str().into()),
        ],
    )
}

/// Writes a loss down, or what was decided on it.
pub fn put_loss(write: &Write, loss: &LossRecord) -> Result<()> {
    let decided = loss.decided.as_ref();
    write.put(
        "losses",
        loss.id.uuid(),
        &[
            ("number", loss.number.as_str().into()),
            ("loan", loss.loan.uuid().into()),
            ("part", loss.part.uuid().into()),
            ("kind", loss.kind.word().into()),
            ("happened_on", loss.happened_on.into()),
            ("reported_on", loss.reported_on.into()),
            ("reported_by", loss.reported_by.uuid().into()),
            ("account", loss.account.as_str().into()),
            ("settlement", decided.map(|decided| decided.settlement.word()).into()),
            ("decided_on", decided.map(|decided| decided.on).into()),
            ("decided_by", decided.map(|decided| decided.by.uuid()).into()),
            ("decided_title", decided.map(|decided| decided.title.as_str()).into()),
            ("decision_no", decided.map_or("", |decided| decided.number.as_str()).into()),
            ("ground", decided.map_or("", |decided| decided.ground.as_str()).into()),
            ("amount_yen", decided.and_then(|decided| decided.amount_yen).into()),
            ("settled_on", loss.settled_on.into()),
        ],
    )
}

fn loss(row: &Row) -> Result<LossRecord> {
    let settlement: Option<String> = row.get("settlement")?;
    let decided = match settlement.as_deref().and_then(Settlement::of) {
        None => None,
        Some(settlement) => Some(Decided {
            settlement,
            on: row.get("decided_on")?,
            by: row.get::<_, Uuid>("decided_by")?.into(),
            title: row.get("decided_title")?,
            number: row.get("decision_no")?,
            ground: row.get("ground")?,
            amount_yen: row.get("amount_yen")?,
        }),
    };
    Ok(LossRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        loan: row.get::<_, Uuid>("loan")?.into(),
        part: row.get::<_, Uuid>("part")?.into(),
        kind: LossKind::column(row, "kind")?,
        happened_on: row.get("happened_on")?,
        reported_on: row.get("reported_on")?,
        reported_by: row.get::<_, Uuid>("reported_by")?.into(),
        account: row.get("account")?,
        decided,
        settled_on: row.get("settled_on")?,
    })
}
