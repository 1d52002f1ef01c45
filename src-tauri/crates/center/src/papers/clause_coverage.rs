//! 条項別対応状況: what this person sees of a 年度.

use chrono::NaiveDate;
use domain::calendar::{era_year, full_width};

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Reply, obligations::counting::coverage};

kept! {
    paper ClauseCoveragePaper {
        year: String,
        place: String,
        lines: Vec<LineWords>,
    }
}

kept! {
    line LineWords of CoverageLine {
        id: String,
        asks: String,
        kept: String,
        counts: Vec<CountWords>,
        papers: Vec<String>,
        decisions: u32,
    }
}

kept! {
    line CountWords of CountLine { label: String, count: u32, unit: String, }
}

pub(super) fn gather(gathering: &Gathering, year: i32) -> Reply<Ready> {
    let sheet = coverage(gathering.read, gathering.hands, Some(year))?;
    let lines = sheet.rows.into_iter().map(|row| LineWords {
        id: row.id,
        asks: row.asks,
        kept: row.kept,
        counts: row
            .counts
            .into_iter()
            .map(|of| CountWords { label: of.label, count: of.count, unit: of.unit })
            .collect(),
        papers: row.papers.iter().map(|kind| kind.0.name().to_owned()).collect(),
        decisions: row.decisions,
    });
    let begins = NaiveDate::from_ymd_opt(year, 5, 1).unwrap_or_default();
    let (era, nth) = era_year(begins);
    let says = Says {
        year: format!("{era}{}年度", full_width(&nth.to_string())),
        place: sheet.place.unwrap_or_default(),
        lines: lines.collect(),
    };
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: None, subject: None, says: Kept::ClauseCoverage(says), version })
}
