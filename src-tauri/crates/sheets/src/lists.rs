//! Lists (一覧): which columns each list has, and how its values read. The words stand here, as the words of
//! papers stand with the papers.

mod families;
mod loans;
mod obligations;
mod sessions;

pub use families::{FamilyLine, families};
pub use loans::{KitLine, LoanLine, NeedDecision, NeedLine, kits, loans, needs};
pub use obligations::{ConsentLine, CoverageLine, consents, coverage};
pub use sessions::{
    ApplicationLine, AttendanceLine, AttendanceMark, SessionLine, applications, attendance, sessions,
};

use crate::Column;

fn called(headings: &[&str]) -> Vec<Column> {
    headings.iter().map(|heading| Column::called(heading)).collect()
}
