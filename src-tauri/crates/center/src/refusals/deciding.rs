//! Deciding (お断りの決定と解除): by the division alone, on a ground, for a time.

use std::collections::BTreeMap;

use domain::{
    Id,
    calendar::fiscal_year,
    families::Family,
    incidents::{LOSS_OF_IDS, is_of_incidents},
    places::Place,
    policy::ClauseId,
    refusals::{MAY_BE_REFUSED, Scope, Standing, Term},
    staff::Deed,
};
use store::{
    Read,
    refusals::{Lifted, RefusalRecord},
};

use super::{
    DecideRefusal, LiftRefusal, RefusalDecided, RefusalFailure, RefusalGround, RefusalRow, RefusalStanding,
    RefusalYear, Refusals, RefusalsSheet, RefusedSession, ScopeWire,
    watching::{brief, occasion},
};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    desk::not_after,
    families::brief::family_of,
    hands::Hands,
    loans::rows::staff_name,
    wire::{LINE, LONG_LINE, NOTE, needed, needed_text},
    world::in_japan,
};

impl Center {
    /// The refusals, and how many there were. Of another place's families those that could concern this one: whoever
    /// sits at the counter is to know, and no longer than that.
    pub(crate) fn refusals(&mut self, Refusals {}: Refusals) -> Reply<RefusalsSheet> {
        let (read, hands) = self.look();
        let all = store::refusals::all(&read)?;
        let mut rows = Vec::new();
        for refusal in &all {
            let own = hands.may(Deed::LookAtRecords, family_of(&read, refusal.family)?.place).is_ok();
            if own || concerns(&hands, refusal) {
                rows.push(refusal_row(&read, &hands, refusal)?);
            }
        }
        Ok(RefusalsSheet {
            rows,
            years: years(&read, &all)?,
            decides: hands.may(Deed::DecideRefusals, hands.me.place.id).is_ok(),
        })
    }

    /// Decides that a family takes no part for a time.
    pub(crate) fn decide_refusal(&mut self, request: DecideRefusal) -> Reply<RefusalDecided> {
        self.act("decide_refusal", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::DecideRefusals, family.place)?;
            let clauses = clauses(&request.clauses)?;
            if let Some(incident) = request.incident {
                let incident = store::incidents::get(write, incident.into())?.ok_or(Failure::Gone)?;
                if incident.family.is_some_and(|about| about != family.id) {
                    return Err(RefusalFailure::OtherFamily.into());
                }
            }
            let decided_on = not_after("decidedOn", request.decided_on, hands.today())?;
            if request.from < decided_on {
                return Err(RefusalFailure::BeforeDecision { decided_on }.into());
            }
            if request.until < request.from {
                return Err(Failure::field("until", Problem::EndsBeforeItBegins));
            }
            if !(request.from..=request.until).contains(&request.review_on) {
                let (from, until) = (request.from, request.until);
                return Err(RefusalFailure::ReviewOutside { from, until }.into());
            }
            let refusal = RefusalRecord {
                id: hands.fresh(),
                number: needed("number", &request.number, LINE)?,
                family: family.id,
                incident: request.incident.map(Id::from),
                clauses,
                ground: needed_text("ground", &request.ground, NOTE)?,
                scope: scope(write, &request.scope)?,
                term: Term { from: request.from, until: request.until, lifted_on: None },
                review_on: request.review_on,
                decided_on,
                decided_by: hands.me.id,
                decided_title: format!("{} {}", hands.me.title, hands.me.name),
                lifted: None,
            };
            store::refusals::put(write, &refusal)?;
            Ok(RefusalDecided { refusal: refusal.id.uuid() })
        })
    }

    /// Lifts a refusal, from today on.
    pub(crate) fn lift_refusal(&mut self, request: LiftRefusal) -> Reply<Done> {
        self.act("lift_refusal", |write, hands| {
            let mut refusal = store::refusals::get(write, request.refusal.into())?.ok_or(Failure::Gone)?;
            hands.may(Deed::DecideRefusals, family_of(write, refusal.family)?.place)?;
            if matches!(refusal.term.on(hands.today()), Standing::Lapsed | Standing::Lifted) {
                return Err(RefusalFailure::OverAlready.into());
            }
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            refusal.term.lifted_on = Some(hands.today());
            refusal.lifted = Some(Lifted { by: hands.me.id, reason });
            store::refusals::put(write, &refusal)?;
            Ok(Done {})
        })
    }
}

