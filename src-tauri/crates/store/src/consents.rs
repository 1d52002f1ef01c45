//! Consents (参加承諾), as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    consents::{Consent, Standing, Way},
    families::Family,
    places::Place,
    staff::Staff,
};
use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{Read, Result, StoreError, Write, words::Word};

/// A consent with its paper.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentRecord {
    /// Which.
    pub id: Uuid,
    /// What was agreed, by whom.
    pub consent: Consent,
    /// The paper that came back.
    pub paper: Uuid,
    /// Who took it.
    pub received_by: Id<Staff>,
    /// How it was given.
    pub way: Way,
    /// The decisions whose line on it was ticked (§9).
    pub permitted: Vec<Uuid>,
    /// Why it was taken back; empty while it holds.
    pub withdrawn_for: String,
}

/// One consent.
pub fn get(read: &Read, id: Uuid) -> Result<Option<ConsentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM consents WHERE id = ?1")?
        .query_and_then([id], consent)?
        .next()
        .transpose()
}

/// A family's consent that decides: one that holds if there is one, else the one given last.
pub fn of_family(read: &Read, family: Id<Family>) -> Result<Option<ConsentRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM consents WHERE family = ?1
             ORDER BY withdrawn_on IS NOT NULL, given_on DESC, id DESC LIMIT 1",
        )?
        .query_and_then([family.uuid()], consent)?
        .next()
        .transpose()
}

/// Every consent a family gave, the last first.
pub fn all_of_family(read: &Read, family: Id<Family>) -> Result<Vec<ConsentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM consents WHERE family = ?1 ORDER BY given_on DESC, id DESC")?
        .query_and_then([family.uuid()], consent)?
        .collect()
}

/// A family's consent that held on a day: given by then, and not taken back by then.
pub fn held_on(read: &Read, family: Id<Family>, day: NaiveDate) -> Result<Option<ConsentRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM consents WHERE family = ?1 AND given_on <= ?2
               AND (withdrawn_on IS NULL OR withdrawn_on > ?2)
             ORDER BY given_on DESC, id DESC LIMIT 1",
        )?
        .query_and_then(params![family.uuid(), day], consent)?
        .next()
        .transpose()
}

/// A family's consents that were not taken back: more than one, where forms were printed twice.
pub fn standing(read: &Read, family: Id<Family>) -> Result<Vec<ConsentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM consents WHERE family = ?1 AND withdrawn_on IS NULL ORDER BY id")?
        .query_and_then([family.uuid()], consent)?
        .collect()
}

/// The consent a paper carried, if it came back.
pub fn of_paper(read: &Read, paper: Uuid) -> Result<Option<ConsentRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM consents WHERE paper = ?1")?
        .query_and_then([paper], consent)?
        .next()
        .transpose()
}

/// The latest consents of a place's families, the last to come back first.
pub fn latest(read: &Read, place: Option<Id<Place>>, most: u32) -> Result<Vec<ConsentRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT consents.* FROM consents JOIN families ON families.id = consents.family
             WHERE ?1 IS NULL OR families.place = ?1
             ORDER BY coalesce(consents.withdrawn_on, consents.given_on) DESC, consents.id DESC
             LIMIT ?2",
        )?
        .query_and_then(params![place.map(Id::uuid), most], consent)?
        .collect()
}

