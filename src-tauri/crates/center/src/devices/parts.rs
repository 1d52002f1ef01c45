//! Parts (部品): put into a kit's box, corrected, replaced by another, taken out. What a family once had stays on record.

use chrono::NaiveDate;
use domain::{devices::PartNeed, loans::Condition};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    devices::{Exactness, KitRecord, PartRecord, PartState},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    DeviceFailure, FormerPart, PartCondition, PartEntry, PartRow,
    checks::back_since,
    keeping::{MOST_PARTS, kit_on_hand},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    hands::Hands,
    wire::{LINE, needed, optional},
};

/// Put a part into a kit's box.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AddPart {
    /// Of which kit.
    pub kit: Uuid,
    /// What it is.
    pub part: PartEntry,
}

/// The part is in the box.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PartAdded {
    /// Which.
    pub part: Uuid,
    /// Its number (南-K03-8).
    pub number: String,
}

/// Correct what is known of a part: its state, and what it is.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendPart {
    /// Which part.
    pub part: Uuid,
    /// Its state now.
    pub condition: PartCondition,
    /// What it is; as before, if not said.
    pub entry: Option<PartEntry>,
}

/// Put another part in the place of one that is lost, broken or worn (取りかえ).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReplacePart {
    /// Which part goes.
    pub part: Uuid,
    /// The new one's serial number, empty where it has none.
    pub serial: String,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// Take a part out of the box: the kit goes without it from now on.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TakeOutPart {
    /// Which part.
    pub part: Uuid,
}

impl Center {
    /// Puts a part into a kit's box, with the next number of the kit.
    pub(crate) fn add_part(&mut self, request: AddPart) -> Reply<PartAdded> {
        self.act("add_part", |write, hands| {
            let kit = kit_on_hand(write, hands, request.kit.into())?;
            if store::devices::parts(write, kit.id)?.len() >= MOST_PARTS {
                return Err(DeviceFailure::TooManyParts { most: MOST_PARTS as u32 }.into());
            }
            let position = next_position(write, &kit)?;
            let part = part_record(hands, &kit, position, &request.part, "part")?;
            store::devices::put_part(write, &part)?;
            Ok(PartAdded { part: part.id.uuid(), number: part.number })
        })
    }

    /// A part was found, mended, lost or broken; or what the register says of it was wrong.
    pub(crate) fn amend_part(&mut self, request: AmendPart) -> Reply<Done> {
        self.act("amend_part", |write, hands| {
            let (kit, known) = part_in_box(write, hands, request.part)?;
            let mut part = PartRecord { state: request.condition.into(), ..known };
            if let Some(entry) = &request.entry {
                let typed = part_record(hands, &kit, part.position, entry, "entry")?;
                let PartRecord { name, need, exactness, serial, .. } = typed;
                part = PartRecord { name, need, exactness, serial, ..part };
            }
            store::devices::put_part(write, &part)?;
            Ok(Done {})
        })
    }

    /// Puts another part in the place of one: of the same name and need, with a number and a serial of its own.
    pub(crate) fn replace_part(&mut self, request: ReplacePart) -> Reply<PartAdded> {
        self.act_on("replace_part", "on", request.on, |write, hands, on| {
            let (kit, old) = part_in_box(write, hands, request.part)?;
            let since = back_since(write, &kit)?;
            if on < since {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since }.into());
            }
            let new = PartRecord {
                id: hands.fresh(),
                number: format!("{}-{}", kit.number, next_position(write, &kit)?),
                serial: optional("serial", &request.serial, LINE)?,
                state: PartState::There(Condition::Good),
                replaces: Some(old.id),
                ..old.clone()
            };
            store::devices::put_part(write, &PartRecord { gone_on: Some(on), ..old })?;
            store::devices::put_part(write, &new)?;
            Ok(PartAdded { part: new.id.uuid(), number: new.number })
        })
    }

    /// Takes a part out of the box. Its number stays taken, its history stays.
    pub(crate) fn take_out_part(&mut self, request: TakeOutPart) -> Reply<Done> {
        self.act("take_out_part", |write, hands| {
            let (kit, part) = part_in_box(write, hands, request.part)?;
            if store::devices::parts(write, kit.id)?.len() == 1 {
                return Err(DeviceFailure::LastPart { part: part.name }.into());
            }
            store::devices::put_part(write, &PartRecord { gone_on: Some(hands.today()), ..part })?;
            Ok(Done {})
        })
    }
}

