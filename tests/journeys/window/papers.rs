//! Papers (紙): what is wrong with a PDF, and what it says, by the tools that others read PDFs with.

use crate::window::Walked;
use std::path::Path;
use std::process::Command;

/// Makes sure a paper is sound and says all of these, whatever line they stand on and however wide their figures are.
pub fn says(paper: &Path, parts: &[&str]) -> Walked {
    sound(paper)?;
    let said = plain(&run("pdftotext", &["-enc", "UTF-8", &name(paper), "-"])?);
    match parts.iter().find(|part| !said.contains(&plain(part))) {
        None => Ok(()),
        Some(part) => Err(format!("{} does not say 「{part}」: {said}", name(paper)).into()),
    }
}

/// What a code reader reads from the first page.
pub fn scanned(paper: &Path) -> Walked<String> {
    let folder = tempfile::tempdir()?;
    let page = folder.path().join("page");
    run("pdftoppm", &["-png", "-r", "200", "-f", "1", "-l", "1", "-singlefile", &name(paper), &name(&page)])?;
    let read = run("zbarimg", &["--quiet", "--raw", &format!("{}.png", name(&page))])?;
    Ok(read.trim().to_owned())
}

/// A sound file, all fonts inside, every letter known by name.
fn sound(paper: &Path) -> Walked {
    run("qpdf", &["--check", &name(paper)])?;
    let fonts = run("pdffonts", &[&name(paper)])?;
    let lines: Vec<&str> = fonts.lines().skip(2).filter(|line| !line.trim().is_empty()).collect();
    // … type, encoding, emb, sub, uni, object, generation
    let whole = |line: &&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.iter().rev().skip(2).take(3).all(|word| *word == "yes")
    };
    match lines.iter().find(|line| !whole(line)) {
        None if !lines.is_empty() => Ok(()),
        found => Err(format!("{}: a font that is not whole: {found:?}", name(paper)).into()),
    }
}

fn run(tool: &str, words: &[&str]) -> Walked<String> {
    let out = Command::new(tool).args(words).output().map_err(|error| format!("{tool}: {error}"))?;
    if !out.status.success() {
        return Err(format!("{tool}: {}", String::from_utf8_lossy(&out.stderr)).into());
    }
    Ok(String::from_utf8(out.stdout)?)
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Without spaces and breaks, with letters and figures of one width.
fn plain(words: &str) -> String {
    words
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
            other => other,
        })
        .collect()
}
