//! What can be let go (廃棄の単位): each record with the day it was done with and what holds it back.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    Id,
    papers::PaperKind,
    places::Place,
    retention::{Hold, Kind, Record},
};
use rusqlite::params;
use uuid::Uuid;

use crate::{Read, Result, StoreError};

/// A record that can be let go as one.
#[derive(Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub record: Uuid,
    /// What staff know it by: a number, a day, a title. Names nobody.
    pub label: String,
    /// Which family it is about, if it is about one.
    pub family: Option<Uuid>,
    /// The place that keeps it.
    pub place: Id<Place>,
    /// What kind of paper, of papers.
    pub paper: Option<PaperKind>,
    /// When it was done with, and what holds it; that other records name a family is for the caller to see.
    pub judged: Record,
}

/// One question a kind. Columns: record, label, family, place, paper, done_on, open. `?1` is today. A moment's day is
/// that in Japan.
fn question(kind: Kind) -> &'static str {
    match kind {
        Kind::Families => {
            "SELECT id, number, id, place, NULL, max(registered_on,
                ifnull((SELECT max(held_on) FROM applications JOIN sessions ON sessions.id = session
                        WHERE family = families.id), ''),
                ifnull((SELECT max(ifnull(returned_on, lent_on)) FROM loans WHERE family = families.id), ''),
                ifnull((SELECT max(ifnull(decided_on, asked_on)) FROM needs WHERE family = families.id), ''),
                ifnull((SELECT max(ifnull(withdrawn_on, given_on)) FROM consents WHERE family = families.id), ''),
                ifnull((SELECT max(until_on) FROM refusals WHERE family = families.id AND lifted_on IS NULL), '')),
                0
             FROM families WHERE erased_on IS NULL"
        }
        Kind::Applications => {
            "SELECT applications.id, held_on || '　' || title, family, place, NULL, held_on, 0
             FROM applications JOIN sessions ON sessions.id = session
             UNION ALL
             SELECT refused_applications.id, held_on || '　' || title, family, place, NULL, held_on, 0
             FROM refused_applications JOIN sessions ON sessions.id = session"
        }
        Kind::Consultations => {
            "SELECT consultations.id, held_on || '　' || title, family, place, NULL, held_on, 0
             FROM consultations JOIN applications ON applications.id = application
             JOIN sessions ON sessions.id = session"
        }
        Kind::Consents => {
            "SELECT consents.id, papers.number, consents.family, families.place, NULL,
                ifnull(withdrawn_on, max(given_on,
                    ifnull((SELECT max(held_on) FROM applications JOIN sessions ON sessions.id = session
                            WHERE applications.family = consents.family), ''))), 0
             FROM consents JOIN papers ON papers.id = paper JOIN families ON families.id = consents.family"
        }
        Kind::Loans => {
            "SELECT needs.id,
                ifnull((SELECT group_concat(number, '、') FROM slips WHERE need = needs.id), asked_on || ' の申請'),
                family, place, NULL,
                max(ifnull(decided_on, asked_on), ifnull(valid_until, ''),
                    ifnull((SELECT max(ifnull(returned_on, lent_on)) FROM loans JOIN slips ON slips.id = slip
                            WHERE need = needs.id), ''),
                    ifnull((SELECT max(ifnull(settled_on, ifnull(losses.decided_on, reported_on)))
                            FROM losses JOIN loans ON loans.id = loan JOIN slips ON slips.id = slip
                            WHERE need = needs.id), '')),
                decision = 'waiting'
                OR EXISTS (SELECT 1 FROM loans JOIN slips ON slips.id = slip
                           WHERE need = needs.id AND returned_on IS NULL)
                OR EXISTS (SELECT 1 FROM losses JOIN loans ON loans.id = loan JOIN slips ON slips.id = slip
                           WHERE need = needs.id
                             AND (settlement IS NULL OR (settlement = 'repay' AND settled_on IS NULL)))
             FROM needs"
        }
        Kind::Incidents => {
            "SELECT id, number, family, place, NULL, date(ifnull(closed_at, learnt_at), '+9 hours'),
                    closed_at IS NULL
             FROM incidents"
        }
        Kind::Refusals => {
            "SELECT refusals.id, refusals.number, family, families.place, NULL, ifnull(lifted_on, until_on),
                    lifted_on IS NULL AND until_on >= ?1
             FROM refusals JOIN families ON families.id = family"
        }
        // That of a consent goes with the consent.
        Kind::Papers => {
            "SELECT id, number, family, place, kind, issued_on, 0 FROM papers
             WHERE id NOT IN (SELECT paper FROM consents)"
        }
        Kind::Sessions => {
            "SELECT id, held_on || '　' || title, NULL, place, NULL, held_on, 0 FROM sessions
             WHERE EXISTS (SELECT 1 FROM day_notes WHERE session = sessions.id AND application IS NULL)
                OR EXISTS (SELECT 1 FROM session_staff WHERE session = sessions.id AND staff IS NULL)"
        }
        Kind::Imports => {
            "SELECT id, date(brought_at, '+9 hours') || ' に取り込んだ表', NULL, place, NULL,
                    date(brought_at, '+9 hours'), 0
             FROM imports"
        }
    }
}

