//! Keeping families (家庭の登録と記録): register, amend, list, show.

use chrono::{Months, NaiveDate};
use domain::{
    Id,
    calendar::{fiscal_year, months_of_age},
    families::{Family, Member, NotABirthDate, NotADueDate, Person, child_born, expected, school_entry},
    loans::Decision,
    names::Name,
    staff::Deed,
};
use store::{
    Read, Write,
    families::{FamilyRecord, Kept, PersonRecord},
};
use uuid::Uuid;

use super::{
    AmendFamily, Families, FamilyCard, FamilyCardRequest, FamilyEvent, FamilyEventKind, FamilyFailure,
    FamilyPage, FamilyRegistered, FamilyRow, MemberCard, MemberEntry, MemberRole, RegisterFamily,
    brief::{Household, consent_sign, family_of},
};
use crate::{
    Center, Failure, Problem, Reply,
    attendance::MarkWire,
    contract::Done,
    hands::Hands,
    history::shown,
    loans::rows::{loan_row, need_row},
    papers::paper_rows,
    wire::{LINE, LONG_LINE, NOTE, clock, optional, text},
};

/// The most members on one card.
const MOST_MEMBERS: usize = 20;
/// 120 years: nobody's guardian is older.
const OLDEST_MONTHS: u32 = 120 * 12;
/// Families on one page of the list.
const PAGE: u32 = 50;

impl Center {
    /// Registers a family at the place of the person at the desk.
    pub(crate) fn register_family(&mut self, request: RegisterFamily) -> Reply<FamilyRegistered> {
        self.act("register_family", |write, hands| {
            let place = hands.me.place.clone();
            hands.may(Deed::KeepRecords, place.id)?;
            let year = fiscal_year(hands.today());
            let prefix = format!("{}-{year}-", place.prefix);
            let number = format!("{prefix}{:04}", store::families::highest_number(write, &prefix)? + 1);
            let family = FamilyRecord {
                id: hands.fresh(),
                number: number.clone(),
                place: place.id,
                address: optional("address", &request.address, LONG_LINE)?,
                note: text("note", &request.note, NOTE)?,
                registered_on: hands.today(),
            };
            store::families::put(write, &family)?;
            put_members(write, hands, family.id, &request.members, &[])?;
            Ok(FamilyRegistered { family: family.id.uuid(), number })
        })
    }

    /// Changes a family's card.
    pub(crate) fn amend_family(&mut self, request: AmendFamily) -> Reply<Done> {
        self.act("amend_family", |write, hands| {
            let mut family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            family.address = optional("address", &request.address, LONG_LINE)?;
            family.note = text("note", &request.note, NOTE)?;
            store::families::put(write, &family)?;
            // Who only left the card changed nothing else on it; the card tells of it all the same.
            store::families::mention(write, family.id)?;
            let before = store::families::members(write, family.id)?;
            put_members(write, hands, family.id, &request.members, &before)?;
            Ok(Done {})
        })
    }

    /// A page of families.
    pub(crate) fn families(&mut self, request: Families) -> Reply<FamilyPage> {
        let (read, hands) = self.look();
        let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
        let sought = optional("sought", &request.sought, LINE)?;
        let rows = store::families::find(&read, kept, &sought, request.page, PAGE)?
            .iter()
            .map(|family| family_row(&read, family, hands.today()))
            .collect::<Reply<_>>()?;
        Ok(FamilyPage { count: store::families::count(&read, kept, &sought)?, rows })
    }

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
        let records: Vec<(&str, Uuid)> = std::iter::once(("families", id.uuid()))
            .chain(household.members.iter().map(|person| ("persons", person.id.uuid())))
            .collect();
        Ok(FamilyCard {
            id: id.uuid(),
            number: family.number,
            name: household.name(),
            kana: household.kana(),
            place: place.short_name,
            address: family.address,
            note: family.note,
            registered_on: family.registered_on,
            members: household.members.iter().map(|person| member_card(person, today)).collect(),
            consent: consent_sign(&read, id)?,
            consent_id: store::consents::of_family(&read, id)?.map(|record| record.id),
            events: events(&read, id)?,
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
            history: shown(&read, &records)?,
        })
    }
}

/// A family as lists show it.
pub(crate) fn family_row(read: &Read, family: &FamilyRecord, today: NaiveDate) -> Reply<FamilyRow> {
    let household = Household::of(read, family.id)?;
    let kits = store::loans::of_family(read, family.id)?
        .iter()
        .filter(|loan| loan.returned_on.is_none())
        .filter_map(|loan| store::devices::get(read, loan.kit).transpose())
        .map(|kit| kit.map(|kit| kit.number))
        .collect::<store::Result<_>>()?;
    Ok(FamilyRow {
        id: family.id.uuid(),
        number: family.number.clone(),
        name: household.name(),
        kana: household.kana(),
        children: household.children(today),
        consent: consent_sign(read, family.id)?,
        kits,
    })
}

fn put_members(
    write: &Write,
    hands: &Hands,
    family: Id<Family>,
    entries: &[MemberEntry],
    before: &[PersonRecord],
) -> Reply<()> {
    if entries.len() > MOST_MEMBERS {
        return Err(FamilyFailure::TooManyMembers { most: MOST_MEMBERS as u32 }.into());
    }
    if !entries.iter().any(|entry| matches!(entry.role, MemberRole::Guardian { .. })) {
        return Err(FamilyFailure::NoGuardian.into());
    }
    for (position, entry) in (0u32..).zip(entries) {
        let id: Id<Person> = match entry.id {
            Some(id) if before.iter().any(|person| person.id.uuid() == id) => id.into(),
            Some(_) => return Err(Failure::Gone),
            None => hands.fresh(),
        };
        let person = person(id, family, &entry.role, position, hands.today())?;
        store::families::put_person(write, &person)?;
    }
    for person in before {
        if !entries.iter().any(|entry| entry.id == Some(person.id.uuid())) {
            store::families::remove_person(write, person.id)?;
        }
    }
    Ok(())
}

