//! Drafting (改定の案): the next version, written from the last, until the division puts it in force.

use chrono::{Days, NaiveDate};
use domain::{
    policy::{NotAPolicy, Policy},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    policy::{Draft, Version},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{ChangedClause, comparing::changed, read_policy};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    decisions::{DecisionBrief, keeping::not_in_the_policy},
    hands::Hands,
    loans::rows::staff_name,
    seen::{seen, still_as_seen},
    wire::{LINE, LONG_LINE, optional},
};

/// The most characters of a policy.
const LONGEST: usize = 30_000;

/// Show the version in the making.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PolicyDraftRequest {}

/// Begin the next version, from the last.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct BeginPolicyDraft {}

/// Write the draft down.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct WritePolicyDraft {
    /// The title.
    pub title: String,
    /// The sections, in order.
    pub sections: Vec<DraftSection>,
    /// 施行日, once fixed.
    pub in_force: Option<NaiveDate>,
    /// 改定理由.
    pub reason: String,
    /// 決裁番号.
    pub approval: String,
    /// The word for the draft that was read.
    pub seen: String,
}

/// A section as it is written: a heading, and below it a paragraph or item a line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DraftSection {
    /// `８．個人情報の取扱い`.
    pub heading: String,
    /// Its lines.
    pub body: String,
}

/// Let the draft go.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct DropPolicyDraft {}

/// Put the draft in force on its day: it becomes a version, and never changes again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AdoptPolicy {
    /// Decisions it now says itself.
    pub decisions: Vec<Uuid>,
    /// The word for the draft that was read.
    pub seen: String,
}

/// The version in the making, in brief.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DraftBrief {
    /// 施行日, once fixed.
    pub in_force: Option<NaiveDate>,
    /// The day it was last written at.
    pub written_on: NaiveDate,
    /// By whom.
    pub written_by: String,
}

/// The version in the making.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PolicyDraftSheet {
    /// The version it began as, which is the last.
    pub base: u32,
    /// The title.
    pub title: String,
    /// The sections, in order.
    pub sections: Vec<DraftSection>,
    /// 施行日, once fixed.
    pub in_force: Option<NaiveDate>,
    /// The earliest day it can be.
    pub earliest: NaiveDate,
    /// 改定理由.
    pub reason: String,
    /// 決裁番号.
    pub approval: String,
    /// The day it was last written at.
    pub written_on: NaiveDate,
    /// By whom.
    pub written_by: String,
    /// What it changes of the last version.
    pub changes: Vec<ChangedClause>,
    /// Decisions the policy does not say yet.
    pub decisions: Vec<DecisionBrief>,
    /// How many families hold a consent to an older version, and will be asked again.
    pub consents: u32,
    /// The word for the draft as it is now.
    pub seen: String,
}

/// Why something about the policy was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum PolicyFailure {
    /// The draft says what the last version says.
    Unchanged,
    /// 施行日 lies in the past, or not after that of the version before: sessions that were held under one
    /// version keep it.
    TooEarly {
        /// The earliest day it can be.
        earliest: NaiveDate,
    },
    /// Somebody is writing a draft already.
    BeingWritten {
        /// Who.
        by: String,
    },
}

impl From<PolicyFailure> for Failure {
    fn from(failure: PolicyFailure) -> Self {
        Self::Policy(failure)
    }
}

