//! Claims (開示・訂正・利用停止の請求, §8): taken down with their day, and decided with a ground.

use chrono::NaiveDate;
use domain::{Id, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    retention::{self, Claim, Decided},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{ClaimKindWire, DecisionWire, RetentionFailure};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    desk::not_after,
    families::brief::family_of,
    loans::rows::staff_name,
    wire::{NOTE, needed_text},
};

/// Take down what someone asks about the records of a person (開示・訂正・利用停止の請求).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TakeClaim {
    /// Of which family.
    pub family: Uuid,
    /// About whom.
    pub person: Uuid,
    /// What.
    pub kind: ClaimKindWire,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// In their words.
    pub matter: String,
}

/// The claim that was taken down.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClaimTaken {
    /// Which.
    pub claim: Uuid,
}

/// Write down how a claim was decided.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DecideClaim {
    /// Which.
    pub claim: Uuid,
    /// How.
    pub decision: DecisionWire,
    /// The day it was decided.
    pub decided_on: NaiveDate,
    /// Why.
    pub ground: String,
}

/// Show the claims about a family's people.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Claims {
    /// Which family.
    pub family: Uuid,
}

/// A claim.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClaimRow {
    /// Which.
    pub claim: Uuid,
    /// Of which family.
    pub family: Uuid,
    /// About whom.
    pub person: Uuid,
    /// What they are called.
    pub name: String,
    /// What was asked.
    pub kind: ClaimKindWire,
    /// When.
    pub asked_on: NaiveDate,
    /// In their words.
    pub matter: String,
    /// How it was decided; none while it waits.
    pub decided: Option<ClaimDecided>,
}

/// How a claim was decided.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClaimDecided {
    /// How.
    pub decision: DecisionWire,
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Why.
    pub ground: String,
}

impl Center {
    /// Takes down what someone asks about a person's records.
    pub(crate) fn take_claim(&mut self, request: TakeClaim) -> Reply<ClaimTaken> {
        self.act("take_claim", |write, hands| {
            let family = family_of(write, Id::from(request.family))?;
            hands.may(Deed::KeepRecords, family.place)?;
            let members = store::families::members(write, family.id)?;
            if !members.iter().any(|person| person.id.uuid() == request.person) {
                return Err(RetentionFailure::OtherFamily.into());
            }
            let claim = Claim {
                id: hands.world.fresh(),
                family: family.id,
                person: Id::from(request.person),
                kind: request.kind.into(),
                asked_on: not_after("askedOn", request.asked_on, hands.today())?,
                matter: needed_text("matter", &request.matter, NOTE)?,
                taken_by: hands.me.id,
                decided: None,
            };
            retention::put_claim(write, &claim)?;
            Ok(ClaimTaken { claim: claim.id })
        })
    }

    /// Writes down how a claim was decided: the division's to do.
    pub(crate) fn decide_claim(&mut self, request: DecideClaim) -> Reply<Done> {
        self.act("decide_claim", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            let mut claim = retention::claim(write, request.claim)?.ok_or(Failure::Gone)?;
            if claim.decided.is_some() {
                return Err(RetentionFailure::ClaimDecided.into());
            }
            let on = not_after("decidedOn", request.decided_on, hands.today())?;
            if on < claim.asked_on {
                return Err(RetentionFailure::BeforeAsked.into());
            }
            let ground = needed_text("ground", &request.ground, NOTE)?;
            claim.decided = Some(Decided { decision: request.decision.into(), on, by: hands.me.id, ground });
            retention::put_claim(write, &claim)?;
            Ok(Done {})
        })
    }

    /// The claims about a family's people, the latest first.
    pub(crate) fn claims(&mut self, request: Claims) -> Reply<Vec<ClaimRow>> {
        let (read, hands) = self.look();
        let family = family_of(&read, Id::from(request.family))?;
        hands.may(Deed::LookAtRecords, family.place)?;
        let claims = retention::claims_of(&read, family.id)?;
        claims.into_iter().map(|claim| claim_row(&read, claim)).collect()
    }
}

pub(super) fn claim_row(read: &Read, claim: Claim) -> Reply<ClaimRow> {
    let members = store::families::members(read, claim.family)?;
    let name = members.into_iter().find(|person| person.id == claim.person).map(|person| person.name);
    let decided = claim.decided.map(|decided| {
        Ok::<_, Failure>(ClaimDecided {
            decision: decided.decision.into(),
            on: decided.on,
            by: staff_name(read, decided.by)?,
            ground: decided.ground,
        })
    });
    Ok(ClaimRow {
        claim: claim.id,
        family: claim.family.uuid(),
        person: claim.person.uuid(),
        name: name.unwrap_or_default(),
        kind: claim.kind.into(),
        asked_on: claim.asked_on,
        matter: claim.matter,
        decided: decided.transpose()?,
    })
}
