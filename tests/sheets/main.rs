//! What Excel sees: read and written, a module a question.

mod exports;
mod imports;
mod wild;
