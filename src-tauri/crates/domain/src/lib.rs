//! What the centre knows, and what it allows.
//!
//! Plain values and the rules between them. Nothing here reads a clock, a disk,
//! a database or a screen, so nothing here can fail for any reason but a rule.
//!
//! **Invariant:** this crate depends on no crate of the workspace, and its types
//! are not serializable. What crosses to the screen is `center`'s to shape.

pub mod applications;
pub mod attachments;
pub mod attendance;
pub mod audit;
pub mod backups;
pub mod calendar;
pub mod codes;
pub mod consents;
pub mod credentials;
pub mod decisions;
pub mod devices;
pub mod families;
pub mod imports;
pub mod incidents;
pub mod loans;
pub mod names;
pub mod obligations;
pub mod opening;
pub mod papers;
pub mod places;
pub mod policy;
pub mod refusals;
pub mod retention;
pub mod sessions;
pub mod staff;

mod id;

pub use id::Id;
