//! 弁償・免除決定通知書: for a loss that was decided.

use chrono::NaiveDate;
use domain::loans::Settlement;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
    loss_report::{Lost, lost},
};
use crate::{Reply, loans::LossKindWire};

kept! {
    paper LossNoticePaper {
        name: String,
        number: String,
        reported_on: NaiveDate,
        kit: String,
        part: String,
        what: LossKindWire,
        decision: DecisionWords,
        ground: String,
        decided_on: NaiveDate,
        decision_no: String,
    }
}

/// What was decided.
#[derive(Serialize, Deserialize)]
pub(super) enum DecisionWords {
    Repay { amount_yen: Option<u32> },
    Exempt,
}

impl OnPaper for DecisionWords {
    type Paper = documents::LossDecision;
    fn on_paper(self) -> Self::Paper {
        match self {
            Self::Repay { amount_yen } => documents::LossDecision::Repay { amount_yen },
            Self::Exempt => documents::LossDecision::Exempt,
        }
    }
}

pub(super) fn gather(gathering: &Gathering, loss: Uuid) -> Reply<Ready> {
    let Lost { loss, family, household, kit, part } = lost(gathering, loss)?;
    let decided = loss.decided.ok_or(PaperFailure::NotDecided)?;
    let says = Says {
        name: household.name(),
        number: loss.number,
        reported_on: loss.reported_on,
        kit,
        part,
        what: loss.kind.into(),
        decision: match decided.settlement {
            Settlement::Repay => DecisionWords::Repay { amount_yen: decided.amount_yen },
            Settlement::Exempt => DecisionWords::Exempt,
        },
        ground: decided.ground,
        decided_on: decided.on,
        decision_no: decided.number,
    };
    Ok(Ready {
        family: Some(family),
        subject: Some(loss.id.uuid()),
        says: Kept::LossNotice(says),
        version: gathering.version_on(gathering.today())?,
    })
}
