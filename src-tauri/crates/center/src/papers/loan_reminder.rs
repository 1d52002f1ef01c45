//! 督促: for what is overdue of a hand-over. Its printing stands in the loans' call log (督促の記録).

use chrono::{Days, NaiveDate};
use domain::{
    Id,
    loans::{Loan, Tone, days_over},
};
use store::{
    Read, Write,
    loans::{LoanRecord, ReminderRecord},
    papers::PaperRecord,
};
use uuid::Uuid;

use super::{
    PaperFailure,
    contents::{OnPaper, Says as Kept, contents_of, kept},
    gathering::{Gathering, Ready},
    loan_receipt::{KitWords, PartWords},
};
use crate::{Failure, Reply, devices::keeping::kit_of, hands::Hands, loans::ToneWire};

/// So many days a letter leaves to bring things back; a closed day becomes the open day before it.
const DAYS_TO_ANSWER: Days = Days::new(7);

kept! {
    paper LoanReminderPaper {
        tone: ToneWire,
        name: String,
        slip: String,
        kits: Vec<KitWords>,
        lent_on: NaiveDate,
        due_on: NaiveDate,
        days_over: u32,
        return_by: NaiveDate,
        return_to: String,
    }
}

impl OnPaper for ToneWire {
    type Paper = Tone;
    fn on_paper(self) -> Tone {
        self.into()
    }
}

pub(super) fn gather(gathering: &Gathering, slip: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let today = gathering.today();
    let slip = store::loans::get_slip(read, slip)?.ok_or(Failure::Gone)?;
    let household = gathering.household(slip.family)?;
    let mut late: Vec<LoanRecord> = store::loans::of_slip(read, slip.id)?;
    late.retain(|loan| loan.returned_on.is_none() && loan.due_on < today);
    let first = late.iter().min_by_key(|loan| loan.due_on).ok_or(PaperFailure::NotOverdue)?;
    let over = days_over(first.due_on, today);
    let tones = store::loans::rules(read)?.tones;
    let tone = tones.of_letter(over, loudest(read, &late)?).ok_or(PaperFailure::NotOverdue)?;
    let open = store::loans::open_days(read, slip.place)?;
    let says = Says {
        tone: tone.into(),
        name: household.name(),
        slip: slip.number,
        kits: late.iter().map(|loan| still_out(read, loan)).collect::<Reply<_>>()?,
        lent_on: first.lent_on,
        due_on: first.due_on,
        days_over: over,
        return_by: open.due_day(today, today + DAYS_TO_ANSWER),
        return_to: gathering.place_name(slip.place)?,
    };
    Ok(Ready {
        family: Some(slip.family),
        subject: Some(slip.id),
        says: Kept::LoanReminder(says),
        version: gathering.version_on(today)?,
    })
}

/// The loudest letter about any of the loans.
fn loudest(read: &Read, loans: &[LoanRecord]) -> Reply<Option<Tone>> {
    let mut loudest = None;
    for loan in loans {
        loudest = loudest.max(last_letter(read, loan.id)?);
    }
    Ok(loudest)
}

/// The loudest letter about a loan.
pub(crate) fn last_letter(read: &Read, loan: Id<Loan>) -> Reply<Option<Tone>> {
    Ok(store::loans::reminders(read, loan)?.into_iter().filter_map(|reminder| reminder.tone).max())
}

/// The kit of a loan with the parts the family still has.
fn still_out(read: &Read, loan: &LoanRecord) -> Reply<KitWords> {
    let kit = kit_of(read, loan.kit)?;
    let mut parts = Vec::new();
    for line in store::loans::parts(read, loan.id)? {
        if line.is_out() {
            let name = store::devices::get_part(read, line.part)?.ok_or(Failure::Gone)?.name;
            parts.push(PartWords { name, count: 1, condition: String::new() });
        }
    }
    Ok(KitWords { number: kit.number, name: kit.name, parts, condition: String::new() })
}

/// A reminder left the program: the first time, it stands with the calls of every loan it is about.
pub(super) fn note_sent(write: &Write, hands: &Hands, record: &PaperRecord) -> Reply<()> {
    let (Kept::LoanReminder(says), Some(slip)) = (contents_of(record)?.says, record.subject) else {
        return Err(Failure::Broken);
    };
    if !store::papers::printings(write, record.id)?.is_empty() {
        return Ok(());
    }
    for loan in store::loans::of_slip(write, slip)? {
        if loan.returned_on.is_none() && loan.due_on < record.issued_on {
            let reminder = ReminderRecord {
                id: hands.world.fresh(),
                loan: loan.id,
                tone: Some(says.tone.into()),
                at: hands.now,
                made_by: hands.me.id,
                said: record.number.clone(),
            };
            store::loans::put_reminder(write, &reminder)?;
        }
    }
    Ok(())
}
