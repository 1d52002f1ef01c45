//! Counting (条項別の数): every number is the number of the rows it opens.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    calendar::{fiscal_year, next_april},
    decisions::DecisionStanding,
    obligations::{Obligation, RecordKind},
    policy::ClauseId,
};
use store::{
    Read,
    obligations::{Counted, Opens, Span, rows},
};

use super::{
    ClauseCount, CountedRecords, CountedRow, CountedSheet, CoverageRequest, CoverageSheet, ObligationRow,
    OpensWire, RecordCount,
};
use crate::{
    Center, Failure, Problem, Reply,
    decisions::keeping::DecisionBook,
    families::brief::{Household, family_of},
    hands::Hands,
    sessions::keeping::session_of,
};

/// Records one list shows.
const MOST: u32 = 300;

impl Center {
    /// What is on record under each obligation; of its own place for a centre.
    pub(crate) fn coverage(&mut self, request: CoverageRequest) -> Reply<CoverageSheet> {
        let (read, hands) = self.look();
        coverage(&read, &hands, request.year)
    }

    /// The records behind a number.
    pub(crate) fn counted_records(&mut self, request: CountedRecords) -> Reply<CountedSheet> {
        let (read, hands) = self.look();
        let kind: RecordKind = request.record.parse().map_err(|_| Failure::Gone)?;
        let span = span(&hands, request.year)?;
        let count = store::obligations::counts(&read, [kind], span)?.first().map_or(0, |(_, count)| *count);
        Ok(CountedSheet {
            of: record_count(kind, count),
            year: request.year,
            obligations: Obligation::ALL
                .iter()
                .filter(|one| one.records().contains(&kind))
                .map(|one| one.id().to_owned())
                .collect(),
            rows: rows(&read, kind, span, MOST)?
                .into_iter()
                .map(|row| counted_row(&read, row))
                .collect::<Reply<_>>()?,
        })
    }
}

/// What is on record under each obligation over a 年度.
pub(crate) fn coverage(read: &Read, hands: &Hands, year: Option<i32>) -> Reply<CoverageSheet> {
    let this_year = fiscal_year(hands.today());
    let year = year.unwrap_or(this_year);
    let span = span(hands, year)?;
    let counts = counts(read, span, RecordKind::ALL.iter().copied())?;
    let book = DecisionBook::open(read)?;
    let day = span.until.min(hands.today());
    let held: Vec<_> =
        book.records.iter().filter(|record| book.standing(record, day) == DecisionStanding::Holds).collect();
    let place = match hands.sees() {
        Some(place) => Some(store::places::get(read, place)?.ok_or(Failure::Gone)?.name),
        None => None,
    };
    let first = store::sessions::first_day(read)?.map_or(this_year, fiscal_year);
    let rows = Obligation::ALL.iter().map(|one| ObligationRow {
        id: one.id().to_owned(),
        clause: one.clause().to_string(),
        asks: one.asks().to_owned(),
        kept: one.kept().to_owned(),
        counts: one.records().iter().filter_map(|kind| counts.get(kind).cloned()).collect(),
        papers: one.papers().iter().map(|kind| (*kind).into()).collect(),
        decisions: held
            .iter()
            .filter(|record| record.clauses.iter().any(|clause| clause.concerns(one.clause())))
            .count() as u32,
    });
    Ok(CoverageSheet { year, first_year: first.min(this_year), place, rows: rows.collect() })
}

/// The records of a 年度 under one clause, or under each: each kind once a section.
pub(crate) fn counts_of_year(
    read: &Read,
    hands: &Hands,
    year: i32,
    clause: Option<ClauseId>,
) -> Reply<Vec<ClauseCount>> {
    let span = span(hands, year)?;
    let asked = || {
        let concerns = move |one: &&Obligation| clause.is_none_or(|clause| one.clause().concerns(clause));
        Obligation::ALL.iter().filter(concerns)
    };
    let counts = counts(read, span, asked().flat_map(|one| one.records()).copied())?;
    let mut told = BTreeSet::new();
    let mut lines = Vec::new();
    for one in asked() {
        for kind in one.records() {
            let section = one.clause().in_section();
            if let Some(of) = counts.get(kind).filter(|_| told.insert((section, *kind))) {
                lines.push(ClauseCount { clause: one.clause().to_string(), of: of.clone() });
            }
        }
    }
    Ok(lines)
}

