//! The laptop (このパソコン): the one place where the true clock and true chance come in.
//!
//! The door of the tests (`tests/src/bin/door.rs`) is furnished by this same file.

use center::{Desk, Failure, world::World};
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::time::SystemTime;
use uuid::Uuid;

/// Opens the desk over the records in `folder`; the practice ones (練習) when asked for.
pub fn desk(folder: PathBuf, practice: bool) -> Result<Desk, Failure> {
    let desk = Desk::new(folder, Box::new(Laptop), documents::Fonts::bundled());
    if practice {
        desk.ask("start_practice", serde_json::json!({}))?;
    }
    Ok(desk)
}

/// This laptop's own clock and random numbers.
pub struct Laptop;

impl World for Laptop {
    #[expect(clippy::disallowed_methods, reason = "this is the place the lint sends everyone to")]
    fn now(&self) -> DateTime<Utc> {
        SystemTime::now().into()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place the lint sends everyone to")]
    fn fresh(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn fill(&self, bytes: &mut [u8]) {
        // Without chance there are no keys: better to stop the one request (it is answered as Broken) than to go on.
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}
