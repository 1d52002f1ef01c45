//! Handing over (引き渡し): a need, an agreement, kits on the shelf, one slip (§4(1)).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::fiscal_year,
    devices::{KitKind, PartNeed, READINESS},
    loans::{ApprovedNeed, Claim, Condition, LENDING, LoanPeriod, NothingHandedOver, PartOut, lend},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read, Write,
    devices::{KitRecord, PartRecord, PartState},
    loans::{LoanPartRecord, LoanRecord, NeedRecord, ReservationRecord, SlipRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    LoanFailure, NeedRow, ReservationRow,
    allowed::{latest_due, may_borrow, need_until, period, refusal_of, within_need},
    reservations::reservation_row,
    rows::{need_row, staff_name},
    stock::{But, room, stock},
};
use crate::{
    Center, Failure, Reply,
    devices::{
        ConditionWire, KitRow, PartRow,
        checks::here_since,
        keeping::{checked_on, kit_of, kit_row, not_shelved},
    },
    families::brief::{Household, consent_sign, family_of},
    hands::Hands,
    refusals::RefusalSign,
    wire::{LONG_LINE, optional},
};

/// Show what a hand-over to a family needs.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct HandOverSheetRequest {
    /// For which need.
    pub need: Uuid,
}

/// What a hand-over needs: who, the need, the kits that can go.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandOverSheet {
    /// The need.
    pub need: NeedRow,
    /// The family's number.
    pub family_number: String,
    /// ふりがな.
    pub kana: String,
    /// 承諾, which every participant needs (§4(3)).
    pub consent: crate::families::ConsentSign,
    /// お断り (§6): who is refused borrows nothing.
    pub refusal: RefusalSign,
    /// Kits of the asked kinds on this place's shelf, then those of other places, with their parts.
    pub kits: Vec<HandOverKit>,
    /// The latest day the kits may be due.
    pub latest_due: NaiveDate,
    /// Days until then on which this place is closed: what is due then is due on the open day before.
    pub closed: Vec<NaiveDate>,
    /// What is reserved for this need and waits for its hand-over.
    pub reserved: Vec<ReservationRow>,
}

/// A kit that could be handed over, or why it cannot.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandOverKit {
    /// The kit.
    pub kit: KitRow,
    /// The day it was wiped and tested, and by whom.
    pub checked_on: Option<NaiveDate>,
    /// By whom.
    pub checked_by: Option<String>,
    /// Its parts.
    pub parts: Vec<crate::devices::PartRow>,
}

/// Hand kits over with one 借用書.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct HandOver {
    /// For which need.
    pub need: Uuid,
    /// The kits.
    pub kits: Vec<KitHandedOver>,
    /// The day they are due.
    pub due_on: NaiveDate,
    /// The day it happened, if not today.
    pub lent_on: Option<NaiveDate>,
}

/// A kit that is handed over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KitHandedOver {
    /// Which.
    pub kit: Uuid,
    /// The parts that go, each as it is.
    pub parts: Vec<PartHandedOver>,
    /// What was seen to work, in words.
    pub tested: Option<String>,
}

/// A part that is handed over or given back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PartHandedOver {
    /// Which.
    pub part: Uuid,
    /// As it is.
    pub condition: ConditionWire,
    /// Coming back: whether it is another of its kind than went (別の物).
    pub another: Option<bool>,
}

/// The kits went out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HandedOver {
    /// The 借用書.
    pub slip: Uuid,
    /// Its number.
    pub number: String,
    /// The loans, one a kit.
    pub loans: Vec<Uuid>,
    /// The day they are due: an open one.
    pub due_on: NaiveDate,
}

