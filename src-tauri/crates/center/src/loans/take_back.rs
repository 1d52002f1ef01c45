//! Taking back (返却): part by part; what is not named stays out, and overdue stays overdue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    Id,
    loans::{Condition, Loan},
    places::Place,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Write,
    devices::{Exactness, KitRecord, PartRecord, PartState},
    loans::{LoanPartRecord, LoanRecord, PartBack},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    ExtensionRow, LoanFailure, LoanRow, LossRow, PartHandedOver, ReminderRow, ReservationRow, SignedRow,
    ToneWire,
    extend::{extension_rows, latest_extension, reminder_rows},
    losses::loss_row,
    reservations::next_in_line,
    rows::{loan_part_row, loan_row, staff_name},
    signing::signed_row,
};
use crate::{
    Center, Failure, Reply,
    attachments::{AttachmentRow, attachment_rows},
    devices::{
        ConditionWire, KitRow, KitState,
        checks::unchecked,
        keeping::{kit_of, kit_row, kit_state},
    },
    families::brief::family_of,
    hands::Hands,
    history::shown,
    papers::{last_letter, paper_rows},
};

/// Show a loan.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanCardRequest {
    /// Which.
    pub loan: Uuid,
}

/// A loan with its parts.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanCard {
    /// What lists show of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: LoanRow,
    /// The parts that went.
    pub lines: Vec<LoanPartRow>,
    /// Who handed it over.
    pub lent_by: String,
    /// Where (short name).
    pub lent_at: String,
    /// How the kit stands now.
    pub kit_state: KitState,
    /// What was seen to work at the hand-over; empty where nothing was noted.
    pub tested: String,
    /// How often it was extended, the first first.
    pub extensions: Vec<ExtensionRow>,
    /// How the family was reminded, the latest first.
    pub reminders: Vec<ReminderRow>,
    /// The tone of a reminder that fits today; none while it is not overdue.
    pub tone: Option<ToneWire>,
    /// The tone the next letter will have; none while it is not overdue.
    pub letter: Option<ToneWire>,
    /// What was reported lost or broken.
    pub losses: Vec<LossRow>,
    /// Who waits for a kit of this type next.
    pub next: Option<ReservationRow>,
    /// The latest day it may be extended to, and the closed days until then.
    pub latest_due: NaiveDate,
    /// Days until then on which the place is closed.
    pub closed: Vec<NaiveDate>,
    /// What was printed for it.
    pub papers: Vec<crate::papers::PaperRow>,
    /// The borrower's signature, where it was written on the screen.
    pub signed: Option<SignedRow>,
    /// Pictures of it, as it went and as it came back.
    pub pictures: Vec<AttachmentRow>,
    /// Who changed what.
    pub history: Vec<crate::history::HistoryRow>,
}

/// A part of a loan.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanPartRow {
    /// The part.
    pub part: Uuid,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// As it went.
    pub condition_out: ConditionWire,
    /// The day it came back.
    pub returned_on: Option<NaiveDate>,
    /// As it came back.
    pub condition_back: Option<ConditionWire>,
    /// At which place (short name).
    pub returned_to: Option<String>,
    /// The day it was reported lost.
    pub lost_on: Option<NaiveDate>,
    /// Whether it must be this very one that comes back.
    pub exact: bool,
    /// Its serial number, to compare; empty where it has none.
    pub serial: String,
    /// Whether another of its kind came back for it.
    pub another: bool,
}

/// Take parts of a loan back; what is not named stays out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct TakeBack {
    /// Which loan.
    pub loan: Uuid,
    /// The parts that came back, each as it is.
    pub parts: Vec<PartHandedOver>,
    /// The day it happened, if not today.
    pub returned_on: Option<NaiveDate>,
    /// The place it came back at, if not this person's own.
    pub returned_to: Option<Uuid>,
}

/// The parts are back.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct TakenBack {
    /// Parts that are still out, by name.
    pub still_out: Vec<String>,
    /// The 借用書 it belongs to.
    pub slip: Uuid,
    /// Who waits for a kit of this type next, once the kit is back.
    pub next: Option<ReservationRow>,
}

/// Show what is out with a loan that is brought to another place than its own: the kit, and not the family (§3).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReturnSheetRequest {
    /// Which loan.
    pub loan: Uuid,
}

