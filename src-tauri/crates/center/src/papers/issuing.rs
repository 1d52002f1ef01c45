//! Issuing papers (書類の発行): numbered, coded, written down, and only then printed.

use chrono::{NaiveDate, NaiveTime};
use documents::{CannotPrint, Fonts, Issuer, Loss, Paper};
use domain::{
    Id,
    calendar::{fiscal_year, full_width, time_in_words},
    codes::CheckCode,
    devices::KitKind,
    families::Family,
    loans::Condition,
    staff::Deed,
};
use store::{Read, Write, loans::SlipRecord, papers::PaperRecord, policy::Version};
use uuid::Uuid;

use super::{
    IssuePapers, PaperFailure, PaperKind, PaperRow, PapersIssued, PrintPapers, UnprintableRow,
    contents::{BorrowerWords, Contents, KitWords, ReturnedWords, Says, SessionWords, paper},
};
use crate::{
    Center, Failure, Reply,
    families::brief::{Household, family_of},
    hands::Hands,
    loans::rows::staff_name,
    sessions::keeping::session_of,
};

/// The most papers issued or printed at once.
const MOST: usize = 500;

impl Center {
    /// Issues papers: each gets its number and its code, and its words are kept as they are now.
    pub(crate) fn issue_papers(&mut self, request: IssuePapers) -> Reply<PapersIssued> {
        let fonts = std::sync::Arc::clone(&self.fonts);
        let practice = self.practice;
        self.act("issue_papers", |write, hands| {
            let issue = Issue { write, hands, practice };
            let issued = match request {
                IssuePapers::Policy { version } => vec![issue.policy(version)?],
                IssuePapers::Consent { families, session } => {
                    if families.is_empty() {
                        return Err(PaperFailure::Nothing.into());
                    }
                    if families.len() > MOST {
                        return Err(PaperFailure::TooMany { most: MOST as u32 }.into());
                    }
                    families
                        .into_iter()
                        .map(|family| issue.consent(family.into(), session))
                        .collect::<Reply<_>>()?
                }
                IssuePapers::LoanRequest { need } => vec![issue.loan_request(need)?],
                IssuePapers::LoanReceipt { slip } => vec![issue.loan_receipt(slip)?],
                IssuePapers::ReturnReceipt { slip } => vec![issue.return_receipt(slip)?],
            };
            let papers: Vec<Paper> =
                issued.iter().map(|record| paper(write, record)).collect::<Reply<_>>()?;
            // Said before anything is numbered: a number for a paper nobody can print would be lost.
            let characters = missing(&fonts, &papers);
            if !characters.is_empty() {
                return Err(PaperFailure::Unprintable { characters }.into());
            }
            Ok(PapersIssued { papers: paper_rows(write, issued)? })
        })
    }

    /// Prints papers of the register. The same papers give the same bytes.
    pub(crate) fn print_papers(&mut self, request: PrintPapers) -> Reply<Vec<u8>> {
        if request.papers.is_empty() {
            return Err(PaperFailure::Nothing.into());
        }
        if request.papers.len() > MOST {
            return Err(PaperFailure::TooMany { most: MOST as u32 }.into());
        }
        let (read, hands) = self.look();
        let papers: Vec<Paper> = request
            .papers
            .into_iter()
            .map(|id| {
                let record = store::papers::get(&read, id)?.ok_or(Failure::Gone)?;
                may_touch(&read, &hands, &record, Deed::LookAtRecords)?;
                paper(&read, &record)
            })
            .collect::<Reply<_>>()?;
        printed(&self.fonts, &papers)
    }
}

impl crate::desk::Seat {
    /// Papers of the register, as one PDF.
    pub(crate) fn papers(&mut self, request: PrintPapers) -> Reply<Vec<u8>> {
        self.center()?.print_papers(request)
    }
}

/// Papers as one PDF, or what no font here can print.
pub(crate) fn printed(fonts: &Fonts, papers: &[Paper]) -> Reply<Vec<u8>> {
    documents::print(fonts, papers).map_err(|reason| match reason {
        CannotPrint::MissingGlyph { .. } => {
            PaperFailure::Unprintable { characters: missing(fonts, papers) }.into()
        }
        CannotPrint::Nothing => PaperFailure::Nothing.into(),
        other => {
            tracing::error!(error = %other, "a paper could not be printed");
            Failure::Broken
        }
    })
}

fn missing(fonts: &Fonts, papers: &[Paper]) -> Vec<UnprintableRow> {
    documents::unprintable(fonts, papers)
        .into_iter()
        .filter(|found| found.loss == Loss::Missing)
        .map(|found| UnprintableRow {
            character: found.character,
            within: if found.whose.is_empty() { found.in_what } else { found.whose },
        })
        .collect()
}

/// Refuses what this person may not do with a paper: one about a family goes with the family, whoever printed it.
pub(crate) fn may_touch(read: &Read, hands: &Hands, paper: &PaperRecord, deed: Deed) -> Reply<()> {
    let place = match paper.family {
        Some(family) => family_of(read, family)?.place,
        None => paper.place,
    };
    hands.may(deed, place)
}

