//! Issuing papers (書類の発行): shown as drafts first; numbered, coded and written down only when they are printed.

use std::sync::Arc;

use chrono::NaiveDate;
use documents::{CannotPrint, Fonts, Issuer, Loss, Paper, Profile};
use domain::{
    Id,
    calendar::fiscal_year,
    codes::CheckCode,
    families::Family,
    obligations::clauses_behind,
    papers::{For, Reading},
    policy::ClauseId,
    staff::Deed,
};
use store::{Read, Write, city_words::CityWordsRecord, papers::PaperRecord};
use uuid::Uuid;

use super::{
    DraftRow, DraftSheet, PaperFailure, PaperFigure, PapersIssued, ReadingWanted, ReadingWire, TryCityWords,
    UnprintableRow, Wanted, WantedPapers, city_words, consent,
    contents::{Contents, Says, Stamp, issuer as issuer_of, paper},
    gathering::{Gathering, MOST, Ready, Secrets},
    loan_receipt::SignatureWords,
    rows::paper_rows,
    session_report,
};
use crate::{
    Center, Failure, Reply,
    families::brief::{Household, family_of},
    hands::Hands,
    strokes::Strokes,
};

/// Shown in place of a 文書番号 until there is one.
const NO_NUMBER_YET: &str = "見本";
/// In place of a 確認コード: no code has a 0, so nobody can mistake it for one.
const NO_CODE_YET: &str = "0000-0000";

impl Center {
    /// What would be printed: for whom, and what cannot be printed as typed. Takes no number.
    pub(crate) fn draft_papers(&mut self, request: WantedPapers) -> Reply<DraftSheet> {
        let fonts = Arc::clone(&self.fonts);
        let practice = self.practice;
        let (read, hands) = self.look();
        let ready =
            Gathering { read: &read, hands: &hands, secrets: Secrets::Hidden }.all(&request.wanted)?;
        let rows = ready
            .iter()
            .map(|ready| {
                let household = ready.family.map(|family| Household::of(&read, family)).transpose()?;
                Ok(DraftRow {
                    kind: ready.says.kind().into(),
                    clauses: clauses_behind(ready.says.kind()).iter().map(ToString::to_string).collect(),
                    name: household.map(|household| household.name()),
                    reading: ready.reading(&read, request.reading)?.into(),
                    figures: figures(&ready.says),
                })
            })
            .collect::<Reply<Vec<_>>>()?;
        let papers = drafts(&read, hands.today(), practice, request.reading, &request.wanted, ready)?;
        Ok(DraftSheet {
            readings: if rows.iter().any(|row| row.kind.0.is_for() == For::Family) {
                Reading::ALL.map(ReadingWire::from).to_vec()
            } else {
                Vec::new()
            },
            papers: rows,
            unprintable: unprintable(&fonts, &papers),
        })
    }

    /// Issues papers: each gets its number and its code, and its words are kept as they are now.
    pub(crate) fn issue_papers(&mut self, request: WantedPapers) -> Reply<PapersIssued> {
        let fonts = Arc::clone(&self.fonts);
        let practice = self.practice;
        if !request.wanted.is_recorded() {
            return Err(PaperFailure::BlankHasNoNumber.into());
        }
        // Before the act: what a paper says of the journal does not speak of the entry that is being written.
        let ready = {
            let (read, hands) = self.look();
            Gathering { read: &read, hands: &hands, secrets: Secrets::Shown }.all(&request.wanted)?
        };
        self.act("issue_papers", |write, hands| {
            let issue = Issue {
                write,
                hands,
                practice,
                words: store::city_words::current(write)?.ok_or(Failure::Broken)?,
                retention_years: store::city::get(write)?.ok_or(Failure::Broken)?.retention_years,
            };
            let issued = ready
                .into_iter()
                .map(|ready| issue.write_down(ready, request.reading))
                .collect::<Reply<Vec<_>>>()?;
            let papers: Vec<Paper> =
                issued.iter().map(|record| paper(write, record)).collect::<Reply<_>>()?;
            // Said before the act is written: a number for a paper nobody can print would be lost.
            let lost = missing(&fonts, &papers);
            if !lost.is_empty() {
                return Err(PaperFailure::Unprintable { characters: lost }.into());
            }
            Ok(PapersIssued { papers: paper_rows(write, issued)? })
        })
    }

