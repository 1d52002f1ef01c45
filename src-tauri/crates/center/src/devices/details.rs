//! The ledger's side of a kit (備品台帳): what it is, what it cost, its line, and why it left.

use chrono::NaiveDate;
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::devices::{Asset, KitDetails, KitRecord, LineContract};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    DeviceFailure,
    checks::here_since,
    keeping::{kit_of, kit_on_hand},
};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    wire::{LINE, LONG_LINE, NOTE, needed, optional, text},
};

/// The most a kit may cost, in yen: more is a slip of the finger.
const DEAREST: u32 = 100_000_000;

/// How the city's ledger holds a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Asset", export_to = "center.ts")]
pub enum AssetWire {
    /// 備品.
    Equipment,
    /// 消耗品.
    Supply,
}

/// What the ledger says of a kit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "KitDetails", export_to = "center.ts")]
pub struct KitDetailsWire {
    /// 備品 or 消耗品.
    pub asset: AssetWire,
    /// Maker and model.
    pub model: String,
    /// Serial number.
    pub serial: String,
    /// The day it was bought.
    pub bought_on: Option<NaiveDate>,
    /// What it cost, in yen.
    pub price_yen: Option<u32>,
    /// 財源.
    pub funding: String,
    /// The last day of the warranty.
    pub warranty_until: Option<NaiveDate>,
    /// What is installed, and its version (§4(2)).
    pub software: String,
    /// Telephone number of its line (§2(5)).
    pub line_number: String,
    /// ICCID of its SIM.
    pub sim_number: String,
    /// 電気通信事業者.
    pub carrier: String,
    /// How much data a month.
    pub data_cap: String,
    /// The last day of the line's contract.
    pub contract_until: Option<NaiveDate>,
}

/// Correct what the register says of a kit.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AmendKit {
    /// Which.
    pub kit: Uuid,
    /// Its name.
    pub name: String,
    /// What the ledger says.
    pub details: KitDetailsWire,
    /// What staff should know.
    pub note: String,
}

/// Take a kit out of the register (廃棄・返却).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RetireKit {
    /// Which.
    pub kit: Uuid,
    /// Why.
    pub reason: String,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

impl Center {
    /// Corrects what the register says of a kit, wherever the kit is.
    pub(crate) fn amend_kit(&mut self, request: AmendKit) -> Reply<Done> {
        self.act("amend_kit", |write, hands| {
            let kit = kit_of(write, request.kit.into())?;
            hands.may(Deed::KeepRecords, kit.place)?;
            let kit = KitRecord {
                name: needed("name", &request.name, LINE)?,
                details: details(&request.details)?,
                note: text("note", &request.note, NOTE)?,
                ..kit
            };
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }

    /// Takes a kit out of the register. Its number stays taken, its history stays.
    pub(crate) fn retire_kit(&mut self, request: RetireKit) -> Reply<Done> {
        self.act_on("retire_kit", "on", request.on, |write, hands, on| {
            let kit = kit_on_hand(write, hands, request.kit.into())?;
            if kit.retired_on.is_some() {
                return Err(DeviceFailure::RetiredAlready.into());
            }
            if store::devices::open_transfer(write, kit.id)?.is_some() {
                return Err(DeviceFailure::OnTheWay { kit: kit.number }.into());
            }
            let since = here_since(write, &kit)?;
            if on < since {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since }.into());
            }
            let kit = KitRecord {
                retired_on: Some(on),
                retired_for: needed("reason", &request.reason, LONG_LINE)?,
                ..kit
            };
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }
}

/// What was typed, as the ledger keeps it.
pub(super) fn details(typed: &KitDetailsWire) -> Reply<KitDetails> {
    let line = |name: &str, typed: &str| optional(&format!("details.{name}"), typed, LINE);
    if typed.price_yen.is_some_and(|price| price > DEAREST) {
        let problem = Problem::OutOfBounds { least: 0, most: DEAREST };
        return Err(Failure::field("details.priceYen", problem));
    }
    Ok(KitDetails {
        asset: match typed.asset {
            AssetWire::Equipment => Asset::Equipment,
            AssetWire::Supply => Asset::Supply,
        },
        model: line("model", &typed.model)?,
        serial: line("serial", &typed.serial)?,
        bought_on: typed.bought_on,
        price_yen: typed.price_yen,
        funding: line("funding", &typed.funding)?,
        warranty_until: typed.warranty_until,
        software: optional("details.software", &typed.software, LONG_LINE)?,
        line: LineContract {
            number: line("lineNumber", &typed.line_number)?,
            sim_number: line("simNumber", &typed.sim_number)?,
            carrier: line("carrier", &typed.carrier)?,
            data_cap: line("dataCap", &typed.data_cap)?,
            contract_until: typed.contract_until,
        },
    })
}

impl From<KitDetails> for KitDetailsWire {
    fn from(details: KitDetails) -> Self {
        Self {
            asset: match details.asset {
                Asset::Equipment => AssetWire::Equipment,
                Asset::Supply => AssetWire::Supply,
            },
            model: details.model,
            serial: details.serial,
            bought_on: details.bought_on,
            price_yen: details.price_yen,
            funding: details.funding,
            warranty_until: details.warranty_until,
            software: details.software,
            line_number: details.line.number,
            sim_number: details.line.sim_number,
            carrier: details.line.carrier,
            data_cap: details.line.data_cap,
            contract_until: details.line.contract_until,
        }
    }
}