impl Center {
    /// The version in the making; none where nobody writes one. Everyone may read it (§3: the division writes).
    pub(crate) fn policy_draft(
        &mut self,
        PolicyDraftRequest {}: PolicyDraftRequest,
    ) -> Reply<Option<PolicyDraftSheet>> {
        let (read, hands) = self.look();
        let Some(draft) = store::policy::draft(&read)? else { return Ok(None) };
        let last = last(&read)?;
        let new = Policy::read(&draft.text).map_err(|_| Failure::Broken)?;
        let (title, sections) = (new.title.clone(), sections_of(&new));
        Ok(Some(PolicyDraftSheet {
            base: last.version,
            title,
            sections,
            in_force: draft.in_force,
            earliest: earliest(&last, hands.today()),
            reason: draft.reason,
            approval: draft.decision,
            written_on: draft.written_on,
            written_by: staff_name(&read, draft.written_by)?,
            changes: changed(&read_policy(&last)?, &new),
            decisions: not_in_the_policy(&read, hands.today())?,
            consents: store::consents::by_version(&read, None)?.iter().map(|(_, families)| families).sum(),
            seen: seen(&read, &[("policy_drafts", draft.id)])?,
        }))
    }

    /// Begins the next version, from the last (§3: the division's).
    pub(crate) fn begin_policy_draft(&mut self, BeginPolicyDraft {}: BeginPolicyDraft) -> Reply<Done> {
        self.act("begin_policy_draft", |write, hands| {
            hands.may(Deed::KeepPolicy, hands.me.place.id)?;
            if let Some(draft) = store::policy::draft(write)? {
                let by = staff_name(write, draft.written_by)?;
                return Err(PolicyFailure::BeingWritten { by }.into());
            }
            let last = last(write)?;
            store::policy::put_draft(
                write,
                &Draft {
                    id: hands.world.fresh(),
                    base: last.version,
                    text: last.text,
                    in_force: None,
                    reason: String::new(),
                    decision: String::new(),
                    written_on: hands.today(),
                    written_by: hands.me.id,
                },
            )?;
            Ok(Done {})
        })
    }

    /// Writes the draft down.
    pub(crate) fn write_policy_draft(&mut self, request: WritePolicyDraft) -> Reply<Done> {
        self.act("write_policy_draft", |write, hands| {
            let before = own_draft(write, hands, &request.seen)?;
            let text = written(&request.title, &request.sections)?;
            let draft = Draft {
                text,
                in_force: request.in_force,
                reason: optional("reason", &request.reason, LONG_LINE)?,
                decision: optional("approval", &request.approval, LINE)?,
                written_on: hands.today(),
                written_by: hands.me.id,
                ..before
            };
            store::policy::put_draft(write, &draft)?;
            Ok(Done {})
        })
    }

    /// Lets the draft go.
    pub(crate) fn drop_policy_draft(&mut self, DropPolicyDraft {}: DropPolicyDraft) -> Reply<Done> {
        self.act("drop_policy_draft", |write, hands| {
            hands.may(Deed::KeepPolicy, hands.me.place.id)?;
            let draft = store::policy::draft(write)?.ok_or(Failure::Gone)?;
            store::policy::remove_draft(write, draft.id)?;
            Ok(Done {})
        })
    }

    /// Puts the draft in force on its day. What was held before keeps its version.
    pub(crate) fn adopt_policy(&mut self, request: AdoptPolicy) -> Reply<Done> {
        self.act("adopt_policy", |write, hands| {
            let draft = own_draft(write, hands, &request.seen)?;
            let last = last(write)?;
            if Policy::read(&draft.text).ok() == Some(read_policy(&last)?) {
                return Err(PolicyFailure::Unchanged.into());
            }
            let in_force = draft.in_force.ok_or_else(|| Failure::field("inForce", Problem::Empty))?;
            let earliest = earliest(&last, hands.today());
            if in_force < earliest {
                return Err(PolicyFailure::TooEarly { earliest }.into());
            }
            for (field, said) in [("reason", &draft.reason), ("approval", &draft.decision)] {
                if said.is_empty() {
                    return Err(Failure::field(field, Problem::Empty));
                }
            }
            let version = Version {
                id: hands.world.fresh(),
                version: last.version + 1,
                text: draft.text,
                in_force,
                reason: draft.reason,
                decision: draft.decision,
            };
            store::policy::insert(write, &version)?;
            store::policy::remove_draft(write, draft.id)?;
            for id in &request.decisions {
                let mut decision = store::decisions::get(write, (*id).into())?.ok_or(Failure::Gone)?;
                decision.taken_in = Some(version.version);
                store::decisions::put(write, &decision)?;
            }
            Ok(Done {})
        })
    }
}