/// A part of a kit, as typed.
pub(super) fn part_record(
    hands: &Hands,
    kit: &KitRecord,
    position: u32,
    typed: &PartEntry,
    field: &str,
) -> Reply<PartRecord> {
    let exactness = if typed.exact == Some(true) { Exactness::ThisVeryOne } else { Exactness::AnyOfItsKind };
    Ok(PartRecord {
        id: hands.fresh(),
        kit: kit.id,
        name: needed(&format!("{field}.name"), &typed.name, LINE)?,
        number: format!("{}-{position}", kit.number),
        need: if typed.required { PartNeed::Required } else { PartNeed::Optional },
        exactness,
        serial: optional(&format!("{field}.serial"), typed.serial.as_deref().unwrap_or_default(), LINE)?,
        state: PartState::There(Condition::Good),
        position,
        replaces: None,
        gone_on: None,
    })
}

/// What is in a kit's box no more, of all the parts it ever had.
pub(super) fn former_parts(ever: &[PartRecord]) -> Vec<FormerPart> {
    let came_for = |gone: &PartRecord| ever.iter().find(|part| part.replaces == Some(gone.id));
    let former = |part: &PartRecord| {
        Some(FormerPart {
            id: part.id.uuid(),
            name: part.name.clone(),
            number: part.number.clone(),
            serial: part.serial.clone(),
            condition: part.state.into(),
            gone_on: part.gone_on?,
            replaced_by: came_for(part).map(|part| part.number.clone()),
        })
    };
    ever.iter().filter_map(former).collect()
}

/// The number of the part that came for one, if another did.
pub(crate) fn replaced_by(read: &Read, part: &PartRecord) -> Reply<Option<String>> {
    let ever = store::devices::parts_ever(read, part.kit)?;
    Ok(ever.into_iter().find(|other| other.replaces == Some(part.id)).map(|other| other.number))
}

/// A part that is in the box of a kit this person keeps and no family has.
fn part_in_box(read: &Read, hands: &Hands, id: Uuid) -> Reply<(KitRecord, PartRecord)> {
    let part = store::devices::get_part(read, id.into())?.ok_or(Failure::Gone)?;
    let kit = kit_on_hand(read, hands, part.kit)?;
    if part.gone_on.is_some() {
        return Err(DeviceFailure::PartGone { part: part.name }.into());
    }
    Ok((kit, part))
}

/// The position, and so the number, of a kit's next part: none is given twice.
fn next_position(read: &Read, kit: &KitRecord) -> Reply<u32> {
    let taken = |part: &PartRecord| part.number.rsplit('-').next().and_then(|last| last.parse().ok());
    let ever = store::devices::parts_ever(read, kit.id)?;
    let last: u32 = ever.iter().filter_map(taken).max().unwrap_or(0);
    Ok(last + 1)
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
            condition: part.state.into(),
        }
    }
}

impl From<PartState> for PartCondition {
    fn from(state: PartState) -> Self {
        match state {
            PartState::There(Condition::Good) => Self::Good,
            PartState::There(Condition::Scratched) => Self::Scratched,
            PartState::There(Condition::Broken) => Self::Broken,
            PartState::Lost => Self::Lost,
        }
    }
}

impl From<PartCondition> for PartState {
    fn from(condition: PartCondition) -> Self {
        match condition {
            PartCondition::Good => Self::There(Condition::Good),
            PartCondition::Scratched => Self::There(Condition::Scratched),
            PartCondition::Broken => Self::There(Condition::Broken),
            PartCondition::Lost => Self::Lost,
        }
    }
}
