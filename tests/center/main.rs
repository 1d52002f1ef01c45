//! Requests through the one door, a module a feature.

mod applications;
mod attendance;
mod consents;
mod credentials;
mod desk;
mod devices;
mod door;
mod exports;
mod families;
mod find;
mod history;
mod imports;
mod kill;
mod loans;
mod papers;
mod policy;
mod practice;
mod sessions;
mod staff;
mod today;
