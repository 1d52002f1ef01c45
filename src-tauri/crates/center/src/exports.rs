//! Requests about exports (書き出し): a list leaves as CSV or XLSX, and the records say that it did.

mod gathering;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use sheets::{CannotCarry, List, StandIn, to_csv, to_csv_cp932, to_xlsx};
use store::{Write, exports::ExportRecord};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Center, Failure, Reply,
    hands::Hands,
    loans::rows::staff_name,
    wire::{LINE, needed, optional},
    world::in_japan,
};

/// Write a list out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExportList {
    /// Which.
    pub list: ListWire,
    /// In which form.
    pub format: FormatWire,
    /// 用途; must be said of lists with people on them.
    pub purpose: String,
    /// 媒体管理番号 of what it is carried on; empty where it stays on this laptop.
    pub medium: String,
    /// Whether 〓 may stand for what the form cannot carry.
    pub stand_in: StandInWire,
}

/// A list that can be written out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(rename = "List", export_to = "center.ts")]
pub enum ListWire {
    /// 家庭, those found by what is sought.
    Families {
        /// Part of a name, kana or number; empty for all.
        sought: String,
    },
    /// オンライン事業 of a month.
    Sessions {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// 申込 to a session.
    Applications {
        /// Which.
        session: Uuid,
    },
    /// 出欠 of a session.
    Attendance {
        /// Which.
        session: Uuid,
    },
    /// 機器の台帳.
    Kits {},
    /// 貸出簿: what was out at some time of a period.
    Loans {
        /// From this day.
        from: NaiveDate,
        /// Until this day.
        until: NaiveDate,
    },
    /// 必要の認定: what was asked or decided in a period.
    Needs {
        /// From this day.
        from: NaiveDate,
        /// Until this day.
        until: NaiveDate,
    },
    /// 承諾書.
    Consents {},
    /// 条項別対応状況 of a 年度.
    Coverage {
        /// Which.
        year: i32,
    },
}

/// A form a list is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Format", export_to = "center.ts")]
pub enum FormatWire {
    /// XLSX.
    Xlsx,
    /// CSV, UTF-8 with Excel's mark.
    Csv,
    /// CSV, CP932.
    CsvCp932,
}

/// Whether something may stand for a character that cannot be carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "StandIn", export_to = "center.ts")]
pub enum StandInWire {
    /// Nothing may: say which cannot be carried.
    Refused,
    /// 〓 may.
    Geta,
}

/// The list, to be kept where a person says.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Exported {
    /// What to call the file; no person is named in it.
    pub file_name: String,
    /// Its bytes, in base64.
    pub bytes: String,
    /// How many rows.
    pub rows: u32,
}

/// List what was written out, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Exports {}

/// A list that was written out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ExportRow {
    /// Which.
    pub id: Uuid,
    /// What it was a list of (`families`).
    pub list: String,
    /// In which form (`xlsx`).
    pub format: String,
    /// How many rows.
    pub rows: u32,
    /// 用途.
    pub purpose: String,
    /// 媒体管理番号.
    pub medium: String,
    /// The day.
    pub written_on: NaiveDate,
    /// By whom.
    pub written_by: String,
}

/// Why a list was not written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export_to = "center.ts")]
pub enum ExportFailure {
    /// CP932 has no place for some characters.
    CannotCarry {
        /// Which, each once.
        characters: Vec<String>,
    },
}

/// Exports the record of them shows.
const MOST: u32 = 200;

/// What is about to leave.
pub(crate) struct Left<'a> {
    /// Which list.
    pub list: &'a str,
    /// In which format.
    pub format: &'a str,
    /// How many rows.
    pub rows: u32,
    /// 用途.
    pub purpose: String,
    /// 媒体管理番号.
    pub medium: String,
}