/// The draft, of whoever may write it and has read it as it is.
fn own_draft(read: &Read, hands: &Hands, read_as: &str) -> Reply<Draft> {
    hands.may(Deed::KeepPolicy, hands.me.place.id)?;
    let draft = store::policy::draft(read)?.ok_or(Failure::Gone)?;
    still_as_seen(read, &[("policy_drafts", draft.id)], read_as)?;
    Ok(draft)
}

/// The draft, in brief.
pub(super) fn brief(read: &Read) -> Reply<Option<DraftBrief>> {
    store::policy::draft(read)?
        .map(|draft| {
            Ok(DraftBrief {
                in_force: draft.in_force,
                written_on: draft.written_on,
                written_by: staff_name(read, draft.written_by)?,
            })
        })
        .transpose()
}

/// The version that was written last, in force already or not.
fn last(read: &Read) -> Reply<Version> {
    store::policy::all(read)?.pop().ok_or(Failure::Broken)
}

/// The earliest 施行日 after `last`: no session that was held changes its version.
fn earliest(last: &Version, today: NaiveDate) -> NaiveDate {
    today.max(last.in_force + Days::new(1))
}

/// The sections as the editor has them.
fn sections_of(policy: &Policy) -> Vec<DraftSection> {
    policy
        .sections
        .iter()
        .map(|section| {
            let items = section.items.iter().map(|item| format!("({}){}", item.number, item.text));
            let lines: Vec<String> = section.paragraphs.iter().cloned().chain(items).collect();
            DraftSection { heading: section.heading.clone(), body: lines.join("\n") }
        })
        .collect()
}

/// The text, if it is a policy; else the field that is in the way.
fn written(title: &str, sections: &[DraftSection]) -> Reply<String> {
    let plain = |field: String, typed: &str| -> Reply<String> {
        let text = typed.replace("\r\n", "\n");
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(Failure::field(field, Problem::Control));
        }
        Ok(text.trim_matches('\n').to_owned())
    };
    let mut text = plain("title".to_owned(), title)?;
    if text.trim().is_empty() || text.contains('\n') {
        return Err(Failure::field("title", Problem::Empty));
    }
    text.push('\n');
    // Which field each line came from, to name the one that is in the way.
    let mut fields = vec!["title".to_owned()];
    for (at, section) in sections.iter().enumerate() {
        for (field, words) in [("heading", &section.heading), ("body", &section.body)] {
            let field = format!("sections.{at}.{field}");
            let words = plain(field.clone(), words)?;
            if field.ends_with("heading") {
                fields.push(field.clone());
                text.push('\n');
                if words.trim().is_empty() || words.contains('\n') {
                    return Err(Failure::field(field, Problem::Empty));
                }
            }
            for line in words.split('\n').filter(|line| !line.trim().is_empty()) {
                fields.push(field.clone());
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    if text.chars().count() > LONGEST {
        return Err(Failure::field("sections", Problem::TooLong { most: LONGEST }));
    }
    match Policy::read(&text) {
        Ok(policy) if policy.sections.len() == sections.len() => Ok(text),
        // A line of a body that reads as a heading, in its order, would make a section of its own.
        Ok(_) => Err(Failure::field("sections", Problem::OutOfOrder)),
        Err(NotAPolicy::NoTitle) => Err(Failure::field("title", Problem::Empty)),
        Err(NotAPolicy::Homeless { line } | NotAPolicy::OutOfOrder { line }) => {
            let field = fields.get(line - 1).cloned().unwrap_or_else(|| "sections".to_owned());
            Err(Failure::field(field, Problem::OutOfOrder))
        }
    }
}
