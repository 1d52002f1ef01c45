//! The register of papers (書類の控え): printing again, noting each printing, and numbers that are not used (欠番).

use chrono::NaiveDate;
use documents::{Paper, Profile};
use domain::{Id, calendar::fiscal_year, papers::PaperKind, staff::Deed};
use serde::{Deserialize, Serialize};
use store::papers::{PaperRecord, PrintingRecord, Void};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    PaperFailure, PaperKindWire, connection_guide,
    contents::paper,
    gathering::MOST,
    issuing::{may_touch, printed},
    loan_reminder,
    rows::{PaperRow, PrintingWay, paper_row},
};
use crate::{
    Center, Failure, Problem, Reply,
    contract::Done,
    wire::{LONG_LINE, needed},
};

/// What `print` takes: papers of the register, in one file. The same papers give the same bytes.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PrintPapers {
    /// Which, in this order.
    pub papers: Vec<Uuid>,
}

/// Papers left the program: note it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct NotePrinting {
    /// Which.
    pub papers: Vec<Uuid>,
    /// How.
    pub way: PrintingWay,
    /// How many copies, 1 to 99.
    pub copies: u32,
    /// Which pages of the job (`1-2,4`), empty for all.
    pub pages: String,
}

/// Take a paper out of use (欠番). Its number stays taken.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct VoidPaper {
    /// Which.
    pub paper: Uuid,
    /// Why.
    pub reason: String,
}

/// Show the papers of a fiscal year.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PaperRegisterRequest {
    /// Which 年度.
    pub year: i32,
    /// Of one kind only.
    pub kind: Option<PaperKindWire>,
    /// Which page, from 0.
    pub page: u32,
}

/// The papers of a fiscal year.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct PaperRegister {
    /// Which 年度.
    pub year: i32,
    /// The 年度 of today.
    pub this_year: i32,
    /// The papers of this page, the latest first.
    pub papers: Vec<PaperRow>,
    /// How many there are.
    pub total: u32,
    /// How many a page shows.
    pub page_length: u32,
    /// 欠番一覧: every number of the year of which no paper is in use.
    pub gaps: Vec<Gap>,
}

/// A number of which no paper is in use (欠番).
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Gap {
    /// Whose number it is.
    pub paper: Uuid,
    /// Of what kind.
    pub kind: PaperKindWire,
    /// 文書番号.
    pub number: String,
    /// Why.
    pub because: GapBecause,
}

/// Why no paper of a number is in use.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum GapBecause {
    /// It was taken out of use.
    Void {
        /// Why.
        reason: String,
        /// Since when.
        on: NaiveDate,
    },
    /// The number was given, and the printer or the disk did not take the paper.
    NeverPrinted,
}

/// The most copies of one job.
const MOST_COPIES: u32 = 99;
/// How many papers a page of the register shows.
const PAGE: usize = 50;

impl Center {
    /// Prints papers of the register. The same papers give the same bytes.
    pub(crate) fn print_papers(&mut self, profile: Profile, request: PrintPapers) -> Reply<Vec<u8>> {
        few_enough(request.papers.len())?;
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
        printed(profile, &self.fonts, &papers)
    }

    /// Notes that papers left the program: how, how often, which pages.
    pub(crate) fn note_printing(&mut self, request: NotePrinting) -> Reply<Done> {
        self.act("note_printing", |write, hands| {
            few_enough(request.papers.len())?;
            if !(1..=MOST_COPIES).contains(&request.copies) {
                let problem = Problem::OutOfBounds { least: 1, most: MOST_COPIES };
                return Err(Failure::field("copies", problem));
            }
            if !is_page_list(&request.pages) {
                return Err(Failure::field("pages", Problem::NotAPageList));
            }
            for id in &request.papers {
                let record = store::papers::get(write, *id)?.ok_or(Failure::Gone)?;
                may_touch(write, hands, &record, Deed::KeepRecords)?;
                if record.void.is_some() {
                    return Err(PaperFailure::IsVoid.into());
                }
                let printing = PrintingRecord {
                    id: hands.world.fresh(),
                    paper: record.id,
                    at: hands.now,
                    by: hands.me.id,
                    way: request.way.into(),
                    copies: request.copies,
                    pages: request.pages.clone(),
                };
                if record.kind == PaperKind::LoanReminder {
                    loan_reminder::note_sent(write, hands, &record)?;
                }
                store::papers::insert_printing(write, &printing)?;
                // Saved as a file it lies on the laptop still; printed, it goes into a family's hand (§5(1)).
                if request.way != PrintingWay::Saved {
                    connection_guide::tell(write, hands, &record)?;
                }
            }
            Ok(Done {})
        })
    }

