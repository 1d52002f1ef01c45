//! The laptop (このパソコン): the one place where the true clock and true chance come in.
//!
//! The door of the tests (`tests/src/bin/door.rs`) is furnished by this same file.

use center::{Desk, Failure, world::World};
use chrono::{DateTime, Utc};
use documents::Fonts;
use std::path::PathBuf;
use std::time::SystemTime;
use uuid::Uuid;

/// Opens the desk over the records in `folder`; the practice ones (練習) when asked for.
pub fn desk(folder: PathBuf, practice: bool) -> Result<Desk, Failure> {
    let desk = Desk::new(folder, Box::new(Laptop), fonts());
    if practice {
        desk.ask("start_practice", serde_json::json!({}))?;
    }
    Ok(desk)
}

/// The fonts of the papers: those bundled, and behind them IPAmj明朝 where it lies beside the program or in the
/// system. Without it the program prints all that BIZ UD has, and names what it has not.
fn fonts() -> Fonts {
    const NAME: &str = "ipamjm.ttf";
    let beside =
        std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts").join(NAME)));
    let windows = std::env::var_os("WINDIR").map(|folder| PathBuf::from(folder).join("Fonts").join(NAME));
    let installed = [
        PathBuf::from("/usr/lib/tsudoi/fonts").join(NAME),
        PathBuf::from("/usr/share/fonts/truetype/ipamj").join(NAME),
    ];
    beside
        .into_iter()
        .chain(windows)
        .chain(installed)
        .filter(|path| path.is_file())
        .find_map(|path| Fonts::with_wide_cover(&path).ok())
        .unwrap_or_else(Fonts::bundled)
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
