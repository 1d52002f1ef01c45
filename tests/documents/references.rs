//! References (見本との照合): what every page of every paper looked like when a person last looked at it.
//!
//! `references/NAME.txt` holds each page as a grid of ink, one sign a cell of 12 points, `.` for none up to `f` for black:
//! small enough to read in a review, coarse enough that another version of the renderer changes nothing. After a wanted
//! change, look at the pages in `target/tmp/papers`, then `UPDATE_REFERENCES=1 cargo test -p tests --test documents references`.

use std::{fmt::Write, fs, path::Path};

use documents::{Fonts, Profile, composing::specimen_book};

use crate::{
    specimens::all,
    tools::{folder, nothing_may_be_missing, printed, said},
};

/// The side of a cell, in points.
const CELL: usize = 12;
/// How many of sixteen shades a cell may differ by: renderers do not smooth letters alike.
const OFF_BY: i32 = 2;

/// The pages of a file, as grids.
fn grids(path: &Path) -> String {
    let pictures = tempfile::tempdir_in(folder()).expect("a folder");
    let prefix = pictures.path().join("page");
    let file = path.to_str().expect("a path");
    said("pdftoppm", &["-r", "72", "-gray", file, prefix.to_str().expect("a path")]);
    let mut pages: Vec<_> =
        fs::read_dir(pictures.path()).expect("pictures").map(|entry| entry.expect("one").path()).collect();
    pages.sort();
    let mut grids = String::new();
    for (number, page) in pages.iter().enumerate() {
        let picture = fs::read(page).expect("a picture");
        let (width, pixels) = grey(&picture);
        writeln!(grids, "page {}", number + 1).expect("written");
        for rows in pixels.chunks(width * CELL) {
            for from in (0..width).step_by(CELL) {
                let to = (from + CELL).min(width);
                let cells = || rows.chunks(width).flat_map(|row| &row[from..to]);
                let ink: usize = cells().map(|pixel| usize::from(255 - pixel)).sum();
                // Ten-point letters fill about a third of their square: that is the middle of the scale.
                let shade = (ink * 24 / (cells().count() * 255)).min(15);
                grids.push(if shade == 0 {
                    '.'
                } else {
                    char::from_digit(shade as u32, 16).expect("a digit")
                });
            }
            grids.push('\n');
        }
    }
    grids
}

/// The width and the pixels of a PGM.
fn grey(file: &[u8]) -> (usize, &[u8]) {
    let mut lines = file.splitn(4, |byte| byte.is_ascii_whitespace());
    assert_eq!(lines.next(), Some(&b"P5"[..]));
    let width = std::str::from_utf8(lines.next().expect("a width")).expect("text").parse().expect("a number");
    let rest = lines.nth(1).expect("pixels");
    (width, &rest[rest.iter().position(|byte| *byte == b'\n').expect("the depth") + 1..])
}

fn alike(one: &str, other: &str) -> bool {
    let shade = |sign: char| sign.to_digit(16).unwrap_or(0) as i32;
    let same = |(a, b): (&str, &str)| {
        a.len() == b.len()
            && (a == b
                || !a.starts_with("page")
                    && a.chars().zip(b.chars()).all(|(a, b)| (shade(a) - shade(b)).abs() <= OFF_BY))
    };
    one.lines().count() == other.lines().count() && one.lines().zip(other.lines()).all(same)
}

#[test]
fn every_page_looks_as_it_did_when_it_was_last_looked_at() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/references");
    fs::create_dir_all(&kept).expect("a folder");
    let mut files: Vec<_> =
        all().into_iter().map(|(name, paper)| (name, printed(&format!("{name}-seen"), &[paper]))).collect();
    let book = folder().join("specimen-book-seen.pdf");
    fs::write(&book, specimen_book(Profile::Print, &Fonts::bundled()).expect("it prints")).expect("written");
    files.push(("specimen-book", book));
    let mut changed = Vec::new();
    for (name, file) in files {
        let reference = kept.join(format!("{name}.txt"));
        let seen = grids(&file);
        let known = fs::read_to_string(&reference).unwrap_or_default();
        // A new paper is kept as it is first seen; in the whole run every paper has been kept.
        let renew =
            std::env::var_os("UPDATE_REFERENCES").is_some() || known.is_empty() && !nothing_may_be_missing();
        if renew {
            fs::write(&reference, seen).expect("kept");
        } else if alike(&known, &seen) {
            fs::remove_file(file).expect("tidied");
        } else {
            changed.push(format!("{name}: look at {}", file.display()));
        }
    }
    assert!(changed.is_empty(), "{changed:#?}\nif it is as wanted: UPDATE_REFERENCES=1");
}

#[test]
fn a_line_that_moves_is_noticed() {
    assert!(alike("page 1\n.58.\n", "page 1\n.67.\n"), "another renderer");
    assert!(!alike("page 1\n.58.\n....\n", "page 1\n....\n.58.\n"), "another place");
    assert!(!alike("page 1\n.58.\n", "page 1\n.58.\npage 2\n"), "another page");
}
