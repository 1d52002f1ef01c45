//! Stocktakes (棚卸): what should be at a place is written down, what is seen is ticked off, and each
//! difference has its reason before it is closed.

use chrono::NaiveDate;
use domain::{Id, devices::NotShelved, places::Place, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    devices::{Expected, KitRecord, StocktakeLine, StocktakeRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    DeviceFailure, KitRow,
    keeping::{kit_of, kit_row},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    hands::Hands,
    loans::{rows::staff_name, take_back::half_width},
    wire::{LONG_LINE, clock_of, optional},
};

/// Show the stocktake this person's place is at, and those it closed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Stocktakes {
    /// Which to show; the open one, if none.
    pub stocktake: Option<Uuid>,
}

/// A place's stocktakes.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StocktakesSheet {
    /// The place (short name).
    pub place: String,
    /// The one shown: the one asked for, or the open one.
    pub shown: Option<StocktakeSheet>,
    /// Those that are closed, the latest first.
    pub closed: Vec<StocktakeBrief>,
}

/// A stocktake, in brief.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StocktakeBrief {
    /// Which.
    pub id: Uuid,
    /// The day it began.
    pub opened_on: NaiveDate,
    /// The day it was closed; none while it goes on.
    pub closed_on: Option<NaiveDate>,
    /// Who began it.
    pub opened_by: String,
    /// Kits that were where they should be.
    pub found: u32,
    /// Kits that should be here and were not seen.
    pub missing: u32,
    /// Kits that were seen and should not be here.
    pub unexpected: u32,
    /// Kits that are known to be elsewhere.
    pub elsewhere: u32,
}

/// A stocktake with its kits.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StocktakeSheet {
    /// In brief.
    #[serde(flatten)]
    #[ts(flatten)]
    pub brief: StocktakeBrief,
    /// Its kits, by number.
    pub lines: Vec<StocktakeRow>,
}

/// A kit of a stocktake.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StocktakeRow {
    /// Its record.
    pub id: Uuid,
    /// The kit as the register has it now.
    pub kit: KitRow,
    /// How it came out.
    pub outcome: StocktakeOutcome,
    /// When it was seen, as a clock shows it.
    pub found_at: Option<String>,
    /// By whom.
    pub found_by: Option<String>,
    /// Why it is not as expected.
    pub reason: String,
}

/// How a kit came out of a stocktake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum StocktakeOutcome {
    /// あった.
    Found,
    /// ない: it should be here.
    Missing,
    /// あるはずのないもの.
    Unexpected,
    /// よそにある: with a family, in repair, on the way or at another place.
    Elsewhere,
}

/// Begin a stocktake of this person's place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct OpenStocktake {}

/// The stocktake has begun.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct StocktakeOpened {
    /// Which.
    pub stocktake: Uuid,
}

/// A kit is seen: its number, as typed or scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CountKit {
    /// In which stocktake.
    pub stocktake: Uuid,
    /// Its number, in any width.
    pub number: String,
}

/// The kit is ticked off.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct KitCounted {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// How it comes out.
    pub outcome: StocktakeOutcome,
    /// Whether it was ticked off before.
    pub again: bool,
}

/// Say why a kit is not as expected.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExplainDifference {
    /// Which line.
    pub line: Uuid,
    /// In which stocktake.
    pub stocktake: Uuid,
    /// Why.
    pub reason: String,
}

/// Close a stocktake: every difference has its reason.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CloseStocktake {
    /// Which.
    pub stocktake: Uuid,
}

impl Center {
    /// A place's stocktakes.
    pub(crate) fn stocktakes(&mut self, request: Stocktakes) -> Reply<StocktakesSheet> {
        let (read, hands) = self.look();
        let place = &hands.me.place;
        let shown = match request.stocktake {
            Some(id) => Some(stocktake_of(&read, &hands, id)?),
            None => store::devices::open_stocktake(&read, place.id)?,
        };
        let shown = shown.map(|stocktake| sheet(&read, &hands, &stocktake)).transpose()?;
        let closed = store::devices::stocktakes_of(&read, place.id)?
            .iter()
            .filter(|stocktake| stocktake.closed.is_some())
            .map(|stocktake| brief(&read, stocktake, &store::devices::stocktake_lines(&read, stocktake.id)?))
            .collect::<Reply<_>>()?;
        Ok(StocktakesSheet { place: place.short_name.clone(), shown, closed })
    }

