//! The board (貸出の一覧): what is out, what waits, and the kits on their days.

use chrono::{Days, NaiveDate};
use domain::{devices::Checked, staff::Deed};
use store::{Read, devices::KitRecord};

use super::{
    KitBar, KitBarKind, KitLine, LoanBoard, LoanBoardRequest,
    rows::{days_over, loan_row, need_row},
};
use crate::{
    Center, Failure, Problem, Reply,
    devices::{KitState, keeping::kit_row},
    families::brief::{Household, family_of},
    hands::Hands,
};

/// The most days the calendar shows.
const MOST_DAYS: u32 = 62;

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
        let kits: Vec<KitRecord> = store::devices::all(&read, Some(place.id))?
            .into_iter()
            .filter(|kit| kit.retired_on.is_none())
            .collect();
        let calendar = kits
            .iter()
            .map(|kit| {
                Ok(KitLine {
                    kit: kit_row(&read, &hands, kit)?,
                    bars: bars(&read, &hands, kit, request.from, until)?,
                })
            })
            .collect::<Reply<Vec<_>>>()?;
        let to_check = calendar
            .iter()
            .filter(|line| !matches!(line.kit.state, KitState::OnShelf | KitState::Out { .. }))
            .map(|line| line.kit.clone())
            .collect();
        // Whose kits are out, and who asks, is for those who may see the families.
        let (needs_waiting, to_hand_over, out) = if own {
            let rows = |needs: Vec<_>| needs.iter().map(|need| need_row(&read, need)).collect();
            (
                rows(store::loans::needs_waiting(&read, Some(place.id))?),
                rows(store::loans::to_hand_over(&read, Some(place.id), hands.today())?),
                store::loans::open(&read, Some(place.id))?
                    .iter()
                    .map(|loan| loan_row(&read, loan, hands.today()))
                    .collect(),
            )
        } else {
            (Ok(Vec::new()), Ok(Vec::new()), Ok(Vec::new()))
        };
        Ok(LoanBoard {
            place: place.id.uuid(),
            place_name: place.short_name,
            calendar,
            needs_waiting: needs_waiting?,
            to_hand_over: to_hand_over?,
            out: out?,
            to_check,
        })
    }
}

/// What a kit does on the days from one to another, the earliest first.
fn bars(
    read: &Read,
    hands: &Hands,
    kit: &KitRecord,
    from: NaiveDate,
    until: NaiveDate,
) -> Reply<Vec<KitBar>> {
    let today = hands.today();
    let mut bars = Vec::new();
    for loan in store::loans::of_kit_between(read, kit.id, from, until)? {
        let id = loan.id.uuid();
        let family = family_of(read, loan.family)?;
        let name = if hands.may(Deed::LookAtRecords, family.place).is_ok() {
            Some(Household::of(read, family.id)?.name())
        } else {
            None
        };
        let due_or_back = loan.returned_on.map_or(loan.due_on, |back| back.min(loan.due_on));
        bars.push(KitBar {
            from: loan.lent_on,
            until: due_or_back,
            what: KitBarKind::Lent { loan: id, name },
        });
        let over_until = loan.returned_on.unwrap_or(today);
        if over_until > loan.due_on {
            let days = days_over(loan.due_on, None, over_until);
            bars.push(KitBar {
                from: loan.due_on + Days::new(1),
                until: over_until,
                what: KitBarKind::Overdue { loan: id, days },
            });
        }
    }
    if let Some(since) = kit.repair_since {
        let what = KitBarKind::InRepair;
        bars.push(KitBar { from: since, until: today.max(until), what });
    } else if kit.checked == Checked::NotYet && store::loans::open_of_kit(read, kit.id)?.is_none() {
        bars.push(KitBar { from: today, until: today, what: KitBarKind::ToCheck });
    }
    bars.retain(|bar| bar.from <= until && bar.until >= from && bar.from <= bar.until);
    bars.sort_by_key(|bar| bar.from);
    Ok(bars)
}
