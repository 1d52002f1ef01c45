//! Requests about history (履歴): who changed what, undoing, and whether the chain is whole.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::collections::{BTreeMap, btree_map::Entry};

use domain::staff::Deed;
use store::{Chain, EntryId, HistoryLine, Read, Reversal, Value};
use uuid::Uuid;

use crate::{Center, Failure, Reply, audit::marks::mark_now, wire::clock_of};

mod standing;

/// An act, as a card's history shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HistoryRow {
    /// Which act (`1-42`).
    pub entry: String,
    /// What was done, by its name in the contract (`hand_over`).
    pub act: String,
    /// Who, by the name they had then.
    pub actor: String,
    /// When it happened (RFC 3339).
    pub happened_at: String,
    /// When it was entered (RFC 3339).
    pub entered_at: String,
    /// The act it took back, if it is a reversal.
    pub reverses: Option<String>,
    /// The act that took it back, if one did.
    pub reversed_by: Option<String>,
    /// Whether acts of this kind can be taken back, and this one still stands.
    pub can_undo: bool,
    /// What changed.
    pub changes: Vec<ChangeRow>,
}

/// One field that changed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ChangeRow {
    /// The record it belongs to (`persons`).
    pub record: String,
    /// The field (`name`).
    pub field: String,
    /// What stood before; none where it was new.
    pub from: Option<String>,
    /// What stands since; none where it was taken away.
    pub to: Option<String>,
}

/// The last thing this person did that can be taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LastAct {}

/// An act, in brief, for the foot.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ActBrief {
    /// Which act.
    pub entry: String,
    /// What was done.
    pub act: String,
    /// When it was entered, as a clock shows it (`10:32`).
    pub at: String,
    /// Whether it can be taken back.
    pub can_undo: bool,
}

/// Take an act back (もとに戻す).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Undo {
    /// Which act.
    pub entry: String,
}

/// It was taken back; the history keeps both.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Undone {
    /// What had been done.
    pub act: String,
}

/// Check the chain of the journal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct VerifyJournal {}

/// How the chain stands.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum JournalVerdict {
    /// Every act is as it was written.
    Whole {
        /// How many acts.
        entries: u32,
        /// The mark it ends with (しるし).
        mark: String,
    },
    /// An act is not as it was written.
    Broken {
        /// Which.
        at: String,
    },
    /// Every act is as it was written, but the records are not what the acts add up to.
    Apart,
}

/// Why an act was not taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum HistoryFailure {
    /// Something it changed was changed again since.
    ChangedSince,
    /// It was taken back already.
    UndoneAlready,
    /// Acts of this kind stay.
    Stays,
}

impl From<HistoryFailure> for Failure {
    fn from(failure: HistoryFailure) -> Self {
        Self::History(failure)
    }
}

/// Acts that only look: they leave an entry, and nothing that could be taken back.
pub(crate) const LOOKS: &[&str] = &[
    "family_card",
    "reveal_credentials",
    "read_consultation",
    "sign_in",
    "wrong_password",
    "wrong_pin",
    "wrong_recovery_key",
    "incident_card",
    "change_password",
    "give_password",
    "draw_recovery_key",
    "recover",
    "turn_key",
    "discard_older_backups",
    "drill_backup",
    "restore",
];

/// Acts that stay: what they did reaches outside the records (keys, printed paper).
const STAYS: &[&str] = &[
    "begin",
    "add_staff",
    "let_staff_go",
    "set_pin",
    "issue_papers",
    "note_printing",
    "export_list",
    "export_audit",
    "export_disclosure",
    "set_backup_folder",
    "remove_backup_folder",
    "carry_backup",
    "return_medium",
    "return_disposal",
    "approve_disposal",
    "erase_again",
];

impl Center {
    /// The last thing this person did.
    pub(crate) fn last_act(&mut self, LastAct {}: LastAct) -> Reply<Option<ActBrief>> {
        Ok(self.last.as_ref().map(|last| ActBrief {
            entry: last.entry.to_string(),
            act: last.act.to_owned(),
            at: clock_of(last.at),
            can_undo: !STAYS.contains(&last.act),
        }))
    }

    /// Takes an act back. The reversal is an act of its own; the history keeps both.
    pub(crate) fn undo(&mut self, request: Undo) -> Reply<Undone> {
        let id: EntryId =
            request.entry.parse().map_err(|_| Failure::Unreadable { field: "entry".to_owned() })?;
        self.act("undo", |write, hands| {
            let line = write.entry(id)?.ok_or(Failure::Gone)?;
            let first = first_of(write, &line)?;
            hands.may(deed_of(&first.act)?, line.place.into())?;
            match write.reverse(id)? {
                Reversal::Done => standing::still_true(write, &line, hands.today())?,
                Reversal::AlreadyReversed { .. } => return Err(HistoryFailure::UndoneAlready.into()),
                Reversal::NotThere => return Err(Failure::Gone),
                Reversal::ChangedSince { .. } => return Err(HistoryFailure::ChangedSince.into()),
            }
            Ok(Undone { act: line.act })
        })
    }

