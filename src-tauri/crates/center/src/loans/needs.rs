//! Needs (必要の認定): asked by a family, decided by someone with the role (§4(1)).

use chrono::NaiveDate;
use domain::{
    calendar::fiscal_year_end,
    devices::KitKind,
    loans::{Asker, LENDING, may_ask},
    places::Place,
    staff::{Deed, Staff, Whose, may},
};
use serde::{Deserialize, Serialize};
use store::loans::{DecisionRecord, NeedRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{LoanFailure, allowed::not_before};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    devices::KitKindWire,
    families::brief::family_of,
    hands::Hands,
    wire::{LINE, LONG_LINE, needed, optional},
};

/// What was decided on a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(rename = "NeedDecision", export_to = "center.ts")]
pub enum NeedDecisionWire {
    /// 判断待ち.
    Waiting,
    /// 承認.
    Approved {
        /// On this day.
        on: NaiveDate,
        /// By whom, 職・氏名 as then.
        by: String,
        /// 決裁番号, where one is recorded.
        number: String,
        /// The last day it holds.
        until: NaiveDate,
    },
    /// 不承認.
    Refused {
        /// On this day.
        on: NaiveDate,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
}

/// A family asks for equipment (必要の申し出).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AskNeed {
    /// Which family.
    pub family: Uuid,
    /// Why they cannot provide it.
    pub reason: String,
    /// What they need.
    pub kinds: Vec<KitKindWire>,
    /// Who asks; a participant, if not said.
    pub asker: Option<AskerWire>,
    /// The day they asked, if not today.
    pub on: Option<NaiveDate>,
}

/// Who asks for equipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Asker", export_to = "center.ts")]
pub enum AskerWire {
    /// 参加者.
    Participant,
    /// 職員.
    Staff,
    /// 講師.
    Lecturer,
}

/// The need is on record.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NeedAsked {
    /// Which.
    pub need: Uuid,
}

/// Approve a need (承認).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ApproveNeed {
    /// Which.
    pub need: Uuid,
    /// 決裁番号, if there is one.
    pub number: String,
    /// The last day it holds; at most the end of the fiscal year.
    pub until: NaiveDate,
    /// The session it is for, if for one only: it then holds until that day.
    pub session: Option<Uuid>,
    /// What was checked, in words.
    pub facts: Option<String>,
    /// The day it was decided, if not today.
    pub on: Option<NaiveDate>,
}

/// Refuse a need (不承認).
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct RefuseNeed {
    /// Which.
    pub need: Uuid,
    /// Why (在庫なし is an answer).
    pub reason: String,
    /// What was checked, in words.
    pub facts: Option<String>,
    /// The day it was decided, if not today.
    pub on: Option<NaiveDate>,
}

/// A need, as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct NeedRow {
    /// Which.
    pub id: Uuid,
    /// Which family.
    pub family: Uuid,
    /// The first guardian's 氏名.
    pub name: String,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// Who took it down.
    pub asked_by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub kinds: Vec<KitKindWire>,
    /// What was decided.
    pub decision: NeedDecisionWire,
    /// What was checked before deciding; empty until then.
    pub facts: String,
    /// The session it is approved for, if for one only: its title and day.
    pub session: Option<String>,
}

