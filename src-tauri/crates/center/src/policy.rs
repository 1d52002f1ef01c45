//! Requests about the policy (決まりごと): its clauses, word for word.

mod comparing;
mod drafting;

use chrono::NaiveDate;
use domain::{
    calendar::fiscal_year,
    policy::{
        ClauseId, Policy, Section,
        laws::{LawStanding, superseded_in},
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use comparing::*;
pub use drafting::*;

use crate::{
    Center, Failure, Reply,
    decisions::{DecisionBrief, keeping::about},
    obligations::{ClauseCount, counting::counts_of_year},
};

/// Show the policy.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PolicyRequest {
    /// Which version; the one in force today, if none.
    pub version: Option<u32>,
}

/// A version of the policy.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicySheet {
    /// Which version.
    pub version: u32,
    /// 施行日.
    pub in_force: NaiveDate,
    /// Whether it is the one in force today.
    pub current: bool,
    /// Every version there is.
    pub versions: Vec<PolicyVersion>,
    /// The title.
    pub title: String,
    /// The sections, in order.
    pub sections: Vec<PolicySection>,
    /// This 年度.
    pub year: i32,
    /// Its records under each clause.
    pub counts: Vec<ClauseCount>,
    /// Decisions about its clauses, the latest first.
    pub decisions: Vec<DecisionBrief>,
    /// The version in the making, if there is one.
    pub draft: Option<DraftBrief>,
    /// Laws it names that no longer stand as named; slips, never part of the text.
    pub slips: Vec<LawSlip>,
}

/// A version, in brief.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicyVersion {
    /// Which version.
    pub version: u32,
    /// 施行日.
    pub in_force: NaiveDate,
    /// 改定理由.
    pub reason: String,
    /// 決裁番号, empty where none is recorded.
    pub approval: String,
}

/// A section of the policy.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicySection {
    /// Its id (`§4`).
    pub clause: String,
    /// Its number.
    pub number: u32,
    /// Its heading, as written.
    pub heading: String,
    /// Paragraphs before the items.
    pub paragraphs: Vec<String>,
    /// Its items.
    pub items: Vec<PolicyItem>,
}

/// An item of a section.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicyItem {
    /// Its id (`§4(1)`).
    pub clause: String,
    /// Its number.
    pub number: u32,
    /// Its words.
    pub text: String,
}

/// A law the policy names that no longer stands as named.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct LawSlip {
    /// The clause that names it.
    pub clause: String,
    /// The words in the clause.
    pub cited: String,
    /// The law in its place.
    pub now: String,
    /// Since when.
    pub since: NaiveDate,
}

/// Show what one clause says.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ClauseRequest {
    /// Which (`§4(1)`).
    pub clause: String,
    /// As of which day; today, if none.
    pub on: Option<NaiveDate>,
}

/// What a clause says.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClauseSheet {
    /// Which.
    pub clause: String,
    /// Of which version.
    pub version: u32,
    /// 施行日.
    pub in_force: NaiveDate,
    /// The heading of its section.
    pub heading: String,
    /// Its words.
    pub paragraphs: Vec<String>,
    /// Laws it names that no longer stand as named.
    pub slips: Vec<LawSlip>,
    /// Decisions about it that day, the latest first.
    pub decisions: Vec<DecisionBrief>,
    /// This 年度.
    pub year: i32,
    /// Its records under it.
    pub counts: Vec<ClauseCount>,
}

impl Center {
    /// A version of the policy, word for word, with what this year has under each clause.
    pub(crate) fn policy(&mut self, request: PolicyRequest) -> Reply<PolicySheet> {
        let (read, hands) = self.look();
        let current = store::policy::on(&read, hands.today())?.ok_or(Failure::Broken)?;
        let version = match request.version {
            Some(number) => store::policy::get(&read, number)?.ok_or(Failure::Gone)?,
            None => current.clone(),
        };
        let policy = read_policy(&version)?;
        Ok(PolicySheet {
            version: version.version,
            in_force: version.in_force,
            current: version.version == current.version,
            versions: store::policy::all(&read)?.into_iter().map(PolicyVersion::from).collect(),
            title: policy.title.clone(),
            sections: policy.sections.iter().map(PolicySection::from).collect(),
            year: fiscal_year(hands.today()),
            counts: counts_of_year(&read, &hands, fiscal_year(hands.today()), None)?,
            decisions: about(&read, hands.today(), None)?,
            draft: drafting::brief(&read)?,
            slips: slips(&policy),
        })
    }

    /// What one clause says, in the version in force on a day.
    pub(crate) fn clause(&mut self, request: ClauseRequest) -> Reply<ClauseSheet> {
        let (read, hands) = self.look();
        let clause: ClauseId = request.clause.parse().map_err(|_| Failure::Gone)?;
        let day = request.on.unwrap_or(hands.today());
        let version = store::policy::on(&read, day)?.ok_or(Failure::Broken)?;
        let policy = read_policy(&version)?;
        let words = policy.words(clause).ok_or(Failure::Gone)?;
        let named = |slip: &LawSlip| slip.clause.parse().is_ok_and(|of: ClauseId| of.concerns(clause));
        Ok(ClauseSheet {
            clause: clause.to_string(),
            version: version.version,
            in_force: version.in_force,
            heading: words.heading,
            paragraphs: words.paragraphs,
            slips: slips(&policy).into_iter().filter(named).collect(),
            decisions: about(&read, day, Some(clause))?,
            year: fiscal_year(hands.today()),
            counts: counts_of_year(&read, &hands, fiscal_year(hands.today()), Some(clause))?,
        })
    }
}

fn slips(policy: &Policy) -> Vec<LawSlip> {
    superseded_in(policy)
        .into_iter()
        .filter_map(|(clause, law)| {
            let LawStanding::Superseded { by, since } = law.standing else { return None };
            Some(LawSlip {
                clause: clause.to_string(),
                cited: law.cited.to_owned(),
                now: by.to_owned(),
                since: NaiveDate::from_ymd_opt(since.0, since.1, since.2)?,
            })
        })
        .collect()
}

impl From<store::policy::Version> for PolicyVersion {
    fn from(version: store::policy::Version) -> Self {
        Self {
            version: version.version,
            in_force: version.in_force,
            reason: version.reason,
            approval: version.decision,
        }
    }
}

fn read_policy(version: &store::policy::Version) -> Reply<Policy> {
    Policy::read(&version.text).map_err(|error| {
        tracing::error!(%error, "a policy on record does not read");
        Failure::Broken
    })
}

impl From<&Section> for PolicySection {
    fn from(section: &Section) -> Self {
        Self {
            clause: ClauseId::section(section.number).to_string(),
            number: u32::from(section.number),
            heading: section.heading.clone(),
            paragraphs: section.paragraphs.clone(),
            items: section
                .items
                .iter()
                .map(|item| PolicyItem {
                    clause: ClauseId::item(section.number, item.number).to_string(),
                    number: u32::from(item.number),
                    text: item.text.clone(),
                })
                .collect(),
        }
    }
}
