//! Losses (亡失・毀損): reported by the family, decided by the city (§6: 弁償; a disaster exempts).

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::fiscal_year,
    loans::{Condition, Loss, LossKind, Settlement},
    places::Place,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    devices::{PartRecord, PartState},
    loans::{Decided, LoanPartRecord, LossRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    LoanFailure,
    allowed::not_before,
    take_back::{close_when_complete, loan_of},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    desk::not_after,
    devices::{keeping::kit_of, parts::replaced_by},
    families::brief::{Household, family_of},
    wire::{LINE, LONG_LINE, NOTE, needed, optional, text},
};

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LossKind", export_to = "center.ts")]
pub enum LossKindWire {
    /// 亡失.
    Lost,
    /// 毀損.
    Damaged,
}

/// What the city decides on a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Settlement", export_to = "center.ts")]
pub enum SettlementWire {
    /// 弁償.
    Repay,
    /// 免除.
    Exempt,
}

/// Take down that a part was lost or broken (亡失・毀損届).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReportLoss {
    /// Of which loan.
    pub loan: Uuid,
    /// Which part.
    pub part: Uuid,
    /// Lost or broken.
    pub kind: LossKindWire,
    /// The day it happened, as far as known.
    pub happened_on: NaiveDate,
    /// How it came about.
    pub account: String,
    /// The day it was reported, if not today.
    pub on: Option<NaiveDate>,
}

/// The loss is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LossReported {
    /// Which.
    pub loss: Uuid,
    /// Its number.
    pub number: String,
    /// Parts that are still with the family, by name.
    pub still_out: Vec<String>,
}

/// Decide on a loss (弁償・免除).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DecideLoss {
    /// Which.
    pub loss: Uuid,
    /// What is decided.
    pub settlement: SettlementWire,
    /// 決裁番号, if there is one.
    pub number: String,
    /// Why so (天災のため).
    pub ground: String,
    /// How much, in yen; only for 弁償, and none where a like part is given instead.
    pub amount_yen: Option<u32>,
    /// The day it was decided, if not today.
    pub on: Option<NaiveDate>,
}

/// The 弁償 came in.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SettleLoss {
    /// Of which loss.
    pub loss: Uuid,
    /// The day it came in, if not today.
    pub on: Option<NaiveDate>,
}

/// A loss, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LossRow {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Of which loan.
    pub loan: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// Of which kit.
    pub kit_number: String,
    /// Which part.
    pub part: Uuid,
    /// Its name.
    pub part_name: String,
    /// Lost or broken.
    pub kind: LossKindWire,
    /// The day it happened.
    pub happened_on: NaiveDate,
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// How it came about.
    pub account: String,
    /// What was decided; none yet.
    pub decided: Option<LossDecision>,
    /// The day the 弁償 came in.
    pub settled_on: Option<NaiveDate>,
    /// The number of the part that came in its place, once one did.
    pub replaced_by: Option<String>,
}

/// What was decided on a loss.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LossDecision {
    /// 弁償 or 免除.
    pub settlement: SettlementWire,
    /// The day.
    pub on: NaiveDate,
    /// 職・氏名 as then.
    pub by: String,
    /// 決裁番号.
    pub number: String,
    /// Why so.
    pub ground: String,
    /// How much, in yen.
    pub amount_yen: Option<u32>,
}

impl Center {
    /// Takes down that a part was lost or broken. What is lost is no longer waited for.
    pub(crate) fn report_loss(&mut self, request: ReportLoss) -> Reply<LossReported> {
        self.act_on("report_loss", "on", request.on, |write, hands, on| {
            let loan = loan_of(write, hands, request.loan, Deed::KeepRecords)?;
            not_before(on, loan.lent_on)?;
            let happened_on = not_after("happenedOn", request.happened_on, on)?;
            let lines = store::loans::parts(write, loan.id)?;
            let line = lines.iter().find(|line| line.part.uuid() == request.part);
            let line = line.ok_or(LoanFailure::ForeignPart)?;
            let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
            let kit = kit_of(write, loan.kit)?;
            let place = store::places::get(write, kit.place)?.ok_or(Failure::Gone)?;
            let prefix = format!("{}-亡-{}-", place.prefix, fiscal_year(hands.today()));
            let number = store::loans::highest_loss_number(write, &prefix)? + 1;
            let mut still_out = Vec::new();
            let kind = LossKind::from(request.kind);
            let state = match kind {
                LossKind::Lost => PartState::Lost,
                LossKind::Damaged => PartState::There(Condition::Broken),
            };
            if line.lost_on.is_some() {
                return Err(LoanFailure::LostAlready { part: part.name }.into());
            }
            if kind == LossKind::Lost {
                if line.back.is_some() {
                    return Err(LoanFailure::PartBackAlready { part: part.name }.into());
                }
                let lost = LoanPartRecord { lost_on: Some(on), ..line.clone() };
                store::loans::put_part(write, &lost)?;
                // The kit lies where the last of it came back.
                let last = lines.iter().filter_map(|line| line.back).max_by_key(|back| back.on);
                let at = last.map_or(kit.lies_at, |back| back.to);
                still_out = close_when_complete(write, loan.clone(), on, at)?;
            }
            store::devices::put_part(write, &PartRecord { state, ..part })?;
            let loss = LossRecord {
                id: hands.fresh(),
                number: format!("{prefix}{number:04}"),
                loan: loan.id,
                part: line.part,
                kind,
                happened_on,
                reported_on: on,
                reported_by: hands.me.id,
                account: text("account", &request.account, NOTE)?,
                decided: None,
                settled_on: None,
            };
            store::loans::put_loss(write, &loss)?;
            Ok(LossReported { loss: loss.id.uuid(), number: loss.number, still_out })
        })
    }

