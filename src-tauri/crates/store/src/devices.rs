//! Kits and their parts (機器), as they rest.

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Checked, Kit, KitFacts, KitKind, KitType, Missing, PartNeed, Whereabouts},
    loans::Condition,
    places::Place,
    sessions::Session,
    staff::Staff,
};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

mod parts;
mod stocktakes;
mod transfers;
mod types;

pub use parts::{
    Exactness, PartRecord, PartState, all_of as parts_ever, get as get_part, of as parts, put as put_part,
};
pub use stocktakes::{
    Expected, StocktakeLine, StocktakeRecord, get as get_stocktake, line_of_kit, lines as stocktake_lines,
    of_place as stocktakes_of, open as open_stocktake, put as put_stocktake, put_line as put_stocktake_line,
};
pub use transfers::{
    TransferRecord, get as get_transfer, of_kit as transfers_of_kit, open as open_transfers,
    open_of_kit as open_transfer, put as put_transfer,
};
pub use types::{
    KitTypeRecord, all as kit_types, get as get_kit_type, kits as kits_of_type, put as put_kit_type,
};

use crate::{Read, Result, Write, words::Word};

/// A kit of the register.
#[derive(Clone, PartialEq, Eq)]
pub struct KitRecord {
    /// Which.
    pub id: Id<Kit>,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: KitKind,
    /// The type it was entered from.
    pub kit_type: Option<Id<KitType>>,
    /// The place that keeps it.
    pub place: Id<Place>,
    /// The day it was registered.
    pub registered_on: NaiveDate,
    /// Whether it was wiped and tested since it last came back.
    pub checked: Checked,
    /// By whom.
    pub checked_by: Option<Id<Staff>>,
    /// What was seen then; empty where nothing was noted.
    pub check_note: String,
    /// The repair that is open.
    pub repair: Option<Repair>,
    /// The day it was last back from repair.
    pub repaired_on: Option<NaiveDate>,
    /// The day it left the register.
    pub retired_on: Option<NaiveDate>,
    /// Why.
    pub retired_for: String,
    /// The place it lies at: home, unless it came back elsewhere.
    pub lies_at: Id<Place>,
    /// What the ledger says of it.
    pub details: KitDetails,
    /// What staff should know.
    pub note: String,
}

/// A repair (修理) that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct Repair {
    /// Since this day.
    pub since: NaiveDate,
    /// What is the matter with it.
    pub note: String,
    /// The session it failed in (§4(3)), if in one.
    pub session: Option<Id<Session>>,
}

/// What the ledger (備品台帳) says of a kit.
#[derive(Clone, PartialEq, Eq)]
pub struct KitDetails {
    /// 備品 or 消耗品.
    pub asset: Asset,
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
    /// Its line (§2(5)), empty where it has none.
    pub line: LineContract,
}

/// The line of a router or a tablet with a SIM (§2(5)).
#[derive(Clone, PartialEq, Eq, Default)]
pub struct LineContract {
    /// Telephone number of the line.
    pub number: String,
    /// ICCID of the SIM.
    pub sim_number: String,
    /// 電気通信事業者.
    pub carrier: String,
    /// How much data a month.
    pub data_cap: String,
    /// The last day of the contract.
    pub contract_until: Option<NaiveDate>,
}

/// How the city's ledger holds a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// 備品.
    Equipment,
    /// 消耗品.
    Supply,
}

impl Default for KitDetails {
    fn default() -> Self {
        Self {
            asset: Asset::Equipment,
            model: String::new(),
            serial: String::new(),
            bought_on: None,
            price_yen: None,
            funding: String::new(),
            warranty_until: None,
            software: String::new(),
            line: LineContract::default(),
        }
    }
}

/// One kit.
pub fn get(read: &Read, id: Id<Kit>) -> Result<Option<KitRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM kits WHERE id = ?1")?
        .query_row([id.uuid()], |row| Ok(kit(row)))
        .optional()?
        .transpose()
}

/// The kit of a number.
pub fn by_number(read: &Read, number: &str) -> Result<Option<KitRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM kits WHERE number = ?1")?
        .query_row([number], |row| Ok(kit(row)))
        .optional()?
        .transpose()
}

/// Kits of a place, or of all; by number.
pub fn all(read: &Read, place: Option<Id<Place>>) -> Result<Vec<KitRecord>> {
    read.connection()
        .prepare_cached("SELECT * FROM kits WHERE ?1 IS NULL OR place = ?1 ORDER BY place, number")?
        .query_and_then([place.map(Id::uuid)], kit)?
        .collect()
}

/// Kits whose number or name holds the text.
pub fn find(read: &Read, text: &str, most: u32) -> Result<Vec<KitRecord>> {
    read.connection()
        .prepare_cached(
            "SELECT * FROM kits
             WHERE instr(replace(number, '-', ''), upper(replace(?1, '-', ''))) > 0 OR instr(name, ?1) > 0
             ORDER BY number LIMIT ?2",
        )?
        .query_and_then(params![text, most], kit)?
        .collect()
}

