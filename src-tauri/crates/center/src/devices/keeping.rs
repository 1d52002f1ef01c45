//! Keeping kits (機器の台帳): register, show, and how each stands.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Checked, Kit, KitFacts, NotShelved, READINESS},
    loans::LENDING,
    staff::Deed,
};
use store::{
    Read,
    devices::{KitDetails, KitRecord},
};
use uuid::Uuid;

use super::{
    DeviceFailure, KitCard, KitCardRequest, KitRegistered, KitRow, KitState, Kits, NotShelvedWire, PartRow,
    RegisterKit, RegisterRow,
    checks::{failed_in, failure_in, what_was_done},
    details::details,
    parts::{former_parts, part_record},
    transfers::transfer_row,
};
use crate::{
    Center, Failure, Reply,
    attachments::attachment_rows,
    families::brief::{Household, family_of},
    hands::Hands,
    history::shown,
    loans::{
        KitBar,
        calendar::next_reservations,
        rows::{days_over, loan_row, staff_name},
    },
    wire::{LINE, NOTE, needed, text},
};

/// The most parts of one kit.
pub(super) const MOST_PARTS: usize = 30;

impl Center {
    /// Registers a kit with its parts. It is lent once it was wiped and tested, here or later.
    pub(crate) fn register_kit(&mut self, request: RegisterKit) -> Reply<KitRegistered> {
        self.act_on("register_kit", "on", request.on, |write, hands, on| {
            let place = store::places::get(write, request.place.into())?.ok_or(Failure::Gone)?;
            hands.may(Deed::KeepRecords, place.id)?;
            if request.parts.is_empty() {
                return Err(DeviceFailure::NoPart.into());
            }
            if request.parts.len() > MOST_PARTS {
                return Err(DeviceFailure::TooManyParts { most: MOST_PARTS as u32 }.into());
            }
            let kind = domain::devices::KitKind::from(request.kind);
            let kit_type = match request.kit_type {
                None => None,
                Some(id) => {
                    let of = store::devices::get_kit_type(write, id.into())?.ok_or(Failure::Gone)?;
                    if of.kind != kind || !of.in_use {
                        return Err(DeviceFailure::NotThatType { name: of.name }.into());
                    }
                    Some(of.id)
                }
            };
            let prefix = format!("{}-{}", place.prefix, kind.letter());
            let number = format!("{prefix}{:02}", store::devices::highest_number(write, &prefix)? + 1);
            let (checked, check_note) = match &request.check {
                None => (Checked::NotYet, String::new()),
                Some(done) => (Checked::Since { on }, what_was_done(&number, done)?),
            };
            let kit = KitRecord {
                id: hands.fresh(),
                number: number.clone(),
                name: needed("name", &request.name, LINE)?,
                kind,
                kit_type,
                place: place.id,
                registered_on: on,
                checked,
                checked_by: request.check.as_ref().map(|_| hands.me.id),
                check_note,
                repair: None,
                repaired_on: None,
                retired_on: None,
                retired_for: String::new(),
                lies_at: place.id,
                details: match &request.details {
                    Some(typed) => details(typed)?,
                    None => KitDetails::default(),
                },
                note: text("note", &request.note, NOTE)?,
            };
            store::devices::put(write, &kit)?;
            for (position, part) in (1u32..).zip(&request.parts) {
                let field = format!("parts.{}", position - 1);
                store::devices::put_part(write, &part_record(hands, &kit, position, part, &field)?)?;
            }
            Ok(KitRegistered { kit: kit.id.uuid(), number })
        })
    }

    /// The register of every place (§4(1) shares the stock).
    pub(crate) fn kits(&mut self, Kits {}: Kits) -> Reply<Vec<RegisterRow>> {
        let (read, hands) = self.look();
        let mut promised: BTreeMap<Uuid, KitBar> = BTreeMap::new();
        for place in store::places::all(&read)? {
            promised.extend(next_reservations(&read, &hands, place.id)?);
        }
        store::devices::all(&read, None)?
            .iter()
            .map(|kit| {
                let row = kit_row(&read, &hands, kit)?;
                Ok(RegisterRow { reserved: promised.remove(&row.id), row })
            })
            .collect()
    }

    /// A kit with all that belongs to it.
    pub(crate) fn kit_card(&mut self, request: KitCardRequest) -> Reply<KitCard> {
        let (read, hands) = self.look();
        let kit = kit_of(&read, request.kit.into())?;
        hands.may(Deed::LookAtStock, kit.place)?;
        let parts = store::devices::parts_ever(&read, kit.id)?;
        let failed = failed_in(&read, &kit)?;
        let mut loans = Vec::new();
        // Another place's families are not this person's to read (§3).
        for loan in store::loans::of_kit(&read, kit.id)? {
            let family = family_of(&read, loan.family)?;
            if hands.may(Deed::LookAtRecords, family.place).is_ok() {
                loans.push(loan_row(&read, &loan, hands.today())?);
            }
        }
        let transfers = store::devices::transfers_of_kit(&read, kit.id)?;
        let moves: Vec<_> = transfers.iter().map(|transfer| ("transfers", transfer.id)).collect();
        let transfers =
            transfers.iter().map(|transfer| transfer_row(&read, transfer)).collect::<Reply<_>>()?;
        let records: Vec<_> = std::iter::once(("kits", kit.id.uuid()))
            .chain(moves)
            .chain(parts.iter().map(|part| ("parts", part.id.uuid())))
            .collect();
        Ok(KitCard {
            row: kit_row(&read, &hands, &kit)?,
            registered_on: kit.registered_on,
            checked_on: checked_on(&kit),
            checked_by: kit.checked_by.map(|staff| staff_name(&read, staff)).transpose()?,
            note: kit.note,
            details: kit.details.into(),
            type_name: match kit.kit_type {
                Some(of) => store::devices::get_kit_type(&read, of)?.map(|of| of.name),
                None => None,
            },
            place_id: kit.place.uuid(),
            lies_at: kit.lies_at.uuid(),
            check_note: kit.check_note.clone(),
            repair_note: kit.repair.as_ref().map(|repair| repair.note.clone()).unwrap_or_default(),
            repair_session: match kit.repair.as_ref().and_then(|repair| repair.session) {
                None => None,
                Some(session) => Some(failure_in(&read, session)?),
            },
            failed_in: failed,
            retired_for: kit.retired_for,
            transfers,
            former_parts: former_parts(&parts),
            parts: store::devices::parts(&read, kit.id)?.into_iter().map(PartRow::from).collect(),
            loans,
            pictures: attachment_rows(&read, kit.id.uuid())?,
            history: shown(&read, &records)?,
        })
    }
}

