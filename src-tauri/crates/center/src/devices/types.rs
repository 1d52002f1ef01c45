//! Types of kit (品目): the master list that kits are entered from.

use domain::{
    devices::{PartNeed, UsualPart},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{Read, devices::KitTypeRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{DeviceFailure, KitKindWire, keeping::MOST_PARTS};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    wire::{LINE, needed, optional},
};

/// Show the types of kit.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KitTypes {}

/// A type of kit.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitTypeRow {
    /// Which.
    pub id: Uuid,
    /// What such a kit is called.
    pub name: String,
    /// What it is for.
    pub kind: KitKindWire,
    /// Maker and model; empty where they differ.
    pub model: String,
    /// What is in its box.
    pub parts: Vec<UsualPartWire>,
    /// How many kits of the register are of it.
    pub kits: u32,
    /// Whether new kits may be entered from it.
    pub in_use: bool,
}

/// What is usually in the box.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "UsualPart", export_to = "center.ts")]
pub struct UsualPartWire {
    /// Its name.
    pub name: String,
    /// Whether the kit is not lent without it.
    pub required: bool,
}

/// Add a type of kit.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AddKitType {
    /// What such a kit is called.
    pub name: String,
    /// What it is for; it stays so, because numbers and reservations go by it.
    pub kind: KitKindWire,
    /// Maker and model.
    pub model: String,
    /// What is in its box.
    pub parts: Vec<UsualPartWire>,
}

/// The type stands in the list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitTypeAdded {
    /// Which.
    pub kit_type: Uuid,
}

/// Mend a type of kit. Kits that were entered from it stay as they are: their own boxes were counted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendKitType {
    /// Which.
    pub kit_type: Uuid,
    /// What such a kit is called.
    pub name: String,
    /// Maker and model.
    pub model: String,
    /// What is in its box.
    pub parts: Vec<UsualPartWire>,
    /// Whether new kits may be entered from it.
    pub in_use: bool,
}

impl Center {
    /// Every type of kit, those in use first.
    pub(crate) fn kit_types(&mut self, KitTypes {}: KitTypes) -> Reply<Vec<KitTypeRow>> {
        let (read, hands) = self.look();
        hands.may(Deed::LookAtStock, hands.me.place.id)?;
        store::devices::kit_types(&read)?
            .into_iter()
            .map(|kit_type| {
                Ok(KitTypeRow {
                    id: kit_type.id.uuid(),
                    kind: kit_type.kind.into(),
                    kits: store::devices::kits_of_type(&read, kit_type.id)?,
                    parts: kit_type
                        .parts
                        .into_iter()
                        .map(|part| UsualPartWire {
                            name: part.name,
                            required: part.need == PartNeed::Required,
                        })
                        .collect(),
                    name: kit_type.name,
                    model: kit_type.model,
                    in_use: kit_type.in_use,
                })
            })
            .collect()
    }

    /// Adds a type of kit.
    pub(crate) fn add_kit_type(&mut self, request: AddKitType) -> Reply<KitTypeAdded> {
        self.act("add_kit_type", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            let kit_type = KitTypeRecord {
                id: hands.fresh(),
                name: needed("name", &request.name, LINE)?,
                kind: request.kind.into(),
                model: optional("model", &request.model, LINE)?,
                parts: parts(&request.parts)?,
                in_use: true,
            };
            one_of_its_name(write, &kit_type)?;
            store::devices::put_kit_type(write, &kit_type)?;
            Ok(KitTypeAdded { kit_type: kit_type.id.uuid() })
        })
    }

    /// Mends a type of kit.
    pub(crate) fn amend_kit_type(&mut self, request: AmendKitType) -> Reply<Done> {
        self.act("amend_kit_type", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            let before =
                store::devices::get_kit_type(write, request.kit_type.into())?.ok_or(Failure::Gone)?;
            let kit_type = KitTypeRecord {
                name: needed("name", &request.name, LINE)?,
                model: optional("model", &request.model, LINE)?,
                parts: parts(&request.parts)?,
                in_use: request.in_use,
                ..before
            };
            one_of_its_name(write, &kit_type)?;
            store::devices::put_kit_type(write, &kit_type)?;
            Ok(Done {})
        })
    }
}

/// Two types of one name could not be told apart in a list.
fn one_of_its_name(read: &Read, kit_type: &KitTypeRecord) -> Reply<()> {
    let twin = store::devices::kit_types(read)?
        .into_iter()
        .any(|other| other.id != kit_type.id && other.in_use && other.name == kit_type.name);
    if twin && kit_type.in_use {
        return Err(DeviceFailure::TypeStands { name: kit_type.name.clone() }.into());
    }
    Ok(())
}

fn parts(typed: &[UsualPartWire]) -> Reply<Vec<UsualPart>> {
    if typed.is_empty() {
        return Err(DeviceFailure::NoPart.into());
    }
    if typed.len() > MOST_PARTS {
        return Err(DeviceFailure::TooManyParts { most: MOST_PARTS as u32 }.into());
    }
    (0..)
        .zip(typed)
        .map(|(position, part)| {
            Ok(UsualPart {
                name: needed(&format!("parts.{position}.name"), &part.name, LINE)?,
                need: if part.required { PartNeed::Required } else { PartNeed::Optional },
            })
        })
        .collect()
}
