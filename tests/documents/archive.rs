//! The archive (保存用): every paper is PDF/A-2a and PDF/UA-1, as veraPDF judges, and is heard in the order it is read.

use std::path::PathBuf;

use documents::{Fonts, Paper, Profile, composing::specimen_book, print_for};

use crate::{
    judge::judged,
    specimens::{self, all},
    tools::{bare, folder, nothing_may_be_missing, said, text_as_laid, with_wide_cover},
};

fn archived(name: &str, papers: &[Paper]) -> PathBuf {
    let path = folder().join(format!("{name}-archive.pdf"));
    std::fs::write(&path, print_for(Profile::Archive, &Fonts::bundled(), papers).expect("it prints"))
        .expect("it is written");
    path
}

#[test]
fn every_paper_is_fit_for_the_archive_and_for_those_who_hear_it() {
    let mut files: Vec<PathBuf> = all().into_iter().map(|(name, paper)| archived(name, &[paper])).collect();
    let many: Vec<Paper> = all().into_iter().map(|(_, paper)| paper).collect();
    files.push(archived("all-together", &many));
    let book = folder().join("specimen-book-archive.pdf");
    std::fs::write(&book, specimen_book(Profile::Archive, &Fonts::bundled()).expect("it prints"))
        .expect("it is written");
    files.push(book);
    for flavour in ["2a", "ua1"] {
        let Some(report) = judged(flavour, &files) else { return };
        let passed = report.lines().filter(|line| line.contains("compliant=true")).count();
        assert_eq!(passed, files.len(), "{flavour}: {report}");
    }
}

/// Names that only the face of wide cover holds, one with a variation selector.
#[test]
fn rare_names_in_the_face_of_wide_cover_are_fit_for_the_archive_too() {
    let Some(fonts) = with_wide_cover() else {
        assert!(!nothing_may_be_missing(), "IPAmj Mincho is not there: run `cargo xtask set-up`");
        return;
    };
    let mut consent = specimens::consent();
    consent.guardian = "𠮷田　辻󠄀子".into();
    consent.children = vec!["髙﨑　邉󠄁".into(), "𠀋　龘".into()];
    let path = folder().join("consent-rare-archive.pdf");
    let papers = [Paper::Consent(consent)];
    std::fs::write(&path, print_for(Profile::Archive, &fonts, &papers).expect("it prints")).expect("written");
    let file = path.to_str().expect("a path");
    assert!(said("qpdf", &["--check", file]).contains("No syntax or stream encoding errors found"));
    let embedded = said("pdffonts", &[file]);
    assert!(embedded.contains("IPAmjMincho"), "{embedded}");
    let read = bare(&said("pdftotext", &["-raw", "-enc", "UTF-8", file, "-"]));
    assert!(read.contains("𠮷田") && read.contains("𠀋"), "{read}");
    for flavour in ["2a", "ua1"] {
        let Some(report) = judged(flavour, std::slice::from_ref(&path)) else { return };
        assert!(report.contains("compliant=true"), "{flavour}: {report}");
    }
}

#[test]
fn the_judge_finds_fault_with_what_is_only_for_a_printer() {
    let path = folder().join("consent-not-archived.pdf");
    let papers = [Paper::Consent(specimens::consent())];
    std::fs::write(&path, print_for(Profile::Print, &Fonts::bundled(), &papers).expect("it prints"))
        .expect("it is written");
    for flavour in ["2a", "ua1"] {
        let Some(report) = judged(flavour, std::slice::from_ref(&path)) else { return };
        assert!(report.contains("compliant=false"), "{flavour}: {report}");
    }
}

#[test]
fn the_archive_says_the_same_words_as_the_print() {
    for (name, paper) in all() {
        let printed = crate::tools::printed(&format!("{name}-said"), std::slice::from_ref(&paper));
        let kept = archived(&format!("{name}-said"), &[paper]);
        // As the eye goes over the page: a printer is sent first what many pages share.
        assert_eq!(bare(&text_as_laid(&kept)), bare(&text_as_laid(&printed)), "{name}");
        std::fs::remove_file(printed).expect("tidied");
        std::fs::remove_file(kept).expect("tidied");
    }
}

#[test]
fn the_tags_tell_tables_lists_and_figures_apart() {
    let path = archived("consent-tags", &[Paper::Consent(specimens::consent())]);
    let tree = said("pdfinfo", &["-struct-text", path.to_str().expect("a path")]);
    for tag in ["H1 (block)", "H2 (block)", "Table", "TR", "TD", "L (block)", "LI", "LBody", "Figure"] {
        assert!(tree.contains(tag), "{tag}: {tree}");
    }
    let title = tree.find("オンライン事業等参加承諾書").expect("its title");
    let name = tree.find("山﨑 結衣").or_else(|| tree.find("山﨑　結衣")).expect("the child");
    let copy = tree.find("（控）").expect("the copy");
    assert!(title < name && name < copy, "it is heard from top to bottom: {tree}");
    let receipt = archived("loan-receipt-tags", &[Paper::LoanReceipt(specimens::cruel_loan_receipt())]);
    let tree = said("pdfinfo", &["-struct", receipt.to_str().expect("a path")]);
    assert!(tree.contains("TH"), "{tree}");
    assert!(tree.contains("RowSpan"), "a kit's number stands beside all its parts: {tree}");
}