/// Every record that was not let go yet, by kind, the earliest done with first.
pub fn units(read: &Read, today: NaiveDate) -> Result<Vec<Unit>> {
    let erased = erased(read)?;
    let claims: HashSet<Uuid> =
        super::open_claims(read)?.into_iter().map(|claim| claim.family.uuid()).collect();
    let mut units = Vec::new();
    for kind in Kind::ALL {
        let sql = format!("{} ORDER BY 6, 1", question(*kind));
        let mut statement = read.connection().prepare_cached(&sql)?;
        let mut rows = match statement.parameter_count() {
            0 => statement.query([])?,
            _ => statement.query(params![today])?,
        };
        while let Some(row) = rows.next()? {
            let record: Uuid = row.get(0)?;
            if erased.contains(&(kind.word().to_owned(), record)) {
                continue;
            }
            let family: Option<Uuid> = row.get(2)?;
            let mut holds = Vec::new();
            if row.get::<_, bool>(6)? {
                holds.push(open_hold(*kind));
            }
            if family.is_some_and(|family| claims.contains(&family)) {
                holds.push(Hold::OpenClaim);
            }
            let paper = row
                .get::<_, Option<String>>(4)?
                .map(|word| word.parse::<PaperKind>().map_err(|_| StoreError::odd("a paper nobody knows")))
                .transpose()?;
            let label = row.get(1)?;
            let place = row.get::<_, Uuid>(3)?.into();
            let judged = Record { done_on: row.get(5)?, holds };
            units.push(Unit { kind: *kind, record, label, family, place, paper, judged });
        }
    }
    hold_families(&mut units);
    Ok(units)
}

/// What is open about a family holds its card, too.
fn hold_families(units: &mut [Unit]) {
    let mut open: HashMap<Uuid, Vec<Hold>> = HashMap::new();
    for unit in units.iter().filter(|unit| unit.kind != Kind::Families) {
        let Some(family) = unit.family else { continue };
        open.entry(family).or_default().extend(&unit.judged.holds);
    }
    for unit in units.iter_mut().filter(|unit| unit.kind == Kind::Families) {
        unit.judged.holds.extend(open.get(&unit.record).into_iter().flatten());
        unit.judged.holds.sort();
        unit.judged.holds.dedup();
    }
}

/// What an open record of a kind is held by.
fn open_hold(kind: Kind) -> Hold {
    match kind {
        Kind::Incidents => Hold::OpenIncident,
        Kind::Refusals => Hold::LiveRefusal,
        Kind::Families
        | Kind::Applications
        | Kind::Consultations
        | Kind::Consents
        | Kind::Loans
        | Kind::Papers
        | Kind::Sessions
        | Kind::Imports => Hold::OpenLoan,
    }
}

/// What was let go.
fn erased(read: &Read) -> Result<HashSet<(String, Uuid)>> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT kind, record FROM disposal_lines JOIN disposals ON disposals.id = disposal
             WHERE outcome = 'erased' AND kept_for = ''",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}
