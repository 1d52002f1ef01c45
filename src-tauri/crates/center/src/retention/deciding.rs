//! Drawing up a list and letting it go (廃棄の起案と承認): one person proposes, another approves, and it is gone.

use std::collections::HashMap;

use domain::{
    retention::{FEWEST_YEARS, Kind, MOST_YEARS, Standing, approved},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    retention::{self, Disposal, Line, Outcome, What},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    KindWire, RetentionFailure, SetBasis, SetRetention,
    listing::{Judged, judged, number_prefix},
};
use crate::{
    Center, Failure, Reply,
    backups::count,
    contract::Done,
    desk::Seat,
    wire::{LONG_LINE, bounded, needed},
};

/// Draw up the list of what is to go today (廃棄予定簿).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ProposeDisposal {
    /// What stays after all.
    pub kept: Vec<KeptRecord>,
}

/// A record that stays though its years are over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct KeptRecord {
    /// Its kind.
    pub kind: KindWire,
    /// Which.
    pub record: Uuid,
    /// Why.
    pub reason: String,
}

/// The list that was drawn up.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct DisposalProposed {
    /// Which.
    pub disposal: Uuid,
    /// Its number.
    pub number: String,
    /// How many records are to go.
    pub goes: u32,
}

/// Let go of all that is on a list (承認と廃棄).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ApproveDisposal {
    /// Which.
    pub disposal: Uuid,
}

/// Return a list to whoever drew it up.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ReturnDisposal {
    /// Which.
    pub disposal: Uuid,
    /// Why.
    pub reason: String,
}

/// Why a family stays whose other records do.
const FOR_OTHER_RECORDS: &str = "この家庭の、ほかの記録を残すため";

