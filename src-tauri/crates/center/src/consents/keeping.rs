//! Keeping consents (承諾書の返却): a paper comes back, its code leads to its record.

use chrono::Days;
use domain::papers::PaperKind;
use domain::{
    codes::{CheckCode, NotACode},
    consents::{Consent, Standing},
    staff::Deed,
};
use store::{Read, consents::ConsentRecord, papers::PaperRecord};

use super::{
    ConsentFailure, ConsentRecorded, ConsentRow, Consents, ConsentsSheet, FoundPaper, LookUpCode,
    NextSession, OutstandingConsent, RecordConsent, VersionCount, WithdrawConsent,
};
use crate::{
    Center, Failure, Reply,
    contract::Done,
    desk::not_after,
    families::brief::{Household, family_of},
    hands::Hands,
    loans::rows::staff_name,
    papers::{may_touch, paper_row},
    sessions::keeping::session_of,
    wire::clock,
};

/// How many of the latest the sheet shows.
const LATEST: u32 = 12;
/// How far ahead sessions are looked through for missing consents, in days.
const AHEAD: u64 = 60;

impl Center {
    /// How the consents stand.
    pub(crate) fn consents(&mut self, Consents {}: Consents) -> Reply<ConsentsSheet> {
        let (read, hands) = self.look();
        let (place, today) = (hands.works_at(), hands.today());
        let outstanding = store::consents::outstanding(&read, place, today, today + Days::new(AHEAD))?
            .into_iter()
            .map(|(family, session)| {
                let household = Household::of(&read, family)?;
                let session = session_of(&read, session.into())?;
                let paper = store::papers::latest_for(&read, family, PaperKind::Consent)?;
                Ok(OutstandingConsent {
                    family: family.uuid(),
                    name: household.name(),
                    children: household.children(today),
                    next_session: Some(NextSession {
                        id: session.id.uuid(),
                        title: session.title,
                        held_on: session.held_on,
                        starts_at: clock(session.starts_at),
                    }),
                    paper: paper.map(|paper| paper_row(&read, paper)).transpose()?,
                    holds: store::consents::held_on(&read, family, today)?
                        .map(|record| record.consent.policy_version),
                })
            })
            .collect::<Reply<Vec<_>>>()?;
        let latest = store::consents::latest(&read, place, LATEST)?
            .into_iter()
            .map(|record| consent_row(&read, record))
            .collect::<Reply<_>>()?;
        let (given, withdrawn) = store::consents::counts(&read, place)?;
        let held = store::consents::by_version(&read, place)?;
        let versions = store::policy::all(&read)?
            .into_iter()
            .map(|version| VersionCount {
                given: held
                    .iter()
                    .find(|(number, _)| *number == version.version)
                    .map_or(0, |(_, families)| *families),
                version: version.version,
                in_force: version.in_force,
            })
            .collect();
        let renewing = outstanding.iter().filter(|row| row.holds.is_some()).count() as u32;
        let missing = outstanding.len() as u32 - renewing;
        Ok(ConsentsSheet { outstanding, latest, given, missing, renewing, withdrawn, versions })
    }

    /// The paper a check code belongs to.
    pub(crate) fn look_up_code(&mut self, request: LookUpCode) -> Reply<FoundPaper> {
        let (read, hands) = self.look();
        let paper = paper_of_code(&read, &hands, &request.typed, Deed::LookAtRecords)?;
        let returned_on = store::consents::of_paper(&read, paper.id)?.map(|record| record.consent.given_on);
        let loans = [PaperKind::LoanReceipt, PaperKind::ReturnReceipt];
        let slip = paper.subject.filter(|_| loans.contains(&paper.kind));
        let paper = paper_row(&read, paper)?;
        Ok(FoundPaper { name: paper.name.clone(), returned_on, slip, paper })
    }

    /// Records that a consent came back signed.
    pub(crate) fn record_consent(&mut self, request: RecordConsent) -> Reply<ConsentRecorded> {
        self.act("record_consent", |write, hands| {
            let paper = paper_of_code(write, hands, &request.typed, Deed::KeepRecords)?;
            let family = match paper.family {
                Some(family) if paper.kind == PaperKind::Consent && paper.void.is_none() => family,
                _ => return Err(ConsentFailure::NotAConsent.into()),
            };
            if let Some(before) = store::consents::of_paper(write, paper.id)? {
                let on = before.consent.given_on;
                return Err(ConsentFailure::CameBackAlready { on }.into());
            }
            let given_on = not_after("givenOn", request.given_on, hands.today())?;
            if given_on < paper.issued_on {
                let printed_on = paper.issued_on;
                return Err(ConsentFailure::BeforePrinted { printed_on }.into());
            }
            let record = ConsentRecord {
                id: hands.world.fresh(),
                consent: Consent {
                    family,
                    policy_version: paper.policy_version,
                    given_on,
                    standing: Standing::Given,
                },
                paper: paper.id,
                received_by: hands.me.id,
            };
            store::consents::put(write, &record)?;
            let now = store::policy::on(write, hands.today())?.ok_or(Failure::Broken)?.version;
            Ok(ConsentRecorded {
                renew: (record.consent.policy_version < now).then_some(now),
                consent: record.id,
                family: family.uuid(),
                name: Household::of(write, family)?.name(),
            })
        })
    }

    /// Records that a family took its consent back.
    pub(crate) fn withdraw_consent(&mut self, request: WithdrawConsent) -> Reply<Done> {
        self.act("withdraw_consent", |write, hands| {
            let record = store::consents::get(write, request.consent)?.ok_or(Failure::Gone)?;
            let family = family_of(write, record.consent.family)?;
            hands.may(Deed::KeepRecords, family.place)?;
            if record.consent.standing != Standing::Given {
                return Err(ConsentFailure::WithdrawnAlready.into());
            }
            // A family that takes its word back takes it back from every form it signed.
            for mut record in store::consents::standing(write, family.id)? {
                record.consent.standing = Standing::Withdrawn { on: hands.today() };
                store::consents::put(write, &record)?;
            }
            Ok(Done {})
        })
    }
}

fn consent_row(read: &Read, record: ConsentRecord) -> Reply<ConsentRow> {
    Ok(ConsentRow {
        id: record.id,
        family: record.consent.family.uuid(),
        name: Household::of(read, record.consent.family)?.name(),
        version: record.consent.policy_version,
        given_on: record.consent.given_on,
        received_by: staff_name(read, record.received_by)?,
        withdrawn_on: match record.consent.standing {
            Standing::Given => None,
            Standing::Withdrawn { on } => Some(on),
        },
    })
}

/// The paper of a typed or scanned code, if this person may see it.
fn paper_of_code(read: &Read, hands: &Hands, typed: &str, deed: Deed) -> Reply<PaperRecord> {
    let code = CheckCode::read(typed).map_err(|reason| match reason {
        NotACode::WrongShape => ConsentFailure::NotACode,
        NotACode::Mistyped => ConsentFailure::CodeMistyped,
    })?;
    let paper = store::papers::by_code(read, code)?.ok_or(ConsentFailure::CodeUnknown)?;
    may_touch(read, hands, &paper, deed)?;
    Ok(paper)
}
