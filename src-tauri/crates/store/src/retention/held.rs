//! All that is held about one person (開示, §8): each thing on its day, in the words it was written in.

use chrono::NaiveDate;
use domain::{
    Id,
    families::{Family, Person},
};
use rusqlite::params;

use crate::{Read, Result};

/// What happened, as far as a person is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// 家庭の登録.
    Registered,
    /// 申込.
    Applied,
    /// 受けられなかった申込.
    NotTaken,
    /// 出欠.
    Attended,
    /// 当日のメモ.
    Noted,
    /// 相談: that there is a record, not what it says.
    Consulted,
    /// 承諾.
    Consented,
    /// 承諾の取下げ.
    Withdrew,
    /// 貸与の申出.
    Asked,
    /// 貸与の認定.
    Decided,
    /// 貸出.
    Lent,
    /// 返却.
    Returned,
    /// 督促.
    Reminded,
    /// 亡失・毀損.
    Lost,
    /// 弁償・免除の決定.
    Settled,
    /// 事故・違反.
    Incident,
    /// 参加のお断り.
    Refused,
    /// 文書の発行.
    Issued,
    /// 開示などの請求.
    Claimed,
}

/// Something that is held.
#[derive(Clone, PartialEq, Eq)]
pub struct HeldLine {
    /// Its day.
    pub on: NaiveDate,
    /// What it was.
    pub happened: Happened,
    /// A number or title.
    pub of: String,
    /// What was written; empty where nothing was.
    pub said: String,
}

/// Columns: day, number or title, words. `?1` is the family, `?2` the person.
const QUESTIONS: &[(Happened, &str)] = &[
    (Happened::Registered, "SELECT registered_on, number, '' FROM families WHERE id = ?1 AND ?2 IS NOT NULL"),
    (
        Happened::Applied,
        "SELECT date(received_at, '+9 hours'), held_on || ' ' || title, ifnull(override, '')
         FROM applications JOIN sessions ON sessions.id = session
         WHERE family = ?1 AND (EXISTS (SELECT 1 FROM participants WHERE application = applications.id AND person = ?2)
            OR NOT EXISTS (SELECT 1 FROM participants WHERE application = applications.id))",
    ),
    (
        Happened::NotTaken,
        "SELECT date(refused_at, '+9 hours'), held_on || ' ' || title, note
         FROM refused_applications JOIN sessions ON sessions.id = session WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Attended,
        "SELECT held_on, title || ' ' || ifnull((SELECT mark FROM person_attendances
            WHERE application = applications.id AND person = ?2), attendances.mark), ifnull(attendances.override, '')
         FROM attendances JOIN applications ON applications.id = attendances.application
         JOIN sessions ON sessions.id = session
         WHERE family = ?1 AND (EXISTS (SELECT 1 FROM participants WHERE application = applications.id AND person = ?2)
            OR NOT EXISTS (SELECT 1 FROM participants WHERE application = applications.id))",
    ),
    (
        Happened::Noted,
        "SELECT date(written_at, '+9 hours'), title, text FROM day_notes
         JOIN applications ON applications.id = application JOIN sessions ON sessions.id = applications.session
         WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Consulted,
        "SELECT held_on, title, '' FROM consultations JOIN applications ON applications.id = application
         JOIN sessions ON sessions.id = session WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Consented,
        "SELECT given_on, papers.number, '' FROM consents JOIN papers ON papers.id = paper
         WHERE consents.family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Withdrew,
        "SELECT withdrawn_on, papers.number, withdrawn_for FROM consents JOIN papers ON papers.id = paper
         WHERE consents.family = ?1 AND ?2 IS NOT NULL AND withdrawn_on IS NOT NULL",
    ),
    (Happened::Asked, "SELECT asked_on, '', reason FROM needs WHERE family = ?1 AND ?2 IS NOT NULL"),
    (
        Happened::Decided,
        "SELECT decided_on, decision_no, facts || ifnull('　' || refused_for, '') FROM needs
         WHERE family = ?1 AND ?2 IS NOT NULL AND decided_on IS NOT NULL",
    ),
    (
        Happened::Lent,
        "SELECT lent_on, slips.number || ' ' || kits.number, '' FROM loans JOIN slips ON slips.id = slip
         JOIN kits ON kits.id = kit WHERE loans.family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Returned,
        "SELECT returned_on, slips.number || ' ' || kits.number, '' FROM loans JOIN slips ON slips.id = slip
         JOIN kits ON kits.id = kit WHERE loans.family = ?1 AND ?2 IS NOT NULL AND returned_on IS NOT NULL",
    ),
    (
        Happened::Reminded,
        "SELECT date(at, '+9 hours'), slips.number, said FROM reminders JOIN loans ON loans.id = loan
         JOIN slips ON slips.id = slip WHERE loans.family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Lost,
        "SELECT reported_on, losses.number, account FROM losses JOIN loans ON loans.id = loan
         WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Settled,
        "SELECT decided_on, decision_no, ground FROM losses JOIN loans ON loans.id = loan
         WHERE family = ?1 AND ?2 IS NOT NULL AND decided_on IS NOT NULL",
    ),
    (
        // Who saw it, and what others showed, is about others.
        Happened::Incident,
        "SELECT date(learnt_at, '+9 hours'), number, facts || ifnull('　' || nullif(outcome, ''), '')
         FROM incidents WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Refused,
        "SELECT decided_on, number, ground || ifnull('　' || lifted_for, '') FROM refusals
         WHERE family = ?1 AND ?2 IS NOT NULL",
    ),
    (
        Happened::Issued,
        "SELECT issued_on, number, '' FROM papers WHERE family = ?1 AND ?2 IS NOT NULL AND contents <> ''",
    ),
    (Happened::Claimed, "SELECT asked_on, '', matter || ifnull('　' || nullif(ground, ''), '') FROM claims WHERE family = ?1 AND person = ?2"),
];

/// All that is held about a person of a family, the earliest first.
pub fn held(read: &Read, family: Id<Family>, person: Id<Person>) -> Result<Vec<HeldLine>> {
    let mut held = Vec::new();
    for (happened, sql) in QUESTIONS {
        let mut statement = read.connection().prepare_cached(sql)?;
        let mut rows = statement.query(params![family.uuid(), person.uuid()])?;
        while let Some(row) = rows.next()? {
            held.push(HeldLine { on: row.get(0)?, happened: *happened, of: row.get(1)?, said: row.get(2)? });
        }
    }
    // Stable: what happened on one day stays in the order of the list above.
    held.sort_by_key(|line| line.on);
    Ok(held)
}

/// What anyone else of the records is called or reached by: words that tell of a third party.
pub fn third_parties(read: &Read, person: Id<Person>) -> Result<Vec<String>> {
    let mut statement = read.connection().prepare_cached(
        "SELECT name, kana, known_as, phone, other_phone, email FROM persons WHERE id <> ?1",
    )?;
    let mut rows = statement.query([person.uuid()])?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        for column in 0..6 {
            words.push(row.get::<_, String>(column)?);
        }
    }
    Ok(words)
}
