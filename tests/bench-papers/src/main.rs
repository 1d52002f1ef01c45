//! Bench of the papers (一括印刷を計る): a thousand consents, two pages each, against those who make PDFs for a living.
//!
//! `bench-papers PYTHON FOLDER` runs everything in turns and prints `bench NAME FIGURE UNIT goal OP FIGURE ok|short`. Each run is
//! a process of its own, so that its peak of memory is its own; the time is taken inside it, fonts read, file written.
//! Peers draw the same lines of text at the same places in the same fonts, with the same QR; ours also composes them.

mod krilla_peer;
mod session;

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use documents::{Fonts, print};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// How many consents a job has.
const FORMS: usize = 1000;
/// How many pages that are.
const PAGES: f64 = 2.0 * FORMS as f64;

fn main() -> Outcome {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ours", to] => run(|| Ok(print(&Fonts::bundled(), &session::consents(FORMS))?), to),
        ["krilla", lines, to] => run(|| krilla_peer::draw(&session::lines(lines)?, FORMS), to),
        ["floor", of] => floor(of),
        [python, folder] => all(python, Path::new(folder)),
        _ => Err("bench-papers PYTHON FOLDER".into()),
    }
}

/// One run: how long it took, how much memory it had at its peak, how long the file is.
#[derive(Clone, Copy)]
struct Figures {
    seconds: f64,
    megabytes: f64,
    bytes: f64,
}

fn run(work: impl FnOnce() -> Outcome<Vec<u8>>, to: &str) -> Outcome {
    let begun = Instant::now();
    let bytes = work()?;
    fs::File::create(to)?.write_all(&bytes)?;
    let seconds = begun.elapsed().as_secs_f64();
    let status = fs::read_to_string("/proc/self/status")?;
    let peak: f64 = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .ok_or("no peak of memory")?;
    println!("{seconds} {} {}", peak / 1024.0, bytes.len());
    Ok(())
}

/// How long zlib alone takes over the streams of a file: nobody can be faster who packs them.
fn floor(of: &str) -> Outcome {
    let mut file = lopdf::Document::load(of)?;
    file.decompress();
    let streams: Vec<Vec<u8>> = file
        .objects
        .into_values()
        .filter_map(|object| match object {
            lopdf::Object::Stream(stream) => Some(stream.content),
            _ => None,
        })
        .collect();
    let begun = Instant::now();
    let mut packed = 0;
    for stream in &streams {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(stream)?;
        packed += encoder.finish()?.len();
    }
    println!("{} 0 {packed}", begun.elapsed().as_secs_f64());
    Ok(())
}

fn figures(program: &Path, words: &[&str]) -> Outcome<Figures> {
    let output = Command::new(program).args(words).output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> =
        told.lines().last().unwrap_or("").split(' ').filter_map(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [seconds, megabytes, bytes] if output.status.success() => {
            Ok(Figures { seconds: *seconds, megabytes: *megabytes, bytes: *bytes })
        }
        _ => Err(format!("{} {words:?}: {told}{}", program.display(), String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// The middle one by time.
fn median(mut runs: Vec<Figures>) -> Figures {
    runs.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    runs[runs.len() / 2]
}

fn told(name: &str, figure: f64, unit: &str, goal: (&str, f64)) {
    let ok = if goal.0 == ">=" { figure >= goal.1 } else { figure <= goal.1 };
    println!("bench {name} {figure:.2} {unit} goal {} {:.2} {}", goal.0, goal.1, if ok { "ok" } else { "short" });
}

fn all(python: &str, folder: &Path) -> Outcome {
    // A browser has a folder of its own.
    let folder = std::path::absolute(folder)?;
    fs::create_dir_all(&folder)?;
    let myself = env::current_exe()?;
    let at = |name: &str| -> PathBuf { folder.join(name) };
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let one = at("one.pdf");
    let fonts = Fonts::bundled();
    fs::write(&one, print(&fonts, &session::consents(1))?)?;
    let lines = at("lines.tsv");
    fs::write(&lines, session::read_back(&one)?)?;

    let mut warm: Vec<f64> = (0..21)
        .map(|_| {
            let begun = Instant::now();
            print(&fonts, &session::consents(1)).map(|_| begun.elapsed().as_secs_f64() * 1e3)
        })
        .collect::<Result<_, _>>()?;
    warm.sort_by(f64::total_cmp);

    let (ours_to, lines_at) = (text(&at("ours.pdf")), text(&lines));
    let peers = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("peers.py"));
    let peer = |name: &str, forms: usize| -> Outcome<Figures> {
        let to = text(&at(&format!("{name}.pdf")));
        let figures = figures(Path::new(python), &[&peers, name, &lines_at, &to, &forms.to_string()])?;
        // What would take minutes is drawn in part and reckoned up.
        let whole = FORMS as f64 / forms as f64;
        Ok(Figures { seconds: figures.seconds * whole, bytes: figures.bytes * whole, ..figures })
    };
    let mut runs: [Vec<Figures>; 5] = Default::default();
    for round in 0..7 {
        runs[0].push(figures(&myself, &["ours", &ours_to])?);
        runs[1].push(figures(&myself, &["floor", &ours_to])?);
        runs[2].push(figures(&myself, &["krilla", &lines_at, &text(&at("krilla.pdf"))])?);
        if round < 3 {
            runs[3].push(peer("reportlab", FORMS)?);
            runs[4].push(peer("typst", FORMS)?);
        }
    }
    let [ours, floor, krilla, reportlab, typst] = runs.map(median);
    let weasyprint = peer("weasyprint", 50)?;
    let chromium = peer("chromium", 100)?;
    for (name, peer) in [
        ("ours", ours),
        ("zlib", floor),
        ("krilla", krilla),
        ("reportlab", reportlab),
        ("typst", typst),
        ("weasyprint (50 forms, times 20)", weasyprint),
        ("chromium (100 forms, times 10)", chromium),
    ] {
        println!("  {name}: {:.3} s, {:.0} MB, {:.0} bytes", peer.seconds, peer.megabytes, peer.bytes);
    }
    let times = |peer: Figures| peer.seconds / ours.seconds;
    let shared = fs::metadata(&one)?.len() as f64;
    told("papers-over-zlib", ours.seconds / floor.seconds, "x", ("<=", 5.0));
    told("papers-krilla", times(krilla), "x-ours", (">=", 4.0));
    told("papers-typst", times(typst), "x-ours", (">=", 25.0));
    told("papers-reportlab", times(reportlab), "x-ours", (">=", 12.0));
    told("papers-chromium", times(chromium), "x-ours", (">=", 25.0));
    told("papers-weasyprint", times(weasyprint), "x-ours", (">=", 25.0));
    told("papers-memory", ours.megabytes, "MB", ("<=", 120.0));
    told("papers-page", (ours.bytes - shared) / PAGES, "bytes", ("<=", 650.0));
    told("papers-one-warm", warm[warm.len() / 2], "ms", ("<=", 30.0));
    Ok(())
}
