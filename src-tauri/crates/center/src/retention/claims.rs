//! Claims (開示・訂正・利用停止の請求, §8): taken down with their day, and decided with a ground.

use domain::{Id, staff::Deed};
use store::{
    Read,
    retention::{self, Claim, Decided},
};

use super::{ClaimDecided, ClaimRow, ClaimTaken, Claims, DecideClaim, RetentionFailure, TakeClaim};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    desk::not_after,
    families::brief::family_of,
    loans::rows::staff_name,
    wire::{NOTE, needed_text},
};

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
