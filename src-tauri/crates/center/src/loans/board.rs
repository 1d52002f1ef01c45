//! The board (貸出の一覧): what is out, what waits, and the kits on their days.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::{Id, devices::KitKind, places::Place, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{Read, devices::KitRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    KitLine, LoanRow, LossRow, NeedRow, ReservationRow,
    calendar::laid,
    losses::loss_row,
    needs::leaves_to_others,
    reservations::reservation_row,
    rows::{loan_row, need_row},
    stock::{But, stock},
};
use crate::{
    Center, Failure, Problem, Reply,
    devices::{KitKindWire, KitRow, KitState, TransferRow, keeping::kit_row, transfers::transfer_row},
    families::brief::{Household, family_of},
    hands::Hands,
};

/// Show what is out, what waits, and the kits on their days.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanBoardRequest {
    /// The first day of the calendar.
    pub from: NaiveDate,
    /// How many days it shows, at most 366.
    pub days: u32,
    /// Of which place; this person's own, if none.
    pub place: Option<Uuid>,
}

/// What is out, what waits, and the kits on their days.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanBoard {
    /// The place shown.
    pub place: Uuid,
    /// Its short name.
    pub place_name: String,
    /// Its kits on their days.
    pub calendar: Vec<KitLine>,
    /// Needs that wait for a decision.
    pub needs_waiting: Vec<NeedRow>,
    /// Needs that are approved and not handed over.
    pub to_hand_over: Vec<NeedRow>,
    /// Needs whose approval goes on though all that was handed over is back.
    pub to_lend_again: Vec<NeedRow>,
    /// Loans that are out, the first due first.
    pub out: Vec<LoanRow>,
    /// Kits to be checked or in repair.
    pub to_check: Vec<KitRow>,
    /// Needs this person took down, and so leaves to someone else to decide.
    pub left_to_others: Vec<Uuid>,
    /// What is reserved and waits for its hand-over, the first day first; then the queue.
    pub reserved: Vec<ReservationRow>,
    /// Days of the calendar on which the place is closed.
    pub closed: Vec<NaiveDate>,
    /// Other places' kits that came back here, and are to be sent home.
    pub lying_here: Vec<KitRow>,
    /// Kits on their way from here or to here.
    pub on_the_way: Vec<TransferRow>,
    /// Losses nobody decided yet.
    pub losses: Vec<LossRow>,
    /// Lent kits that kept a family from taking part, and that nobody looked at since (§4(3)).
    pub faults: Vec<FaultRow>,
    /// Types of which more is promised than there is.
    pub short: Vec<KitKindWire>,
}

/// A lent kit that kept a family from taking part (貸与機器の不具合, §4(3)).
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FaultRow {
    /// The kit.
    pub kit: Uuid,
    /// Its number.
    pub kit_number: String,
    /// The loan.
    pub loan: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The session.
    pub session: Uuid,
    /// Its day.
    pub held_on: NaiveDate,
}

/// The most days the calendar shows.
const MOST_DAYS: u32 = 366;

