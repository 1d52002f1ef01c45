//! What the city sets for lending (貸出の決めごと): days of check, closed days, two people, reminders.

use chrono::{NaiveDate, Weekday};
use domain::{loans::Tones, opening::Holidays, staff::Deed};
use serde::{Deserialize, Serialize};
use store::loans::{ClosedDay, LoanRules};
use ts_rs::TS;
use uuid::Uuid;

use super::LoanFailure;
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    wire::{LINE, bounded, optional},
};

/// Show what the city sets for lending, and the closed days of this person's place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LoanRulesRequest {}

/// What the city sets for lending.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LoanRulesSheet {
    /// What is set.
    pub rules: SetLoanRules,
    /// The place's own closed days, the earliest first, from today on.
    pub closed: Vec<ClosedDayRow>,
}

/// Set what the city sets for lending.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetLoanRules {
    /// Days to wipe and test a kit before it goes again, 0 to 30.
    pub buffer_days: u32,
    /// Closed every week on these days: 1 Monday to 7 Sunday.
    pub closed_weekdays: Vec<u8>,
    /// Closed on holidays and from 29 December to 3 January.
    pub closed_holidays: bool,
    /// Whoever took a need down does not decide on it, where someone else could.
    pub two_people: bool,
    /// 再度のお願い from so many days on.
    pub second_after_days: u32,
    /// 最終 from so many days on.
    pub final_after_days: u32,
}

/// A day on which the place is closed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClosedDayRow {
    /// Its record.
    pub id: Uuid,
    /// Which day.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// This person's place is closed on a day (臨時休館).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AddClosedDay {
    /// Which day.
    pub day: NaiveDate,
    /// Why, if it is to be said.
    pub reason: String,
}

/// The place is open that day after all.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RemoveClosedDay {
    /// Which record.
    pub closed: Uuid,
}

impl Center {
    /// What the city sets for lending.
    pub(crate) fn loan_rules(&mut self, LoanRulesRequest {}: LoanRulesRequest) -> Reply<LoanRulesSheet> {
        let (read, hands) = self.look();
        let rules = store::loans::rules(&read)?;
        let closed = store::loans::closed_days(&read, hands.me.place.id)?
            .into_iter()
            .filter(|closed| closed.day >= hands.today())
            .map(|closed| ClosedDayRow { id: closed.id, day: closed.day, reason: closed.reason })
            .collect();
        Ok(LoanRulesSheet {
            rules: SetLoanRules {
                buffer_days: rules.buffer_days,
                closed_weekdays: rules
                    .closed_weekdays
                    .iter()
                    .filter_map(|day| u8::try_from(day.number_from_monday()).ok())
                    .collect(),
                closed_holidays: rules.holidays == Holidays::Closed,
                two_people: rules.two_people,
                second_after_days: rules.tones.second_after_days,
                final_after_days: rules.tones.final_after_days,
            },
            closed,
        })
    }

    /// Sets what the city sets for lending.
    pub(crate) fn set_loan_rules(&mut self, request: SetLoanRules) -> Reply<Done> {
        self.act("set_loan_rules", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            let mut closed_weekdays: Vec<Weekday> = request
                .closed_weekdays
                .iter()
                .map(|number| number.checked_sub(1).and_then(|day| Weekday::try_from(day).ok()))
                .collect::<Option<_>>()
                .ok_or_else(|| {
                    Failure::field("closedWeekdays", Problem::OutOfBounds { least: 1, most: 7 })
                })?;
            closed_weekdays.sort_by_key(Weekday::number_from_monday);
            closed_weekdays.dedup();
            if closed_weekdays.len() == 7 {
                return Err(LoanFailure::NeverOpen.into());
            }
            let tones = Tones {
                second_after_days: bounded("secondAfterDays", request.second_after_days, 2, 365)?,
                final_after_days: bounded("finalAfterDays", request.final_after_days, 3, 366)?,
            };
            if tones.final_after_days <= tones.second_after_days {
                return Err(LoanFailure::TonesInDisorder.into());
            }
            let holidays = if request.closed_holidays { Holidays::Closed } else { Holidays::Open };
            store::loans::put_rules(
                write,
                &LoanRules {
                    buffer_days: bounded("bufferDays", request.buffer_days, 0, 30)?,
                    closed_weekdays,
                    holidays,
                    two_people: request.two_people,
                    tones,
                },
            )?;
            Ok(Done {})
        })
    }

    /// Closes this person's place on a day.
    pub(crate) fn add_closed_day(&mut self, request: AddClosedDay) -> Reply<Done> {
        self.act("add_closed_day", |write, hands| {
            let place = hands.me.place.id;
            hands.may(Deed::ManageCity, place)?;
            if store::loans::closed_days(write, place)?.iter().any(|closed| closed.day == request.day) {
                return Err(LoanFailure::ClosedAlready.into());
            }
            let reason = optional("reason", &request.reason, LINE)?;
            let closed = ClosedDay { id: hands.world.fresh(), place, day: request.day, reason };
            store::loans::put_closed_day(write, &closed)?;
            Ok(Done {})
        })
    }

    /// Opens a place on a day it was to be closed.
    pub(crate) fn remove_closed_day(&mut self, request: RemoveClosedDay) -> Reply<Done> {
        self.act("remove_closed_day", |write, hands| {
            let closed = store::loans::closed_day(write, request.closed)?.ok_or(Failure::Gone)?;
            hands.may(Deed::ManageCity, closed.place)?;
            store::loans::remove_closed_day(write, closed.id)?;
            Ok(Done {})
        })
    }
}
