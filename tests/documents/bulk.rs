//! A whole session's forms at once (一括印刷): what they share is written once, and each reads as if printed alone.

use std::path::Path;

use documents::{ConsentPaper, Fonts, Paper, print};

use crate::{
    specimens::{self, LONG_NAME},
    tools::{bare, folder, printed, said},
};

/// Consents of several families: some with more children, some with a name that moves everything down.
fn session(count: usize) -> Vec<Paper> {
    let consent = |n: usize| {
        let mut paper: ConsentPaper =
            if n % 7 == 3 { specimens::cruel_consent() } else { specimens::consent() };
        paper.head.number = format!("南-承-2026-{n:04}");
        paper.head.code = format!("K7QF-2M{n:02}");
        paper.guardian = format!("{}{n}", if n.is_multiple_of(5) { LONG_NAME } else { "山﨑　美穂" });
        Paper::Consent(paper)
    };
    (0..count).map(consent).collect()
}

fn pages(path: &Path, from: usize, to: usize) -> String {
    let (from, to) = (from.to_string(), to.to_string());
    bare(&said("pdftotext", &["-f", &from, "-l", &to, path.to_str().expect("a path"), "-"]))
}

#[test]
fn each_form_of_many_reads_as_if_printed_alone() {
    let papers = session(21);
    let together = printed("session", &papers);
    let mut page = 1;
    for (n, paper) in papers.iter().enumerate() {
        let alone = printed("session-one", std::slice::from_ref(paper));
        let count = said("pdfinfo", &[alone.to_str().expect("a path")]);
        let count: usize = count
            .lines()
            .find_map(|line| line.strip_prefix("Pages:"))
            .and_then(|count| count.trim().parse().ok())
            .expect("a count");
        assert_eq!(pages(&together, page, page + count - 1), pages(&alone, 1, count), "the form of {n}");
        page += count;
    }
    let report = said("qpdf", &["--check", together.to_str().expect("a path")]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
}

/// A page as it lies on paper.
fn picture(name: &str, path: &Path, page: usize) -> Vec<u8> {
    let picture = folder().join(name);
    let (path, page, to) =
        (path.to_str().expect("a path"), page.to_string(), picture.to_str().expect("a path"));
    said("pdftoppm", &["-r", "100", "-f", &page, "-singlefile", "-gray", path, to]);
    std::fs::read(picture.with_extension("pgm")).expect("a picture")
}

#[test]
fn the_first_form_of_many_looks_as_if_printed_alone() {
    let papers = session(9);
    let together = picture("session-first", &printed("session-nine", &papers), 1);
    let alone = picture("session-alone", &printed("session-first-alone", &papers[..1]), 1);
    assert!(together == alone, "to the dot");
}

/// So many come in several runs: what the first shared, the last shows too, and with a long name as with a short one.
#[test]
fn the_last_forms_of_very_many_look_as_if_printed_alone() {
    let papers = session(150);
    let path = printed("session-many", &papers);
    let count = |path: &Path| -> usize {
        let told = said("pdfinfo", &[path.to_str().expect("a path")]);
        let count = told.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a count");
        count.trim().parse().expect("a number")
    };
    let mut page = count(&path) + 1;
    for (n, paper) in papers.iter().enumerate().skip(140).rev() {
        let alone = printed("session-one-of-many", std::slice::from_ref(paper));
        page -= count(&alone);
        let (among, alone) = (picture("among-many", &path, page), picture("one-of-many", &alone, 1));
        assert!(among == alone, "form {n}, to the dot");
    }
}

#[test]
fn a_hundred_forms_add_little_each_and_are_the_same_twice() {
    let fonts = Fonts::bundled();
    let fifty = print(&fonts, &session(50)).expect("it prints");
    let hundred = print(&fonts, &session(100)).expect("it prints");
    let a_page = (hundred.len() - fifty.len()) as f64 / 100.0;
    assert!(a_page <= 900.0, "{a_page} bytes a page");
    assert!(hundred == print(&fonts, &session(100)).expect("it prints"));
}