impl Left<'_> {
    /// Writes down that it left, by whom and what for, before it does (§8).
    pub(crate) fn on_record(self, write: &Write, hands: &Hands) -> Reply<()> {
        let export = ExportRecord {
            id: hands.world.fresh(),
            list: self.list.to_owned(),
            format: self.format.to_owned(),
            rows: self.rows,
            purpose: self.purpose,
            medium: self.medium,
            place: hands.me.place.id,
            written_at: hands.now,
            written_by: hands.me.id,
        };
        Ok(store::exports::put(write, &export)?)
    }
}

impl Center {
    /// Writes a list out. That it left, who wrote it and what for is written down first (§8).
    pub(crate) fn export_list(&mut self, request: ExportList) -> Reply<Exported> {
        self.act("export_list", |write, hands| {
            let personal = request.list.names_people();
            hands.may(if personal { Deed::CarryOut } else { Deed::LookAtRecords }, hands.me.place.id)?;
            let list = gathering::gathered(write, hands, &request.list)?;
            let bytes = written(&list, request.format, request.stand_in)?;
            let rows = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
            let purpose = match personal {
                true => needed("purpose", &request.purpose, LINE)?,
                false => optional("purpose", &request.purpose, LINE)?,
            };
            let left = Left {
                list: request.list.word(),
                format: request.format.word(),
                rows,
                purpose,
                medium: optional("medium", &request.medium, LINE)?,
            };
            left.on_record(write, hands)?;
            let file_name =
                format!("{}_{}.{}", list.title, hands.today().format("%Y%m%d"), request.format.ending());
            Ok(Exported { file_name, bytes: STANDARD.encode(bytes), rows })
        })
    }

    /// What was written out of the places this person answers for.
    pub(crate) fn exports(&mut self, Exports {}: Exports) -> Reply<Vec<ExportRow>> {
        let (read, hands) = self.look();
        hands.may(Deed::Audit, hands.me.place.id)?;
        store::exports::latest(&read, hands.sees(), MOST)?
            .into_iter()
            .map(|export| {
                Ok(ExportRow {
                    id: export.id,
                    list: export.list,
                    format: export.format,
                    rows: export.rows,
                    purpose: export.purpose,
                    medium: export.medium,
                    written_on: in_japan(export.written_at).date_naive(),
                    written_by: staff_name(&read, export.written_by)?,
                })
            })
            .collect()
    }
}

fn written(list: &List, format: FormatWire, stand_in: StandInWire) -> Reply<Vec<u8>> {
    Ok(match format {
        FormatWire::Csv => to_csv(list),
        FormatWire::CsvCp932 => {
            let stand_in = match stand_in {
                StandInWire::Refused => StandIn::Refused,
                StandInWire::Geta => StandIn::Geta,
            };
            to_csv_cp932(list, stand_in).map_err(ExportFailure::from)?
        }
        FormatWire::Xlsx => to_xlsx(list).map_err(|error| {
            tracing::error!(%error, "a list does not fit a workbook");
            Failure::Broken
        })?,
    })
}

impl ListWire {
    /// Whether people stand on it.
    fn names_people(&self) -> bool {
        !matches!(self, Self::Sessions { .. } | Self::Kits {} | Self::Coverage { .. })
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Families { .. } => "families",
            Self::Sessions { .. } => "sessions",
            Self::Applications { .. } => "applications",
            Self::Attendance { .. } => "attendance",
            Self::Kits {} => "kits",
            Self::Loans { .. } => "loans",
            Self::Needs { .. } => "needs",
            Self::Consents {} => "consents",
            Self::Coverage { .. } => "coverage",
        }
    }
}

impl FormatWire {
    fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::CsvCp932 => "csvCp932",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv | Self::CsvCp932 => "csv",
        }
    }
}

impl From<CannotCarry> for ExportFailure {
    fn from(lost: CannotCarry) -> Self {
        Self::CannotCarry { characters: lost.characters.iter().map(char::to_string).collect() }
    }
}

impl From<ExportFailure> for Failure {
    fn from(failure: ExportFailure) -> Self {
        Self::Exports(failure)
    }
}
