//! Papers as lists show them (書類の一覧): what was issued, and each time it was printed.

use domain::codes::CheckCode;
use store::{
    Read,
    papers::{PaperRecord, PrintingRecord, Way},
};

use super::{PaperRow, PrintingRow, PrintingWay};
use crate::{Reply, families::brief::Household, loans::rows::staff_name};

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
    let printings = store::papers::printings(read, record.id)?
        .into_iter()
        .map(|printing| printing_row(read, printing))
        .collect::<Reply<_>>()?;
    Ok(PaperRow {
        id: record.id,
        kind: record.kind.into(),
        reading: record.reading.into(),
        number: record.number,
        code: CheckCode::read(&record.code).map(|code| code.to_string()).unwrap_or_default(),
        name,
        policy_version: record.policy_version,
        issued_on: record.issued_on,
        issued_by: staff_name(read, record.issued_by)?,
        printings,
        void_reason: record.void.map(|void| void.reason),
    })
}

fn printing_row(read: &Read, printing: PrintingRecord) -> Reply<PrintingRow> {
    Ok(PrintingRow {
        at: printing.at.to_rfc3339(),
        by: staff_name(read, printing.by)?,
        way: printing.way.into(),
        copies: printing.copies,
        pages: printing.pages,
    })
}

impl From<Way> for PrintingWay {
    fn from(way: Way) -> Self {
        match way {
            Way::Printed => Self::Printed,
            Way::Opened => Self::Opened,
            Way::Saved => Self::Saved,
        }
    }
}

impl From<PrintingWay> for Way {
    fn from(way: PrintingWay) -> Self {
        match way {
            PrintingWay::Printed => Self::Printed,
            PrintingWay::Opened => Self::Opened,
            PrintingWay::Saved => Self::Saved,
        }
    }
}