/// What is out with a loan.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ReturnSheet {
    /// Which loan.
    pub id: Uuid,
    /// The kit.
    pub kit: KitRow,
    /// The day it is due.
    pub due_on: NaiveDate,
    /// The parts that went.
    pub lines: Vec<LoanPartRow>,
}

/// Find the open loan of a kit by its number, as typed or scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanOfKit {
    /// The kit's number (南-K03), in any width.
    pub number: String,
}

/// The open loan of a kit.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanFound {
    /// Which.
    pub loan: Uuid,
    /// Whether its record is this person's to open; else it is taken back without the family's name.
    pub own: bool,
}

impl Center {
    /// A loan with its parts.
    pub(crate) fn loan_card(&mut self, request: LoanCardRequest) -> Reply<LoanCard> {
        let (read, hands) = self.look();
        let loan = loan_of(&read, &hands, request.loan, Deed::LookAtRecords)?;
        let slip = store::loans::get_slip(&read, loan.slip)?.ok_or(Failure::Gone)?;
        let place = store::places::get(&read, slip.place)?.ok_or(Failure::Gone)?;
        let parts = store::loans::parts(&read, loan.id)?;
        let losses = store::loans::losses(&read, loan.id)?;
        let records: Vec<_> = std::iter::once(("loans", loan.id.uuid()))
            .chain(parts.iter().map(|part| ("loan_parts", part.id)))
            .chain(losses.iter().map(|loss| ("losses", loss.id.uuid())))
            .collect();
        let kit = kit_of(&read, loan.kit)?;
        let (latest_due, closed) = latest_extension(&read, &hands, &loan)?;
        let row = loan_row(&read, &loan, hands.today())?;
        let tones = store::loans::rules(&read)?.tones;
        let mut papers = store::papers::about(&read, loan.slip)?;
        for loss in &losses {
            papers.extend(store::papers::about(&read, loss.id.uuid())?);
        }
        Ok(LoanCard {
            tone: tones.after(row.days_over).map(ToneWire::from),
            letter: tones.of_letter(row.days_over, last_letter(&read, loan.id)?).map(ToneWire::from),
            tested: loan.tested.clone(),
            extensions: extension_rows(&read, loan.id)?,
            reminders: reminder_rows(&read, loan.id)?,
            losses: losses.iter().map(|loss| loss_row(&read, loss)).collect::<Reply<_>>()?,
            next: next_in_line(&read, &hands, &kit)?,
            latest_due,
            closed,
            row,
            lines: parts.iter().map(|part| loan_part_row(&read, part)).collect::<Reply<_>>()?,
            lent_by: staff_name(&read, slip.lent_by)?,
            lent_at: place.short_name,
            kit_state: kit_state(&read, &hands, &kit)?,
            papers: paper_rows(&read, papers)?,
            signed: signed_row(&read, loan.slip)?,
            pictures: attachment_rows(&read, loan.id.uuid())?,
            history: shown(&read, &records)?,
        })
    }

