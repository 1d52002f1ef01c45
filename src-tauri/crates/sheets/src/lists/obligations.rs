//! The lists of consents and of what is on record under each clause (承諾書・条項別対応状況).

use chrono::{NaiveDate, NaiveDateTime};

use super::called;
use crate::{Cell, List};

/// A consent.
pub struct ConsentLine {
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// ポリシーの版.
    pub version: u32,
    /// 返却日.
    pub given_on: NaiveDate,
    /// 取り下げた日.
    pub withdrawn_on: Option<NaiveDate>,
}

/// The consents (§4(3)).
pub fn consents(lines: Vec<ConsentLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&["家庭番号", "保護者氏名", "ポリシーの版", "承諾書の返却日", "取り下げた日"]);
    let rows = lines.into_iter().map(|line| {
        vec![
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::Number(line.version.into()),
            Cell::Day(line.given_on),
            Cell::day(line.withdrawn_on),
        ]
    });
    List { title: "承諾書".to_owned(), columns, rows: rows.collect(), made_at }
}

/// Something the policy asks for.
pub struct CoverageLine {
    /// Its id (`§4(1)-c`).
    pub id: String,
    /// What is asked.
    pub asks: String,
    /// How it is kept.
    pub kept: String,
    /// The year's records: what is counted, how many, in what.
    pub counts: Vec<(String, u32, String)>,
    /// The papers it is seen on.
    pub papers: Vec<String>,
    /// How many decisions hold about it.
    pub decisions: u32,
}

/// What is on record under each clause: a row for each kind of record.
pub fn coverage(year: i32, lines: Vec<CoverageLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "年度",
        "条項",
        "ポリシーが求めること",
        "守りかた",
        "記録",
        "数",
        "単位",
        "紙",
        "決定（件）",
    ]);
    let mut rows = Vec::new();
    for line in lines {
        let papers = line.papers.join("、");
        let mut row = |counted: Option<(String, u32, String)>| {
            let [label, count, unit] = match counted {
                Some((label, count, unit)) => {
                    [Cell::text(label), Cell::Number(count.into()), Cell::text(unit)]
                }
                None => [Cell::Nothing, Cell::Nothing, Cell::Nothing],
            };
            rows.push(vec![
                Cell::Number(year.into()),
                Cell::text(line.id.clone()),
                Cell::text(line.asks.clone()),
                Cell::text(line.kept.clone()),
                label,
                count,
                unit,
                Cell::text(papers.clone()),
                Cell::Number(line.decisions.into()),
            ]);
        };
        if line.counts.is_empty() {
            row(None);
        }
        line.counts.into_iter().for_each(|counted| row(Some(counted)));
    }
    List { title: "条項別対応状況".to_owned(), columns, rows, made_at }
}
