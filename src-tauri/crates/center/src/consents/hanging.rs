//! What hangs on a consent (承諾を取り下げると): sessions, loans and promises that stand on it (§4(3), §4(1)).

use chrono::NaiveDate;
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::NextSession;
use crate::{
    Center, Failure, Reply, devices::keeping::kit_of, families::brief::family_of,
    sessions::keeping::session_of, wire::clock,
};

/// Show what hangs on a consent (§4(3)), before it is taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ConsentHangs {
    /// Which.
    pub consent: Uuid,
}

/// What hangs on a consent: without it the family can neither take part nor borrow.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HangingOnConsent {
    /// Sessions it applied to, from today on.
    pub sessions: Vec<NextSession>,
    /// What it has borrowed.
    pub loans: Vec<HangingLoan>,
    /// What is promised to it.
    pub reservations: u32,
}

/// A loan that is out.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct HangingLoan {
    /// Which.
    pub id: Uuid,
    /// The kit's 管理番号.
    pub kit: String,
    /// The day it is due.
    pub due_on: NaiveDate,
}

impl Center {
    /// What a family could no longer do without its consent.
    pub(crate) fn consent_hangs(&mut self, request: ConsentHangs) -> Reply<HangingOnConsent> {
        let (read, hands) = self.look();
        let record = store::consents::get(&read, request.consent)?.ok_or(Failure::Gone)?;
        let family = record.consent.family;
        hands.may(Deed::LookAtRecords, family_of(&read, family)?.place)?;
        let mut sessions = Vec::new();
        for application in store::applications::of_family(&read, family)? {
            let session = session_of(&read, application.session)?;
            let ahead = session.held_on >= hands.today() && session.cancelled_on.is_none();
            if ahead && application.withdrawn_on.is_none() {
                sessions.push(NextSession {
                    id: session.id.uuid(),
                    title: session.title,
                    held_on: session.held_on,
                    starts_at: clock(session.starts_at),
                });
            }
        }
        sessions.sort_by_key(|session| (session.held_on, session.starts_at.clone()));
        let mut loans = Vec::new();
        for loan in store::loans::of_family(&read, family)? {
            if loan.returned_on.is_none() {
                let kit = kit_of(&read, loan.kit)?.number;
                loans.push(HangingLoan { id: loan.id.uuid(), kit, due_on: loan.due_on });
            }
        }
        let promised = store::loans::reservations_of_family(&read, family)?;
        let reservations = promised.iter().filter(|promise| promise.loan.is_none()).count() as u32;
        Ok(HangingOnConsent { sessions, loans, reservations })
    }
}
