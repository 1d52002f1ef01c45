//! Sheets (表): what Excel sees. CSV and XLSX come in as text, and go out as lists.
//!
//! Bytes in, values out, and the other way round: no file, no clock, no screen. What a column means
//! is not known here.
//!
//! **Invariants.**
//! - Whatever the bytes are, reading ends with a [`Sheet`] or a [`NotASheet`]: it never panics, and holds
//!   no more than [`read::Bounds`] allows.
//! - A character is never guessed: text that is neither UTF-8 nor CP932 is refused, and CP932 that cannot
//!   carry a character says which ([`CannotCarry`]). No `?` is ever written in place of a name.
//! - What begins like a formula is written so that no program computes it ([`harmless`]).

pub mod lists;
pub mod read;
pub mod write;

mod harmless;

pub use harmless::{guarded, unguarded};
pub use read::{Encoding, NotASheet, Sheet, SheetRow, read};
pub use write::{
    CannotCarry, Cell, Column, List, NotWritten, StandIn, cannot_carry, to_csv, to_csv_cp932, to_xlsx,
};
