//! The files: sound, searchable, the same every time, and silent about people.

use documents::{CannotPrint, Fonts, Paper, print};

use crate::{
    specimens::{self, all},
    tools::{printed, said},
};

#[test]
fn every_file_is_sound() {
    for (name, paper) in all() {
        let path = printed(name, &[paper]);
        let report = said("qpdf", &["--check", path.to_str().expect("a path")]);
        assert!(report.contains("No syntax or stream encoding errors found"), "{name}: {report}");
    }
}

#[test]
fn every_letter_is_embedded_cut_to_size_and_searchable() {
    for (name, paper) in all() {
        let path = printed(&format!("{name}-fonts"), &[paper]);
        let report = said("pdffonts", &[path.to_str().expect("a path")]);
        let fonts: Vec<&str> = report.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            assert!(font.contains("yes yes yes"), "{name}: embedded, subset, Unicode: {font}");
        }
        std::fs::remove_file(path).expect("tidied");
    }
}

#[test]
fn the_same_papers_give_the_same_bytes() {
    let fonts = Fonts::bundled();
    let papers: Vec<Paper> = all().into_iter().map(|(_, paper)| paper).collect();
    let once = print(&fonts, &papers).expect("it prints");
    let again = print(&Fonts::bundled(), &papers).expect("it prints");
    assert!(once == again, "no clock, no chance");
}

#[test]
fn several_papers_share_their_letters() {
    let fonts = Fonts::bundled();
    let one = print(&fonts, &[Paper::Consent(specimens::consent())]).expect("it prints").len();
    let many: Vec<Paper> = (0..20).map(|_| Paper::Consent(specimens::consent())).collect();
    let twenty = print(&fonts, &many).expect("it prints").len();
    assert!(twenty < one * 3, "glyphs are in the file once: {one} and {twenty} bytes");
}

#[test]
fn the_file_names_its_language_and_title_and_no_person() {
    let path = printed("consent-title", &[Paper::Consent(specimens::consent())]);
    let report = said("pdfinfo", &[path.to_str().expect("a path")]);
    assert!(report.contains("参加承諾書"), "{report}");
    assert!(report.contains("2026"), "its date is the paper's: {report}");
    assert!(!report.contains("山﨑"), "no person in the particulars");
    let objects = said("qpdf", &["--qdf", "--object-streams=disable", path.to_str().expect("a path"), "-"]);
    assert!(objects.contains("/Lang (ja-JP)") && objects.contains("/DisplayDocTitle true"));
    std::fs::remove_file(path).expect("tidied");
}

#[test]
fn nothing_to_print_is_said_so() {
    assert_eq!(print(&Fonts::bundled(), &[]), Err(CannotPrint::Nothing));
}

#[test]
fn what_is_no_font_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("not-a-font.ttf");
    std::fs::write(&path, "これは書体ではありません").expect("written");
    assert!(Fonts::with_wide_cover(&path).is_err());
    assert!(Fonts::with_wide_cover(&folder.path().join("absent.ttf")).is_err());
    let empty = folder.path().join("empty.ttf");
    std::fs::write(&empty, "").expect("written");
    assert!(Fonts::with_wide_cover(&empty).is_err());
}

#[test]
fn a_damaged_font_is_a_sentence_and_never_half_a_file() {
    let whole = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/documents/fonts/BIZUDPMincho-Latin.ttf"
    ))
    .expect("a font");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("damaged.ttf");
    let mut paper = specimens::consent();
    paper.guardian = "Zoë ﬃ".into();
    let papers = [Paper::Consent(paper)];
    let try_with = |bytes: &[u8]| {
        std::fs::write(&path, bytes).expect("written");
        // Refused at once, or found out when it is used; what it lacks is named, and nothing panics.
        if let Ok(fonts) = Fonts::with_wide_cover(&path) {
            match print(&fonts, &papers) {
                Ok(file) => assert!(file.ends_with(b"%%EOF") || file.ends_with(b"%%EOF\n")),
                Err(CannotPrint::MissingGlyph { .. } | CannotPrint::FontUnusable) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
    };
    for length in [0, 1, 4, 12, 100, 1000, 5000, 10_000, 20_000, whole.len() - 1] {
        try_with(&whole[..length]);
    }
    for at in (0..whole.len()).step_by(601) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0xFF;
        try_with(&flipped);
    }
}