impl Center {
    /// Sets how long kinds of records are kept.
    pub(crate) fn set_retention(&mut self, request: SetRetention) -> Reply<Done> {
        self.act("set_retention", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            let bases = retention::bases(write)?;
            for (at, set) in request.years.iter().enumerate() {
                let years = bounded(&format!("years.{at}.years"), set.years, FEWEST_YEARS, MOST_YEARS)?;
                let kind = Kind::from(set.kind);
                let basis = bases.get(&kind).map_or_else(|| kind.usual_basis(), String::as_str);
                retention::put_years(write, kind, years, basis)?;
            }
            Ok(Done {})
        })
    }

    /// Sets what kinds of records are kept on (保有の根拠).
    pub(crate) fn set_basis(&mut self, request: SetBasis) -> Reply<Done> {
        self.act("set_basis", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            let years = retention::years(write)?;
            for (at, set) in request.bases.iter().enumerate() {
                let basis = needed(&format!("bases.{at}.basis"), &set.basis, LONG_LINE)?;
                let kind = Kind::from(set.kind);
                let years = years.get(&kind).copied().unwrap_or_else(|| kind.usual_years());
                retention::put_years(write, kind, years, &basis)?;
            }
            Ok(Done {})
        })
    }

    /// Draws up the list of what is to go today. What stays after all is on it with its reason.
    pub(crate) fn propose_disposal(&mut self, request: ProposeDisposal) -> Reply<DisposalProposed> {
        self.act("propose_disposal", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            if let Some(waiting) = waiting(write)? {
                return Err(RetentionFailure::WaitsAlready { number: waiting.number }.into());
            }
            let mut kept: HashMap<(Kind, Uuid), String> = HashMap::new();
            for (at, record) in request.kept.iter().enumerate() {
                let reason = needed(&format!("kept.{at}.reason"), &record.reason, LONG_LINE)?;
                kept.insert((record.kind.into(), record.record), reason);
            }
            let before = judged(write, hands, &|_, _| false)?;
            let after = judged(write, hands, &|kind, record| kept.contains_key(&(kind, record)))?;
            let due = |records: &[Judged]| -> HashMap<(Kind, Uuid), chrono::NaiveDate> {
                records
                    .iter()
                    .filter_map(|Judged { unit, standing }| match standing {
                        Standing::Due { since } => Some(((unit.kind, unit.record), *since)),
                        Standing::Kept { .. } | Standing::Held { .. } => None,
                    })
                    .collect()
            };
            let (before, after) = (due(&before), due(&after));
            if kept.keys().any(|record| !before.contains_key(record)) {
                return Err(RetentionFailure::NotDue.into());
            }
            let mut lines: Vec<Line> = before
                .into_iter()
                .map(|((kind, record), due_on)| {
                    let kept_for = match kept.get(&(kind, record)) {
                        Some(reason) => reason.clone(),
                        None if after.contains_key(&(kind, record)) => String::new(),
                        None => FOR_OTHER_RECORDS.to_owned(),
                    };
                    Line { kind, record, due_on, kept_for }
                })
                .collect();
            lines.sort_by_key(|line| (line.kind, line.due_on, line.record));
            let goes = lines.iter().filter(|line| line.kept_for.is_empty()).count();
            if goes == 0 {
                return Err(RetentionFailure::NothingDue.into());
            }
            let prefix = number_prefix(hands);
            let number = retention::highest_number(write, &prefix)? + 1;
            let disposal = Disposal {
                id: hands.world.fresh(),
                number: format!("{prefix}{number:04}"),
                as_of: hands.today(),
                proposed_at: hands.now,
                proposed_by: hands.me.id,
                outcome: None,
            };
            retention::put_disposal(write, &disposal)?;
            for line in &lines {
                retention::put_line(write, disposal.id, line)?;
            }
            Ok(DisposalProposed { disposal: disposal.id, number: disposal.number, goes: count(goes as u64) })
        })
    }

    /// Returns a list to whoever drew it up. They may take it back themselves, too.
    pub(crate) fn return_disposal(&mut self, request: ReturnDisposal) -> Reply<Done> {
        self.act("return_disposal", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            let mut disposal = undecided(write, request.disposal)?;
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            let what = What::Returned { reason };
            disposal.outcome = Some(Outcome { at: hands.now, by: hands.me.id, what });
            retention::put_disposal(write, &disposal)?;
            Ok(Done {})
        })
    }

    /// Lets go of all that is on a list: another person than whoever drew it up stands for it.
    fn approve_disposal(&mut self, request: ApproveDisposal) -> Reply<Done> {
        self.store.begin_erasing()?;
        let done = self.act("approve_disposal", |write, hands| {
            hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
            let mut disposal = undecided(write, request.disposal)?;
            let approved = approved(disposal.proposed_by, hands.me.id)
                .map_err(|_| Failure::from(RetentionFailure::ProposedByYou))?;
            let goes: Vec<(Kind, Uuid)> = retention::lines(write, disposal.id)?
                .into_iter()
                .filter(|line| line.kept_for.is_empty())
                .map(|line| (line.kind, line.record))
                .collect();
            let kept: HashMap<(Kind, Uuid), ()> = retention::lines(write, disposal.id)?
                .into_iter()
                .filter(|line| !line.kept_for.is_empty())
                .map(|line| ((line.kind, line.record), ()))
                .collect();
            let due: HashMap<(Kind, Uuid), ()> =
                judged(write, hands, &|kind, record| kept.contains_key(&(kind, record)))?
                    .iter()
                    .filter(|judged| judged.is_due())
                    .map(|judged| ((judged.unit.kind, judged.unit.record), ()))
                    .collect();
            let records = goes.iter().filter(|record| !due.contains_key(record)).count();
            if records > 0 {
                return Err(RetentionFailure::NoLongerDue { records: count(records as u64) }.into());
            }
            retention::erase(write, &goes, hands.today())?;
            disposal.outcome = Some(Outcome { at: hands.now, by: approved.approved_by, what: What::Erased });
            retention::put_disposal(write, &disposal)?;
            Ok(Done {})
        });
        match done {
            Ok(done) => {
                self.take_traces();
                Ok(done)
            }
            Err(failure) => {
                // Whoever is refused has written nothing. Where the disk failed, nobody knows how much of it lies
                // there: then the next start sees to it.
                if matches!(failure, Failure::Retention(_) | Failure::Forbidden(_) | Failure::Gone) {
                    self.store.leave_erasing()?;
                }
                Err(failure)
            }
        }
    }

    /// Lets go once more of what these records, restored from before, hold again.
    pub(crate) fn erase_again(&mut self) -> Reply<()> {
        let lists = self.store.to_erase_again()?;
        if lists.is_empty() {
            return Ok(());
        }
        self.store.begin_erasing()?;
        self.act("erase_again", |write, hands| {
            for (disposal, lines) in &lists {
                let goes: Vec<_> = lines.iter().map(|line| (line.kind, line.record)).collect();
                retention::erase(write, &goes, hands.today())?;
                retention::put_disposal(write, disposal)?;
                for line in lines {
                    retention::put_line(write, disposal.id, line)?;
                }
            }
            Ok(())
        })?;
        self.take_traces();
        Ok(())
    }

    /// Takes the last traces out of the file. It is let go already: where this cannot be done now, for want of room, the
    /// next start does it.
    fn take_traces(&mut self) {
        if let Err(error) = self.store.finish_erasing() {
            tracing::error!(%error, "the last traces of what was let go are still to be taken");
        }
    }
}

impl Seat {
    /// Lets go of all that is on a list, once no backup reads the records: no trace is left where somebody reads.
    pub(crate) fn approve_disposal(&mut self, request: ApproveDisposal) -> Reply<Done> {
        self.center()?;
        self.have_the_file();
        self.center()?.approve_disposal(request)
    }
}

/// The list that waits for a second person.
fn waiting(read: &Read) -> Reply<Option<Disposal>> {
    Ok(retention::disposals(read)?.into_iter().find(|disposal| disposal.outcome.is_none()))
}

fn undecided(read: &Read, id: Uuid) -> Reply<Disposal> {
    let disposal = retention::disposal(read, id)?.ok_or(Failure::Gone)?;
    match disposal.outcome {
        None => Ok(disposal),
        Some(_) => Err(RetentionFailure::DecidedAlready.into()),
    }
}
