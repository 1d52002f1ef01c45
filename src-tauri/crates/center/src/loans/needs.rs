//! Needs (必要の認定): asked by a family, decided by someone with the role (§4(1)).

use domain::{calendar::fiscal_year_end, devices::KitKind, staff::Deed};
use store::loans::{DecisionRecord, NeedRecord};

use super::{ApproveNeed, AskNeed, LoanFailure, NeedAsked, RefuseNeed};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    families::brief::family_of,
    hands::Hands,
    wire::{LINE, LONG_LINE, needed, optional},
};

impl Center {
    /// Takes down that a family asks for equipment.
    pub(crate) fn ask_need(&mut self, request: AskNeed) -> Reply<NeedAsked> {
        self.act("ask_need", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let mut kinds: Vec<KitKind> = request.kinds.iter().map(|kind| (*kind).into()).collect();
            kinds.sort();
            kinds.dedup();
            if kinds.is_empty() {
                return Err(LoanFailure::NoKind.into());
            }
            let need = NeedRecord {
                id: hands.fresh(),
                family: family.id,
                place: family.place,
                asked_on: hands.today(),
                asked_by: hands.me.id,
                reason: needed("reason", &request.reason, LONG_LINE)?,
                kinds,
                decision: DecisionRecord::Waiting,
            };
            store::loans::put_need(write, &need)?;
            Ok(NeedAsked { need: need.id.uuid() })
        })
    }

    /// Approves a need.
    pub(crate) fn approve_need(&mut self, request: ApproveNeed) -> Reply<Done> {
        self.act("approve_need", |write, hands| {
            let mut need = undecided(write, hands, request.need)?;
            let latest = fiscal_year_end(hands.today());
            if request.until < hands.today() {
                return Err(LoanFailure::ApprovalInThePast.into());
            }
            if request.until > latest {
                return Err(LoanFailure::ApprovalTooLong { latest }.into());
            }
            need.decision = DecisionRecord::Approved {
                on: hands.today(),
                by: hands.me.id,
                title: format!("{} {}", hands.me.title, hands.me.name),
                number: optional("number", &request.number, LINE)?,
                until: request.until,
            };
            store::loans::put_need(write, &need)?;
            Ok(Done {})
        })
    }

    /// Refuses a need.
    pub(crate) fn refuse_need(&mut self, request: RefuseNeed) -> Reply<Done> {
        self.act("refuse_need", |write, hands| {
            let mut need = undecided(write, hands, request.need)?;
            need.decision = DecisionRecord::Refused {
                on: hands.today(),
                by: hands.me.id,
                title: format!("{} {}", hands.me.title, hands.me.name),
                reason: needed("reason", &request.reason, LONG_LINE)?,
            };
            store::loans::put_need(write, &need)?;
            Ok(Done {})
        })
    }
}

/// A need nobody decided yet, that this person may decide.
fn undecided(read: &store::Read, hands: &Hands, id: uuid::Uuid) -> Reply<NeedRecord> {
    let need = store::loans::get_need(read, id.into())?.ok_or(Failure::Gone)?;
    hands.may(Deed::DecideNeeds, need.place)?;
    if need.decision != DecisionRecord::Waiting {
        return Err(LoanFailure::DecidedAlready.into());
    }
    Ok(need)
}