/// The issuer every paper names.
pub(crate) fn issuer(read: &Read) -> Reply<Issuer> {
    let city = store::city::get(read)?.ok_or(Failure::Broken)?;
    Ok(super::contents::IssuerWords::from(&city).into())
}

/// Papers as lists show them.
pub(crate) fn paper_rows(read: &Read, records: Vec<PaperRecord>) -> Reply<Vec<PaperRow>> {
    records.into_iter().map(|record| paper_row(read, record)).collect()
}

/// A paper as lists show it.
pub(crate) fn paper_row(read: &Read, record: PaperRecord) -> Reply<PaperRow> {
    let name = record
        .family
        .map(|family| Household::of(read, family).map(|household| household.name()))
        .transpose()?;
    Ok(PaperRow {
        id: record.id,
        kind: PaperKind::of(&record.kind).ok_or(Failure::Broken)?,
        number: record.number,
        code: CheckCode::read(&record.code).map(|code| code.to_string()).unwrap_or_default(),
        name,
        policy_version: record.policy_version,
        issued_on: record.issued_on,
        issued_by: staff_name(read, record.issued_by)?,
    })
}

/// One act of issuing.
struct Issue<'a> {
    write: &'a Write<'a>,
    hands: &'a Hands<'a>,
    practice: bool,
}