    /// Takes a paper out of use: its number stays taken, and the register says why.
    pub(crate) fn void_paper(&mut self, request: VoidPaper) -> Reply<Done> {
        self.act("void_paper", |write, hands| {
            let mut record = store::papers::get(write, request.paper)?.ok_or(Failure::Gone)?;
            may_touch(write, hands, &record, Deed::KeepRecords)?;
            if record.void.is_some() {
                return Err(PaperFailure::IsVoid.into());
            }
            if store::consents::of_paper(write, record.id)?.is_some() {
                return Err(PaperFailure::CameBack.into());
            }
            let reason = needed("reason", &request.reason, LONG_LINE)?;
            record.void = Some(Void { on: hands.today(), reason });
            store::papers::put(write, &record)?;
            Ok(Done {})
        })
    }

    /// The papers of a fiscal year, the latest first, and the numbers that are not used.
    pub(crate) fn paper_register(&mut self, request: PaperRegisterRequest) -> Reply<PaperRegister> {
        let (read, hands) = self.look();
        let first = |year: i32| NaiveDate::from_ymd_opt(year, 4, 1);
        let this_year = fiscal_year(hands.today());
        let outside = || {
            let problem = Problem::OutOfBounds { least: 2020, most: this_year.unsigned_abs() };
            Failure::field("year", problem)
        };
        let (from, until) = (2020..=this_year)
            .contains(&request.year)
            .then(|| Some((first(request.year)?, first(request.year + 1)?.pred_opt()?)))
            .flatten()
            .ok_or_else(outside)?;
        let place: Option<Id<_>> = hands.sees();
        let all = store::papers::issued_between(&read, place, from, until)?;
        let gaps = gaps(&read, &all)?;
        let kind: Option<PaperKind> = request.kind.map(PaperKind::from);
        let chosen: Vec<_> =
            all.into_iter().filter(|record| kind.is_none_or(|kind| record.kind == kind)).collect();
        let total = chosen.len() as u32;
        let papers = chosen
            .into_iter()
            .skip(request.page as usize * PAGE)
            .take(PAGE)
            .map(|record| paper_row(&read, record))
            .collect::<Reply<_>>()?;
        Ok(PaperRegister { year: request.year, this_year, papers, total, page_length: PAGE as u32, gaps })
    }
}

impl crate::desk::Seat {
    /// Papers of the register, as one PDF.
    pub(crate) fn papers(&mut self, request: PrintPapers) -> Reply<Vec<u8>> {
        self.center()?.print_papers(Profile::Print, request)
    }

    /// The same as a file to be kept for years and to be heard (保存用): PDF/A-2a and PDF/UA-1.
    pub(crate) fn papers_to_keep(&mut self, request: PrintPapers) -> Reply<Vec<u8>> {
        self.center()?.print_papers(Profile::Archive, request)
    }

    /// Papers that are not issued yet, as one PDF.
    pub(crate) fn draft(&mut self, request: super::WantedPapers) -> Reply<Vec<u8>> {
        self.center()?.print_draft(Profile::Print, request)
    }

    /// The same as a file to be kept and to be heard: blank forms for the city's own pages.
    pub(crate) fn draft_to_keep(&mut self, request: super::WantedPapers) -> Reply<Vec<u8>> {
        self.center()?.print_draft(Profile::Archive, request)
    }

    /// Papers with words that are not set yet, as one PDF.
    pub(crate) fn city_words(&mut self, request: super::TryCityWords) -> Reply<Vec<u8>> {
        self.center()?.print_words(request)
    }
}

fn few_enough(papers: usize) -> Reply<()> {
    match papers {
        0 => Err(PaperFailure::Nothing.into()),
        some if some > MOST => Err(PaperFailure::TooMany { most: MOST as u32 }.into()),
        _ => Ok(()),
    }
}

/// The numbers that no family and no file holds a paper of, each with why.
fn gaps(read: &store::Read, all: &[PaperRecord]) -> Reply<Vec<Gap>> {
    let mut gaps = Vec::new();
    for record in all {
        let because = if let Some(void) = &record.void {
            GapBecause::Void { reason: void.reason.clone(), on: void.on }
        } else if store::papers::printings(read, record.id)?.is_empty() {
            GapBecause::NeverPrinted
        } else {
            continue;
        };
        gaps.push(Gap { paper: record.id, kind: record.kind.into(), number: record.number.clone(), because });
    }
    gaps.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(gaps)
}

/// Whether the words are a list of pages as printers take it: `1`, `2-3`, `1,4-5`; empty for all.
fn is_page_list(words: &str) -> bool {
    let page = |word: &str| {
        let figures = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse::<u16>().ok().filter(|page| figures && *page > 0)
    };
    let part = |part: &str| match part.split_once('-') {
        Some((from, to)) => matches!((page(from), page(to)), (Some(from), Some(to)) if from <= to),
        None => page(part).is_some(),
    };
    words.is_empty() || words.split(',').all(part)
}
