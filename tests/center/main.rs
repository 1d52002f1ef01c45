//! Requests through the one door, a module a feature.

mod applications;
mod attendance;
mod consents;
mod credentials;
mod desk;
mod devices;
mod devices_stocktake;
mod door;
mod exports;
mod families;
mod find;
mod history;
mod imports;
mod incidents;
mod kill;
mod loans;
mod loans_follow;
mod loans_model;
mod loans_reserve;
mod papers;
mod policy;
mod practice;
mod refusals;
mod sessions;
mod staff;
mod today;
