//! The tools papers are read back with: poppler, qpdf, zbar.

use std::{path::PathBuf, process::Command};

use documents::{Fonts, Paper, print};

/// Where the printed specimens are left, for a person to look at.
pub fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).expect("a folder for the specimens");
    folder
}

/// Prints papers with the fonts of the program into a file of that name.
pub fn printed(name: &str, papers: &[Paper]) -> PathBuf {
    printed_with(&Fonts::bundled(), name, papers)
}

pub fn printed_with(fonts: &Fonts, name: &str, papers: &[Paper]) -> PathBuf {
    let path = folder().join(format!("{name}.pdf"));
    // Several tests print the same specimen at once: the file appears whole or not at all.
    let whole = tempfile::NamedTempFile::new_in(folder()).expect("a file").into_temp_path();
    std::fs::write(&whole, print(fonts, papers).expect("it prints")).expect("it is written");
    whole.persist(&path).expect("it is named");
    path
}

/// What a tool says.
pub fn said(program: &str, arguments: &[&str]) -> String {
    let output =
        Command::new(program).args(arguments).output().unwrap_or_else(|_| panic!("{program} is installed"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}

/// The text a reader, a search or a screen reader finds.
pub fn text(path: &std::path::Path) -> String {
    said("pdftotext", &["-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// The same, in the order it stands in the file.
pub fn text_in_order(path: &std::path::Path) -> String {
    said("pdftotext", &["-raw", "-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// The same, line by line as it lies on the page.
pub fn text_as_laid(path: &std::path::Path) -> String {
    said("pdftotext", &["-layout", "-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// A text without white space.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect()
}

/// The IPAmj Mincho of Debian's `fonts-ipamj-mincho`, which the chores install.
pub fn with_wide_cover() -> Option<Fonts> {
    let path = PathBuf::from("/usr/share/fonts/truetype/ipamj/ipamjm.ttf");
    path.exists().then(|| Fonts::with_wide_cover(&path).expect("it is a font"))
}

/// Whether this is the whole run (`cargo xtask test`), where what tests need has been set up.
pub fn nothing_may_be_missing() -> bool {
    std::env::var_os("TSUDOI_VERAPDF").is_some()
}

/// What is read on a paper, in order, without its blanks.
pub fn shown(name: &str, paper: Paper) -> String {
    bare(&text_in_order(&printed(name, &[paper])))
}

/// Every value stands on the paper.
pub fn has_all(text: &str, values: &[&str]) {
    for value in values {
        assert!(text.contains(&bare(value)), "{value} stands on the paper: {text}");
    }
}
