//! Comparing versions (版をくらべる): what one changes of another, clause by clause.

use domain::policy::{
    Policy,
    difference::{ClauseChange, Fate, Spot, difference},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PolicyVersion, read_policy};
use crate::{Center, Failure, Reply};

/// Compare two versions.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PolicyDifferenceRequest {
    /// The older.
    pub from: u32,
    /// The newer.
    pub to: u32,
}

/// What one version changes of another.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicyDifference {
    /// The older.
    pub from: PolicyVersion,
    /// The newer.
    pub to: PolicyVersion,
    /// What changed, in the order of the newer.
    pub changes: Vec<ChangedClause>,
}

/// A clause that is not what it was.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ChangedClause {
    /// What it was called (`§4(1)`, empty for the title); none where it is new.
    pub from: Option<String>,
    /// What it is called now; none where it is gone.
    pub to: Option<String>,
    /// Its words, the old and the new in one.
    pub stretches: Vec<ChangedStretch>,
}

/// Some characters, and what became of them.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ChangedStretch {
    /// The characters.
    pub text: String,
    /// What became of them.
    pub fate: FateWire,
}

/// What became of some characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Fate", export_to = "center.ts")]
pub enum FateWire {
    /// They stand in both.
    Kept,
    /// They stood in the old words only.
    Gone,
    /// They stand in the new words only.
    New,
}

impl Center {
    /// What one version changes of another.
    pub(crate) fn policy_difference(&mut self, request: PolicyDifferenceRequest) -> Reply<PolicyDifference> {
        let (read, _) = self.look();
        let from = store::policy::get(&read, request.from)?.ok_or(Failure::Gone)?;
        let to = store::policy::get(&read, request.to)?.ok_or(Failure::Gone)?;
        let changes = changed(&read_policy(&from)?, &read_policy(&to)?);
        Ok(PolicyDifference { from: from.into(), to: to.into(), changes })
    }
}

/// What changes, for the screen.
pub(super) fn changed(old: &Policy, new: &Policy) -> Vec<ChangedClause> {
    difference(old, new).into_iter().map(ChangedClause::from).collect()
}

impl From<ClauseChange> for ChangedClause {
    fn from(change: ClauseChange) -> Self {
        let name = |spot: Spot| match spot {
            Spot::Title => String::new(),
            Spot::Clause(clause) => clause.to_string(),
        };
        Self {
            from: change.from.map(name),
            to: change.to.map(name),
            stretches: change
                .stretches
                .into_iter()
                .map(|stretch| ChangedStretch {
                    text: stretch.text,
                    fate: match stretch.fate {
                        Fate::Kept => FateWire::Kept,
                        Fate::Gone => FateWire::Gone,
                        Fate::New => FateWire::New,
                    },
                })
                .collect(),
        }
    }
}
