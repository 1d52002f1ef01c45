//! The real window (本物の窓): the app as staff get it, in WebKit, driven through WebDriver on a virtual display.
//!
//! `cargo xtask test` runs these. A plain `cargo test` leaves them out: there may be no display to show a window on, and
//! no app built. `TSUDOI_WINDOW_APP` names the app.

mod axe;
mod bench_start;
mod first;
mod hand;
mod main_job;
mod papers;
mod steps;
mod window;