    /// Decides on a loss.
    pub(crate) fn decide_loss(&mut self, request: DecideLoss) -> Reply<Done> {
        self.act_on("decide_loss", "on", request.on, |write, hands, on| {
            let loss = store::loans::get_loss(write, request.loss.into())?.ok_or(Failure::Gone)?;
            hands.may(Deed::DecideNeeds, kept_at(write, &loss)?)?;
            if loss.decided.is_some() {
                return Err(LoanFailure::LossDecided.into());
            }
            not_before(on, loss.reported_on)?;
            let (settlement, amount_yen) = match request.settlement {
                SettlementWire::Repay => (Settlement::Repay, request.amount_yen),
                SettlementWire::Exempt => (Settlement::Exempt, None),
            };
            let decided = Decided {
                settlement,
                on,
                by: hands.me.id,
                title: format!("{} {}", hands.me.title, hands.me.name),
                number: optional("number", &request.number, LINE)?,
                ground: needed("ground", &request.ground, LONG_LINE)?,
                amount_yen,
            };
            store::loans::put_loss(write, &LossRecord { decided: Some(decided), ..loss })?;
            Ok(Done {})
        })
    }

    /// The 弁償 came in: the money, or a like part.
    pub(crate) fn settle_loss(&mut self, request: SettleLoss) -> Reply<Done> {
        self.act_on("settle_loss", "on", request.on, |write, hands, on| {
            let loss = store::loans::get_loss(write, request.loss.into())?.ok_or(Failure::Gone)?;
            hands.may(Deed::KeepRecords, kept_at(write, &loss)?)?;
            not_before(on, loss.decided.as_ref().map_or(loss.reported_on, |decided| decided.on))?;
            let owed = loss.decided.as_ref().is_some_and(|decided| decided.settlement == Settlement::Repay);
            if !owed || loss.settled_on.is_some() {
                return Err(LoanFailure::NothingToSettle.into());
            }
            let settled_on = Some(on);
            store::loans::put_loss(write, &LossRecord { settled_on, ..loss })?;
            Ok(Done {})
        })
    }
}

/// The place that keeps the family: its loss stays there, wherever the kit goes (§3).
fn kept_at(read: &Read, loss: &LossRecord) -> Reply<Id<Place>> {
    let loan = store::loans::get(read, loss.loan)?.ok_or(Failure::Gone)?;
    Ok(family_of(read, loan.family)?.place)
}

/// A loss as lists show it.
pub(super) fn loss_row(read: &Read, loss: &LossRecord) -> Reply<LossRow> {
    let loan = store::loans::get(read, loss.loan)?.ok_or(Failure::Gone)?;
    let part = store::devices::get_part(read, loss.part)?.ok_or(Failure::Gone)?;
    let id: Id<Loss> = loss.id;
    Ok(LossRow {
        id: id.uuid(),
        number: loss.number.clone(),
        loan: loan.id.uuid(),
        name: Household::of(read, loan.family)?.name(),
        kit_number: kit_of(read, loan.kit)?.number,
        part: part.id.uuid(),
        replaced_by: replaced_by(read, &part)?,
        part_name: part.name,
        kind: loss.kind.into(),
        happened_on: loss.happened_on,
        reported_on: loss.reported_on,
        account: loss.account.clone(),
        decided: loss.decided.as_ref().map(|decided| LossDecision {
            settlement: match decided.settlement {
                Settlement::Repay => SettlementWire::Repay,
                Settlement::Exempt => SettlementWire::Exempt,
            },
            on: decided.on,
            by: decided.title.clone(),
            number: decided.number.clone(),
            ground: decided.ground.clone(),
            amount_yen: decided.amount_yen,
        }),
        settled_on: loss.settled_on,
    })
}

impl From<LossKindWire> for LossKind {
    fn from(kind: LossKindWire) -> Self {
        match kind {
            LossKindWire::Lost => Self::Lost,
            LossKindWire::Damaged => Self::Damaged,
        }
    }
}

impl From<LossKind> for LossKindWire {
    fn from(kind: LossKind) -> Self {
        match kind {
            LossKind::Lost => Self::Lost,
            LossKind::Damaged => Self::Damaged,
        }
    }
}