impl Issue<'_> {
    fn policy(&self, version: u32) -> Reply<PaperRecord> {
        let version = store::policy::get(self.write, version)?.ok_or(Failure::Gone)?;
        self.write_down(PaperKind::Policy, None, Some(version.id), &version, Says::Policy)
    }

    fn consent(&self, family: Id<Family>, session: Option<Uuid>) -> Reply<PaperRecord> {
        let household = self.household(family)?;
        let session = session.map(|session| session_of(self.write, session.into())).transpose()?;
        let day = session.as_ref().map_or(self.hands.today(), |session| session.held_on);
        let words = session
            .as_ref()
            .map(|session| {
                let place = store::places::get(self.write, session.place)?.ok_or(Failure::Gone)?;
                Ok::<_, Failure>(SessionWords {
                    title: session.title.clone(),
                    held_on: session.held_on,
                    time: from_until(session.starts_at, session.ends_at),
                    place: place.name,
                })
            })
            .transpose()?;
        let says = Says::Consent {
            guardian: household.name(),
            children: household.child_names(),
            expecting: if household.is_expecting() { vec![household.name()] } else { Vec::new() },
            session: words,
        };
        let subject = session.map(|session| session.id.uuid());
        let version = self.version_on(day)?;
        self.write_down(PaperKind::Consent, Some(family), subject, &version, says)
    }

    fn loan_request(&self, need: Uuid) -> Reply<PaperRecord> {
        let need = store::loans::get_need(self.write, need.into())?.ok_or(Failure::Gone)?;
        let household = self.household(need.family)?;
        let place = store::places::get(self.write, need.place)?.ok_or(Failure::Gone)?;
        let says = Says::LoanRequest {
            borrower: self.borrower(need.family, &household)?,
            participants: household.child_names(),
            reason: need.reason,
            kits: need.kinds.iter().map(|kind| (kind_in_words(*kind).to_owned(), 1)).collect(),
            place: place.name,
        };
        let version = self.version_on(self.hands.today())?;
        let subject = Some(need.id.uuid());
        self.write_down(PaperKind::LoanRequest, Some(need.family), subject, &version, says)
    }

    fn loan_receipt(&self, slip: Uuid) -> Reply<PaperRecord> {
        let slip = store::loans::get_slip(self.write, slip)?.ok_or(Failure::Gone)?;
        let household = self.household(slip.family)?;
        let place = store::places::get(self.write, slip.place)?.ok_or(Failure::Gone)?;
        let loans = store::loans::of_slip(self.write, slip.id)?;
        let mut kits = Vec::new();
        for loan in &loans {
            let kit = store::devices::get(self.write, loan.kit)?.ok_or(Failure::Gone)?;
            let mut parts = Vec::new();
            for out in store::loans::parts(self.write, loan.id)? {
                let part = store::devices::get_part(self.write, out.part)?.ok_or(Failure::Gone)?;
                parts.push((part.name, condition_in_words(out.condition_out).to_owned()));
            }
            kits.push(KitWords { number: kit.number, name: kit.name, parts });
        }
        let first = loans.first().ok_or(Failure::Gone)?;
        let says = Says::LoanReceipt {
            borrower: self.borrower(slip.family, &household)?,
            kits,
            lent_on: first.lent_on,
            due_on: first.due_on,
            lent_at: place.name.clone(),
            return_to: place.name,
        };
        self.of_slip(PaperKind::LoanReceipt, &slip, says)
    }

    fn return_receipt(&self, slip: Uuid) -> Reply<PaperRecord> {
        let slip = store::loans::get_slip(self.write, slip)?.ok_or(Failure::Gone)?;
        let household = self.household(slip.family)?;
        let loans = store::loans::of_slip(self.write, slip.id)?;
        let mut kits = Vec::new();
        let mut latest = None;
        for loan in &loans {
            let kit = store::devices::get(self.write, loan.kit)?.ok_or(Failure::Gone)?;
            let mut parts = Vec::new();
            for out in store::loans::parts(self.write, loan.id)? {
                let part = store::devices::get_part(self.write, out.part)?.ok_or(Failure::Gone)?;
                let condition = out.back.map_or("", |back| condition_in_words(back.condition));
                parts.push((part.name, out.back.is_some(), condition.to_owned()));
                if let Some(back) = out.back {
                    latest = latest.filter(|known: &store::loans::PartBack| known.on >= back.on);
                    latest = latest.or(Some(back));
                }
            }
            // The kit itself is back with its first part: the body (本体) heads every list.
            let back = parts.first().is_some_and(|(_, back, _)| *back);
            kits.push(ReturnedWords { number: kit.number, name: kit.name, back, parts });
        }
        let latest = latest.ok_or(PaperFailure::Nothing)?;
        let first = loans.first().ok_or(Failure::Gone)?;
        let place = store::places::get(self.write, latest.to)?.ok_or(Failure::Gone)?;
        let rest_due_on =
            loans.iter().filter(|loan| loan.returned_on.is_none()).map(|loan| loan.due_on).min();
        let says = Says::ReturnReceipt {
            borrower: self.borrower(slip.family, &household)?,
            kits,
            lent_on: first.lent_on,
            returned_on: latest.on,
            returned_to: place.name,
            rest_due_on,
            received_by: staff_name(self.write, latest.received_by)?,
        };
        self.of_slip(PaperKind::ReturnReceipt, &slip, says)
    }

    fn of_slip(&self, kind: PaperKind, slip: &SlipRecord, says: Says) -> Reply<PaperRecord> {
        let version = self.version_on(self.hands.today())?;
        self.write_down(kind, Some(slip.family), Some(slip.id), &version, says)
    }

    /// A household this person may keep papers for.
    fn household(&self, family: Id<Family>) -> Reply<Household> {
        let record = family_of(self.write, family)?;
        self.hands.may(Deed::KeepRecords, record.place)?;
        Household::of(self.write, family)
    }

    fn borrower(&self, family: Id<Family>, household: &Household) -> Reply<BorrowerWords> {
        Ok(BorrowerWords {
            name: household.name(),
            address: family_of(self.write, family)?.address,
            phone: household.phone(),
        })
    }

    fn version_on(&self, day: NaiveDate) -> Reply<Version> {
        store::policy::on(self.write, day)?.ok_or(Failure::Broken)
    }

    /// Numbers a paper, draws its code and writes it down.
    fn write_down(
        &self,
        kind: PaperKind,
        family: Option<Id<Family>>,
        subject: Option<Uuid>,
        version: &Version,
        says: Says,
    ) -> Reply<PaperRecord> {
        let place = &self.hands.me.place;
        let year = fiscal_year(self.hands.today());
        let prefix = format!("{}-{}-{year}-", place.prefix, kind.letter());
        let number = store::papers::highest_number(self.write, &prefix)? + 1;
        let city = store::city::get(self.write)?.ok_or(Failure::Broken)?;
        let contents = Contents {
            issuer: (&city).into(),
            retention_years: city.retention_years,
            practice: self.practice,
            says,
        };
        let record = PaperRecord {
            id: self.hands.world.fresh(),
            kind: kind.word().to_owned(),
            number: format!("{prefix}{number:04}"),
            code: self.unused_code()?.bare(),
            place: place.id,
            family,
            subject,
            policy_version: version.version,
            issued_on: self.hands.today(),
            issued_by: self.hands.me.id,
            contents: contents.written()?,
        };
        store::papers::insert(self.write, &record)?;
        Ok(record)
    }

    /// A code no paper has. Drawn twice the same is a matter of one in billions, but not of never.
    fn unused_code(&self) -> Reply<CheckCode> {
        for _ in 0..100 {
            let code = CheckCode::drawn(self.hands.chance());
            if store::papers::by_code(self.write, code)?.is_none() {
                return Ok(code);
            }
        }
        Err(Failure::Broken)
    }
}

fn from_until(from: NaiveTime, until: NaiveTime) -> String {
    full_width(&format!("{}から{}まで", time_in_words(from), time_in_words(until)))
}

fn condition_in_words(condition: Condition) -> &'static str {
    match condition {
        Condition::Good => "良好",
        Condition::Scratched => "傷あり",
        Condition::Broken => "破損",
    }
}

fn kind_in_words(kind: KitKind) -> &'static str {
    match kind {
        KitKind::Tablet => "タブレット",
        KitKind::Computer => "パーソナルコンピュータ",
        KitKind::Camera => "ＷＥＢカメラ",
        KitKind::Microphone => "マイク",
        KitKind::Speaker => "スピーカー",
        KitKind::Router => "通信ルーター",
    }
}