/// How many families hold a consent to each version: version, families.
pub fn by_version(read: &Read, place: Option<Id<Place>>) -> Result<Vec<(u32, u32)>> {
    read.connection()
        .prepare_cached(
            "SELECT policy_version, count(DISTINCT consents.family) FROM consents
             JOIN families ON families.id = consents.family
             WHERE withdrawn_on IS NULL AND (?1 IS NULL OR families.place = ?1)
             GROUP BY policy_version ORDER BY policy_version",
        )?
        .query_and_then([place.map(Id::uuid)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// How many families gave a consent that holds, and how many took theirs back and hold none.
pub fn counts(read: &Read, place: Option<Id<Place>>) -> Result<(u32, u32)> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE held), count(*) FILTER (WHERE NOT held) FROM (
                SELECT max(withdrawn_on IS NULL) AS held FROM consents
                JOIN families ON families.id = consents.family
                WHERE ?1 IS NULL OR families.place = ?1 GROUP BY consents.family)",
        )?
        .query_row([place.map(Id::uuid)], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Families that applied to a session between two days and hold no consent to the version in force on its day:
/// family and its nearest such session, the nearest first.
pub fn outstanding(
    read: &Read,
    place: Option<Id<Place>>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(Id<Family>, Uuid)>> {
    read.connection()
        .prepare_cached(
            "SELECT applications.family, sessions.id, min(sessions.held_on || sessions.starts_at)
             FROM applications JOIN sessions ON sessions.id = applications.session
             JOIN families ON families.id = applications.family
             WHERE sessions.held_on BETWEEN ?1 AND ?2 AND sessions.cancelled_on IS NULL
               AND applications.withdrawn_on IS NULL
               AND (?3 IS NULL OR families.place = ?3)
               AND NOT EXISTS (SELECT 1 FROM consents
                   WHERE consents.family = applications.family AND consents.withdrawn_on IS NULL
                     AND consents.policy_version >= coalesce((SELECT max(version) FROM policies
                         WHERE policies.in_force <= sessions.held_on), 1))
             GROUP BY applications.family ORDER BY 3, applications.received_at",
        )?
        .query_and_then(params![from, until, place.map(Id::uuid)], |row| {
            Ok((row.get::<_, Uuid>(0)?.into(), row.get(1)?))
        })?
        .collect()
}

/// The nearest session a family applied to, from a day on.
pub fn next_session(read: &Read, family: Id<Family>, from: NaiveDate) -> Result<Option<Uuid>> {
    read.connection()
        .prepare_cached(
            "SELECT sessions.id FROM applications JOIN sessions ON sessions.id = applications.session
             WHERE applications.family = ?1 AND applications.withdrawn_on IS NULL
               AND sessions.held_on >= ?2 AND sessions.cancelled_on IS NULL
             ORDER BY sessions.held_on, sessions.starts_at LIMIT 1",
        )?
        .query_and_then(params![family.uuid(), from], |row| Ok(row.get(0)?))?
        .next()
        .transpose()
}

/// The forms of a place's families, or of one, that left the program and are waited for: nothing came back of them, and
/// the family gave no consent to that version or a later one, nor took one back since. The last of each, the oldest first.
pub fn waited_for(
    read: &Read,
    place: Option<Id<Place>>,
    family: Option<Id<Family>>,
) -> Result<Vec<(Id<Family>, Uuid)>> {
    read.connection()
        .prepare_cached(
            "SELECT papers.family, papers.id, max(papers.issued_on || papers.number) AS last
             FROM papers JOIN families ON families.id = papers.family
             WHERE papers.kind = 'consent' AND papers.void_on IS NULL
               AND (?1 IS NULL OR families.place = ?1) AND (?2 IS NULL OR families.id = ?2)
               AND NOT EXISTS (SELECT 1 FROM consents WHERE consents.paper = papers.id)
               AND EXISTS (SELECT 1 FROM printings WHERE printings.paper = papers.id)
               AND NOT EXISTS (SELECT 1 FROM consents WHERE consents.family = papers.family
                   AND ((consents.withdrawn_on IS NULL AND consents.policy_version >= papers.policy_version)
                     OR consents.withdrawn_on > papers.issued_on))
             GROUP BY papers.family ORDER BY last",
        )?
        .query_and_then(params![place.map(Id::uuid), family.map(Id::uuid)], |row| {
            Ok((row.get::<_, Uuid>(0)?.into(), row.get(1)?))
        })?
        .collect()
}

/// Writes a consent down, or what changed of it.
pub fn put(write: &Write, record: &ConsentRecord) -> Result<()> {
    let withdrawn_on = match record.consent.standing {
        Standing::Given => None,
        Standing::Withdrawn { on } => Some(on),
    };
    write.put(
        "consents",
        record.id,
        &[
            ("family", record.consent.family.uuid().into()),
            ("policy_version", record.consent.policy_version.into()),
            ("paper", record.paper.into()),
            ("given_on", record.consent.given_on.into()),
            ("received_by", record.received_by.uuid().into()),
            ("way", record.way.word().into()),
            ("permitted", joined(&record.permitted).into()),
            ("withdrawn_on", withdrawn_on.into()),
            ("withdrawn_for", record.withdrawn_for.as_str().into()),
        ],
    )
}

/// Ids as a column holds them.
fn joined(ids: &[Uuid]) -> String {
    ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(",")
}

fn parted(text: &str) -> Result<Vec<Uuid>> {
    text.split(',')
        .filter(|id| !id.is_empty())
        .map(|id| id.parse().map_err(|_| StoreError::odd("an id that is none")))
        .collect()
}

fn consent(row: &Row) -> Result<ConsentRecord> {
    Ok(ConsentRecord {
        id: row.get("id")?,
        consent: Consent {
            family: row.get::<_, Uuid>("family")?.into(),
            policy_version: row.get("policy_version")?,
            given_on: row.get("given_on")?,
            standing: row
                .get::<_, Option<NaiveDate>>("withdrawn_on")?
                .map_or(Standing::Given, |on| Standing::Withdrawn { on }),
        },
        paper: row.get("paper")?,
        received_by: row.get::<_, Uuid>("received_by")?.into(),
        way: Way::column(row, "way")?,
        permitted: parted(&row.get::<_, String>("permitted")?)?,
        withdrawn_for: row.get("withdrawn_for")?,
    })
}