    /// Checks the chain of the journal.
    pub(crate) fn verify_journal(&mut self, VerifyJournal {}: VerifyJournal) -> Reply<JournalVerdict> {
        let (read, hands) = self.look();
        hands.may(Deed::Audit, hands.me.place.id)?;
        let chain = read.verify()?;
        Ok(match chain {
            Chain::Whole { .. } if !self.store.adds_up()? => JournalVerdict::Apart,
            Chain::Whole { entries, .. } => JournalVerdict::Whole {
                entries: u32::try_from(entries).unwrap_or(u32::MAX),
                mark: mark_now(&self.store.read())?,
            },
            Chain::Broken { at } => JournalVerdict::Broken { at: at.to_string() },
        })
    }
}

/// The act an undo goes back to, through undos of undos: whoever may do that may undo it.
fn first_of(read: &Read, line: &HistoryLine) -> Reply<HistoryLine> {
    let mut first = line.clone();
    while let Some(reversed) = first.reverses {
        first = read.entry(reversed)?.ok_or(Failure::Gone)?;
    }
    Ok(first)
}

/// What one must be allowed to do to take an act back.
fn deed_of(act: &str) -> Reply<Deed> {
    if STAYS.contains(&act) || LOOKS.contains(&act) {
        return Err(HistoryFailure::Stays.into());
    }
    Ok(match act {
        "decide_refusal" | "lift_refusal" => Deed::DecideRefusals,
        "receive_incident" | "give_instruction" | "close_incident" | "reopen_incident" | "set_leak_rules" => {
            Deed::DecideIncidents
        }
        "approve_need" | "refuse_need" | "decide_loss" => Deed::DecideNeeds,
        "set_retention" | "set_basis" | "propose_disposal" | "decide_claim" => Deed::LetRecordsGo,
        "begin_policy_draft" | "write_policy_draft" | "drop_policy_draft" | "adopt_policy" | "decide" => {
            Deed::KeepPolicy
        }
        "set_city" | "set_city_words" | "set_loan_rules" | "add_kit_type" | "amend_kit_type"
        | "add_closed_day" | "remove_closed_day" => Deed::ManageCity,
        _ => Deed::KeepRecords,
    })
}

/// The history of some records as one, the latest first: of each the last two hundred acts that changed it, and
/// the last thirty that only looked, so that no number of looks hides a change.
pub(crate) fn shown(read: &Read, records: &[(&str, Uuid)]) -> Reply<Vec<HistoryRow>> {
    const CHANGES: u32 = 200;
    const LOOKS: u32 = 30;
    let mut lines: BTreeMap<EntryId, HistoryRow> = BTreeMap::new();
    for (table, id) in records {
        let mut of_record = read.history(table, *id, CHANGES)?;
        of_record.extend(read.looks(table, *id, LOOKS)?);
        for line in of_record {
            let changes = line.changes.iter().map(|change| ChangeRow {
                record: change.table.clone(),
                field: change.field.clone(),
                from: change.from.as_ref().and_then(|value| in_words(read, value)),
                to: change.to.as_ref().and_then(|value| in_words(read, value)),
            });
            match lines.entry(line.entry) {
                Entry::Occupied(mut known) => known.get_mut().changes.extend(changes),
                Entry::Vacant(free) => {
                    free.insert(HistoryRow {
                        entry: line.entry.to_string(),
                        act: line.act.clone(),
                        actor: line.actor_name.clone(),
                        happened_at: line.happened_at.to_rfc3339(),
                        entered_at: line.entered_at.to_rfc3339(),
                        reverses: line.reverses.map(|entry| entry.to_string()),
                        reversed_by: line.reversed_by.map(|entry| entry.to_string()),
                        can_undo: line.reverses.is_none()
                            && line.reversed_by.is_none()
                            && deed_of(&line.act).is_ok(),
                        changes: changes.collect(),
                    });
                }
            }
        }
    }
    let mut rows: Vec<(EntryId, HistoryRow)> = lines.into_iter().collect();
    rows.sort_by(|(id, row), (other_id, other)| (&other.entered_at, other_id).cmp(&(&row.entered_at, id)));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// A value as a person reads it: an id as what it names, where that is a place or someone of the
/// staff; other ids say nothing.
fn in_words(read: &Read, value: &Value) -> Option<String> {
    if let Some(id) = value.uuid() {
        let place = store::places::get(read, id.into()).ok().flatten().map(|place| place.short_name);
        return place.or_else(|| store::staff::get(read, id.into()).ok().flatten().map(|member| member.name));
    }
    value.text().map(str::to_owned).or_else(|| value.integer().map(|number| number.to_string()))
}
