//! The queue (印刷待ち): hands a paper to the laptop's own printing system.
//!
//! Linux speaks to CUPS through `lp`, which reads the paper from a pipe. Windows has no such program: the paper is handed
//! to whatever opens PDFs there, by the shell's own verbs.

use super::{NotDone, Printer, Printing, Sent};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What to print, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The printer's name; without one, the usual printer.
    pub printer: Option<String>,
    /// How many copies, 1 to 99.
    pub copies: u8,
    /// Which pages, as `1-2,5`; without, all.
    pub pages: Option<String>,
}

/// Whether the words are a list of pages, such as `1`, `2-3` or `1,4-5`.
pub fn is_page_list(words: &str) -> bool {
    let page = |word: &str| {
        let figures = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse::<u16>().ok().filter(|page| figures && *page > 0)
    };
    words.split(',').all(|part| match part.split_once('-') {
        None => page(part).is_some(),
        Some((from, to)) => matches!((page(from), page(to)), (Some(from), Some(to)) if from <= to),
    })
}

#[cfg(not(windows))]
pub use by_cups::{open, printers, send};
#[cfg(windows)]
pub use by_shell::{open, printers, send};

#[cfg(not(windows))]
mod by_cups {
    use super::*;
    use std::io::{ErrorKind, Write};

    /// Sends the paper down the pipe of `lp`; nothing is left on the disk.
    pub fn send(
        job: &Job,
        paper: &[u8],
        _in_passing: impl FnOnce() -> Result<PathBuf, NotDone>,
    ) -> Result<Sent, NotDone> {
        let mut queue =
            match words(job).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
                Ok(queue) => queue,
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return Err(Printing::NoPrinter.into());
                }
                Err(_) => return Err(Printing::NotPrinted.into()),
            };
        // A queue that closes its ear early says why by its exit status.
        let given = queue.stdin.take().map(|mut pipe| pipe.write_all(paper));
        let status = queue.wait().map_err(|_| Printing::NotPrinted)?;
        match (status.success(), given) {
            (true, Some(Ok(()))) => Ok(Sent::Printed),
            _ if !printers()
                .iter()
                .any(|known| job.printer.as_ref().is_none_or(|name| *name == known.id)) =>
            {
                Err(Printing::NoPrinter.into())
            }
            _ => Err(Printing::NotPrinted.into()),
        }
    }

    /// The `lp` call for a job. The job's title, which a shared printer shows, names nobody.
    pub(super) fn words(job: &Job) -> Command {
        let mut lp = Command::new("lp");
        lp.args(["-t", "tsudoi", "-o", "media=A4", "-n", &job.copies.to_string()]);
        if let Some(printer) = &job.printer {
            lp.args(["-d", printer]);
        }
        if let Some(pages) = &job.pages {
            lp.args(["-P", pages]);
        }
        lp.arg("-");
        lp
    }

    /// Opens the copy in the viewer that the desktop names for PDFs.
    pub fn open(path: &Path) -> Result<Sent, NotDone> {
        let viewer = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let mut command = Command::new(viewer);
        command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.status() {
            Ok(status) if status.success() => Ok(Sent::Opened),
            _ => Err(Printing::NoViewer.into()),
        }
    }

    /// What CUPS knows; nothing where there is no CUPS.
    pub fn printers() -> Vec<Printer> {
        let usual = told(&["-d"]);
        let usual = usual.rsplit_once(": ").map(|(_, name)| name.trim().to_owned());
        let usual = &usual;
        told(&["-e"])
            .lines()
            .filter(|name| !name.is_empty())
            .map(|name| Printer {
                id: name.to_owned(),
                name: name.to_owned(),
                usual: usual.as_deref() == Some(name),
            })
            .collect()
    }

    fn told(words: &[&str]) -> String {
        let told = Command::new("lpstat")
            .args(words)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output();
        told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
    }
}

