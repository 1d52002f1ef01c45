//! The store, as the floors above use it.

mod crash;
mod families;
mod file;
mod hand;
mod history;
mod journal;
mod keys;
mod reversal;
mod schema;
