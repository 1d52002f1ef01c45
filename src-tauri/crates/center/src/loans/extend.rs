//! Extending and reminding (延長、督促): a later day where nobody waits; calls and letters once it is over.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    loans::{Claim, Loan, LoanPeriod, NotAnExtension, Tone},
    opening::OpenDays,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    loans::{ExtensionRecord, LoanRecord, ReminderRecord},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    LoanFailure,
    allowed::{approved, longest_days, need_until, no_period, not_before, within_need},
    rows::staff_name,
    stock::{But, room, stock},
    take_back::loan_of,
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    devices::keeping::kit_of,
    hands::Hands,
    wire::{LONG_LINE, needed},
};

/// Let a family keep a kit longer (延長).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExtendLoan {
    /// Which loan.
    pub loan: Uuid,
    /// The new day; one the place is closed on becomes the open day before it.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The day it was agreed, if not today.
    pub on: Option<NaiveDate>,
}

/// The loan is due later.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Extended {
    /// The day it is due now.
    pub due_on: NaiveDate,
}

/// An extension, as the loan's card shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ExtensionRow {
    /// The day it was due.
    pub from: NaiveDate,
    /// The day it is due since.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
    /// When.
    pub made_on: NaiveDate,
    /// By whom.
    pub made_by: String,
}

/// Write down that the family was called (電話).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LogCall {
    /// About which loan.
    pub loan: Uuid,
    /// What was said.
    pub said: String,
    /// The day of the call, if not today.
    pub on: Option<NaiveDate>,
}

/// A reminder, as the loan's card shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ReminderRow {
    /// The letter's tone; none for a call.
    pub tone: Option<ToneWire>,
    /// When (RFC 3339).
    pub at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// What was said; the 文書番号 of a letter.
    pub said: String,
}

/// The tone of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Tone", export_to = "center.ts")]
pub enum ToneWire {
    /// お願い.
    First,
    /// 再度のお願い.
    Second,
    /// 最終.
    Final,
}

impl Center {
    /// Lets a family keep a kit longer, where the need still holds and nobody waits for the kit.
    pub(crate) fn extend_loan(&mut self, request: ExtendLoan) -> Reply<Extended> {
        self.act_on("extend_loan", "on", request.on, |write, hands, on| {
            let loan = loan_of(write, hands, request.loan, Deed::KeepRecords)?;
            if loan.returned_on.is_some() {
                return Err(LoanFailure::BackAlready.into());
            }
            not_before(on, loan.lent_on)?;
            let today = hands.today();
            let slip = store::loans::get_slip(write, loan.slip)?.ok_or(Failure::Gone)?;
            let need = store::loans::get_need(write, slip.need)?.ok_or(Failure::Gone)?;
            approved(&need, on)?;
            let kit = kit_of(write, loan.kit)?;
            let open = store::loans::open_days(write, kit.place)?;
            let due_on = open.due_day(loan.due_on, request.due_on);
            let period = LoanPeriod::of(loan.lent_on, loan.due_on)
                .extended(due_on, on, longest_days(write)?)
                .map_err(|reason| match reason {
                    NotAnExtension::NotLater => LoanFailure::NotLater { due_on: loan.due_on },
                    NotAnExtension::Period(reason) => no_period(reason),
                })?;
            within_need(write, &need, kit.place, due_on)?;
            let stock = stock(write, kit.place, kit.kind, today, But::LoanOf(kit.id))?;
            // The days of its check were its own already.
            let from = (loan.due_on + chrono::Days::new(u64::from(stock.buffer_days) + 1)).max(today);
            if from <= period.due_on() {
                room(write, &stock, kit.place, kit.kind, Claim { from, until: period.due_on() })?;
            }
            store::loans::put_extension(
                write,
                &ExtensionRecord {
                    id: hands.world.fresh(),
                    loan: loan.id,
                    from: loan.due_on,
                    to: period.due_on(),
                    reason: needed("reason", &request.reason, LONG_LINE)?,
                    made_on: on,
                    made_by: hands.me.id,
                },
            )?;
            store::loans::put(write, &LoanRecord { due_on: period.due_on(), ..loan })?;
            Ok(Extended { due_on: period.due_on() })
        })
    }

    /// Writes down that the family was called.
    pub(crate) fn log_call(&mut self, request: LogCall) -> Reply<Done> {
        self.act_on("log_call", "on", request.on, |write, hands, on| {
            let loan = loan_of(write, hands, request.loan, Deed::KeepRecords)?;
            not_before(on, loan.lent_on)?;
            store::loans::put_reminder(
                write,
                &ReminderRecord {
                    id: hands.world.fresh(),
                    loan: loan.id,
                    tone: None,
                    at: hands.happened(on),
                    made_by: hands.me.id,
                    said: needed("said", &request.said, LONG_LINE)?,
                },
            )?;
            Ok(Done {})
        })
    }
}

/// The latest day a loan may be extended to, and the closed days until then.
pub(super) fn latest_extension(
    read: &Read,
    hands: &Hands,
    loan: &LoanRecord,
) -> Reply<(NaiveDate, Vec<NaiveDate>)> {
    let longest = chrono::Days::new(u64::from(longest_days(read)?));
    let latest = loan.due_on.max(hands.today()) + longest;
    let latest = latest.min(domain::calendar::fiscal_year_end(loan.lent_on));
    let kit = kit_of(read, loan.kit)?;
    let slip = store::loans::get_slip(read, loan.slip)?.ok_or(Failure::Gone)?;
    let need = store::loans::get_need(read, slip.need)?.ok_or(Failure::Gone)?;
    let latest = need_until(read, &need, kit.place)?.map_or(latest, |until| latest.min(until));
    let open: OpenDays = store::loans::open_days(read, kit.place)?;
    let days = loan.due_on.iter_days().take_while(|day| *day <= latest);
    Ok((latest, days.filter(|day| !open.is_open(*day)).collect()))
}

/// A loan's extensions.
pub(super) fn extension_rows(read: &Read, loan: Id<Loan>) -> Reply<Vec<ExtensionRow>> {
    store::loans::extensions(read, loan)?
        .into_iter()
        .map(|extension| {
            Ok(ExtensionRow {
                from: extension.from,
                to: extension.to,
                reason: extension.reason,
                made_on: extension.made_on,
                made_by: staff_name(read, extension.made_by)?,
            })
        })
        .collect()
}

/// A loan's reminders.
pub(super) fn reminder_rows(read: &Read, loan: Id<Loan>) -> Reply<Vec<ReminderRow>> {
    store::loans::reminders(read, loan)?
        .into_iter()
        .map(|reminder| {
            Ok(ReminderRow {
                tone: reminder.tone.map(ToneWire::from),
                at: reminder.at,
                made_by: staff_name(read, reminder.made_by)?,
                said: reminder.said,
            })
        })
        .collect()
}

impl From<ToneWire> for Tone {
    fn from(tone: ToneWire) -> Self {
        match tone {
            ToneWire::First => Self::First,
            ToneWire::Second => Self::Second,
            ToneWire::Final => Self::Final,
        }
    }
}

impl From<Tone> for ToneWire {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::First => Self::First,
            Tone::Second => Self::Second,
            Tone::Final => Self::Final,
        }
    }
}
