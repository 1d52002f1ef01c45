//! Requests about the policy (決まりごと): its clauses, word for word.

use chrono::NaiveDate;
use domain::{
    calendar::fiscal_year,
    policy::{ClauseId, Policy, SUPERSEDED, Section},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Center, Failure, Reply};

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
    /// This fiscal year's records under each clause, where there are any.
    pub counts: Vec<ClauseCount>,
    /// Laws it names that no longer stand as named; slips, never part of the text.
    pub slips: Vec<LawSlip>,
}

/// A version, in brief.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicyVersion {
    /// Which version.
    pub version: u32,
    /// 施行日.
    pub in_force: NaiveDate,
    /// 改定理由.
    pub reason: String,
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

/// How many records stand under a clause this fiscal year.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClauseCount {
    /// The clause.
    pub clause: String,
    /// What is counted.
    pub of: ClauseRecords,
    /// How many.
    pub count: u32,
}

/// What is counted under a clause.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ClauseRecords {
    /// Sessions held (§1).
    Sessions,
    /// Applications taken (§2).
    Applications,
    /// Consents given back (§4(3)).
    Consents,
    /// Needs decided (§4(1)).
    Needs,
    /// Loans (§4(1)).
    Loans,
    /// Meeting IDs issued (§5).
    Credentials,
    /// Looks at family cards written down (§8).
    Looks,
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
        let year = fiscal_year(hands.today());
        let counts = store::policy::counts(&read, hands.sees(), year)?;
        let count = |clause: ClauseId, of, count| ClauseCount { clause: clause.to_string(), of, count };
        Ok(PolicySheet {
            version: version.version,
            in_force: version.in_force,
            current: version.version == current.version,
            versions: store::policy::all(&read)?
                .into_iter()
                .map(|version| PolicyVersion {
                    version: version.version,
                    in_force: version.in_force,
                    reason: version.reason,
                })
                .collect(),
            title: policy.title.clone(),
            sections: policy.sections.iter().map(PolicySection::from).collect(),
            counts: vec![
                count(ClauseId::section(1), ClauseRecords::Sessions, counts.sessions),
                count(ClauseId::section(2), ClauseRecords::Applications, counts.applications),
                count(ClauseId::section(4), ClauseRecords::Consents, counts.consents),
                count(ClauseId::section(4), ClauseRecords::Needs, counts.needs),
                count(ClauseId::section(4), ClauseRecords::Loans, counts.loans),
                count(ClauseId::section(5), ClauseRecords::Credentials, counts.credentials),
                count(ClauseId::section(8), ClauseRecords::Looks, counts.looks),
            ],
            slips: SUPERSEDED
                .iter()
                .filter(|law| {
                    policy
                        .words(law.clause)
                        .is_some_and(|words| words.paragraphs.concat().contains(law.cited))
                })
                .map(|law| LawSlip {
                    clause: law.clause.to_string(),
                    cited: law.cited.to_owned(),
                    now: law.now.to_owned(),
                    since: NaiveDate::from_ymd_opt(law.since.0, law.since.1, law.since.2).unwrap_or_default(),
                })
                .collect(),
        })
    }

    /// What one clause says, in the version in force on a day.
    pub(crate) fn clause(&mut self, request: ClauseRequest) -> Reply<ClauseSheet> {
        let (read, hands) = self.look();
        let clause: ClauseId = request.clause.parse().map_err(|_| Failure::Gone)?;
        let day = request.on.unwrap_or(hands.today());
        let version = store::policy::on(&read, day)?.ok_or(Failure::Broken)?;
        let words = read_policy(&version)?.words(clause).ok_or(Failure::Gone)?;
        Ok(ClauseSheet {
            clause: clause.to_string(),
            version: version.version,
            in_force: version.in_force,
            heading: words.heading,
            paragraphs: words.paragraphs,
        })
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