impl Center {
    /// What a hand-over needs.
    pub(crate) fn hand_over_sheet(&mut self, request: HandOverSheetRequest) -> Reply<HandOverSheet> {
        let (read, hands) = self.look();
        let need = store::loans::get_need(&read, request.need.into())?.ok_or(Failure::Gone)?;
        let family = family_of(&read, need.family)?;
        hands.may(Deed::LookAtRecords, family.place)?;
        let mut kits: Vec<KitRecord> = store::devices::all(&read, None)?
            .into_iter()
            .filter(|kit| need.kinds.contains(&kit.kind) && kit.retired_on.is_none())
            .filter(|kit| hands.may(Deed::KeepRecords, kit.place).is_ok())
            .collect();
        kits.sort_by_key(|kit| (kit.place != hands.me.place.id, kit.number.clone()));
        let kits = kits
            .iter()
            .map(|kit| {
                Ok(HandOverKit {
                    kit: kit_row(&read, &hands, kit)?,
                    checked_on: checked_on(kit),
                    checked_by: kit.checked_by.map(|id| staff_name(&read, id)).transpose()?,
                    parts: store::devices::parts(&read, kit.id)?.into_iter().map(PartRow::from).collect(),
                })
            })
            .collect::<Reply<_>>()?;
        let latest_due = latest_due(&read, hands.today())?;
        let place = hands.me.place.id;
        let latest_due = need_until(&read, &need, place)?.map_or(latest_due, |until| latest_due.min(until));
        let open = store::loans::open_days(&read, hands.me.place.id)?;
        let closed = hands.today().iter_days().take_while(|day| *day <= latest_due);
        let reserved = store::loans::reservations_of_need(&read, need.id)?;
        let reserved = reserved.iter().filter(|reserved| reserved.is_open());
        Ok(HandOverSheet {
            need: need_row(&read, &need)?,
            family_number: family.number,
            kana: Household::of(&read, family.id)?.kana(),
            consent: consent_sign(&read, family.id)?,
            refusal: refusal_of(&read, &hands, &need, hands.today())?,
            kits,
            latest_due,
            closed: closed.filter(|day| !open.is_open(*day)).collect(),
            reserved: reserved
                .map(|reserved| reservation_row(&read, &hands, reserved))
                .collect::<Reply<_>>()?,
        })
    }

    /// Hands kits over with one 借用書.
    pub(crate) fn hand_over(&mut self, request: HandOver) -> Reply<HandedOver> {
        self.act_on("hand_over", "lentOn", request.lent_on, |write, hands, lent_on| {
            let need = store::loans::get_need(write, request.need.into())?.ok_or(Failure::Gone)?;
            let approved = may_borrow(write, hands, &need, lent_on)?;
            if request.kits.is_empty() {
                return Err(LoanFailure::NothingNamed.into());
            }
            let slip = new_slip(write, hands, &need, lent_on)?;
            let open = store::loans::open_days(write, hands.me.place.id)?;
            let due_on = open.due_day(lent_on, request.due_on);
            let period = period(write, lent_on, due_on)?;
            within_need(write, &need, hands.me.place.id, due_on)?;
            let mut loans = Vec::new();
            for entry in &request.kits {
                loans.push(hand_one_over(write, hands, &slip, &approved, &need.kinds, period, entry)?);
            }
            Ok(HandedOver { slip: slip.id, number: slip.number, loans, due_on })
        })
    }
}

fn new_slip(write: &Write, hands: &Hands, need: &NeedRecord, lent_on: NaiveDate) -> Reply<SlipRecord> {
    let place = &hands.me.place;
    let prefix = format!("{}-貸-{}-", place.prefix, fiscal_year(hands.today()));
    let number = store::loans::highest_number(write, &prefix)? + 1;
    let slip = SlipRecord {
        id: hands.world.fresh(),
        number: format!("{prefix}{number:04}"),
        family: need.family,
        need: need.id,
        place: place.id,
        lent_at: hands.happened(lent_on),
        lent_by: hands.me.id,
    };
    store::loans::insert_slip(write, &slip)?;
    Ok(slip)
}

