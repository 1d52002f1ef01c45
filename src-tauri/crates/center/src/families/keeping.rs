//! Keeping families (家庭の登録と記録): register, amend, list.

use chrono::NaiveDate;
use domain::{calendar::fiscal_year, staff::Deed};
use store::{
    Read, Write,
    families::{FamilyRecord, Kept, Order},
};
use uuid::Uuid;

use super::{
    AmendFamily, Families, FamilyOrder, FamilyPage, FamilyRegistered, FamilyRow, RegisterFamily,
    brief::{Household, consent_sign, family_of},
    entry::{Card, put_members},
};
use crate::{
    Center, Reply,
    contract::Done,
    hands::Hands,
    seen::still_as_seen,
    wire::{LINE, optional},
};

/// Families on one page of the list.
const PAGE: u32 = 50;

impl Center {
    /// Registers a family at the place of the person at the desk.
    pub(crate) fn register_family(&mut self, request: RegisterFamily) -> Reply<FamilyRegistered> {
        self.act("register_family", |write, hands| {
            let number = next_number(write, hands)?;
            let family = register(write, hands, &request, number)?;
            Ok(FamilyRegistered { family: family.id.uuid(), number: family.number })
        })
    }

    /// Changes a family's card, as long as it is what the person read.
    pub(crate) fn amend_family(&mut self, request: AmendFamily) -> Reply<Done> {
        self.act("amend_family", |write, hands| {
            let mut family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let before = store::families::members(write, family.id)?;
            still_as_seen(write, &records(&family, &before), &request.seen)?;
            Card {
                address: &request.address,
                language: request.language,
                consideration: &request.consideration,
                note: &request.note,
            }
            .write_on(&mut family)?;
            store::families::put(write, &family)?;
            // Who only left the card changed nothing else on it; the card tells of it all the same.
            store::families::mention(write, family.id)?;
            put_members(write, hands, family.id, &request.members, &before)?;
            Ok(Done {})
        })
    }

    /// A page of families.
    pub(crate) fn families(&mut self, request: Families) -> Reply<FamilyPage> {
        let (read, hands) = self.look();
        let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
        let sought = optional("sought", &request.sought, LINE)?;
        let order = match request.order.unwrap_or_default() {
            FamilyOrder::Newest => Order::Newest,
            FamilyOrder::Kana => Order::Kana,
        };
        let page = store::families::search(&read, kept, &sought, order, request.page, PAGE)?;
        let rows = page.families.iter().map(|family| family_row(&read, family, hands.today()));
        Ok(FamilyPage { count: page.count, rows: rows.collect::<Reply<_>>()? })
    }
}

/// The next running number of the place of the person at the desk (`南-2026-0042`).
pub(crate) fn next_number(read: &Read, hands: &Hands) -> Reply<String> {
    let prefix = format!("{}-{}-", hands.me.place.prefix, fiscal_year(hands.today()));
    Ok(format!("{prefix}{:04}", store::families::highest_number(read, &prefix)? + 1))
}

/// Registers a family at the place of the person at the desk under a number, as part of an act.
pub(crate) fn register(
    write: &Write,
    hands: &Hands,
    request: &RegisterFamily,
    number: String,
) -> Reply<FamilyRecord> {
    let place = hands.me.place.clone();
    hands.may(Deed::KeepRecords, place.id)?;
    let mut family = FamilyRecord {
        id: hands.fresh(),
        number,
        place: place.id,
        address: String::new(),
        language: request.language.into(),
        consideration: String::new(),
        note: String::new(),
        registered_on: hands.today(),
    };
    Card {
        address: &request.address,
        language: request.language,
        consideration: &request.consideration,
        note: &request.note,
    }
    .write_on(&mut family)?;
    store::families::put(write, &family)?;
    put_members(write, hands, family.id, &request.members, &[])?;
    Ok(family)
}

/// The records a card is written on: the family's and those of its people.
pub(crate) fn records(
    family: &FamilyRecord,
    members: &[store::families::PersonRecord],
) -> Vec<(&'static str, Uuid)> {
    std::iter::once(("families", family.id.uuid()))
        .chain(members.iter().map(|person| ("persons", person.id.uuid())))
        .collect()
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
