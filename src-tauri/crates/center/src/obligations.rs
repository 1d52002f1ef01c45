//! Requests about obligations (条項別対応状況): the 42 things the policy asks for, and the year's records under each.

pub(crate) mod counting;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::papers::PaperKindWire;

/// Show what is on record under each obligation.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CoverageRequest {
    /// Of which 年度; of this one, if none.
    pub year: Option<i32>,
}

/// What is on record under each obligation.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CoverageSheet {
    /// Of which 年度.
    pub year: i32,
    /// The first 年度 there is anything of.
    pub first_year: i32,
    /// Of one place, where this person sees one only.
    pub place: Option<String>,
    /// The obligations, in the order of the policy.
    pub rows: Vec<ObligationRow>,
}

/// An obligation with what serves it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ObligationRow {
    /// Its id (`§4(1)-c`).
    pub id: String,
    /// The clause that asks for it.
    pub clause: String,
    /// What is asked.
    pub asks: String,
    /// How it is kept.
    pub kept: String,
    /// The year's records.
    pub counts: Vec<RecordCount>,
    /// The papers it is seen on.
    pub papers: Vec<PaperKindWire>,
    /// How many decisions hold about its clause.
    pub decisions: u32,
}

/// How many records of a kind there are.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RecordCount {
    /// The word that opens them.
    pub record: String,
    /// What is counted.
    pub label: String,
    /// In what.
    pub unit: String,
    /// How many.
    pub count: u32,
}

/// How many records stand under a clause.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ClauseCount {
    /// The clause.
    pub clause: String,
    /// What is counted, and how many.
    #[serde(flatten)]
    #[ts(flatten)]
    pub of: RecordCount,
}

/// Show the records that are counted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct CountedRecords {
    /// Which (`loans`).
    pub record: String,
    /// Of which 年度.
    pub year: i32,
}

/// The records that are counted.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CountedSheet {
    /// What is counted, and how many there are.
    #[serde(flatten)]
    #[ts(flatten)]
    pub of: RecordCount,
    /// Of which 年度.
    pub year: i32,
    /// The obligations they serve.
    pub obligations: Vec<String>,
    /// The latest of them.
    pub rows: Vec<CountedRow>,
}

/// A record that is counted.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CountedRow {
    /// The day it counts for.
    pub on: NaiveDate,
    /// What it is called.
    pub title: String,
    /// What is opened to see it.
    pub opens: OpensWire,
    /// Which.
    pub id: Uuid,
}

/// What is opened to see a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Opens", export_to = "center.ts")]
pub enum OpensWire {
    /// A session.
    Session,
    /// A family.
    Family,
    /// A loan.
    Loan,
    /// The register of papers.
    Paper,
    /// A decision.
    Decision,
    /// A version of the policy.
    Policy,
    /// The services.
    Service,
    /// The record of lists that were written out.
    Export,
}
