//! Papers (書類): what is printed. Domain values in, PDF bytes out.
//!
//! A paper is a pure function: the same input gives the same bytes, on every laptop and on every day,
//! because no clock, no random number and no font of the machine comes in. One way leads through the crate:
//!
//! ```text
//! papers/*  ─▶ model        what is said: title, clause, check item, table, 署名 …
//!              compose/*    where a line breaks (禁則, 追い込み, 追い出し) and how it is justified
//!              layout/*     strips of a paper, stacked into pages
//!              ink          marks on a page become printpdf operations
//!              finish       what surrounds printpdf's file: language, title, dates, ids, compression
//! ```
//!
//! A character no font holds is never printed as □: [`print`] refuses with its name before a byte is made,
//! and [`unprintable`] tells beforehand, so that a person can be asked.

mod compose;
mod finish;
mod fonts;
mod ink;
mod layout;
mod model;
mod paper;
mod papers;
mod print;
pub mod readings;
mod specimen;

pub use fonts::{FontUnreadable, Fonts};
pub use model::LabelSheet;
pub use paper::{Head, Issuer, Paper};
pub use papers::{
    consent::{ConsentPaper, SessionLine},
    kits::{Borrower, KitLine, PartLine, ReturnedKit, ReturnedPart},
    loan_receipt::LoanReceiptPaper,
    loan_request::{DUTIES, LoanRequestPaper, WantedKit},
    policy::PolicyPaper,
    recovery_sheet::RecoverySheetPaper,
    return_receipt::ReturnReceiptPaper,
};
pub use print::{CannotPrint, Loss, Unprintable, print, unprintable};

/// The composer alone (組版), open for the property tests of its rules.
pub mod composing {
    pub use crate::compose::{
        Composed, compose_marked, compose_plain, may_not_end_a_line, may_not_start_a_line,
    };
    pub use crate::specimen::specimen_book;
}