/// The prohibited acts a refusal stands on: one of §6 at least.
fn clauses(written: &[String]) -> Reply<Vec<ClauseId>> {
    let mut clauses = Vec::new();
    for word in written {
        let clause: ClauseId =
            word.parse().map_err(|_| Failure::Unreadable { field: "clauses".to_owned() })?;
        if !is_of_incidents(clause) || clause == LOSS_OF_IDS {
            return Err(RefusalFailure::NoClause { clause: MAY_BE_REFUSED.to_string() }.into());
        }
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    if clauses.is_empty() {
        return Err(RefusalFailure::NoClause { clause: MAY_BE_REFUSED.to_string() }.into());
    }
    Ok(clauses)
}

fn scope(read: &Read, wire: &ScopeWire) -> Reply<Scope> {
    Ok(match wire {
        ScopeWire::All {} => Scope::All,
        ScopeWire::Sessions { of } => Scope::Kind((*of).into()),
        ScopeWire::Place { place } => {
            let place: Id<Place> = (*place).into();
            store::places::get(read, place)?.ok_or(Failure::Gone)?;
            Scope::Place(place)
        }
    })
}

/// The refusals of a family, the latest first.
pub(crate) fn refusal_rows(read: &Read, hands: &Hands, family: Id<Family>) -> Reply<Vec<RefusalRow>> {
    let all = store::refusals::of_family(read, family)?;
    all.iter().map(|refusal| refusal_row(read, hands, refusal)).collect()
}

fn refusal_row(read: &Read, hands: &Hands, refusal: &RefusalRecord) -> Reply<RefusalRow> {
    let family = family_of(read, refusal.family)?;
    let may_read = hands.may(Deed::ReadRefusals, family.place).is_ok();
    Ok(RefusalRow {
        brief: *brief(read, refusal)?,
        family: family.id.uuid(),
        family_number: family.number,
        standing: refusal.term.on(hands.today()).into(),
        decided_on: refusal.decided_on,
        ground: if may_read { Some(ground(read, refusal)?) } else { None },
        lifted_on: refusal.term.lifted_on,
        applied: applied(read, hands, refusal)?,
    })
}

/// Whether somebody refused could still come to the place of this person, and is to be turned away there.
fn concerns(hands: &Hands, refusal: &RefusalRecord) -> bool {
    let stands = matches!(refusal.term.on(hands.today()), Standing::ToCome | Standing::InForce);
    let reaches = match refusal.scope {
        Scope::All | Scope::Kind(_) => true,
        Scope::Place(place) => place == hands.me.place.id,
    };
    stands && reaches
}

fn ground(read: &Read, refusal: &RefusalRecord) -> Reply<RefusalGround> {
    let incident = match refusal.incident {
        Some(incident) => store::incidents::get(read, incident)?,
        None => None,
    };
    Ok(RefusalGround {
        clauses: refusal.clauses.iter().map(ToString::to_string).collect(),
        ground: refusal.ground.clone(),
        incident: incident.as_ref().map(|incident| incident.id.uuid()),
        incident_number: incident.map(|incident| incident.number),
        decided_by: refusal.decided_title.clone(),
        lifted_for: refusal.lifted.as_ref().map(|lifted| lifted.reason.clone()),
        lifted_by: refusal.lifted.as_ref().map(|lifted| staff_name(read, lifted.by)).transpose()?,
    })
}

/// Coming sessions a refusal applies to, which the family has an application for; of those this person sees.
fn applied(read: &Read, hands: &Hands, refusal: &RefusalRecord) -> Reply<Vec<RefusedSession>> {
    let mut applied = Vec::new();
    for application in store::applications::of_family(read, refusal.family)? {
        let Some(session) = store::sessions::get(read, application.session)? else { continue };
        let occasion = occasion(&session);
        if application.withdrawn_on.is_none()
            && session.cancelled_on.is_none()
            && session.held_on >= hands.today()
            && refusal.term.holds_on(session.held_on)
            && refusal.scope.covers(&occasion)
            && hands.may(Deed::LookAtRecords, session.place).is_ok()
        {
            applied.push(RefusedSession {
                session: session.id.uuid(),
                title: session.title,
                held_on: session.held_on,
            });
        }
    }
    applied.sort_by_key(|session| session.held_on);
    Ok(applied)
}

/// How many were decided, lifted, and stopped at the door, by fiscal year.
fn years(read: &Read, all: &[RefusalRecord]) -> Reply<Vec<RefusalYear>> {
    let mut years: BTreeMap<i32, [u32; 3]> = BTreeMap::new();
    for refusal in all {
        years.entry(fiscal_year(refusal.decided_on)).or_default()[0] += 1;
        if let Some(lifted) = refusal.term.lifted_on {
            years.entry(fiscal_year(lifted)).or_default()[1] += 1;
        }
    }
    for at in store::applications::around::refused_by_decision(read)? {
        years.entry(fiscal_year(in_japan(at).date_naive())).or_default()[2] += 1;
    }
    let years = years.into_iter().rev();
    Ok(years
        .map(|(year, [decided, lifted, stopped])| RefusalYear { year, decided, lifted, stopped })
        .collect())
}

impl From<Standing> for RefusalStanding {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::ToCome => Self::ToCome,
            Standing::InForce => Self::InForce,
            Standing::Lapsed => Self::Lapsed,
            Standing::Lifted => Self::Lifted,
        }
    }
}
