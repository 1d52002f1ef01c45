//! Keeping consents (承諾書の返却): a paper comes back, its code leads to its record.

use chrono::{Days, NaiveDate};
use domain::{
    Id,
    codes::{CheckCode, NotACode},
    consents::{Consent, Standing, Way},
    families::Family,
    papers::PaperKind,
    staff::Deed,
};
use store::{Read, Write, consents::ConsentRecord, papers::PaperRecord};
use uuid::Uuid;

use super::{
    AskedRow, ConsentFailure, ConsentRecorded, ConsentRow, ConsentWay, Consents, ConsentsSheet, FoundPaper,
    LookUpCode, NextSession, OutstandingConsent, RecordConsent, SetPermitted, VersionCount, WithdrawConsent,
};
use crate::{
    Center, Failure, Reply,
    attachments::attachment_rows,
    contract::Done,
    desk::not_after,
    families::brief::{Household, family_of},
    hands::Hands,
    loans::rows::staff_name,
    papers::{AskedWords, asked_on, may_touch, paper_row},
    sessions::keeping::session_of,
    wire::{LONG_LINE, clock, needed},
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
        let waited = store::consents::waited_for(&read, place, None)?;
        let applied = store::consents::outstanding(&read, place, today, today + Days::new(AHEAD))?;
        let form_of = |family| waited.iter().find(|(other, _)| *other == family).map(|(_, form)| *form);
        let mut asked: Vec<_> =
            applied.iter().map(|(family, session)| (*family, Some(*session), form_of(*family))).collect();
        // Who was handed a form and applied to nothing yet is waited for all the same.
        asked.extend(
            waited
                .iter()
                .filter(|(family, _)| applied.iter().all(|(other, _)| other != family))
                .map(|(family, form)| (*family, None, Some(*form))),
        );
        let outstanding = asked
            .into_iter()
            .map(|(family, session, form)| outstanding_row(&read, today, family, session, form))
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
        let asked = asked_rows(asked_on(&paper)?);
        let paper = paper_row(&read, paper)?;
        Ok(FoundPaper { name: paper.name.clone(), returned_on, slip, asked, paper })
    }

    /// Records that a consent came back signed.
    pub(crate) fn record_consent(&mut self, request: RecordConsent) -> Reply<ConsentRecorded> {
        self.act("record_consent", |write, hands| {
            let paper = paper_of_code(write, hands, &request.typed, Deed::KeepRecords)?;
            let record = came_back(write, hands, &paper, request.given_on, request.permitted)?;
            recorded(write, hands, &record)
        })
    }

    /// Says which lines of decisions are ticked on a form that is back.
    pub(crate) fn set_permitted(&mut self, request: SetPermitted) -> Reply<Done> {
        self.act("set_permitted", |write, hands| {
            let mut record = consent_of(write, hands, request.consent)?;
            let paper = store::papers::get(write, record.paper)?.ok_or(Failure::Gone)?;
            record.permitted = of_those_asked(&paper, request.permitted)?;
            store::consents::put(write, &record)?;
            Ok(Done {})
        })
    }

    /// Records that a family took its consent back.
    pub(crate) fn withdraw_consent(&mut self, request: WithdrawConsent) -> Reply<Done> {
        self.act("withdraw_consent", |write, hands| {
            let record = consent_of(write, hands, request.consent)?;
            let because = needed("because", &request.because, LONG_LINE)?;
            if record.consent.standing != Standing::Given {
                return Err(ConsentFailure::WithdrawnAlready.into());
            }
            // A family that takes its word back takes it back from every form it signed.
            for mut record in store::consents::standing(write, record.consent.family)? {
                record.consent.standing = Standing::Withdrawn { on: hands.today() };
                record.withdrawn_for.clone_from(&because);
                store::consents::put(write, &record)?;
            }
            Ok(Done {})
        })
    }
}

/// A family that is waited for: its nearest session, and the form it was handed.
fn outstanding_row(
    read: &Read,
    today: NaiveDate,
    family: Id<Family>,
    session: Option<Uuid>,
    form: Option<Uuid>,
) -> Reply<OutstandingConsent> {
    let household = Household::of(read, family)?;
    let session = session.map(|session| session_of(read, session.into())).transpose()?;
    let form = form.map(|form| store::papers::get(read, form)?.ok_or(Failure::Gone)).transpose()?;
    let issued_on = form.as_ref().map(|form| form.issued_on);
    let letter = store::papers::latest_for(read, family, PaperKind::ConsentReminder)?;
    Ok(OutstandingConsent {
        family: family.uuid(),
        name: household.name(),
        children: household.children(today),
        next_session: session.map(|session| NextSession {
            id: session.id.uuid(),
            title: session.title,
            held_on: session.held_on,
            starts_at: clock(session.starts_at),
        }),
        reminded_on: letter
            .filter(|letter| letter.subject == form.as_ref().map(|form| form.id))
            .map(|letter| letter.issued_on),
        paper: form.map(|form| paper_row(read, form)).transpose()?,
        days_out: issued_on.map(|on| (today - on).num_days().max(0) as u32),
        holds: store::consents::held_on(read, family, today)?.map(|record| record.consent.policy_version),
    })
}

