//! Requests about what the city sets (市の設定): days and minutes; and the places.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::staff::Deed;

use crate::{Center, Failure, Reply, contract::Done, desk::PlaceChoice, wire::bounded};

/// Show what the city sets.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct City {}

/// What the city sets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CitySheet {
    /// After how many idle minutes the screen hides, 1 to 60.
    pub idle_minutes: u32,
    /// The longest a loan may last, in days.
    pub longest_days: u32,
    /// 保存年限 of papers, in years.
    pub retention_years: u32,
}

/// Show the places.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Places {}

/// The places.
pub type PlaceList = Vec<PlaceChoice>;

impl Center {
    /// The places.
    pub(crate) fn places(&mut self, Places {}: Places) -> Reply<PlaceList> {
        let (read, _) = self.look();
        Ok(store::places::all(&read)?.iter().map(PlaceChoice::from).collect())
    }

    /// What the city sets.
    pub(crate) fn city(&mut self, City {}: City) -> Reply<CitySheet> {
        let (read, _) = self.look();
        let city = store::city::get(&read)?.ok_or(Failure::Broken)?;
        Ok(CitySheet {
            idle_minutes: city.idle_minutes,
            longest_days: city.longest_days,
            retention_years: city.retention_years,
        })
    }

    /// Sets what the city sets (§3: the division's).
    pub(crate) fn set_city(&mut self, request: CitySheet) -> Reply<Done> {
        self.act("set_city", |write, hands| {
            hands.may(Deed::ManageCity, hands.me.place.id)?;
            let city = store::city::City {
                idle_minutes: bounded("idleMinutes", request.idle_minutes, 1, 60)?,
                longest_days: bounded("longestDays", request.longest_days, 1, 366)?,
                retention_years: bounded("retentionYears", request.retention_years, 1, 30)?,
            };
            store::city::put(write, &city)?;
            Ok(Done {})
        })
    }
}
