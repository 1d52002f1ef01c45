//! 協議決定記録: one decision, whole.

use chrono::NaiveDate;
use domain::{decisions::Audience, policy::ClauseId, sessions::SessionKind};
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept, policy_of},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Reply};

kept! {
    paper DecisionRecordPaper {
        policy: String,
        number: String,
        called: String,
        asked_by: String,
        asked_on: NaiveDate,
        clauses: Vec<String>,
        matter: String,
        decided: String,
        ground: String,
        decided_on: NaiveDate,
        approval: String,
        applies_from: NaiveDate,
        public: bool,
        supersedes: String,
        preparation: Option<PreparationWords>,
        consent_line: String,
    }
}

kept! {
    line PreparationWords of PreparationLine { words: String, kinds: String, days: u32, }
}

pub(super) fn gather(gathering: &Gathering, decision: Uuid) -> Reply<Ready> {
    let record = store::decisions::get(gathering.read, decision.into())?.ok_or(Failure::Gone)?;
    let version = gathering.version_on(record.applies_from)?;
    let supersedes = match record.supersedes {
        Some(before) => {
            let before = store::decisions::get(gathering.read, before)?.ok_or(Failure::Gone)?;
            format!("{}　{}", before.number, before.title)
        }
        None => String::new(),
    };
    let says = Says {
        policy: policy_of(&version)?.title,
        number: record.number,
        called: record.title,
        asked_by: record.asked_by,
        asked_on: record.asked_on,
        clauses: record.clauses.iter().map(ClauseId::to_string).collect(),
        matter: record.matter,
        decided: record.decided,
        ground: record.ground,
        decided_on: record.decided_on,
        approval: record.approval,
        applies_from: record.applies_from,
        public: record.audience == Audience::Public,
        supersedes,
        preparation: record.preparation.map(|added| PreparationWords {
            words: added.words,
            kinds: added.kinds.into_iter().map(kind_in_words).collect::<Vec<_>>().join("、"),
            days: added.days_before,
        }),
        consent_line: record.consent_line,
    };
    Ok(Ready { family: None, subject: Some(decision), says: Kept::DecisionRecord(says), version })
}

fn kind_in_words(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Gathering => "交流会",
        SessionKind::Consultation => "相談",
        SessionKind::Lecture => "講座",
        SessionKind::Other => "その他",
    }
}