    /// Issues a 参加承諾書 that was signed on the screen: the strokes and the ticks are sealed into its words.
    pub(crate) fn issue_signed(
        fonts: &Fonts,
        practice: bool,
        write: &Write,
        hands: &Hands,
        signed: SignedConsent,
    ) -> Reply<PaperRecord> {
        let gathering = Gathering { read: write, hands, secrets: Secrets::Shown };
        let signature = SignatureWords::of(signed.strokes, hands.now, hands.me.name.clone());
        let ready = consent::signed(&gathering, signed.family, signed.session, &signed.permitted, signature)?;
        let issue = Issue {
            write,
            hands,
            practice,
            words: store::city_words::current(write)?.ok_or(Failure::Broken)?,
            retention_years: store::city::get(write)?.ok_or(Failure::Broken)?.retention_years,
        };
        let record = issue.write_down(ready, ReadingWanted::OfFamily)?;
        let lost = missing(fonts, &[paper(write, &record)?]);
        if !lost.is_empty() {
            return Err(PaperFailure::Unprintable { characters: lost }.into());
        }
        Ok(record)
    }

    /// The draft of papers as one PDF: everything as it will be, but for the number and the code.
    pub(crate) fn print_draft(&mut self, profile: Profile, request: WantedPapers) -> Reply<Vec<u8>> {
        let practice = self.practice;
        let (read, hands) = self.look();
        let ready =
            Gathering { read: &read, hands: &hands, secrets: Secrets::Hidden }.all(&request.wanted)?;
        let papers = drafts(&read, hands.today(), practice, request.reading, &request.wanted, ready)?;
        printed(profile, &self.fonts, &papers)
    }

    /// A letter and a loan paper with words that are not set yet.
    pub(crate) fn print_words(&mut self, request: TryCityWords) -> Reply<Vec<u8>> {
        let (read, hands) = self.look();
        hands.may(Deed::ManageCity, hands.me.place.id)?;
        let words = city_words::checked(&request.words)?;
        let version = store::city_words::current(&read)?.map_or(1, |before| before.version + 1);
        let words = city_words::record(words, Uuid::nil(), version, String::new(), hands.today())?;
        let today = store::policy::on(&read, hands.today())?.ok_or(Failure::Broken)?;
        let retention_years = store::city::get(&read)?.ok_or(Failure::Broken)?.retention_years;
        let papers = Says::that_show_the_city_s_words(hands.today())
            .into_iter()
            .map(|says| {
                let numbered = match says {
                    Says::NeedNotice(_) => Numbered::NotYet,
                    _ => Numbered::Never,
                };
                let stamp = stamp(request.reading.into(), hands.today(), numbered);
                Contents { retention_years, practice: self.practice, says }.paper(&today, &words, stamp)
            })
            .collect::<Reply<Vec<_>>>()?;
        printed(Profile::Print, &self.fonts, &papers)
    }
}

/// The numbers a paper reports, with their clauses.
fn figures(says: &Says) -> Vec<PaperFigure> {
    let Says::SessionReport(report) = says else { return Vec::new() };
    let figure = |(label, count, clause): (&str, u32, ClauseId)| PaperFigure {
        label: label.to_owned(),
        count,
        clause: clause.to_string(),
        on: report.session.held_on,
    };
    session_report::figures(report).into_iter().map(figure).collect()
}

/// A consent as it was given on the screen.
pub(crate) struct SignedConsent {
    pub(crate) family: Id<Family>,
    pub(crate) session: Option<Uuid>,
    /// The decisions whose line was ticked (§9).
    pub(crate) permitted: Vec<Uuid>,
    pub(crate) strokes: Strokes,
}

/// Whether a draft will have a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbered {
    NotYet,
    Never,
}

fn stamp(reading: Reading, issued_on: NaiveDate, numbered: Numbered) -> Stamp {
    let (number, code) = match numbered {
        Numbered::NotYet => (NO_NUMBER_YET, NO_CODE_YET),
        Numbered::Never => ("", ""),
    };
    Stamp { reading, number: number.to_owned(), code: code.to_owned(), issued_on }
}

