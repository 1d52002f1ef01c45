//! The journal (記録簿): every act, in order, and what the tables add up to.
//!
//! It is history (who changed what on this card), audit (a hash chain, values under salted
//! commitments), undo (a reversal is a new act that names the one it reverses) and, later, exchange.
//!
//! A record is a pure function of the changes about it: per field the latest `(clock, laptop)` stands.
//! Two fields are no columns: `gone` says by 1 that the record is removed and by 0 that it is back;
//! `looked` says that it was looked at, and folds to nothing. What an unknown, newer program wrote is
//! kept, and folded once this program knows it.

mod audited;
mod chain;
mod entry;
mod erasing;
mod fold;
mod history;
mod laptops;
mod reversal;
mod shape;
mod value;
mod write;

pub use audited::{Asked, AuditedEntry};
pub use chain::Chain;
pub use entry::{Act, EntryId, NotAnEntry};
pub use history::{FieldChange, HistoryLine};
pub use laptops::{NewLaptop, Series};
pub use reversal::Reversal;
pub use value::Value;

pub(crate) use erasing::Kin;
pub(crate) use fold::refold;
pub(crate) use shape::Shape;
pub(crate) use write::Pen;

/// The field that says a record is removed.
const GONE: &str = "gone";

/// The field that says a record was looked at.
const LOOKED: &str = "looked";
