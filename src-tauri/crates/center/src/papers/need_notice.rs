//! 貸与承認（不承認）通知書: for a need that was decided.

use chrono::NaiveDate;
use domain::devices::KitKind;
use serde::{Deserialize, Serialize};
use store::loans::DecisionRecord;
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready, kind_in_words},
};
use crate::{Failure, Reply};

kept! {
    paper NeedNoticePaper {
        name: String,
        asked_on: NaiveDate,
        kits: Vec<String>,
        decision: DecisionWords,
        decided_on: NaiveDate,
    }
}

/// What was decided.
#[derive(Serialize, Deserialize)]
pub(super) enum DecisionWords {
    Approved { until: NaiveDate, number: String },
    Refused { reason: String },
}

impl OnPaper for DecisionWords {
    type Paper = documents::NeedDecision;
    fn on_paper(self) -> Self::Paper {
        match self {
            Self::Approved { until, number } => documents::NeedDecision::Approved { until, number },
            Self::Refused { reason } => documents::NeedDecision::Refused { reason },
        }
    }
}

/// A notice as it might be, to show how the city's words stand on it.
pub(super) fn example(today: NaiveDate) -> Kept {
    Kept::NeedNotice(Says {
        name: String::new(),
        asked_on: today,
        kits: vec![kind_in_words(KitKind::Tablet).to_owned()],
        decision: DecisionWords::Approved { until: today, number: String::new() },
        decided_on: today,
    })
}

pub(super) fn gather(gathering: &Gathering, need: Uuid) -> Reply<Ready> {
    let need = store::loans::get_need(gathering.read, need.into())?.ok_or(Failure::Gone)?;
    let household = gathering.household(need.family)?;
    let (decision, decided_on) = match need.decision {
        DecisionRecord::Waiting => return Err(PaperFailure::NotDecided.into()),
        DecisionRecord::Approved { on, until, number, .. } => (DecisionWords::Approved { until, number }, on),
        DecisionRecord::Refused { on, reason, .. } => (DecisionWords::Refused { reason }, on),
    };
    let says = Says {
        name: household.name(),
        asked_on: need.asked_on,
        kits: need.kinds.iter().map(|kind| kind_in_words(*kind).to_owned()).collect(),
        decision,
        decided_on,
    };
    Ok(Ready {
        family: Some(need.family),
        subject: Some(need.id.uuid()),
        says: Kept::NeedNotice(says),
        version: gathering.version_on(gathering.today())?,
    })
}