    /// Begins a stocktake: what should be here, and what is known to be elsewhere, is written down.
    pub(crate) fn open_stocktake(&mut self, OpenStocktake {}: OpenStocktake) -> Reply<StocktakeOpened> {
        self.act("open_stocktake", |write, hands| {
            let place = hands.me.place.id;
            hands.may(Deed::KeepRecords, place)?;
            if store::devices::open_stocktake(write, place)?.is_some() {
                return Err(DeviceFailure::StocktakeOpen.into());
            }
            let stocktake = StocktakeRecord {
                id: hands.world.fresh(),
                place,
                opened_on: hands.today(),
                opened_by: hands.me.id,
                closed: None,
            };
            store::devices::put_stocktake(write, &stocktake)?;
            // Of this place, and what is known to have come back here from another.
            let all = store::devices::all(write, None)?.into_iter();
            for kit in all.filter(|kit| kit.place == place || kit.lies_at == place) {
                if kit.retired_on.is_none() {
                    let expected = expected(write, &kit, place)?;
                    put(write, hands, &stocktake, &kit, expected)?;
                }
            }
            Ok(StocktakeOpened { stocktake: stocktake.id })
        })
    }

    /// Ticks a kit off. One that should not be here is written down too.
    pub(crate) fn count_kit(&mut self, request: CountKit) -> Reply<KitCounted> {
        self.act("count_kit", |write, hands| {
            let stocktake = open_one(write, hands, request.stocktake)?;
            let number = half_width(&request.number);
            let kit =
                store::devices::by_number(write, &number)?.ok_or(DeviceFailure::KitUnknown { number })?;
            let line = match store::devices::line_of_kit(write, stocktake.id, kit.id)? {
                Some(line) => line,
                None => StocktakeLine {
                    id: hands.world.fresh(),
                    stocktake: stocktake.id,
                    kit: kit.id,
                    expected: Expected::Unexpected,
                    found: None,
                    reason: String::new(),
                },
            };
            let again = line.found.is_some();
            let found = line.found.or(Some((hands.now, hands.me.id)));
            let line = StocktakeLine { found, ..line };
            store::devices::put_stocktake_line(write, &line)?;
            Ok(KitCounted { number: kit.number, name: kit.name, outcome: outcome(&line), again })
        })
    }

    /// Says why a kit is not as expected.
    pub(crate) fn explain_difference(&mut self, request: ExplainDifference) -> Reply<Done> {
        self.act("explain_difference", |write, hands| {
            let stocktake = open_one(write, hands, request.stocktake)?;
            let lines = store::devices::stocktake_lines(write, stocktake.id)?;
            let line = lines.into_iter().find(|line| line.id == request.line).ok_or(Failure::Gone)?;
            let reason = optional("reason", &request.reason, LONG_LINE)?;
            store::devices::put_stocktake_line(write, &StocktakeLine { reason, ..line })?;
            Ok(Done {})
        })
    }

    /// Closes a stocktake in which every difference has its reason.
    pub(crate) fn close_stocktake(&mut self, request: CloseStocktake) -> Reply<Done> {
        self.act("close_stocktake", |write, hands| {
            let stocktake = open_one(write, hands, request.stocktake)?;
            for line in store::devices::stocktake_lines(write, stocktake.id)? {
                let differs =
                    matches!(outcome(&line), StocktakeOutcome::Missing | StocktakeOutcome::Unexpected);
                if differs && line.reason.is_empty() {
                    let kit = kit_of(write, line.kit)?.number;
                    return Err(DeviceFailure::Unexplained { kit }.into());
                }
            }
            let closed = Some((hands.today(), hands.me.id));
            store::devices::put_stocktake(write, &StocktakeRecord { closed, ..stocktake })?;
            Ok(Done {})
        })
    }
}

