//! Needs (必要の認定), as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    devices::KitKind,
    families::Family,
    loans::{Decision, Need, NeedFacts},
    places::Place,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Value, Write, words::Word};

/// A need and what was decided.
#[derive(Clone, PartialEq, Eq)]
pub struct NeedRecord {
    /// Which.
    pub id: Id<Need>,
    /// Whose.
    pub family: Id<Family>,
    /// Where it was asked.
    pub place: Id<Place>,
    /// When.
    pub asked_on: NaiveDate,
    /// Who took it down.
    pub asked_by: Id<Staff>,
    /// Why.
    pub reason: String,
    /// What.
    pub kinds: Vec<KitKind>,
    /// What was decided.
    pub decision: DecisionRecord,
    /// What was checked before deciding, empty until then.
    pub facts: String,
    /// The session it is approved for, if for one only.
    pub for_session: Option<Id<Session>>,
}

/// What was decided, with who decided it.
#[derive(Clone, PartialEq, Eq)]
pub enum DecisionRecord {
    /// Nobody decided yet.
    Waiting,
    /// 承認.
    Approved {
        /// The day.
        on: NaiveDate,
        /// Who.
        by: Id<Staff>,
        /// 職・氏名 as then.
        title: String,
        /// 決裁番号, empty where none.
        number: String,
        /// The last day it holds.
        until: NaiveDate,
    },
    /// 不承認.
    Refused {
        /// The day.
        on: NaiveDate,
        /// Who.
        by: Id<Staff>,
        /// 職・氏名 as then.
        title: String,
        /// Why.
        reason: String,
    },
}

impl NeedRecord {
    /// What the rules ask of it.
    pub fn facts(&self) -> NeedFacts {
        let decision = match &self.decision {
            DecisionRecord::Waiting => Decision::Waiting,
            DecisionRecord::Approved { on, until, .. } => Decision::Approved { on: *on, until: *until },
            DecisionRecord::Refused { on, .. } => Decision::Refused { on: *on },
        };
        NeedFacts { id: self.id, family: self.family, decision }
    }
}

/// One need.
pub fn get(read: &Read, id: Id<Need>) -> Result<Option<NeedRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM needs WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(need(row)))
        .optional()?
        .transpose()
}

/// A family's needs, the latest first.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM needs WHERE family = ?1 ORDER BY asked_on DESC, id DESC")?
        .query_and_then([family.uuid()], need)?
        .collect()
}

/// Needs that wait for a decision, the oldest first.
pub fn waiting(read: &Read, place: Option<Id<Place>>) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM needs WHERE decision = 'waiting' AND (?1 IS NULL OR place = ?1)
             ORDER BY asked_on, id",
        )?
        .query_and_then([place.map(Id::uuid)], need)?
        .collect()
}

/// Needs that are approved on a day and for which nothing was handed over yet.
pub fn to_hand_over(read: &Read, place: Option<Id<Place>>, day: NaiveDate) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM needs
             WHERE decision = 'approved' AND valid_until >= ?2 AND (?1 IS NULL OR place = ?1)
               AND NOT EXISTS (SELECT 1 FROM slips WHERE slips.need = needs.id)
             ORDER BY decided_on, id",
        )?
        .query_and_then(params![place.map(Id::uuid), day], need)?
        .collect()
}

/// Needs that are approved on a day, and of which all that was handed over is back: an approval for a year serves again.
pub fn to_lend_again(read: &Read, place: Option<Id<Place>>, day: NaiveDate) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM needs
             WHERE decision = 'approved' AND valid_until >= ?2 AND (?1 IS NULL OR place = ?1)
               AND EXISTS (SELECT 1 FROM slips WHERE slips.need = needs.id)
               AND NOT EXISTS (SELECT 1 FROM slips JOIN loans ON loans.slip = slips.id
                               WHERE slips.need = needs.id AND returned_on IS NULL)
             ORDER BY decided_on, id",
        )?
        .query_and_then(params![place.map(Id::uuid), day], need)?
        .collect()
}

/// Needs that were decided on days from one to another, the first decided first (決定の記録).
pub fn decided_between(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM needs WHERE decided_on BETWEEN ?2 AND ?3 AND (?1 IS NULL OR place = ?1)
             ORDER BY decided_on, id",
        )?
        .query_and_then(params![place.map(Id::uuid), from, until], need)?
        .collect()
}

/// Needs that were asked or decided on days from one to another, the first asked first.
pub fn asked_or_decided(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<NeedRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM needs
             WHERE (asked_on BETWEEN ?2 AND ?3 OR decided_on BETWEEN ?2 AND ?3) AND (?1 IS NULL OR place = ?1)
             ORDER BY asked_on, id",
        )?
        .query_and_then(params![place.map(Id::uuid), from, until], need)?
        .collect()
}

/// Writes a need down, or what changed of it.
pub fn put(write: &Write, need: &NeedRecord) -> Result<()> {
    let kinds: Vec<&str> = need.kinds.iter().map(|kind| kind.word()).collect();
    let (word, on, by, title, number, until, refused_for) = match &need.decision {
        DecisionRecord::Waiting => ("waiting", None, None, None, "", None, None),
        DecisionRecord::Approved { on, by, title, number, until } => {
            ("approved", Some(*on), Some(*by), Some(title), number.as_str(), Some(*until), None)
        }
        DecisionRecord::Refused { on, by, title, reason } => {
            ("refused", Some(*on), Some(*by), Some(title), "", None, Some(reason))
        }
    };
    write.put(
        "needs",
        need.id.uuid(),
        &[
            ("family", need.family.uuid().into()),
            ("place", need.place.uuid().into()),
            ("asked_on", need.asked_on.into()),
            ("asked_by", need.asked_by.uuid().into()),
            ("reason", need.reason.as_str().into()),
            ("kinds", Value::from(kinds.join(","))),
            ("decision", word.into()),
            ("decided_on", on.into()),
            ("decided_by", by.map(Id::uuid).into()),
            ("decided_title", title.into()),
            ("decision_no", number.into()),
            ("valid_until", until.into()),
            ("refused_for", refused_for.into()),
            ("facts", need.facts.as_str().into()),
            ("for_session", need.for_session.map(Id::uuid).into()),
        ],
    )
}

fn need(row: &Row) -> Result<NeedRecord> {
    let kinds: String = row.get("kinds")?;
    let word: String = row.get("decision")?;
    let decision = if word == "waiting" {
        DecisionRecord::Waiting
    } else {
        let on = row.get("decided_on")?;
        let by = row.get::<_, Uuid>("decided_by")?.into();
        let title = row.get("decided_title")?;
        match word.as_str() {
            "approved" => DecisionRecord::Approved {
                on,
                by,
                title,
                number: row.get("decision_no")?,
                until: row.get("valid_until")?,
            },
            "refused" => DecisionRecord::Refused { on, by, title, reason: row.get("refused_for")? },
            _ => return Err(StoreError::odd("a decision of an unknown word")),
        }
    };
    Ok(NeedRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        family: row.get::<_, Uuid>("family")?.into(),
        place: row.get::<_, Uuid>("place")?.into(),
        asked_on: row.get("asked_on")?,
        asked_by: row.get::<_, Uuid>("asked_by")?.into(),
        reason: row.get("reason")?,
        kinds: kinds
            .split(',')
            .map(|word| KitKind::of(word).ok_or(StoreError::odd("a kit of an unknown kind")))
            .collect::<Result<_>>()?,
        decision,
        facts: row.get("facts")?,
        for_session: row.get::<_, Option<Uuid>>("for_session")?.map(Id::from),
    })
}
