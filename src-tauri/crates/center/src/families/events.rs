//! Events (これまで): what happened with a family, in time order: what it applied to, signed, borrowed and was told.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Id, consents::Standing, families::Family, loans::Decision};
use serde::Serialize;
use store::Read;
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Failure, Reply,
    applications::around::{AnswerWire, CallAboutWire, RefusedBecauseWire},
    attendance::MarkWire,
    credentials::ToldByWire,
    loans::{NeedDecisionWire, rows::staff_name},
    papers::{PaperRow, paper_rows},
    wire::clock,
    world::in_japan,
};

/// Something that happened with a family.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FamilyEvent {
    /// The day.
    pub on: NaiveDate,
    /// The time, where one is known (`10:30`).
    pub at: Option<String>,
    /// What.
    #[serde(flatten)]
    #[ts(flatten)]
    pub what: FamilyEventKind,
}

/// What happened.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum FamilyEventKind {
    /// An application; with the attendance once there is one.
    Session {
        /// Which session.
        session: Uuid,
        /// Its title.
        title: String,
        /// How it went (`null`: still to come).
        mark: Option<MarkWire>,
        /// Whether the application was withdrawn.
        withdrawn: bool,
    },
    /// They were called about an application.
    Call {
        /// About what.
        about: CallAboutWire,
        /// What came of it.
        answer: AnswerWire,
        /// The session's title.
        title: String,
        /// By whom.
        by: String,
    },
    /// They were told ＩＤ等 of a session (§5(1)).
    Told {
        /// The session's title.
        title: String,
        /// Whether these took the place of others.
        reissued: bool,
        /// How.
        way: ToldByWire,
        /// By whom.
        by: String,
    },
    /// An application of theirs was not taken.
    TurnedDown {
        /// The session's title.
        title: String,
        /// Why.
        because: RefusedBecauseWire,
        /// The clause, where one says so.
        clause: Option<String>,
    },
    /// They were called about a kit that is late.
    LoanCall {
        /// Its number.
        kit: String,
        /// What was said.
        said: String,
        /// By whom.
        by: String,
    },
    /// A consent came back.
    Consent {
        /// Of which version.
        version: u32,
    },
    /// A consent was taken back.
    ConsentWithdrawn {
        /// Of which version.
        version: u32,
    },
    /// A paper was printed.
    Paper {
        /// Which, to be shown again.
        paper: PaperRow,
    },
    /// The card was made.
    Registered,
    /// A need was decided.
    Need {
        /// Which way.
        decision: NeedDecisionWire,
    },
    /// A kit was lent.
    Lent {
        /// Its number.
        kit: String,
        /// Its name.
        name: String,
        /// The loan.
        loan: Uuid,
    },
    /// A kit came back in full.
    Returned {
        /// Its number.
        kit: String,
        /// Its name.
        name: String,
    },
}

/// Everything in time order, the latest first.
pub(super) fn events(read: &Read, family: Id<Family>, registered_on: NaiveDate) -> Reply<Vec<FamilyEvent>> {
    let mut events = vec![of_day(registered_on, FamilyEventKind::Registered)];
    of_applications(read, family, &mut events)?;
    of_consents(read, family, &mut events)?;
    of_loans(read, family, &mut events)?;
    events.sort_by(|one, other| (other.on, &other.at).cmp(&(one.on, &one.at)));
    Ok(events)
}

fn of_day(on: NaiveDate, what: FamilyEventKind) -> FamilyEvent {
    FamilyEvent { on, at: None, what }
}

fn of_moment(at: DateTime<Utc>, what: FamilyEventKind) -> FamilyEvent {
    let at = in_japan(at);
    FamilyEvent { on: at.date_naive(), at: Some(clock(at.time())), what }
}

/// Applications, what came of them, and everything that was said about them on the telephone.
fn of_applications(read: &Read, family: Id<Family>, events: &mut Vec<FamilyEvent>) -> Reply<()> {
    for application in store::applications::of_family(read, family)? {
        let session = store::sessions::get(read, application.session)?.ok_or(Failure::Gone)?;
        let title = session.title;
        for call in store::applications::around::calls(read, application.id)? {
            let (about, answer) = (call.about.into(), call.answer.into());
            let by = staff_name(read, call.called_by)?;
            let what = FamilyEventKind::Call { about, answer, title: title.clone(), by };
            events.push(of_moment(call.called_at, what));
        }
        for telling in store::credentials::tellings(read, application.id)? {
            let told = store::credentials::get(read, telling.credentials)?.ok_or(Failure::Gone)?;
            let what = FamilyEventKind::Told {
                title: title.clone(),
                reissued: !told.reason.is_empty(),
                way: telling.way.into(),
                by: staff_name(read, telling.told_by)?,
            };
            events.push(of_moment(telling.told_at, what));
        }
        let mark =
            store::attendance::get(read, application.id)?.map(|attendance| MarkWire::from(attendance.mark));
        let withdrawn = application.withdrawn_on.is_some();
        let what = FamilyEventKind::Session { session: session.id.uuid(), title, mark, withdrawn };
        events.push(FamilyEvent { on: session.held_on, at: Some(clock(session.starts_at)), what });
    }
    for refused in store::applications::around::refused_of_family(read, family)? {
        let session = store::sessions::get(read, refused.session)?.ok_or(Failure::Gone)?;
        let what = FamilyEventKind::TurnedDown {
            title: session.title,
            because: refused.because.into(),
            clause: refused.because.clause().map(|clause| clause.to_string()),
        };
        events.push(of_moment(refused.refused_at, what));
    }
    Ok(())
}

/// Consents, and the papers that were printed.
fn of_consents(read: &Read, family: Id<Family>, events: &mut Vec<FamilyEvent>) -> Reply<()> {
    for record in store::consents::all_of_family(read, family)? {
        let version = record.consent.policy_version;
        if let Standing::Withdrawn { on } = record.consent.standing {
            events.push(of_day(on, FamilyEventKind::ConsentWithdrawn { version }));
        }
        events.push(of_day(record.consent.given_on, FamilyEventKind::Consent { version }));
    }
    for paper in paper_rows(read, store::papers::of_family(read, family)?)? {
        events.push(of_day(paper.issued_on, FamilyEventKind::Paper { paper }));
    }
    Ok(())
}

/// Needs, kits that went out and came back, and the calls about those that were late.
fn of_loans(read: &Read, family: Id<Family>, events: &mut Vec<FamilyEvent>) -> Reply<()> {
    for need in store::loans::needs_of_family(read, family)? {
        let on = match need.facts().decision {
            Decision::Waiting => need.asked_on,
            Decision::Approved { on, .. } | Decision::Refused { on } => on,
        };
        events.push(of_day(on, FamilyEventKind::Need { decision: (&need.decision).into() }));
    }
    for loan in store::loans::of_family(read, family)? {
        let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
        let (number, name) = (kit.number, kit.name);
        // A reminder that has a tone is a paper, and stands among the papers.
        for call in store::loans::reminders(read, loan.id)?.into_iter().filter(|call| call.tone.is_none()) {
            let by = staff_name(read, call.made_by)?;
            let what = FamilyEventKind::LoanCall { kit: number.clone(), said: call.said, by };
            events.push(of_moment(call.at, what));
        }
        if let Some(on) = loan.returned_on {
            let (kit, name) = (number.clone(), name.clone());
            events.push(of_day(on, FamilyEventKind::Returned { kit, name }));
        }
        let loan_id = loan.id.uuid();
        events.push(of_day(loan.lent_on, FamilyEventKind::Lent { kit: number, name, loan: loan_id }));
    }
    Ok(())
}
