//! Requests through the one door, a module a feature.

mod applications;
mod attendance;
mod consents;
mod credentials;
mod desk;
mod devices;
mod door;
mod families;
mod find;
mod history;
mod kill;
mod loans;
mod loans_model;
mod papers;
mod policy;
mod practice;
mod sessions;
mod staff;
mod today;
