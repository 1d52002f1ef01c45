//! Papers (書類): what is printed. Domain values in, PDF bytes out.
//!
//! A paper is a pure function: the same input gives the same bytes, on every laptop and on every day,
//! because no clock, no random number and no font of the machine comes in. One way leads through the crate:
//!
//! ```text
//! papers/*  ─▶ model        what is said: title, clause, check item, table, 署名 …
//!              compose/*    where a line breaks (禁則, 追い込み, 追い出し) and how it is justified
//!              layout/*     strips of a paper, stacked into pages
//!              sharing      what many pages of a job have in common, once
//!              ink          marks on a page become printpdf operations
//!              finish/*     what surrounds printpdf's file: language, title, dates, ids, tags, compression
//! ```
//!
//! What comes back is read by `scans`: the codes on the picture of a page.
//!
//! A character no font holds is never printed as □: [`print`] refuses with its name before a byte is made,
//! and [`unprintable`] tells beforehand, so that a person can be asked.

mod alike;
mod codes;
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
mod scans;
mod sharing;
mod specimen;
mod words;

pub use fonts::{FontUnreadable, Fonts};
pub use model::{LabelSheet, Signature, Tick};
pub use paper::{CityReading, CityWords, Head, Issuer, Paper};
pub use papers::{
    answers::{AnswerLine, AnswersPaper},
    application::{ApplicationPaper, ChildLine},
    audit_record::{AuditRecordLine, AuditRecordPaper},
    call_sheet::{CallSheetLine, CallSheetPaper},
    clause_coverage::{ClauseCoveragePaper, CountLine, CoverageLine},
    connection_guide::ConnectionGuidePaper,
    consent::{AskedLine, ConsentPaper, SessionLine, consent_items},
    consent_reminder::ConsentReminderPaper,
    decision_record::{DecisionRecordPaper, PreparationLine},
    disclosure::{DisclosureLine, DisclosurePaper},
    disposal::{ApprovalLine, DisposalLine, DisposalPaper, StaysLine},
    draw_result::{DrawResultPaper, LotLine, LotResult},
    drill_sheet::{DrillCount, DrillSheetPaper, Drilled},
    file_book::{FileBookLine, FileBookPaper},
    guardian_consent::GuardianConsentPaper,
    incident_course::{CourseEvent, CourseLine, IncidentCoursePaper},
    incident_report::{IncidentReportPaper, LeakDeadlines},
    instruction_sheet::{InstructionLine, InstructionSheetPaper},
    kit_labels::{KitLabel, KitLabelsPaper},
    kit_ledger::{KitLedgerDetails, KitLedgerLine, KitLedgerPaper, KitLedgerState},
    kits::{Borrower, KitLine, PartLine, ReturnedKit, ReturnedPart},
    loan_contract::LoanContractPaper,
    loan_ledger::{LoanLedgerLine, LoanLedgerPaper},
    loan_receipt::LoanReceiptPaper,
    loan_reminder::LoanReminderPaper,
    loan_request::{LoanRequestPaper, WantedKit},
    loss_notice::{LossDecision, LossNoticePaper},
    loss_report::LossReportPaper,
    media_record::{MediaLine, MediaRecordPaper},
    month_plan::{ApplyDays, MonthPlanLine, MonthPlanPaper, MonthsOfAge},
    need_ledger::{NeedLedgerLine, NeedLedgerPaper},
    need_notice::{NeedDecision, NeedNoticePaper},
    policy::PolicyPaper,
    recovery_sheet::RecoverySheetPaper,
    refusal_notice::{RefusalNoticePaper, RefusedScope},
    return_receipt::ReturnReceiptPaper,
    roster::{RosterLine, RosterPaper},
    session_report::{Absent, Came, SessionReportPaper},
    stocktake::{StocktakeLine, StocktakeOutcome, StocktakePaper},
};
pub use print::{CannotPrint, Loss, Profile, Unprintable, print, print_for, unprintable};
pub use scans::{NoPage, codes_on};

/// The composer alone (組版), open for the property tests of its rules.
pub mod composing {
    pub use crate::compose::{
        Composed, compose_marked, compose_plain, may_not_end_a_line, may_not_start_a_line,
    };
    pub use crate::specimen::specimen_book;
}