fn hand_one_over(
    write: &Write,
    hands: &Hands,
    slip: &SlipRecord,
    need: &ApprovedNeed,
    kinds: &[KitKind],
    period: LoanPeriod,
    entry: &KitHandedOver,
) -> Reply<Uuid> {
    let kit = kit_of(write, entry.kit.into())?;
    // Another place's kit is lent there, or here once it was handed on.
    hands.may(Deed::KeepRecords, kit.place)?;
    // An approval is for what was asked (§4(1)).
    if !kinds.contains(&kit.kind) {
        return Err(LoanFailure::KindNotApproved { kit: kit.number, clause: LENDING.to_string() }.into());
    }
    // Entered after the fact, a kit still was on this shelf that day, and ready.
    let since = here_since(write, &kit)?;
    if period.lent_on() < since {
        return Err(LoanFailure::NotHereYet { kit: kit.number, since }.into());
    }
    let shelved =
        store::devices::facts(write, &kit)?.shelved().map_err(|reason| not_shelved(&kit, reason))?;
    if let Some(on) = checked_on(&kit).filter(|on| period.lent_on() < *on) {
        let clause = READINESS.to_string();
        return Err(LoanFailure::NotCheckedThen { kit: kit.number, on, clause }.into());
    }
    // What happened on an earlier day is written down as it was; what happens now keeps other promises.
    let served = served_by(write, &kit, need)?;
    if period.lent_on() == hands.today() {
        let but = served.as_ref().map_or(But::Nothing, |served| But::Reservation(served.id));
        let stock = stock(write, kit.place, kit.kind, hands.today(), but)?;
        room(write, &stock, kit.place, kit.kind, Claim { from: hands.today(), until: period.due_on() })?;
    }
    let register = store::devices::parts(write, kit.id)?;
    let parts = parts_out(&kit, &register, entry)?;
    let loan = lend(hands.fresh(), shelved, need, period, parts)
        .map_err(|NothingHandedOver| LoanFailure::NothingNamed)?;
    store::loans::put(
        write,
        &LoanRecord {
            id: loan.id,
            slip: slip.id,
            kit: loan.kit,
            family: loan.family,
            lent_on: period.lent_on(),
            due_on: period.due_on(),
            returned_on: None,
            tested: optional("tested", entry.tested.as_deref().unwrap_or_default(), LONG_LINE)?,
        },
    )?;
    if let Some(served) = served {
        store::loans::put_reservation(write, &ReservationRecord { loan: Some(loan.id), ..served })?;
    }
    for out in &loan.parts {
        store::loans::put_part(
            write,
            &LoanPartRecord {
                id: hands.world.fresh(),
                loan: loan.id,
                part: out.part,
                condition_out: out.condition,
                back: None,
                lost_on: None,
            },
        )?;
        // The register learns the condition the part was seen in.
        if let Some(part) = register.iter().find(|part| part.id == out.part) {
            let seen = PartRecord { state: PartState::There(out.condition), ..part.clone() };
            store::devices::put_part(write, &seen)?;
        }
    }
    Ok(loan.id.uuid())
}

/// The reservation this kit serves: the first of its type and place that is promised for the need.
fn served_by(read: &Read, kit: &KitRecord, need: &ApprovedNeed) -> Reply<Option<ReservationRecord>> {
    let mut promised: Vec<ReservationRecord> = store::loans::reservations_of_need(read, need.id())?
        .into_iter()
        .filter(|reserved| reserved.is_open() && !reserved.waiting)
        .filter(|reserved| reserved.kind == kit.kind && reserved.place == kit.place)
        .collect();
    promised.sort_by_key(|reserved| reserved.days.from);
    Ok(promised.into_iter().next())
}

/// The parts that go along: each of this kit, each once, none that is needed left out.
fn parts_out(kit: &KitRecord, register: &[PartRecord], entry: &KitHandedOver) -> Reply<Vec<PartOut>> {
    let mut named = BTreeSet::new();
    let mut parts = Vec::new();
    for part in &entry.parts {
        let known = register.iter().any(|known| known.id.uuid() == part.part);
        if !known || !named.insert(part.part) {
            return Err(LoanFailure::ForeignPart.into());
        }
        parts.push(PartOut { part: Id::from(part.part), condition: part.condition.into() });
    }
    // What does not work does not help anyone to take part: broken is as good as left behind.
    let goes_along =
        |part: &PartRecord| parts.iter().any(|out| out.part == part.id && out.condition != Condition::Broken);
    let left_out = register.iter().find(|part| part.need == PartNeed::Required && !goes_along(part));
    if let Some(part) = left_out {
        return Err(LoanFailure::RequiredPartLeftOut {
            kit: kit.number.clone(),
            part: part.name.clone(),
            clause: LENDING.to_string(),
        }
        .into());
    }
    Ok(parts)
}
