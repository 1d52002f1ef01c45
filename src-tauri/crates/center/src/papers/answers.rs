//! Ｑ＆Ａ集: the decisions that hold today and are for participants too, in the order of the clauses.

use chrono::NaiveDate;
use domain::{
    decisions::{Audience, DecisionStanding},
    policy::ClauseId,
};

use super::{
    contents::{Says as Kept, kept, policy_of},
    gathering::{Gathering, Ready},
};
use crate::{Reply, decisions::keeping::DecisionBook};

kept! {
    paper AnswersPaper {
        policy: String,
        answers: Vec<AnswerWords>,
    }
}

kept! {
    line AnswerWords of AnswerLine {
        number: String,
        question: String,
        answer: String,
        applies_from: NaiveDate,
        clauses: Vec<String>,
    }
}

pub(super) fn gather(gathering: &Gathering) -> Reply<Ready> {
    let today = gathering.today();
    let book = DecisionBook::open(gathering.read)?;
    let mut public: Vec<_> = book
        .records
        .iter()
        .filter(|record| record.audience == Audience::Public)
        .filter(|record| book.standing(record, today) == DecisionStanding::Holds)
        .collect();
    public.sort_by(|one, other| (&one.clauses, &one.number).cmp(&(&other.clauses, &other.number)));
    let answers = public
        .into_iter()
        .map(|record| AnswerWords {
            number: record.number.clone(),
            question: record.matter.clone(),
            answer: record.decided.clone(),
            applies_from: record.applies_from,
            clauses: record.clauses.iter().map(ClauseId::to_string).collect(),
        })
        .collect();
    let version = gathering.version_on(today)?;
    let policy = policy_of(&version)?.title;
    Ok(Ready { family: None, subject: None, says: Kept::Answers(Says { policy, answers }), version })
}