/// A form that came back signed, as a consent on record.
pub(super) fn came_back(
    write: &Write,
    hands: &Hands,
    paper: &PaperRecord,
    given_on: NaiveDate,
    permitted: Vec<Uuid>,
) -> Reply<ConsentRecord> {
    let family = match paper.family {
        Some(family) if paper.kind == PaperKind::Consent && paper.void.is_none() => family,
        _ => return Err(ConsentFailure::NotAConsent.into()),
    };
    if let Some(before) = store::consents::of_paper(write, paper.id)? {
        let on = before.consent.given_on;
        return Err(ConsentFailure::CameBackAlready { on }.into());
    }
    let given_on = not_after("givenOn", given_on, hands.today())?;
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
        way: Way::Paper,
        permitted: of_those_asked(paper, permitted)?,
        withdrawn_for: String::new(),
    };
    store::consents::put(write, &record)?;
    Ok(record)
}

/// What the desk is told of a consent it recorded.
fn recorded(read: &Read, hands: &Hands, record: &ConsentRecord) -> Reply<ConsentRecorded> {
    Ok(ConsentRecorded {
        renew: to_renew(read, hands, record)?,
        consent: record.id,
        family: record.consent.family.uuid(),
        name: Household::of(read, record.consent.family)?.name(),
    })
}

/// The version in force now, where a consent is to an older one.
pub(super) fn to_renew(read: &Read, hands: &Hands, record: &ConsentRecord) -> Reply<Option<u32>> {
    let now = store::policy::on(read, hands.today())?.ok_or(Failure::Broken)?.version;
    Ok((record.consent.policy_version < now).then_some(now))
}

/// The decisions that were ticked, of those the form asks about; another was not on it.
fn of_those_asked(paper: &PaperRecord, permitted: Vec<Uuid>) -> Reply<Vec<Uuid>> {
    let asked = asked_on(paper)?;
    Ok(permitted.into_iter().filter(|id| asked.iter().any(|asked| asked.decision == *id)).collect())
}

pub(super) fn asked_rows(asked: Vec<AskedWords>) -> Vec<AskedRow> {
    asked
        .into_iter()
        .map(|asked| AskedRow { decision: asked.decision, number: asked.number, words: asked.words })
        .collect()
}

/// A consent this person may keep.
pub(super) fn consent_of(read: &Read, hands: &Hands, id: Uuid) -> Reply<ConsentRecord> {
    let record = store::consents::get(read, id)?.ok_or(Failure::Gone)?;
    hands.may(Deed::KeepRecords, family_of(read, record.consent.family)?.place)?;
    Ok(record)
}

fn consent_row(read: &Read, record: ConsentRecord) -> Reply<ConsentRow> {
    let paper = store::papers::get(read, record.paper)?.ok_or(Failure::Gone)?;
    let asked = asked_on(&paper)?.into_iter();
    Ok(ConsentRow {
        permitted: asked
            .filter(|asked| record.permitted.contains(&asked.decision))
            .map(|asked| asked.number)
            .collect(),
        way: match record.way {
            Way::Paper => ConsentWay::Paper,
            Way::Screen => ConsentWay::Screen,
        },
        paper: paper_row(read, paper)?,
        scans: attachment_rows(read, record.id)?,
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
        withdrawn_for: record.withdrawn_for,
    })
}

/// The paper of a typed or scanned code, if this person may see it.
pub(super) fn paper_of_code(read: &Read, hands: &Hands, typed: &str, deed: Deed) -> Reply<PaperRecord> {
    let code = CheckCode::read(typed).map_err(|reason| match reason {
        NotACode::WrongShape => ConsentFailure::NotACode,
        NotACode::Mistyped => ConsentFailure::CodeMistyped,
    })?;
    let paper = store::papers::by_code(read, code)?.ok_or(ConsentFailure::CodeUnknown)?;
    may_touch(read, hands, &paper, deed)?;
    Ok(paper)
}