/// The papers as they will be, before they have numbers; a blank form as often as it is wanted.
fn drafts(
    read: &Read,
    today: NaiveDate,
    practice: bool,
    reading: ReadingWanted,
    wanted: &Wanted,
    ready: Vec<Ready>,
) -> Reply<Vec<Paper>> {
    let words = store::city_words::current(read)?.ok_or(Failure::Broken)?;
    let retention_years = store::city::get(read)?.ok_or(Failure::Broken)?.retention_years;
    let (numbered, times) = match wanted {
        Wanted::Blank { times, .. } if (1..=MOST as u32).contains(times) => (Numbered::Never, *times),
        Wanted::Blank { .. } => return Err(PaperFailure::TooMany { most: MOST as u32 }.into()),
        _ if wanted.is_recorded() => (Numbered::NotYet, 1),
        _ => (Numbered::Never, 1),
    };
    let mut papers = Vec::new();
    for ready in ready {
        let reading = ready.reading(read, reading)?;
        let stamp = stamp(reading, today, numbered);
        let contents = Contents { retention_years, practice, says: ready.says };
        papers.push(contents.paper(&ready.version, &words, stamp)?);
    }
    Ok(papers.iter().cycle().take(papers.len() * times as usize).cloned().collect())
}

impl Ready {
    /// The reading it is printed in: a paper of the office has one, and what is for nobody by name is formal unless
    /// somebody says otherwise.
    fn reading(&self, read: &Read, wanted: ReadingWanted) -> Reply<Reading> {
        Ok(match (self.says.kind().is_for(), wanted, self.family) {
            (For::Office, ..) | (For::Family, ReadingWanted::Formal, _) => Reading::Formal,
            (For::Family, ReadingWanted::Easy, _) => Reading::Easy,
            (For::Family, ReadingWanted::English, _) => Reading::English,
            (For::Family, ReadingWanted::OfFamily, None) => Reading::Formal,
            (For::Family, ReadingWanted::OfFamily, Some(family)) => {
                Reading::for_language(family_of(read, family)?.language)
            }
        })
    }
}

/// Papers as one PDF, or what no font here can print.
pub(crate) fn printed(profile: Profile, fonts: &Fonts, papers: &[Paper]) -> Reply<Vec<u8>> {
    documents::print_for(profile, fonts, papers).map_err(|reason| match reason {
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
    unprintable(fonts, papers).into_iter().filter(|row| row.missing).collect()
}

/// What will not be printed as typed.
fn unprintable(fonts: &Fonts, papers: &[Paper]) -> Vec<UnprintableRow> {
    documents::unprintable(fonts, papers)
        .into_iter()
        .map(|found| UnprintableRow {
            character: found.character,
            within: if found.whose.is_empty() { found.in_what } else { found.whose },
            missing: found.loss == Loss::Missing,
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

/// The issuer and the city's words every paper names.
pub(crate) fn issuer(read: &Read) -> Reply<(Issuer, documents::CityWords)> {
    let words = store::city_words::current(read)?.ok_or(Failure::Broken)?;
    Ok((issuer_of(&words), super::contents::city_words(&words)?))
}

/// One act of issuing.
struct Issue<'a> {
    write: &'a Write<'a>,
    hands: &'a Hands<'a>,
    practice: bool,
    words: CityWordsRecord,
    retention_years: u32,
}

impl Issue<'_> {
    /// Numbers a paper, draws its code and writes it down.
    fn write_down(&self, ready: Ready, wanted: ReadingWanted) -> Reply<PaperRecord> {
        let place = &self.hands.me.place;
        let kind = ready.says.kind();
        let reading = ready.reading(self.write, wanted)?;
        let year = fiscal_year(self.hands.today());
        let prefix = format!("{}-{}-{year}-", place.prefix, kind.letter());
        let number = store::papers::highest_number(self.write, &prefix)? + 1;
        let contents =
            Contents { retention_years: self.retention_years, practice: self.practice, says: ready.says };
        let record = PaperRecord {
            id: self.hands.world.fresh(),
            kind,
            reading,
            number: format!("{prefix}{number:04}"),
            code: self.unused_code()?.bare(),
            place: place.id,
            family: ready.family,
            subject: ready.subject,
            policy_version: ready.version.version,
            words: self.words.id,
            issued_on: self.hands.today(),
            issued_by: self.hands.me.id,
            contents: contents.written()?,
            void: None,
        };
        store::papers::put(self.write, &record)?;
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
