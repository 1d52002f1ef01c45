//! Checks and repairs (点検・修理): a kit is lent again only when it was wiped and seen to work (§4(2)).

use chrono::NaiveDate;
use domain::{
    Id,
    devices::{Checked, NotShelved, READINESS},
    sessions::Session,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{
    Read,
    devices::{KitRecord, Repair},
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    DeviceFailure,
    keeping::{kit_of, kit_on_hand, not_shelved, on_the_shelf_of},
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    wire::{LONG_LINE, needed, optional},
};

/// What was done to make a kit ready (初期化・動作確認, §4(2)).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CheckDone {
    /// What the last family left on it is gone (初期化); of a kit that keeps nothing, that was looked at.
    pub wiped: bool,
    /// It was seen to work (動作確認).
    pub works: bool,
    /// What was seen, in words.
    pub note: String,
}

/// The kit was wiped and tested: it can be lent again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FinishCheck {
    /// Which kit.
    pub kit: Uuid,
    /// What was done.
    pub done: CheckDone,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// The kit goes to repair.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SendToRepair {
    /// Which kit.
    pub kit: Uuid,
    /// What is the matter.
    pub note: String,
    /// The session it failed in (§4(3)), if in one.
    pub session: Option<Uuid>,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// The kit is back from repair, and is to be checked.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct FinishRepair {
    /// Which kit.
    pub kit: Uuid,
    /// The day it happened, if not today.
    pub on: Option<NaiveDate>,
}

/// A session in which a lent kit failed (貸与機器の不具合, §4(3)).
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FailedIn {
    /// Which session.
    pub session: Uuid,
    /// Its name.
    pub title: String,
    /// Its day.
    pub held_on: NaiveDate,
}

impl Center {
    /// The kit was wiped and tested (§4(2)), where it lies. Done again, it corrects what was written down.
    pub(crate) fn finish_check(&mut self, request: FinishCheck) -> Reply<Done> {
        self.act_on("finish_check", "on", request.on, |write, hands, on| {
            let kit = kit_of(write, request.kit.into())?;
            hands.may(Deed::KeepRecords, kit.lies_at)?;
            on_the_shelf_of(write, &kit)?;
            if let Some(repair) = &kit.repair {
                return Err(not_shelved(&kit, NotShelved::InRepair { since: repair.since }));
            }
            let since = back_since(write, &kit)?;
            if on < since {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since }.into());
            }
            let kit = KitRecord {
                checked: Checked::Since { on },
                checked_by: Some(hands.me.id),
                check_note: what_was_done(&kit.number, &request.done)?,
                ..kit
            };
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }

    /// The kit goes to repair. Of one that is there already, what is the matter is written anew.
    pub(crate) fn send_to_repair(&mut self, request: SendToRepair) -> Reply<Done> {
        self.act_on("send_to_repair", "on", request.on, |write, hands, on| {
            let kit = kit_on_hand(write, hands, request.kit.into())?;
            on_the_shelf_of(write, &kit)?;
            let here = here_since(write, &kit)?;
            if on < here {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since: here }.into());
            }
            let session = match request.session {
                None => kit.repair.as_ref().and_then(|repair| repair.session),
                Some(id) => Some(store::sessions::get(write, id.into())?.ok_or(Failure::Gone)?.id),
            };
            let repair = Some(Repair {
                since: kit.repair.as_ref().map_or(on, |repair| repair.since),
                note: needed("note", &request.note, LONG_LINE)?,
                session,
            });
            store::devices::put(write, &KitRecord { repair, ..kit })?;
            Ok(Done {})
        })
    }

    /// The kit is back from repair, and is to be checked.
    pub(crate) fn finish_repair(&mut self, request: FinishRepair) -> Reply<Done> {
        self.act_on("finish_repair", "on", request.on, |write, hands, on| {
            let kit = kit_on_hand(write, hands, request.kit.into())?;
            let repair = kit.repair.as_ref().ok_or(DeviceFailure::NotInRepair)?;
            if on < repair.since {
                return Err(DeviceFailure::NotHereYet { kit: kit.number, since: repair.since }.into());
            }
            let kit = KitRecord { repair: None, repaired_on: Some(on), ..unchecked(kit) };
            store::devices::put(write, &kit)?;
            Ok(Done {})
        })
    }
}

/// A kit that waits to be wiped and tested.
pub(crate) fn unchecked(kit: KitRecord) -> KitRecord {
    KitRecord { checked: Checked::NotYet, checked_by: None, check_note: String::new(), ..kit }
}

/// What was done to make a kit ready, as the register keeps it: nothing less than both will do.
pub(super) fn what_was_done(kit: &str, done: &CheckDone) -> Reply<String> {
    if !(done.wiped && done.works) {
        let clause = READINESS.to_string();
        return Err(DeviceFailure::CheckIncomplete { kit: kit.to_owned(), clause }.into());
    }
    optional("done.note", &done.note, LONG_LINE)
}

/// Since when a kit waits, or waited, for its check: it was registered, came back from a family, or from repair.
pub(super) fn back_since(read: &Read, kit: &KitRecord) -> Reply<NaiveDate> {
    let back = store::loans::of_kit(read, kit.id)?.into_iter().filter_map(|loan| loan.returned_on);
    Ok(back.chain(kit.repaired_on).fold(kit.registered_on, NaiveDate::max))
}

/// Since when a kit is where it lies: nothing that happened there is older.
pub(crate) fn here_since(read: &Read, kit: &KitRecord) -> Reply<NaiveDate> {
    let ways = store::devices::transfers_of_kit(read, kit.id)?;
    let received = ways.into_iter().filter_map(|way| way.received).map(|(on, _)| on);
    Ok(received.fold(back_since(read, kit)?, NaiveDate::max))
}

/// The sessions in which a kit kept its family from taking part, the latest first.
pub(super) fn failed_in(read: &Read, kit: &KitRecord) -> Reply<Vec<FailedIn>> {
    let failed = store::attendance::failures_of_kit(read, kit.id)?;
    failed.into_iter().map(|session| failure_in(read, session)).collect()
}

/// A session in which a kit failed.
pub(super) fn failure_in(read: &Read, session: Id<Session>) -> Reply<FailedIn> {
    let session = store::sessions::get(read, session)?.ok_or(Failure::Gone)?;
    Ok(FailedIn { session: session.id.uuid(), title: session.title, held_on: session.held_on })
}