impl Center {
    /// Takes down that a family asks for equipment.
    pub(crate) fn ask_need(&mut self, request: AskNeed) -> Reply<NeedAsked> {
        self.act_on("ask_need", "on", request.on, |write, hands, on| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let asker = match request.asker {
                None | Some(AskerWire::Participant) => Asker::Participant,
                Some(AskerWire::Staff) => Asker::Staff,
                Some(AskerWire::Lecturer) => Asker::Lecturer,
            };
            may_ask(asker).map_err(|_| LoanFailure::NotForStaff { clause: LENDING.to_string() })?;
            let mut kinds: Vec<KitKind> = request.kinds.iter().map(|kind| (*kind).into()).collect();
            kinds.sort();
            kinds.dedup();
            if kinds.is_empty() {
                return Err(LoanFailure::NoKind.into());
            }
            let need = NeedRecord {
                id: hands.fresh(),
                family: family.id,
                place: family.place,
                asked_on: on,
                asked_by: hands.me.id,
                reason: needed("reason", &request.reason, LONG_LINE)?,
                kinds,
                decision: DecisionRecord::Waiting,
                facts: String::new(),
                for_session: None,
            };
            store::loans::put_need(write, &need)?;
            Ok(NeedAsked { need: need.id.uuid() })
        })
    }

    /// Approves a need.
    pub(crate) fn approve_need(&mut self, request: ApproveNeed) -> Reply<Done> {
        self.act_on("approve_need", "on", request.on, |write, hands, on| {
            let mut need = undecided(write, hands, request.need)?;
            not_before(on, need.asked_on)?;
            let latest = fiscal_year_end(on);
            let (until, for_session) = match request.session {
                None => (request.until, None),
                Some(session) => {
                    let session = store::sessions::get(write, session.into())?.ok_or(Failure::Gone)?;
                    let applied = store::applications::standing(write, session.id, need.family)?;
                    applied.ok_or(LoanFailure::NotThatSession)?;
                    (session.held_on, Some(session.id))
                }
            };
            if until < on {
                return Err(LoanFailure::ApprovalInThePast.into());
            }
            if until > latest {
                return Err(LoanFailure::ApprovalTooLong { latest }.into());
            }
            need.decision = DecisionRecord::Approved {
                on,
                by: hands.me.id,
                title: format!("{} {}", hands.me.title, hands.me.name),
                number: optional("number", &request.number, LINE)?,
                until,
            };
            need.facts = optional("facts", request.facts.as_deref().unwrap_or_default(), LONG_LINE)?;
            need.for_session = for_session;
            store::loans::put_need(write, &need)?;
            Ok(Done {})
        })
    }

    /// Refuses a need.
    pub(crate) fn refuse_need(&mut self, request: RefuseNeed) -> Reply<Done> {
        self.act_on("refuse_need", "on", request.on, |write, hands, on| {
            let mut need = undecided(write, hands, request.need)?;
            not_before(on, need.asked_on)?;
            need.decision = DecisionRecord::Refused {
                on,
                by: hands.me.id,
                title: format!("{} {}", hands.me.title, hands.me.name),
                reason: needed("reason", &request.reason, LONG_LINE)?,
            };
            need.facts = optional("facts", request.facts.as_deref().unwrap_or_default(), LONG_LINE)?;
            store::loans::put_need(write, &need)?;
            Ok(Done {})
        })
    }
}

/// A need nobody decided yet, that this person may decide.
fn undecided(read: &store::Read, hands: &Hands, id: Uuid) -> Reply<NeedRecord> {
    let need = store::loans::get_need(read, id.into())?.ok_or(Failure::Gone)?;
    hands.may(Deed::DecideNeeds, need.place)?;
    if need.decision != DecisionRecord::Waiting {
        return Err(LoanFailure::DecidedAlready.into());
    }
    if leaves_to_others(read, hands, &need)? {
        return Err(LoanFailure::AskedByYou.into());
    }
    Ok(need)
}

/// Whether this person took the need down, and someone else could decide on it.
pub(super) fn leaves_to_others(read: &store::Read, hands: &Hands, need: &NeedRecord) -> Reply<bool> {
    Ok(need.asked_by == hands.me.id
        && store::loans::rules(read)?.two_people
        && others_decide(read, need.place, hands.me.id)?)
}

/// Whether someone else who works here may decide on needs of a place.
fn others_decide(read: &store::Read, place: domain::Id<Place>, but: domain::Id<Staff>) -> Reply<bool> {
    Ok(store::staff::all(read)?.iter().any(|member| {
        let whose = if member.place == place { Whose::Own } else { Whose::Other };
        member.id != but && member.left_on.is_none() && may(member.role, Deed::DecideNeeds, whose)
    }))
}
