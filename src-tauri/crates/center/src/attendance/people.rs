//! The people of a family (ひとりずつの出欠): who takes part, and with whom it went otherwise.

use chrono::NaiveDate;
use domain::{
    Id,
    applications::Application,
    attendance::{Mark, of_person},
    calendar::months_of_age,
    families::Member,
};
use store::{
    Read,
    attendance::{AttendanceRecord, PersonAttendanceRecord},
    families::PersonRecord,
};

use super::marking::{happened_at, mark_of, on_the_roster};
use super::{AttendanceFailure, AttendanceSign, ClearPerson, MarkPerson, PersonSign};
use crate::{Center, Failure, Reply, contract::Done, families::brief::Household};

impl Center {
    /// Marks one person of a family.
    pub(crate) fn mark_person(&mut self, request: MarkPerson) -> Reply<Done> {
        let (read, hands) = self.look();
        let (_, session) = on_the_roster(&read, &hands, request.application)?;
        let at = happened_at(&hands, &session, request.at.as_deref())?;
        self.act_at("mark_person", at, |write, hands| {
            let (application, _) = on_the_roster(write, hands, request.application)?;
            let person = one_of(write, &application, request.person)?;
            let family = store::attendance::get(write, application.id)?
                .filter(|family| !matches!(family.mark, Mark::Absent(_)))
                .ok_or(AttendanceFailure::FamilyFirst)?;
            let before = store::attendance::of_people(write, application.id)?
                .into_iter()
                .find(|own| own.person == person.id);
            // Whoever was away and is now there came when they are marked; others came with the family.
            let came_at = match &before {
                Some(own) => own.came_at,
                None => family.came_at,
            };
            let mark = mark_of(request.mark, request.because, at, came_at)?;
            store::attendance::put_person(
                write,
                &PersonAttendanceRecord { application: application.id, person: person.id, mark, came_at },
            )?;
            Ok(Done {})
        })
    }

    /// Lets one person go with their family again.
    pub(crate) fn clear_person(&mut self, request: ClearPerson) -> Reply<Done> {
        self.act("clear_person", |write, hands| {
            let (application, _) = on_the_roster(write, hands, request.application)?;
            store::attendance::clear_person(write, application.id, request.person.into())?;
            Ok(Done {})
        })
    }
}

/// Someone who takes part by this application.
fn one_of(
    read: &Read,
    application: &store::applications::ApplicationRecord,
    person: uuid::Uuid,
) -> Reply<PersonRecord> {
    let household = Household::of(read, application.family)?;
    taking_part(read, &household, application.id)?
        .into_iter()
        .find(|known| known.id.uuid() == person)
        .cloned()
        .ok_or(Failure::Gone)
}

/// Those of a household who take part: who was named, else everyone who is born.
pub(crate) fn taking_part<'a>(
    read: &Read,
    household: &'a Household,
    application: Id<Application>,
) -> Reply<Vec<&'a PersonRecord>> {
    let named = store::applications::participants(read, application)?;
    let born = || household.members.iter().filter(|one| !matches!(one.member, Member::Expected { .. }));
    let those: Vec<_> = born().filter(|person| named.contains(&person.id)).collect();
    // Nobody named is left where two cards of one family became one: then it is all of it again.
    Ok(if those.is_empty() { born().collect() } else { those })
}

/// Those who take part, and how it went with each.
pub(crate) fn people(
    read: &Read,
    household: &Household,
    application: Id<Application>,
    family: Option<&AttendanceRecord>,
    day: NaiveDate,
) -> Reply<Vec<PersonSign>> {
    let apart = store::attendance::of_people(read, application)?;
    Ok(taking_part(read, household, application)?
        .into_iter()
        .map(|person| {
            let own = apart.iter().find(|own| own.person == person.id);
            let mark = of_person(family.map(|family| family.mark), own.map(|own| own.mark));
            let came_at = own.map_or_else(|| family.and_then(|family| family.came_at), |own| own.came_at);
            PersonSign {
                attendance: mark.map(|mark| AttendanceSign::of(mark, came_at, None)),
                apart: own.is_some() && mark == own.map(|own| own.mark),
                ..PersonSign::of(household, person, day)
            }
        })
        .collect())
}

impl PersonSign {
    /// Someone of a household with whom nothing went yet.
    pub(crate) fn of(household: &Household, person: &PersonRecord, day: NaiveDate) -> Self {
        Self {
            person: person.id.uuid(),
            name: household.called(person),
            months: match person.member {
                Member::Child { born_on, .. } => Some(months_of_age(born_on, day)),
                _ => None,
            },
            attendance: None,
            apart: false,
        }
    }
}
