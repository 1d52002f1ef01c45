//! Keeping kits (機器の台帳): register, show, check, repair.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Checked, Kit, KitFacts, NotShelved, PartNeed},
    loans::{Condition, LENDING},
    staff::Deed,
};
use store::{
    Read,
    devices::{Exactness, KitDetails, KitRecord, PartRecord, PartState},
};
use uuid::Uuid;

use super::{
    AmendPart, DeviceFailure, FinishCheck, FinishRepair, KitCard, KitCardRequest, KitRegistered, KitRow,
    KitState, Kits, NotShelvedWire, PartCondition, PartRow, RegisterKit, RegisterRow, SendToRepair,
    details::details, transfers::transfer_row,
};
use crate::{
    Center, Failure, Reply,
    attachments::attachment_rows,
    contract::Done,
    families::brief::{Household, family_of},
    hands::Hands,
    history::shown,
    loans::{
        KitBar,
        board::next_reservations,
        rows::{days_over, loan_row, staff_name},
    },
    wire::{LINE, LONG_LINE, NOTE, needed, optional, text},
};

/// The most parts of one kit.
const MOST_PARTS: usize = 30;

impl Center {
    /// Registers a kit with its parts. A new kit counts as wiped and tested.
    pub(crate) fn register_kit(&mut self, request: RegisterKit) -> Reply<KitRegistered> {
        self.act("register_kit", |write, hands| {
            let place = store::places::get(write, request.place.into())?.ok_or(Failure::Gone)?;
            hands.may(Deed::KeepRecords, place.id)?;
            if request.parts.is_empty() {
                return Err(DeviceFailure::NoPart.into());
            }
            if request.parts.len() > MOST_PARTS {
                return Err(DeviceFailure::TooManyParts { most: MOST_PARTS as u32 }.into());
            }
            let kind = domain::devices::KitKind::from(request.kind);
            let prefix = format!("{}-{}", place.prefix, kind.letter());
            let number = format!("{prefix}{:02}", store::devices::highest_number(write, &prefix)? + 1);
            let kit = KitRecord {
                id: hands.fresh(),
                number: number.clone(),
                name: needed("name", &request.name, LINE)?,
                kind,
                place: place.id,
                registered_on: hands.today(),
                checked: Checked::Since { on: hands.today() },
                checked_by: Some(hands.me.id),
                repair_since: None,
                repair_note: String::new(),
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
                store::devices::put_part(
                    write,
                    &PartRecord {
                        id: hands.fresh(),
                        kit: kit.id,
                        name: needed(&format!("parts.{}.name", position - 1), &part.name, LINE)?,
                        number: format!("{number}-{position}"),
                        need: if part.required { PartNeed::Required } else { PartNeed::Optional },
                        exactness: if part.exact == Some(true) {
                            Exactness::ThisVeryOne
                        } else {
                            Exactness::AnyOfItsKind
                        },
                        serial: optional(
                            &format!("parts.{}.serial", position - 1),
                            part.serial.as_deref().unwrap_or_default(),
                            LINE,
                        )?,
                        state: PartState::There(Condition::Good),
                        position,
                    },
                )?;
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
        let parts = store::devices::parts(&read, kit.id)?;
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
            place_id: kit.place.uuid(),
            repair_note: kit.repair_note,
            retired_for: kit.retired_for,
            transfers,
            parts: parts.into_iter().map(PartRow::from).collect(),
            loans,
            pictures: attachment_rows(&read, kit.id.uuid())?,
            history: shown(&read, &records)?,
        })
    }

    /// The kit was wiped and tested (§4(2)).
    pub(crate) fn finish_check(&mut self, request: FinishCheck) -> Reply<Done> {
        self.act("finish_check", |write, hands| {
            let mut kit = kit_on_hand(write, hands, request.kit.into())?;
            kit.checked = Checked::Since { on: hands.today() };
            kit.checked_by = Some(hands.me.id);
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }

    /// The kit goes to repair.
    pub(crate) fn send_to_repair(&mut self, request: SendToRepair) -> Reply<Done> {
        self.act("send_to_repair", |write, hands| {
            let mut kit = kit_on_hand(write, hands, request.kit.into())?;
            kit.repair_since = kit.repair_since.or(Some(hands.today()));
            kit.repair_note = needed("note", &request.note, LONG_LINE)?;
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }

    /// The kit is back from repair, and is to be checked.
    pub(crate) fn finish_repair(&mut self, request: FinishRepair) -> Reply<Done> {
        self.act("finish_repair", |write, hands| {
            let mut kit = kit_on_hand(write, hands, request.kit.into())?;
            if kit.repair_since.take().is_none() {
                return Err(DeviceFailure::NotInRepair.into());
            }
            kit.repair_note = String::new();
            kit.checked = Checked::NotYet;
            kit.checked_by = None;
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }

    /// A part was found, replaced, lost or broken.
    pub(crate) fn amend_part(&mut self, request: AmendPart) -> Reply<Done> {
        self.act("amend_part", |write, hands| {
            let mut part = store::devices::get_part(write, request.part.into())?.ok_or(Failure::Gone)?;
            kit_on_hand(write, hands, part.kit)?;
            part.state = match request.condition {
                PartCondition::Good => PartState::There(Condition::Good),
                PartCondition::Scratched => PartState::There(Condition::Scratched),
                PartCondition::Broken => PartState::There(Condition::Broken),
                PartCondition::Lost => PartState::Lost,
            };
            store::devices::put_part(write, &part)?;
            Ok(Done {})
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
    let clause = LENDING.to_string();
    DeviceFailure::NotShelved { kit: kit.number.clone(), reason, clause }.into()
}

impl From<PartRecord> for PartRow {
    fn from(part: PartRecord) -> Self {
        Self {
            id: part.id.uuid(),
            name: part.name,
            number: part.number,
            required: part.need == PartNeed::Required,
            exact: part.exactness == Exactness::ThisVeryOne,
            serial: part.serial,
            condition: match part.state {
                PartState::There(Condition::Good) => PartCondition::Good,
                PartState::There(Condition::Scratched) => PartCondition::Scratched,
                PartState::There(Condition::Broken) => PartCondition::Broken,
                PartState::Lost => PartCondition::Lost,
            },
        }
    }
}
