//! A trial (試し): case after case on one target, each watched for stops, for endlessness, and for what it holds.

use std::{
    fs,
    io::{self, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::dice::Dice;

/// After so many seconds over one case it is called endless, by name, instead of being waited for. No honest case
/// takes a hundredth of it.
const ENDLESS: u32 = 180;

/// How a target took a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// It was read.
    Taken,
    /// It was refused, in known words.
    Refused,
}

/// How many times the short run: `SOAK`.
fn times() -> usize {
    std::env::var("SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Whether there is time for the largest of everything.
pub fn soaked() -> bool {
    times() > 1
}

impl Judged {
    /// How a reading ended.
    pub fn of<T, E>(read: &Result<T, E>) -> Self {
        if read.is_ok() { Self::Taken } else { Self::Refused }
    }
}

/// Case after case on one target.
pub struct Trial {
    name: &'static str,
    /// The most bytes one case may hold at once.
    most: u64,
    taken: usize,
    refused: usize,
    /// The most one case held, and the most one asked for from first to last.
    held: u64,
    asked: u64,
    at: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
}

impl Trial {
    /// A trial of the target called `name`, no case of which may hold more than `most` bytes at once.
    pub fn of(name: &'static str, most: u64) -> Self {
        let (at, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        watch(name, Arc::clone(&at), Arc::clone(&over));
        Self { name, most, taken: 0, refused: 0, held: 0, asked: 0, at, over }
    }

    /// The dice of each case: so many, and `SOAK` times as many.
    pub fn cases(&self, short: usize) -> impl Iterator<Item = Dice> + use<> {
        let name = self.name;
        (0..short * times()).map(move |nth| Dice::of(name, nth))
    }

    /// One case. What stopped, or held too much, is kept as a file and named.
    pub fn case(&mut self, input: &[u8], judge: impl FnOnce() -> Judged) {
        let nth = self.at.fetch_add(1, Ordering::Relaxed);
        let mut ended = None;
        let spent = allocation_counter::measure(|| ended = catch_unwind(AssertUnwindSafe(judge)).ok());
        self.held = self.held.max(spent.bytes_max);
        self.asked = self.asked.max(spent.bytes_total);
        let wrong = match ended {
            None => Some("stopped".to_owned()),
            Some(_) if spent.bytes_max > self.most => Some(format!("held {} bytes", spent.bytes_max)),
            Some(_) => None,
        };
        if let Some(wrong) = wrong {
            self.over.store(true, Ordering::Relaxed);
            panic!("{} case {nth} {wrong}; {}", self.name, kept(self.name, nth, input));
        }
        match ended {
            Some(Judged::Taken) => self.taken += 1,
            _ => self.refused += 1,
        }
    }

    /// Says how much was tried, past the test runner, which keeps what a test that passes prints.
    pub fn close(self) {
        self.over.store(true, Ordering::Relaxed);
        let (cases, mb) = (self.taken + self.refused, |bytes: u64| bytes as f64 / 1e6);
        // Nobody to tell is no failure of what was tried.
        let _ = writeln!(
            io::stderr(),
            "fuzz: {}: {cases} cases, {} taken, {} refused, 0 stopped; the hungriest held {:.1} MB of {:.0}, and asked for {:.1} MB",
            self.name,
            self.taken,
            self.refused,
            mb(self.held),
            mb(self.most),
            mb(self.asked),
        );
        assert!(self.refused > 0, "{}: nothing was refused, so nothing hostile was given", self.name);
        assert!(self.taken > 0, "{}: nothing was taken, so nothing deep was reached", self.name);
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// Keeps what a case was given, for a test of its own; says where.
fn kept(name: &str, nth: usize, input: &[u8]) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{nth}"));
    match fs::write(&file, input) {
        Ok(()) => format!("its {} bytes are in {}", input.len(), file.display()),
        Err(error) => format!("its bytes could not be kept: {error}"),
    }
}

/// Names a case that does not end, and ends the run.
fn watch(name: &'static str, at: Arc<AtomicUsize>, over: Arc<AtomicBool>) {
    thread::spawn(move || {
        let (mut seen, mut seconds) = (0, 0);
        while !over.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_secs(1));
            let now = at.load(Ordering::Relaxed);
            seconds = if now == seen { seconds + 1 } else { 0 };
            seen = now;
            if seconds > ENDLESS {
                // Past the test runner: it would keep these words until an end that does not come.
                let _ = writeln!(io::stderr(), "fuzz: {name}: case {} does not end", now.saturating_sub(1));
                std::process::abort();
            }
        }
    });
}