fn counts(
    read: &Read,
    span: Span,
    kinds: impl Iterator<Item = RecordKind>,
) -> Reply<BTreeMap<RecordKind, RecordCount>> {
    let kinds: BTreeSet<RecordKind> = kinds.collect();
    let counted = store::obligations::counts(read, kinds, span)?;
    Ok(counted.into_iter().map(|(kind, count)| (kind, record_count(kind, count))).collect())
}

fn record_count(kind: RecordKind, count: u32) -> RecordCount {
    RecordCount {
        record: kind.word().to_owned(),
        label: kind.label().to_owned(),
        unit: kind.unit().to_owned(),
        count,
    }
}

/// A 年度 of what this person sees (§3).
fn span(hands: &Hands, year: i32) -> Reply<Span> {
    let from = NaiveDate::from_ymd_opt(year, 4, 1)
        .filter(|_| (1990..=2200).contains(&year))
        .ok_or_else(|| Failure::field("year", Problem::OutOfBounds { least: 1990, most: 2200 }))?;
    let until = next_april(from).pred_opt().unwrap_or(from);
    Ok(Span { place: hands.sees(), from, until })
}

fn counted_row(read: &Read, row: Counted) -> Reply<CountedRow> {
    let title = match row.of {
        Opens::Session => session_of(read, row.id.into())?.title,
        Opens::Family => {
            let family = family_of(read, row.id.into())?;
            format!("{}　{}", Household::of(read, family.id)?.name(), family.number)
        }
        Opens::Loan => {
            let loan = store::loans::get(read, row.id.into())?.ok_or(Failure::Gone)?;
            let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
            format!("{}　{}", kit.number, Household::of(read, loan.family)?.name())
        }
        Opens::Paper => {
            let paper = store::papers::get(read, row.id)?.ok_or(Failure::Gone)?;
            format!("{}　{}", paper.kind, paper.number)
        }
        Opens::Decision => {
            let decision = store::decisions::get(read, row.id.into())?.ok_or(Failure::Gone)?;
            format!("{}　{}", decision.number, decision.title)
        }
        Opens::Policy => {
            let versions = store::policy::all(read)?;
            let version = versions.iter().find(|version| version.id == row.id).ok_or(Failure::Gone)?;
            format!("第{}版", version.version)
        }
        Opens::Service => {
            let services = store::sessions::services(read)?;
            let found = services.into_iter().find(|service| service.id.uuid() == row.id);
            found.ok_or(Failure::Gone)?.name
        }
        Opens::Incident => {
            let incident = store::incidents::get(read, row.id.into())?.ok_or(Failure::Gone)?;
            let clauses: Vec<String> = incident.clauses.iter().map(ToString::to_string).collect();
            format!("{}　{}", incident.number, clauses.join("、"))
        }
        Opens::Export => store::exports::get(read, row.id)?.ok_or(Failure::Gone)?.purpose,
    };
    Ok(CountedRow { on: row.on, title, opens: row.of.into(), id: row.id })
}

impl From<Opens> for OpensWire {
    fn from(opens: Opens) -> Self {
        match opens {
            Opens::Session => Self::Session,
            Opens::Family => Self::Family,
            Opens::Loan => Self::Loan,
            Opens::Paper => Self::Paper,
            Opens::Decision => Self::Decision,
            Opens::Policy => Self::Policy,
            Opens::Service => Self::Service,
            Opens::Export => Self::Export,
            Opens::Incident => Self::Incident,
        }
    }
}
