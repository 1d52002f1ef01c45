//! The card (家庭の札): everything about one family, in the order it happened.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::months_of_age,
    families::{Family, Member, enters_school},
    staff::Deed,
};
use store::{Read, families::PersonRecord};
use uuid::Uuid;

use super::{
    FamilyCard, FamilyCardRequest, MemberCard, MemberRole,
    brief::{Household, consent_sign, family_of},
    deferment::deferment_of,
    events::events,
    keeping::records,
};
use crate::{
    Center, Failure, Reply,
    history::shown,
    loans::rows::{loan_row, need_row},
    papers::paper_rows,
    seen::seen,
};

impl Center {
    /// Everything about one family. The look is written down (§8).
    pub(crate) fn family_card(&mut self, request: FamilyCardRequest) -> Reply<FamilyCard> {
        let id: Id<Family> = request.family.into();
        self.act("family_card", |write, hands| {
            let family = family_of(write, id)?;
            hands.may(Deed::LookAtRecords, family.place)?;
            Ok(store::families::mention(write, id)?)
        })?;
        let (read, hands) = self.look();
        let family = family_of(&read, id)?;
        let household = Household::of(&read, id)?;
        let today = hands.today();
        let place = store::places::get(&read, family.place)?.ok_or(Failure::Gone)?;
        let records = records(&family, &household.members);
        Ok(FamilyCard {
            id: id.uuid(),
            number: family.number,
            name: household.name(),
            kana: household.kana(),
            place: place.short_name,
            seen: seen(&read, &records)?,
            address: family.address,
            language: family.language.into(),
            consideration: family.consideration,
            eligibility: household.verdict(today),
            note: family.note,
            registered_on: family.registered_on,
            members: household.members.iter().map(|person| member_card(person, today)).collect(),
            consent: consent_sign(&read, id)?,
            consent_id: store::consents::of_family(&read, id)?.map(|record| record.id),
            refusals: crate::refusals::refusal_rows(&read, &hands, id)?,
            events: events(&read, id, family.registered_on)?,
            needs: store::loans::needs_of_family(&read, id)?
                .iter()
                .map(|need| need_row(&read, need))
                .collect::<Reply<_>>()?,
            loans: store::loans::of_family(&read, id)?
                .iter()
                .filter(|loan| loan.returned_on.is_none())
                .map(|loan| loan_row(&read, loan, today))
                .collect::<Reply<_>>()?,
            papers: paper_rows(&read, store::papers::of_family(&read, id)?)?,
            history: shown(&read, &around(&read, id, records)?)?,
        })
    }
}

/// The card's own records and those that hang on it: its history tells of them all.
fn around(
    read: &Read,
    family: Id<Family>,
    records: Vec<(&'static str, Uuid)>,
) -> Reply<Vec<(&'static str, Uuid)>> {
    let mut all = records;
    all.extend(store::consents::all_of_family(read, family)?.iter().map(|consent| ("consents", consent.id)));
    all.extend(store::loans::needs_of_family(read, family)?.iter().map(|need| ("needs", need.id.uuid())));
    let applications = store::applications::of_family(read, family)?;
    all.extend(applications.iter().map(|application| ("applications", application.id.uuid())));
    Ok(all)
}

pub(super) fn member_card(person: &PersonRecord, today: NaiveDate) -> MemberCard {
    let (role, months, enters_on) = match person.member {
        Member::Guardian => (
            MemberRole::Guardian {
                name: person.name.clone(),
                kana: person.kana.clone(),
                known_as: person.known_as.clone(),
                phone: person.phone.clone(),
                other_phone: person.other_phone.clone(),
                email: person.email.clone(),
                born_on: person.guardian_born_on,
            },
            None,
            None,
        ),
        Member::Child { born_on, schooling } => (
            MemberRole::Child {
                name: person.name.clone(),
                kana: person.kana.clone(),
                known_as: person.known_as.clone(),
                born_on,
            },
            Some(months_of_age(born_on, today)),
            Some(enters_school(born_on, schooling)),
        ),
        Member::Expected { due_on } => (MemberRole::Expected { due_on }, None, None),
    };
    let deferment = deferment_of(person);
    MemberCard { id: person.id.uuid(), role, months, enters_on, deferment }
}
