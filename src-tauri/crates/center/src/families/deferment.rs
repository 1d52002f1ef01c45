//! Deferment (就学猶予): school put off for a child, as the board of education decided; §2(1) goes by it.

use chrono::NaiveDate;
use domain::{
    families::{Member, Schooling, schooling::deferred},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    families::{DefermentRecord, FamilyRecord, PersonRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{FamilyFailure, brief::family_of};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    wire::{LINE, needed},
};

/// Write down that a child's school is put off (就学猶予), or for longer than was written before.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DeferSchooling {
    /// Of which family.
    pub family: Uuid,
    /// Which child.
    pub person: Uuid,
    /// The last day before school begins: 31 March of a school year that it is put off for.
    pub until: NaiveDate,
    /// Why.
    pub because: String,
    /// Who decided.
    pub decided_by: String,
}

/// Take a child's deferment off the card: it goes to school in the year its age says.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LiftDeferment {
    /// Of which family.
    pub family: Uuid,
    /// Which child.
    pub person: Uuid,
}

/// 就学猶予, as the card shows it.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Deferment {
    /// The last day before school begins.
    pub until: NaiveDate,
    /// Why.
    pub because: String,
    /// Who decided.
    pub decided_by: String,
}

impl Center {
    /// Writes down that a child's school is put off.
    pub(crate) fn defer_schooling(&mut self, request: DeferSchooling) -> Reply<Done> {
        self.act("defer_schooling", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let mut child = child_of(write, &family, request.person)?;
            let Member::Child { born_on, .. } = child.member else { return Err(Failure::Gone) };
            let schooling = deferred(born_on, request.until).map_err(|_| FamilyFailure::NotADeferment)?;
            child.member = Member::Child { born_on, schooling };
            child.deferment = Some(DefermentRecord {
                because: needed("because", &request.because, LINE)?,
                decided_by: needed("decidedBy", &request.decided_by, LINE)?,
            });
            store::families::put_person(write, &child)?;
            store::families::mention(write, family.id)?;
            Ok(Done {})
        })
    }

    /// Takes a deferment off the card.
    pub(crate) fn lift_deferment(&mut self, request: LiftDeferment) -> Reply<Done> {
        self.act("lift_deferment", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let mut child = child_of(write, &family, request.person)?;
            if deferment_of(&child).is_none() {
                return Err(Failure::Gone);
            }
            if let Member::Child { schooling, .. } = &mut child.member {
                *schooling = Schooling::ByAge;
            }
            child.deferment = None;
            store::families::put_person(write, &child)?;
            store::families::mention(write, family.id)?;
            Ok(Done {})
        })
    }
}

fn child_of(read: &Read, family: &FamilyRecord, person: Uuid) -> Reply<PersonRecord> {
    store::families::members(read, family.id)?
        .into_iter()
        .find(|member| member.id.uuid() == person && matches!(member.member, Member::Child { .. }))
        .ok_or(Failure::Gone)
}

/// What stands on the card about a child's school being put off.
pub(super) fn deferment_of(person: &PersonRecord) -> Option<Deferment> {
    match (person.member, &person.deferment) {
        (Member::Child { schooling: Schooling::Deferred { until }, .. }, Some(deferment)) => {
            Some(Deferment {
                until,
                because: deferment.because.clone(),
                decided_by: deferment.decided_by.clone(),
            })
        }
        _ => None,
    }
}

/// What was decided about a child's school stays with whoever is written on the card anew.
pub(super) fn keep_deferment(written: &mut PersonRecord, before: &PersonRecord) {
    if let (Member::Child { schooling, .. }, Member::Child { schooling: was, .. }) =
        (&mut written.member, before.member)
    {
        *schooling = was;
        written.deferment.clone_from(&before.deferment);
    }
}

/// Of one child on two cards, the deferment that lasts longer counts for both.
pub(super) fn share_deferments(people: &mut [PersonRecord], pairs: &[(Uuid, Uuid)]) {
    for (one, other) in pairs {
        let at = |id: &Uuid| people.iter().position(|person| person.id.uuid() == *id);
        let (Some(one), Some(other)) = (at(one), at(other)) else { continue };
        let until = |at: usize| deferment_of(&people[at]).map(|deferment| deferment.until);
        let (to, from) = if until(one) < until(other) { (one, other) } else { (other, one) };
        let longer = people[from].clone();
        keep_deferment(&mut people[to], &longer);
    }
}