fn person(
    id: Id<Person>,
    family: Id<Family>,
    role: &MemberRole,
    position: u32,
    today: NaiveDate,
) -> Reply<PersonRecord> {
    let at = |field: &str| format!("members.{position}.role.{field}");
    let name = |typed: &str| {
        Name::new(typed)
            .map(|name| name.as_str().to_owned())
            .map_err(|reason| Failure::field(at("name"), reason))
    };
    let blank = PersonRecord {
        id,
        family,
        member: Member::Guardian,
        name: String::new(),
        kana: String::new(),
        phone: String::new(),
        email: String::new(),
        guardian_born_on: None,
        position,
    };
    match role {
        MemberRole::Guardian { name: typed, kana, phone, email, born_on } => {
            if born_on.is_some_and(|born_on| born_on > today) {
                return Err(Failure::field(at("bornOn"), Problem::InTheFuture));
            }
            if born_on.is_some_and(|born_on| born_on + Months::new(OLDEST_MONTHS) < today) {
                return Err(Failure::field(at("bornOn"), Problem::TooLongAgo));
            }
            Ok(PersonRecord {
                name: name(typed)?,
                kana: optional(&at("kana"), kana, LINE)?,
                phone: optional(&at("phone"), phone, LINE)?,
                email: optional(&at("email"), email, LINE)?,
                guardian_born_on: *born_on,
                ..blank
            })
        }
        MemberRole::Child { name: typed, kana, born_on } => Ok(PersonRecord {
            member: child_born(*born_on, today).map_err(|reason| {
                Failure::field(
                    at("bornOn"),
                    match reason {
                        NotABirthDate::InTheFuture => Problem::InTheFuture,
                        NotABirthDate::TooLongAgo => Problem::TooLongAgo,
                    },
                )
            })?,
            name: name(typed)?,
            kana: optional(&at("kana"), kana, LINE)?,
            ..blank
        }),
        MemberRole::Expected { due_on } => Ok(PersonRecord {
            member: expected(*due_on, today)
                .map_err(|NotADueDate| Failure::field(at("dueOn"), Problem::NotADueDate))?,
            ..blank
        }),
    }
}

fn member_card(person: &PersonRecord, today: NaiveDate) -> MemberCard {
    let (role, months, enters_on) = match person.member {
        Member::Guardian => (
            MemberRole::Guardian {
                name: person.name.clone(),
                kana: person.kana.clone(),
                phone: person.phone.clone(),
                email: person.email.clone(),
                born_on: person.guardian_born_on,
            },
            None,
            None,
        ),
        Member::Child { born_on } => (
            MemberRole::Child { name: person.name.clone(), kana: person.kana.clone(), born_on },
            Some(months_of_age(born_on, today)),
            Some(school_entry(born_on)),
        ),
        Member::Expected { due_on } => (MemberRole::Expected { due_on }, None, None),
    };
    MemberCard { id: person.id.uuid(), role, months, enters_on }
}

/// Everything in time order, the latest first.
fn events(read: &Read, family: Id<Family>) -> Reply<Vec<FamilyEvent>> {
    let mut events = Vec::new();
    for application in store::applications::of_family(read, family)? {
        let session = store::sessions::get(read, application.session)?.ok_or(Failure::Gone)?;
        let mark =
            store::attendance::get(read, application.id)?.map(|attendance| MarkWire::from(attendance.mark));
        events.push(FamilyEvent {
            on: session.held_on,
            at: Some(clock(session.starts_at)),
            what: FamilyEventKind::Session {
                session: session.id.uuid(),
                title: session.title,
                mark,
                withdrawn: application.withdrawn_on.is_some(),
            },
        });
    }
    if let Some(record) = store::consents::of_family(read, family)? {
        events.push(FamilyEvent {
            on: record.consent.given_on,
            at: None,
            what: FamilyEventKind::Consent { version: record.consent.policy_version },
        });
    }
    for need in store::loans::needs_of_family(read, family)? {
        let on = match need.facts().decision {
            Decision::Waiting => need.asked_on,
            Decision::Approved { on, .. } | Decision::Refused { on } => on,
        };
        let decision = (&need.decision).into();
        events.push(FamilyEvent { on, at: None, what: FamilyEventKind::Need { decision } });
    }
    for loan in store::loans::of_family(read, family)? {
        let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
        let (number, name) = (kit.number, kit.name);
        if let Some(on) = loan.returned_on {
            let (kit, name) = (number.clone(), name.clone());
            events.push(FamilyEvent { on, at: None, what: FamilyEventKind::Returned { kit, name } });
        }
        events.push(FamilyEvent {
            on: loan.lent_on,
            at: None,
            what: FamilyEventKind::Lent { kit: number, name, loan: loan.id.uuid() },
        });
    }
    events.sort_by(|one, other| (other.on, &other.at).cmp(&(one.on, &one.at)));
    Ok(events)
}

/// The birth dates of the children who enter school on the first of April after `today`.
pub(crate) fn leaving_birth_dates(today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let entry = NaiveDate::from_ymd_opt(fiscal_year(today) + 1, 4, 1)?;
    let until = entry.checked_sub_months(Months::new(72))?;
    let from = until.checked_sub_months(Months::new(12))?.succ_opt()?;
    Some((from, until))
}
