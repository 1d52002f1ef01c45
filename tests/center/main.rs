//! Requests through the one door, a module a feature.

mod applications;
mod attachments;
mod attendance;
mod clauses;
mod consents;
mod credentials;
mod decisions;
mod desk;
mod devices;
mod devices_stocktake;
mod door;
mod exports;
mod families;
mod find;
mod history;
mod imports;
#[path = "../documents/judge.rs"]
mod judge;
mod kill;
mod loans;
mod loans_follow;
mod loans_model;
mod loans_reserve;
mod obligations;
mod papers;
mod papers_chosen;
mod policy;
mod policy_versions;
mod practice;
mod scans;
mod session_papers;
mod sessions;
mod sessions_series;
mod staff;
mod today;