#[cfg(windows)]
mod by_shell {
    use super::*;
    use std::os::windows::process::CommandExt;

    /// `CREATE_NO_WINDOW`: a console flashing up would frighten people.
    const NO_CONSOLE: u32 = 0x0800_0000;

    /// Prints through the program that opens PDFs. It knows neither pages nor, without a name, another printer:
    /// then the paper is opened there instead, and printed from its own dialog.
    pub fn send(
        job: &Job,
        _paper: &[u8],
        in_passing: impl FnOnce() -> Result<PathBuf, NotDone>,
    ) -> Result<Sent, NotDone> {
        let path = in_passing()?;
        let (Some(printer), None) = (&job.printer, &job.pages) else {
            return open(&path);
        };
        if !printers().iter().any(|known| known.id == *printer) {
            return Err(Printing::NoPrinter.into());
        }
        for _ in 0..job.copies {
            let script = "Start-Process -FilePath $env:TSUDOI_PAPER -Verb PrintTo -ArgumentList ('\"' + $env:TSUDOI_PRINTER + '\"') -WindowStyle Hidden";
            let printed = shell(script).env("TSUDOI_PAPER", &path).env("TSUDOI_PRINTER", printer).status();
            if !printed.is_ok_and(|status| status.success()) {
                return open(&path);
            }
        }
        Ok(Sent::Printed)
    }

    /// Opens the copy in the program that opens PDFs (Edge, on a laptop as delivered).
    pub fn open(path: &Path) -> Result<Sent, NotDone> {
        let opened = shell("Invoke-Item -LiteralPath $env:TSUDOI_PAPER").env("TSUDOI_PAPER", path).status();
        if opened.is_ok_and(|status| status.success()) {
            Ok(Sent::Opened)
        } else {
            Err(Printing::NoViewer.into())
        }
    }

    /// What the laptop's settings list as printers.
    pub fn printers() -> Vec<Printer> {
        let script = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-CimInstance Win32_Printer | ForEach-Object { \"$($_.Default)`t$($_.Name)\" }";
        let told =
            shell(script).stdout(Stdio::piped()).output().map(|output| output.stdout).unwrap_or_default();
        let told = String::from_utf8_lossy(&told).into_owned();
        told.lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(usual, name)| Printer {
                id: name.trim().to_owned(),
                name: name.trim().to_owned(),
                usual: usual == "True",
            })
            .collect()
    }

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("powershell.exe");
        shell.args(["-NoProfile", "-NonInteractive", "-Command", script]).creation_flags(NO_CONSOLE);
        shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        shell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_lists_are_numbers_and_ranges_and_nothing_else() {
        for right in ["1", "2-3", "1,4-5"] {
            assert!(is_page_list(right), "{right} is a list of pages");
        }
        for wrong in ["", "1-", "-o raw", "1;2", "99999", "１"] {
            assert!(!is_page_list(wrong), "{wrong:?} is not");
        }
    }

    #[cfg(not(windows))]
    #[test]
    fn a_printer_that_is_not_there_is_named_as_that() {
        let job = Job { printer: Some("no-such-printer-of-tsudoi".to_owned()), copies: 1, pages: None };
        let nothing_in_passing = || panic!("nothing is laid down for a queue that reads a pipe");
        let sent = by_cups::send(&job, b"%PDF-1.7", nothing_in_passing);
        assert_eq!(sent, Err(Printing::NoPrinter.into()));
    }

    #[cfg(not(windows))]
    #[test]
    fn the_queue_is_told_printer_copies_and_pages_and_no_name() {
        let job = Job { printer: Some("Office".to_owned()), copies: 2, pages: Some("1-2".to_owned()) };
        let command = by_cups::words(&job);
        let words: Vec<_> = command.get_args().filter_map(|word| word.to_str()).collect();
        assert_eq!(words, ["-t", "tsudoi", "-o", "media=A4", "-n", "2", "-d", "Office", "-P", "1-2", "-"]);
    }
}
