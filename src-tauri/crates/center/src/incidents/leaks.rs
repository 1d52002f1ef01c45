//! Leaks (漏えいの報告): whether the national commission is told, and by when, as the city sets it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::incidents::{LeakDays, LeakKind, LeakRules};
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use store::{Read, incidents::IncidentRecord};
use ts_rs::TS;

use crate::{Center, Failure, Problem, Reply, contract::Done, world::in_japan};

/// What makes a leak of personal data a grave one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LeakKind", export_to = "center.ts")]
pub enum LeakKindWire {
    /// 要配慮個人情報.
    Sensitive,
    /// 不正の目的.
    Wrongful,
    /// 財産的被害のおそれ.
    Harmful,
}

/// By when a leak is told of.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LeakTold {
    /// 速報.
    pub prompt_by: NaiveDate,
    /// 確報.
    pub full_by: NaiveDate,
}

/// Show what the city set about leaks.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LeakRulesRequest {}

/// What the city set about leaks; also to set it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SetLeakRules {
    /// 速報 within so many days, 1 to 10.
    pub prompt_days: u32,
    /// 確報 within so many days, 1 to 90.
    pub full_days: u32,
    /// 確報 of a wrongful purpose, 1 to 120.
    pub wrongful_days: u32,
    /// Told of where it is about more persons than this.
    pub persons: u32,
}

impl Center {
    /// What the city set about leaks.
    pub(crate) fn leak_rules(&mut self, LeakRulesRequest {}: LeakRulesRequest) -> Reply<SetLeakRules> {
        let (read, _) = self.look();
        let LeakRules { prompt_days, full_days, wrongful_days, persons } =
            store::incidents::leak_rules(&read)?;
        Ok(SetLeakRules { prompt_days, full_days, wrongful_days, persons })
    }

    /// Sets it.
    pub(crate) fn set_leak_rules(&mut self, request: SetLeakRules) -> Reply<Done> {
        self.act("set_leak_rules", |write, hands| {
            hands.may(Deed::DecideIncidents, hands.me.place.id)?;
            let SetLeakRules { prompt_days, full_days, wrongful_days, persons } = request;
            within("promptDays", prompt_days, 10)?;
            within("fullDays", full_days, 90)?;
            within("wrongfulDays", wrongful_days, 120)?;
            within("persons", persons, 100_000)?;
            store::incidents::put_leak_rules(
                write,
                &LeakRules { prompt_days, full_days, wrongful_days, persons },
            )?;
            Ok(Done {})
        })
    }
}

fn within(field: &str, set: u32, most: u32) -> Reply<()> {
    if (1..=most).contains(&set) {
        Ok(())
    } else {
        Err(Failure::field(field, Problem::OutOfBounds { least: 1, most }))
    }
}

/// By when the leak of an incident is told of; none where it is not.
pub(crate) fn told(read: &Read, incident: &IncidentRecord) -> Reply<Option<LeakTold>> {
    let learnt_on = day_of(incident.learnt_at);
    let rules = store::incidents::leak_rules(read)?;
    let persons = incident.leak_persons.unwrap_or(0);
    Ok(rules
        .days(persons, &incident.leak_kinds, learnt_on)
        .map(|LeakDays { prompt_by, full_by }| LeakTold { prompt_by, full_by }))
}

fn day_of(at: DateTime<Utc>) -> NaiveDate {
    in_japan(at).date_naive()
}

impl From<LeakKind> for LeakKindWire {
    fn from(kind: LeakKind) -> Self {
        match kind {
            LeakKind::Sensitive => Self::Sensitive,
            LeakKind::Wrongful => Self::Wrongful,
            LeakKind::Harmful => Self::Harmful,
        }
    }
}

impl From<LeakKindWire> for LeakKind {
    fn from(wire: LeakKindWire) -> Self {
        match wire {
            LeakKindWire::Sensitive => Self::Sensitive,
            LeakKindWire::Wrongful => Self::Wrongful,
            LeakKindWire::Harmful => Self::Harmful,
        }
    }
}
