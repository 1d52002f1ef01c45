//! A family in brief (家庭の要約): what every list shows of it.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::{day_before, months_of_age},
    consents::Standing,
    families::{Family, Member},
    papers::PaperKind,
};
use store::{Read, families::PersonRecord};

use super::{ChildBrief, ConsentSign};
use crate::{Failure, Reply, applications::EligibilityVerdict};

/// A family's members, read once, and what lists say of them.
pub(crate) struct Household {
    pub(crate) members: Vec<PersonRecord>,
}

impl Household {
    pub(crate) fn of(read: &Read, family: Id<Family>) -> Reply<Self> {
        Ok(Self { members: store::families::members(read, family)? })
    }

    /// The first guardian, whom the family is called by.
    fn first(&self) -> Option<&PersonRecord> {
        self.members.iter().find(|person| person.member == Member::Guardian)
    }

    pub(crate) fn name(&self) -> String {
        self.first().map(|person| person.name.clone()).unwrap_or_default()
    }

    pub(crate) fn kana(&self) -> String {
        self.first().map(|person| person.kana.clone()).unwrap_or_default()
    }

    pub(crate) fn phone(&self) -> String {
        self.members
            .iter()
            .find(|person| !person.phone.is_empty())
            .map(|person| person.phone.clone())
            .unwrap_or_default()
    }

    pub(crate) fn children(&self, day: NaiveDate) -> Vec<ChildBrief> {
        let name = self.name();
        self.members
            .iter()
            .filter_map(|person| match person.member {
                Member::Guardian => None,
                Member::Child { born_on, .. } => Some(ChildBrief::Child {
                    name: given_name(&person.name, &name),
                    months: months_of_age(born_on, day),
                    born_on,
                }),
                Member::Expected { due_on } => Some(ChildBrief::Expected { due_on }),
            })
            .collect()
    }

    /// Names of the children, in full, as papers write them.
    pub(crate) fn child_names(&self) -> Vec<String> {
        self.members
            .iter()
            .filter(|person| matches!(person.member, Member::Child { .. }))
            .map(|person| person.name.clone())
            .collect()
    }

    /// Whether someone is expecting.
    pub(crate) fn is_expecting(&self) -> bool {
        self.members.iter().any(|person| matches!(person.member, Member::Expected { .. }))
    }

    /// What §2(1) says of the household on a day, with what its sentence needs.
    pub(crate) fn verdict(&self, day: NaiveDate) -> EligibilityVerdict {
        use domain::applications::{Eligible, NotEligible, WHO_MAY_TAKE_PART, judge, last_to_enter};
        let members: Vec<Member> = self.members.iter().map(|person| person.member).collect();
        let clause = WHO_MAY_TAKE_PART.to_string();
        let child = last_to_enter(&members, day).and_then(|child| {
            let is = Member::Child { born_on: child.born_on, schooling: child.schooling };
            self.members.iter().find(|person| person.member == is)
        });
        let name = child.map(|child| self.called(child)).unwrap_or_default();
        match judge(&members, day) {
            Ok(Eligible::Child { born_on, enters_on, .. }) => EligibilityVerdict::Child {
                name,
                months: months_of_age(born_on, day),
                enters_on,
                last_day: day_before(enters_on),
                deferred_by: child
                    .and_then(|child| child.deferment.as_ref())
                    .map(|deferment| deferment.decided_by.clone()),
                clause,
            },
            Ok(Eligible::Expecting { due_on }) => EligibilityVerdict::Expecting { due_on, clause },
            Err(NotEligible::AtSchool { entered_on }) => {
                EligibilityVerdict::AtSchool { name, entered_on, clause }
            }
            Err(NotEligible::NoChild) => EligibilityVerdict::NoChild { clause },
        }
    }

    /// What someone of the household is called in it.
    pub(crate) fn called(&self, person: &PersonRecord) -> String {
        match person.member {
            Member::Child { .. } => given_name(&person.name, &self.name()),
            _ => person.name.clone(),
        }
    }
}

impl EligibilityVerdict {
    /// Whether §2(1) lets the family take part.
    pub(crate) fn lets_in(&self) -> bool {
        matches!(self, Self::Child { .. } | Self::Expecting { .. })
    }
}

/// A child's name without the family name, where it is the guardian's.
fn given_name(child: &str, guardian: &str) -> String {
    let parts = |name: &str| {
        name.split_once([' ', '\u{3000}']).map(|(family, given)| (family.to_owned(), given.to_owned()))
    };
    match (parts(child), parts(guardian)) {
        (Some((family, given)), Some((guardians, _))) if family == guardians => given,
        _ => child.to_owned(),
    }
}

/// How a family's consent stands on a day.
pub(crate) fn consent_sign(read: &Read, family: Id<Family>) -> Reply<ConsentSign> {
    if let Some(record) = store::consents::of_family(read, family)? {
        match record.consent.standing {
            Standing::Given => {
                return Ok(ConsentSign::Given {
                    version: record.consent.policy_version,
                    on: record.consent.given_on,
                });
            }
            Standing::Withdrawn { on } => return Ok(ConsentSign::Withdrawn { on }),
        }
    }
    let printed = store::papers::latest_for(read, family, PaperKind::Consent)?;
    Ok(printed.map_or(ConsentSign::None, |paper| ConsentSign::Printed { on: paper.issued_on }))
}

/// A family that must be there.
pub(crate) fn family_of(read: &Read, id: Id<Family>) -> Reply<store::families::FamilyRecord> {
    store::families::get(read, id)?.ok_or(Failure::Gone)
}