/// A kit that must be there.
pub(crate) fn kit_of(read: &Read, id: Id<Kit>) -> Reply<KitRecord> {
    store::devices::get(read, id)?.ok_or(Failure::Gone)
}

/// A kit this person keeps and no family has.
pub(super) fn kit_on_hand(read: &Read, hands: &Hands, id: Id<Kit>) -> Reply<KitRecord> {
    let kit = kit_of(read, id)?;
    hands.may(Deed::KeepRecords, kit.place)?;
    if store::loans::open_of_kit(read, kit.id)?.is_some() {
        return Err(DeviceFailure::Out { kit: kit.number }.into());
    }
    Ok(kit)
}

/// Refuses a kit that no shelf holds: with a family, on its way, or out of the register.
pub(super) fn on_the_shelf_of(read: &Read, kit: &KitRecord) -> Reply<()> {
    let number = kit.number.clone();
    if let Some(on) = kit.retired_on {
        return Err(not_shelved(kit, NotShelved::Retired { on }));
    }
    if store::loans::open_of_kit(read, kit.id)?.is_some() {
        return Err(DeviceFailure::Out { kit: number }.into());
    }
    if store::devices::open_transfer(read, kit.id)?.is_some() {
        return Err(DeviceFailure::OnTheWay { kit: number }.into());
    }
    Ok(())
}

/// A kit as lists show it.
pub(crate) fn kit_row(read: &Read, hands: &Hands, kit: &KitRecord) -> Reply<KitRow> {
    let place = store::places::get(read, kit.place)?.ok_or(Failure::Gone)?;
    Ok(KitRow {
        id: kit.id.uuid(),
        number: kit.number.clone(),
        name: kit.name.clone(),
        kind: kit.kind.into(),
        place: place.short_name,
        state: kit_state(read, hands, kit)?,
    })
}

/// How a kit stands: derived from facts.
pub(crate) fn kit_state(read: &Read, hands: &Hands, kit: &KitRecord) -> Reply<KitState> {
    let facts: KitFacts = store::devices::facts(read, kit)?;
    Ok(match facts.shelved() {
        Ok(_) => KitState::OnShelf,
        Err(NotShelved::Out { due_on }) => {
            let loan = store::loans::open_of_kit(read, kit.id)?.ok_or(Failure::Gone)?;
            let family = family_of(read, loan.family)?;
            let name = if hands.may(Deed::LookAtRecords, family.place).is_ok() {
                Some(Household::of(read, family.id)?.name())
            } else {
                None
            };
            let days_over = days_over(due_on, None, hands.today());
            KitState::Out { loan: loan.id.uuid(), name, due_on, days_over }
        }
        Err(NotShelved::NotChecked) => KitState::ToCheck,
        Err(NotShelved::InRepair { since }) => KitState::InRepair { since },
        Err(NotShelved::Elsewhere) => {
            let place = store::places::get(read, kit.lies_at)?.ok_or(Failure::Gone)?;
            KitState::Elsewhere { at: place.short_name }
        }
        Err(NotShelved::OnTheWay) => {
            let transfer = store::devices::open_transfer(read, kit.id)?.ok_or(Failure::Gone)?;
            let place = store::places::get(read, transfer.to)?.ok_or(Failure::Gone)?;
            KitState::OnTheWay { to: place.short_name, since: transfer.sent_on }
        }
        Err(NotShelved::Lost) => KitState::Lost,
        Err(NotShelved::PartMissing { parts }) => KitState::PartMissing { parts },
        Err(NotShelved::Retired { on }) => KitState::Retired { on },
    })
}

/// The day a kit was wiped and tested, if it was since it last came back.
pub(crate) fn checked_on(kit: &KitRecord) -> Option<NaiveDate> {
    match kit.checked {
        Checked::Since { on } => Some(on),
        Checked::NotYet => None,
    }
}

/// Why a kit does not go, as the screen is told it.
pub(crate) fn not_shelved(kit: &KitRecord, reason: NotShelved) -> Failure {
    let reason = match reason {
        NotShelved::Out { due_on } => NotShelvedWire::Out { due_on },
        NotShelved::NotChecked => NotShelvedWire::NotChecked,
        NotShelved::InRepair { since } => NotShelvedWire::InRepair { since },
        NotShelved::Elsewhere => NotShelvedWire::Elsewhere,
        NotShelved::OnTheWay => NotShelvedWire::OnTheWay,
        NotShelved::Lost => NotShelvedWire::Lost,
        NotShelved::PartMissing { parts } => NotShelvedWire::PartMissing { parts },
        NotShelved::Retired { on } => NotShelvedWire::Retired { on },
    };
    let clause = if reason == NotShelvedWire::NotChecked { READINESS } else { LENDING }.to_string();
    DeviceFailure::NotShelved { kit: kit.number.clone(), reason, clause }.into()
}