/// What the register says of whether a kit is at a place.
fn expected(read: &Read, kit: &KitRecord, place: Id<Place>) -> Reply<Expected> {
    Ok(match store::devices::facts(read, kit)?.shelved() {
        Ok(_) | Err(NotShelved::NotChecked | NotShelved::PartMissing { .. }) => Expected::Here,
        Err(NotShelved::Elsewhere) if kit.lies_at == place => Expected::Here,
        Err(_) => Expected::Elsewhere,
    })
}

fn put(
    write: &store::Write,
    hands: &Hands,
    stocktake: &StocktakeRecord,
    kit: &KitRecord,
    expected: Expected,
) -> Reply<()> {
    let line = StocktakeLine {
        id: hands.world.fresh(),
        stocktake: stocktake.id,
        kit: kit.id,
        expected,
        found: None,
        reason: String::new(),
    };
    Ok(store::devices::put_stocktake_line(write, &line)?)
}

fn stocktake_of(read: &Read, hands: &Hands, id: Uuid) -> Reply<StocktakeRecord> {
    let stocktake = store::devices::get_stocktake(read, id)?.ok_or(Failure::Gone)?;
    hands.may(Deed::LookAtStock, stocktake.place)?;
    Ok(stocktake)
}

fn open_one(read: &Read, hands: &Hands, id: Uuid) -> Reply<StocktakeRecord> {
    let stocktake = stocktake_of(read, hands, id)?;
    hands.may(Deed::KeepRecords, stocktake.place)?;
    if stocktake.closed.is_some() { Err(DeviceFailure::StocktakeClosed.into()) } else { Ok(stocktake) }
}

/// How a line comes out. One that is seen though it should be elsewhere differs as well.
pub(crate) fn outcome(line: &StocktakeLine) -> StocktakeOutcome {
    match (line.expected, line.found.is_some()) {
        (Expected::Here, true) => StocktakeOutcome::Found,
        (Expected::Here, false) => StocktakeOutcome::Missing,
        (Expected::Elsewhere, false) => StocktakeOutcome::Elsewhere,
        (Expected::Elsewhere, true) | (Expected::Unexpected, _) => StocktakeOutcome::Unexpected,
    }
}

fn brief(read: &Read, stocktake: &StocktakeRecord, lines: &[StocktakeLine]) -> Reply<StocktakeBrief> {
    let count = |wanted| lines.iter().filter(|line| outcome(line) == wanted).count() as u32;
    Ok(StocktakeBrief {
        id: stocktake.id,
        opened_on: stocktake.opened_on,
        closed_on: stocktake.closed.map(|(on, _)| on),
        opened_by: staff_name(read, stocktake.opened_by)?,
        found: count(StocktakeOutcome::Found),
        missing: count(StocktakeOutcome::Missing),
        unexpected: count(StocktakeOutcome::Unexpected),
        elsewhere: count(StocktakeOutcome::Elsewhere),
    })
}

fn sheet(read: &Read, hands: &Hands, stocktake: &StocktakeRecord) -> Reply<StocktakeSheet> {
    let lines = store::devices::stocktake_lines(read, stocktake.id)?;
    let rows = lines
        .iter()
        .map(|line| {
            Ok(StocktakeRow {
                id: line.id,
                kit: kit_row(read, hands, &kit_of(read, line.kit)?)?,
                outcome: outcome(line),
                found_at: line.found.map(|(at, _)| clock_of(at)),
                found_by: line.found.map(|(_, by)| staff_name(read, by)).transpose()?,
                reason: line.reason.clone(),
            })
        })
        .collect::<Reply<_>>()?;
    Ok(StocktakeSheet { brief: brief(read, stocktake, &lines)?, lines: rows })
}
