//! The rows of an import as its screen shows them (取り込みの行): how each stands, and what a person does about it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ImportBrief, MeaningWire, SessionBrief};
use crate::{
    Problem,
    applications::EligibilityVerdict,
    families::{LikelyFamily, LikenessWire},
    refusals::RefusalBrief,
};

/// Show an import: how it is read, how its rows stand, a page of them.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ImportSheetRequest {
    /// Which.
    pub import: Uuid,
    /// Which rows.
    pub group: RowGroup,
    /// Which page of them, from 0; fifty each.
    pub page: u32,
}

/// Rows that ask the same of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RowGroup {
    /// Every row.
    All,
    /// To be taken as they are.
    Ready,
    /// Something in them cannot be read.
    Mend,
    /// A person has to decide.
    Decide,
    /// Nothing to take: it is there already.
    Double,
    /// Taken.
    Taken,
    /// Left out.
    Left,
}

/// An import, as its screen shows it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ImportSheet {
    /// In brief.
    pub brief: ImportBrief,
    /// The columns.
    pub columns: Vec<ImportColumn>,
    /// How many rows ask what.
    pub counts: RowCounts,
    /// The rows of the page.
    pub rows: Vec<ImportRow>,
}

/// A column.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ImportColumn {
    /// Its heading.
    pub heading: String,
    /// What it means; none where it is passed over.
    pub meaning: Option<MeaningWire>,
    /// What stands in it, a few of its cells.
    pub samples: Vec<String>,
}

/// How many rows ask what.
#[derive(Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RowCounts {
    /// Every row.
    pub all: u32,
    /// To be taken as they are.
    pub ready: u32,
    /// Something in them cannot be read.
    pub mend: u32,
    /// A person has to decide.
    pub decide: u32,
    /// There already.
    pub double: u32,
    /// Taken.
    pub taken: u32,
    /// Left out.
    pub left: u32,
}

/// A row.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ImportRow {
    /// Which.
    pub id: Uuid,
    /// Which row of the table, as Excel counts.
    pub number: u32,
    /// Whom it speaks of, as it was read.
    pub name: String,
    /// The children and due dates it speaks of, as they were read.
    pub children: Vec<String>,
    /// Its cells.
    pub cells: Vec<String>,
    /// What becomes of it.
    pub verdict: RowVerdict,
}

/// What becomes of a row.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum RowVerdict {
    /// It can be taken.
    Ready {
        /// The family it belongs to; none for a new one.
        family: Option<RowFamily>,
        /// 対象, on the session's day.
        eligibility: Option<EligibilityVerdict>,
        /// The session it applies to.
        session: Option<SessionBrief>,
        /// Whether it waits for a seat.
        waits: bool,
    },
    /// Which family it is, a person has to say.
    AskFamily {
        /// Who it may be.
        likely: Vec<LikelyFamily>,
    },
    /// It looks like a row above it.
    LikeRow {
        /// Which.
        number: u32,
    },
    /// §2(1) speaks against it; a reason lets it pass.
    NotEligible {
        /// Why.
        eligibility: EligibilityVerdict,
        /// The session.
        session: SessionBrief,
    },
    /// The family is refused (§6): the division lets it pass, or nobody.
    Refused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// The session.
        session: SessionBrief,
    },
    /// It is like a family that is refused (§6): a person looks, and says why it is another.
    LikeRefused {
        /// By which decision.
        refusal: Box<RefusalBrief>,
        /// How alike, and why.
        likeness: LikenessWire,
        /// The session.
        session: SessionBrief,
    },
    /// The family applied to the session already.
    AppliedAlready {
        /// The family.
        family: RowFamily,
        /// The session.
        session: SessionBrief,
    },
    /// The family is registered, and the row says nothing new.
    RegisteredAlready {
        /// The family.
        family: RowFamily,
    },
    /// A row with this 受付番号 was taken.
    TakenBefore {
        /// As which family.
        family: Option<RowFamily>,
    },
    /// No session of this place is meant by what the column says.
    NoSuchSession {
        /// What it says.
        said: String,
    },
    /// The session was called off.
    SessionCancelled {
        /// Which.
        session: SessionBrief,
    },
    /// Something in it cannot be read.
    Wrong {
        /// What.
        troubles: Vec<CellTrouble>,
    },
    /// It was taken.
    Taken {
        /// As which family.
        family: Option<RowFamily>,
        /// Whether it was made by this row.
        made: bool,
    },
    /// A person left it out.
    Left,
}

/// A family a row belongs to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct RowFamily {
    /// Which.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// The first guardian's 氏名.
    pub name: String,
    /// Who of the row is not on its card yet.
    pub adds: Vec<String>,
}

/// What is the matter with a cell.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct CellTrouble {
    /// What the cell should say; none where the row has more cells than headings.
    pub meaning: Option<MeaningWire>,
    /// In which column, from 0; none where no column means it.
    pub column: Option<u32>,
    /// What is the matter.
    pub problem: Problem,
}

/// Mend a row, or decide about it.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MendRow {
    /// Which.
    pub row: Uuid,
    /// Its cells, all of them.
    pub cells: Vec<String>,
    /// Which family it is.
    pub whose: Whose,
    /// Why it is taken though §2(1) speaks against it.
    pub override_reason: Option<String>,
}

/// Which family a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub enum Whose {
    /// As likeness says.
    Unsaid {},
    /// A new one.
    New {},
    /// One that is registered.
    Known {
        /// Which.
        family: Uuid,
    },
}

/// Leave a row out, or take it in again.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct LeaveRow {
    /// Which.
    pub row: Uuid,
    /// Whether it is left out.
    pub standing: LeaveStanding,
}

/// Whether a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum LeaveStanding {
    /// It is.
    Left,
    /// It waits.
    Waiting,
}