/// What is known of a kit, from which its state follows.
pub fn facts(read: &Read, kit: &KitRecord) -> Result<KitFacts> {
    let out_until: Option<NaiveDate> = read
        .connection()
        .prepare_cached("SELECT due_on FROM loans WHERE kit = ?1 AND returned_on IS NULL")?
        .query_row([kit.id.uuid()], |row| row.get(0))
        .optional()?;
    let required: Vec<PartRecord> =
        parts(read, kit.id)?.into_iter().filter(|part| part.need == PartNeed::Required).collect();
    let gone: Vec<String> = required
        .iter()
        .filter(|part| matches!(part.state, PartState::Lost | PartState::There(Condition::Broken)))
        .map(|part| part.name.clone())
        .collect();
    let missing = if gone.is_empty() {
        Missing::Nothing
    } else if required.iter().all(|part| part.state == PartState::Lost) {
        Missing::Whole
    } else {
        Missing::Parts(gone)
    };
    let whereabouts = if transfers::open_of_kit(read, kit.id)?.is_some() {
        Whereabouts::OnTheWay
    } else if kit.lies_at != kit.place {
        Whereabouts::Elsewhere
    } else {
        Whereabouts::Home
    };
    Ok(KitFacts {
        id: kit.id,
        out_until,
        whereabouts,
        checked: kit.checked,
        in_repair_since: kit.repair.as_ref().map(|repair| repair.since),
        missing,
        retired_on: kit.retired_on,
    })
}

/// The highest running number of kits that begin with `prefix` (`南-K`), 0 before the first.
pub fn highest_number(read: &Read, prefix: &str) -> Result<u32> {
    crate::numbers::highest(read, "kits", prefix)
}

/// How many kits a place has.
pub fn total(read: &Read, place: Option<Id<Place>>) -> Result<u32> {
    Ok(read
        .connection()
        .prepare_cached("SELECT count(*) FROM kits WHERE ?1 IS NULL OR place = ?1")?
        .query_row([place.map(Id::uuid)], |row| row.get(0))?)
}

/// Writes a kit down, or what changed of it.
pub fn put(write: &Write, kit: &KitRecord) -> Result<()> {
    let checked_on = match kit.checked {
        Checked::Since { on } => Some(on),
        Checked::NotYet => None,
    };
    let repair = kit.repair.as_ref();
    write.put(
        "kits",
        kit.id.uuid(),
        &[
            ("number", kit.number.as_str().into()),
            ("name", kit.name.as_str().into()),
            ("kind", kit.kind.word().into()),
            ("kit_type", kit.kit_type.map(Id::uuid).into()),
            ("place", kit.place.uuid().into()),
            ("registered_on", kit.registered_on.into()),
            ("checked_on", checked_on.into()),
            ("checked_by", kit.checked_by.map(Id::uuid).into()),
            ("check_note", kit.check_note.as_str().into()),
            ("repair_since", repair.map(|repair| repair.since).into()),
            ("repair_note", repair.map_or("", |repair| repair.note.as_str()).into()),
            ("repair_session", repair.and_then(|repair| repair.session).map(Id::uuid).into()),
            ("repaired_on", kit.repaired_on.into()),
            ("retired_on", kit.retired_on.into()),
            ("retired_for", kit.retired_for.as_str().into()),
            ("lies_at", kit.lies_at.uuid().into()),
            ("asset", kit.details.asset.word().into()),
            ("model", kit.details.model.as_str().into()),
            ("serial", kit.details.serial.as_str().into()),
            ("bought_on", kit.details.bought_on.into()),
            ("price_yen", kit.details.price_yen.into()),
            ("funding", kit.details.funding.as_str().into()),
            ("warranty_until", kit.details.warranty_until.into()),
            ("software", kit.details.software.as_str().into()),
            ("line_number", kit.details.line.number.as_str().into()),
            ("sim_number", kit.details.line.sim_number.as_str().into()),
            ("carrier", kit.details.line.carrier.as_str().into()),
            ("data_cap", kit.details.line.data_cap.as_str().into()),
            ("contract_until", kit.details.line.contract_until.into()),
            ("note", kit.note.as_str().into()),
        ],
    )
}

fn kit(row: &Row) -> Result<KitRecord> {
    Ok(KitRecord {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        name: row.get("name")?,
        kind: KitKind::column(row, "kind")?,
        kit_type: row.get::<_, Option<Uuid>>("kit_type")?.map(Into::into),
        place: row.get::<_, Uuid>("place")?.into(),
        registered_on: row.get("registered_on")?,
        checked: row
            .get::<_, Option<NaiveDate>>("checked_on")?
            .map_or(Checked::NotYet, |on| Checked::Since { on }),
        checked_by: row.get::<_, Option<Uuid>>("checked_by")?.map(Id::from),
        check_note: row.get("check_note")?,
        repair: match row.get("repair_since")? {
            None => None,
            Some(since) => Some(Repair {
                since,
                note: row.get("repair_note")?,
                session: row.get::<_, Option<Uuid>>("repair_session")?.map(Id::from),
            }),
        },
        repaired_on: row.get("repaired_on")?,
        retired_on: row.get("retired_on")?,
        retired_for: row.get("retired_for")?,
        lies_at: row.get::<_, Uuid>("lies_at")?.into(),
        details: KitDetails {
            asset: Asset::column(row, "asset")?,
            model: row.get("model")?,
            serial: row.get("serial")?,
            bought_on: row.get("bought_on")?,
            price_yen: row.get("price_yen")?,
            funding: row.get("funding")?,
            warranty_until: row.get("warranty_until")?,
            software: row.get("software")?,
            line: LineContract {
                number: row.get("line_number")?,
                sim_number: row.get("sim_number")?,
                carrier: row.get("carrier")?,
                data_cap: row.get("data_cap")?,
                contract_until: row.get("contract_until")?,
            },
        },
        note: row.get("note")?,
    })
}