    /// What is out with a loan, for the place it is brought to.
    pub(crate) fn return_sheet(&mut self, request: ReturnSheetRequest) -> Reply<ReturnSheet> {
        let (read, hands) = self.look();
        let loan = may_take_back(&read, &hands, request.loan, hands.me.place.id)?;
        let lines = store::loans::parts(&read, loan.id)?;
        Ok(ReturnSheet {
            id: loan.id.uuid(),
            kit: kit_row(&read, &hands, &kit_of(&read, loan.kit)?)?,
            due_on: loan.due_on,
            lines: lines.iter().map(|part| loan_part_row(&read, part)).collect::<Reply<_>>()?,
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
        let own = loan_of(&read, &hands, loan.id.uuid(), Deed::LookAtRecords).is_ok();
        Ok(LoanFound { loan: loan.id.uuid(), own })
    }

    /// Takes parts of a loan back.
    pub(crate) fn take_back(&mut self, request: TakeBack) -> Reply<TakenBack> {
        self.act_on("take_back", "returnedOn", request.returned_on, |write, hands, on| {
            let to = match request.returned_to {
                None => hands.me.place.id,
                Some(place) => store::places::get(write, place.into())?.ok_or(Failure::Gone)?.id,
            };
            let loan = may_take_back(write, hands, request.loan, to)?;
            if on < loan.lent_on {
                return Err(LoanFailure::BackBeforeLent { lent_on: loan.lent_on }.into());
            }
            let out = store::loans::parts(write, loan.id)?;
            let back = named(write, &out, &request)?;
            for Back { line, condition, another } in back {
                let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
                if another && part.exactness == Exactness::ThisVeryOne {
                    return Err(LoanFailure::NotThatVeryOne { part: part.name }.into());
                }
                let back = Some(PartBack { on, to, received_by: hands.me.id, condition, another });
                store::loans::put_part(write, &LoanPartRecord { back, lost_on: None, ..line.clone() })?;
                // Of another of its kind, the old serial number says nothing.
                let serial = if another { String::new() } else { part.serial.clone() };
                let seen = PartRecord { state: PartState::There(condition), serial, ..part };
                store::devices::put_part(write, &seen)?;
            }
            let (slip, kit, open) = (loan.slip, loan.kit, loan.returned_on.is_none());
            let still_out = if open { close_when_complete(write, loan, on, to)? } else { Vec::new() };
            let next = if still_out.is_empty() && open {
                next_in_line(write, hands, &kit_of(write, kit)?)?
            } else {
                None
            };
            Ok(TakenBack { still_out, slip, next })
        })
    }
}

/// A part that comes back.
struct Back<'a> {
    line: &'a LoanPartRecord,
    condition: Condition,
    /// Another of its kind than went.
    another: bool,
}

/// The lines the request names: each of this loan, each once, each still out.
fn named<'a>(write: &Write, out: &'a [LoanPartRecord], request: &TakeBack) -> Reply<Vec<Back<'a>>> {
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
        lines.push(Back { line, condition: part.condition.into(), another: part.another == Some(true) });
    }
    Ok(lines)
}

/// Closes the loan once its last part is back or known to be lost; from then on the kit lies where it
/// came back, and waits to be checked. Answers with the names of the parts that are still out.
pub(super) fn close_when_complete(
    write: &Write,
    loan: LoanRecord,
    on: NaiveDate,
    at: Id<Place>,
) -> Reply<Vec<String>> {
    let mut still_out = Vec::new();
    let mut last = on;
    for line in store::loans::parts(write, loan.id)? {
        if line.is_out() {
            let part = store::devices::get_part(write, line.part)?.ok_or(Failure::Gone)?;
            still_out.push(part.name);
        }
        last = last.max(line.back.map_or(on, |back| back.on));
    }
    if still_out.is_empty() {
        let kit = kit_of(write, loan.kit)?;
        store::loans::put(write, &LoanRecord { returned_on: Some(last), ..loan })?;
        store::devices::put(write, &KitRecord { lies_at: at, ..unchecked(kit) })?;
    }
    Ok(still_out)
}

/// A loan this person may see, or keep: the place that keeps the family, and while it is out the place that keeps the
/// kit too. Whoever gets the kit afterwards is told nothing of who had it (§3).
pub(crate) fn loan_of(read: &store::Read, hands: &Hands, id: Uuid, deed: Deed) -> Reply<LoanRecord> {
    let loan = store::loans::get(read, domain::Id::<Loan>::from(id))?.ok_or(Failure::Gone)?;
    let family = family_of(read, loan.family)?;
    let kit = kit_of(read, loan.kit)?;
    if loan.returned_on.is_some() || hands.may(deed, kit.place).is_err() {
        hands.may(deed, family.place)?;
    }
    Ok(loan)
}

/// A loan that comes back at a place: those at home with it take it back anywhere, the staff of any place what is
/// brought to them (§4(1) lends at three places as one).
fn may_take_back(read: &store::Read, hands: &Hands, id: Uuid, to: Id<Place>) -> Reply<LoanRecord> {
    match loan_of(read, hands, id, Deed::KeepRecords) {
        Err(Failure::Forbidden(_)) if to == hands.me.place.id => {
            hands.may(Deed::KeepRecords, to)?;
            store::loans::get(read, Id::<Loan>::from(id))?.ok_or(Failure::Gone)
        }
        loan => loan,
    }
}

/// A kit's number as typed or scanned: full width or half, with any dash, in any case.
pub(crate) fn half_width(typed: &str) -> String {
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
