//! Taking back (返却): part by part; what is not named stays out, and overdue stays overdue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{devices::Checked, loans::Loan, staff::Deed};
use store::{
    Write,
    devices::{PartRecord, PartState},
    loans::{LoanPartRecord, LoanRecord, PartBack},
};

use super::{
    LoanCard, LoanCardRequest, LoanFailure, LoanFound, LoanOfKit, TakeBack, TakenBack,
    hand_over::NOON,
    rows::{loan_part_row, loan_row, staff_name},
};
use crate::{
    Center, Failure, Reply,
    desk::not_after,
    devices::keeping::{kit_of, kit_state},
    families::brief::family_of,
    hands::Hands,
    history::shown,
    papers::paper_rows,
};

impl Center {
    /// A loan with its parts.
    pub(crate) fn loan_card(&mut self, request: LoanCardRequest) -> Reply<LoanCard> {
        let (read, hands) = self.look();
        let loan = loan_of(&read, &hands, request.loan, Deed::LookAtRecords)?;
        let slip = store::loans::get_slip(&read, loan.slip)?.ok_or(Failure::Gone)?;
        let place = store::places::get(&read, slip.place)?.ok_or(Failure::Gone)?;
        let parts = store::loans::parts(&read, loan.id)?;
        let records: Vec<_> = std::iter::once(("loans", loan.id.uuid()))
            .chain(parts.iter().map(|part| ("loan_parts", part.id)))
            .collect();
        Ok(LoanCard {
            row: loan_row(&read, &loan, hands.today())?,
            lines: parts.iter().map(|part| loan_part_row(&read, part)).collect::<Reply<_>>()?,
            lent_by: staff_name(&read, slip.lent_by)?,
            lent_at: place.short_name,
            kit_state: kit_state(&read, &hands, &kit_of(&read, loan.kit)?)?,
            papers: paper_rows(&read, store::papers::about(&read, loan.slip)?)?,
            history: shown(&read, &records)?,
        })
    }

    /// The open loan of a kit, by its number as typed or scanned.
    pub(crate) fn loan_of_kit(&mut self, request: LoanOfKit) -> Reply<LoanFound> {
        let (read, hands) = self.look();
        let number = half_width(&request.number);
        let kit = store::devices::by_number(&read, &number)?.ok_or(LoanFailure::KitUnknown)?;
        hands.may(Deed::LookAtStock, kit.place)?;
        let loan =
            store::loans::open_of_kit(&read, kit.id)?.ok_or(LoanFailure::KitNotOut { kit: kit.number })?;
        Ok(LoanFound { loan: loan.id.uuid() })
    }

    /// Takes parts of a loan back.
    pub(crate) fn take_back(&mut self, request: TakeBack) -> Reply<TakenBack> {
        let (_, hands) = self.look();
        let today = hands.today();
        let on = not_after("returnedOn", request.returned_on.unwrap_or(today), today)?;
        let at = if on == today { hands.now } else { hands.moment(on, NOON) };
        self.act_at("take_back", at, |write, hands| {
            let loan = loan_of(write, hands, request.loan, Deed::KeepRecords)?;
            if on < loan.lent_on {
                return Err(LoanFailure::BackBeforeLent { lent_on: loan.lent_on }.into());
            }
            let out = store::loans::parts(write, loan.id)?;
            let back = named(write, &out, &request)?;
            for (line, condition) in back {
                let back = Some(PartBack { on, to: hands.me.place.id, received_by: hands.me.id, condition });
                store::loans::put_part(write, &LoanPartRecord { back, ..line.clone() })?;
                let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
                let seen = PartRecord { state: PartState::There(condition), ..part };
                store::devices::put_part(write, &seen)?;
            }
            let slip = loan.slip;
            Ok(TakenBack { still_out: close_when_complete(write, loan, on)?, slip })
        })
    }
}

/// The lines the request names: each of this loan, each once, each still out.
fn named<'a>(
    write: &Write,
    out: &'a [LoanPartRecord],
    request: &TakeBack,
) -> Reply<Vec<(&'a LoanPartRecord, domain::loans::Condition)>> {
    if request.parts.is_empty() {
        return Err(LoanFailure::NothingNamed.into());
    }
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for part in &request.parts {
        let line = out
            .iter()
            .find(|line| line.part.uuid() == part.part)
            .filter(|_| seen.insert(part.part))
            .ok_or(LoanFailure::ForeignPart)?;
        if line.back.is_some() {
            let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
            return Err(LoanFailure::PartBackAlready { part: part.name }.into());
        }
        lines.push((line, part.condition.into()));
    }
    Ok(lines)
}

/// Closes the loan once its last part is back; from then on the kit waits to be checked. Answers
/// with the names of the parts that are still out.
fn close_when_complete(write: &Write, loan: LoanRecord, on: NaiveDate) -> Reply<Vec<String>> {
    let mut still_out = Vec::new();
    let mut last = on;
    for line in store::loans::parts(write, loan.id)? {
        match line.back {
            Some(back) => last = last.max(back.on),
            None => {
                let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
                still_out.push(part.name);
            }
        }
    }
    if still_out.is_empty() {
        let mut kit = kit_of(write, loan.kit)?;
        store::loans::put(write, &LoanRecord { returned_on: Some(last), ..loan })?;
        kit.checked = Checked::NotYet;
        kit.checked_by = None;
        store::devices::put(write, &kit)?;
    }
    Ok(still_out)
}

/// A loan this person may see, or keep. A kit may come back at any place (§4(1)), so the place
/// that lent it and the place that keeps the family are both at home with it.
fn loan_of(read: &store::Read, hands: &Hands, id: uuid::Uuid, deed: Deed) -> Reply<LoanRecord> {
    let loan = store::loans::get(read, domain::Id::<Loan>::from(id))?.ok_or(Failure::Gone)?;
    let family = family_of(read, loan.family)?;
    let kit = kit_of(read, loan.kit)?;
    if hands.may(deed, kit.place).is_err() {
        hands.may(deed, family.place)?;
    }
    Ok(loan)
}

/// A kit's number as typed or scanned: full width or half, with any dash, in any case.
fn half_width(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'ー' | '−' | '‐' | '–' | '－' | 'ｰ' => '-',
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .map(|c| c.to_ascii_uppercase())
        .collect()
}
