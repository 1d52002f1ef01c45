//! Leaving (3月で終わる家庭): who enters school in April and comes no longer, and who is there next year.

use chrono::{Days, NaiveDate};
use domain::{
    calendar::{day_before, fiscal_year, next_april},
    families::{Member, PAST_DUE, SCHOOL_AGE, born_in_class, enters_school},
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    families::{Ages, Class, Kept},
};
use ts_rs::TS;

use super::{
    FamilyRow,
    brief::{Household, family_of},
    keeping::family_row,
};
use crate::{Center, Reply};

/// Show the families whose last child enters school next April, a page at a time.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LeavingFamilies {
    /// Which page, from 0; fifty families each.
    pub page: u32,
}

/// The families that leave, and what next year looks like.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LeavingSheet {
    /// The last day they may take part.
    pub last_day: NaiveDate,
    /// The day school begins.
    pub enters_on: NaiveDate,
    /// How many families leave.
    pub count: u32,
    /// Those of this page, in 五十音順.
    pub rows: Vec<LeavingRow>,
    /// Next year (年度).
    pub next_year: i32,
    /// The children of next year by 学年年齢, from 0 to 5, of those who are born.
    pub ages: Vec<AgeRow>,
    /// And the older ones, whose school is put off into that year or beyond (就学猶予).
    pub deferred: u32,
}

/// A family that leaves.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LeavingRow {
    /// As lists show it.
    pub family: FamilyRow,
    /// 電話.
    pub phone: String,
    /// Who enters school.
    pub children: Vec<String>,
    /// Applications that stand for sessions from that day on.
    pub applied_after: u32,
}

/// Children of one 学年年齢.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AgeRow {
    /// The age on 1 April.
    pub age: u32,
    /// Children.
    pub children: u32,
    /// Families they belong to.
    pub families: u32,
}

/// Families on one page.
const PAGE: u32 = 50;

impl Center {
    /// The families whose last child enters school next April.
    pub(crate) fn leaving_families(&mut self, request: LeavingFamilies) -> Reply<LeavingSheet> {
        let (read, hands) = self.look();
        let kept = hands.works_at().map_or(Kept::Anywhere, Kept::At);
        let enters_on = next_april(hands.today());
        let class = class_of(enters_on);
        let due_from = still_counts_from(enters_on);
        let rows = store::families::leaving(&read, kept, class, due_from, request.page, PAGE)?
            .into_iter()
            .map(|id| {
                let household = Household::of(&read, id)?;
                Ok(LeavingRow {
                    family: family_row(&read, &family_of(&read, id)?, hands.today())?,
                    phone: household.phone(),
                    children: household
                        .members
                        .iter()
                        .filter(|person| match person.member {
                            Member::Child { born_on, schooling } => {
                                enters_school(born_on, schooling) == enters_on
                            }
                            Member::Guardian | Member::Expected { .. } => false,
                        })
                        .map(|person| person.name.clone())
                        .collect(),
                    applied_after: store::applications::standing_from(&read, id, enters_on)?,
                })
            })
            .collect::<Reply<_>>()?;
        let ages = (0..SCHOOL_AGE)
            .map(|age| {
                let (from, until) = born_in_class(enters_on, age);
                let Ages { children, families } = store::families::ages_on(&read, kept, from, until)?;
                Ok(AgeRow { age, children, families })
            })
            .collect::<Reply<_>>()?;
        let put_off = store::families::deferred_from(&read, kept, class.born.1, enters_on)?;
        Ok(LeavingSheet {
            last_day: class.last_day,
            enters_on,
            count: store::families::leaving_count(&read, kept, class, due_from)?,
            rows,
            next_year: fiscal_year(enters_on),
            ages,
            deferred: put_off.children,
        })
    }
}

/// How many families leave next April.
pub(crate) fn leaving_count(read: &Read, kept: Kept, today: NaiveDate) -> Reply<u32> {
    let enters_on = next_april(today);
    let class = class_of(enters_on);
    Ok(store::families::leaving_count(read, kept, class, still_counts_from(enters_on))?)
}

/// Who enters school on a first of April.
fn class_of(enters_on: NaiveDate) -> Class {
    Class { born: born_in_class(enters_on, SCHOOL_AGE), last_day: day_before(enters_on) }
}

/// Whoever is expected from this day on still counts as expected on `day`.
fn still_counts_from(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(PAST_DUE.unsigned_abs())).unwrap_or(day)
}