impl Center {
    /// What is out, what waits, and the kits on their days.
    pub(crate) fn loan_board(&mut self, request: LoanBoardRequest) -> Reply<LoanBoard> {
        let (read, hands) = self.look();
        if !(1..=MOST_DAYS).contains(&request.days) {
            let problem = Problem::OutOfBounds { least: 1, most: MOST_DAYS };
            return Err(Failure::field("days", problem));
        }
        let place = match request.place {
            Some(place) => store::places::get(&read, place.into())?.ok_or(Failure::Gone)?,
            None => hands.me.place.clone(),
        };
        hands.may(Deed::LookAtStock, place.id)?;
        let own = hands.may(Deed::LookAtRecords, place.id).is_ok();
        let until = request
            .from
            .checked_add_days(Days::new(u64::from(request.days - 1)))
            .ok_or_else(|| Failure::field("from", Problem::TooLongAgo))?;
        let promised = store::loans::open_reservations(&read, Some(place.id))?;
        let mut calendar = laid(&read, &hands, place.id, &promised, (request.from, until))?;
        for line in &mut calendar {
            line.bars.retain(|bar| bar.from <= until && bar.until >= request.from);
            line.bars.sort_by_key(|bar| bar.from);
        }
        let to_check = calendar
            .iter()
            .filter(|line| !matches!(line.kit.state, KitState::OnShelf | KitState::Out { .. }))
            .map(|line| line.kit.clone())
            .collect();
        // Whose kits are out, and who asks, is for those who may see the families.
        let waiting = store::loans::needs_waiting(&read, Some(place.id))?;
        let mut left_to_others = Vec::new();
        for need in waiting.iter().filter(|_| own) {
            if leaves_to_others(&read, &hands, need)? {
                left_to_others.push(need.id.uuid());
            }
        }
        let open = store::loans::open_days(&read, place.id)?;
        let shown = request.from.iter_days().take_while(|day| *day <= until);
        let (needs_waiting, to_hand_over, to_lend_again, out) = if own {
            let rows = |needs: Vec<_>| needs.iter().map(|need| need_row(&read, need)).collect();
            (
                rows(waiting),
                rows(store::loans::to_hand_over(&read, Some(place.id), hands.today())?),
                rows(store::loans::to_lend_again(&read, Some(place.id), hands.today())?),
                store::loans::open(&read, Some(place.id))?
                    .iter()
                    .map(|loan| loan_row(&read, loan, hands.today()))
                    .collect(),
            )
        } else {
            (Ok(Vec::new()), Ok(Vec::new()), Ok(Vec::new()), Ok(Vec::new()))
        };
        // What is promised here, and what families of here wait for from another place.
        let awaited = store::loans::reserved_elsewhere(&read, place.id)?;
        let reserved = promised.iter().chain(&awaited).filter(|_| own);
        let lying_here: Vec<KitRecord> = store::devices::all(&read, None)?
            .into_iter()
            .filter(|kit| kit.lies_at == place.id && kit.place != place.id && kit.retired_on.is_none())
            .collect();
        let lying_here =
            lying_here.iter().map(|kit| kit_row(&read, &hands, kit)).collect::<Reply<Vec<_>>>()?;
        let losses = store::loans::losses_undecided(&read, place.id)?;
        Ok(LoanBoard {
            left_to_others,
            lying_here: lying_here
                .into_iter()
                .filter(|kit| matches!(kit.state, KitState::Elsewhere { .. }))
                .collect(),
            reserved: reserved
                .map(|reserved| reservation_row(&read, &hands, reserved))
                .collect::<Reply<_>>()?,
            closed: shown.filter(|day| !open.is_open(*day)).collect(),
            on_the_way: store::devices::open_transfers(&read, place.id)?
                .iter()
                .map(|transfer| transfer_row(&read, transfer))
                .collect::<Reply<_>>()?,
            losses: losses.iter().filter(|_| own).map(|loss| loss_row(&read, loss)).collect::<Reply<_>>()?,
            faults: faults(&read, &hands, place.id)?,
            short: short(&read, place.id, hands.today())?,
            place: place.id.uuid(),
            place_name: place.short_name,
            calendar,
            needs_waiting: needs_waiting?,
            to_hand_over: to_hand_over?,
            to_lend_again: to_lend_again?,
            out: out?,
            to_check,
        })
    }
}

/// Lent kits that kept a family from a session, out still or not looked at since.
fn faults(read: &Read, hands: &Hands, place: Id<Place>) -> Reply<Vec<FaultRow>> {
    let mut rows = Vec::new();
    for fault in store::loans::faults(read, place)? {
        if hands.may(Deed::LookAtRecords, family_of(read, fault.family)?.place).is_err() {
            continue;
        }
        rows.push(FaultRow {
            kit: fault.kit.uuid(),
            kit_number: fault.kit_number,
            loan: fault.loan.uuid(),
            name: Household::of(read, fault.family)?.name(),
            session: fault.session.uuid(),
            held_on: fault.held_on,
        });
    }
    Ok(rows)
}

/// Types of which a place has promised more than it has.
fn short(read: &Read, place: Id<Place>, today: NaiveDate) -> Reply<Vec<KitKindWire>> {
    let kinds: BTreeSet<KitKind> = store::loans::open_reservations(read, Some(place))?
        .iter()
        .filter(|reserved| !reserved.waiting && reserved.days.until >= today)
        .map(|reserved| reserved.kind)
        .collect();
    let mut short = Vec::new();
    for kind in kinds {
        if !stock(read, place, kind, today, But::Nothing)?.keeps_its_word(today) {
            short.push(kind.into());
        }
    }
    Ok(short)
}
