//! Scanned pages: pictures a scanner, a camera or nobody at all has made.

use std::{fs, process::Command};

use documents::codes_on;
use serde_json::json;
use tests::{SmallCenter, formal};

use crate::{
    dice::Dice,
    mangling::mangled,
    trial::{Judged, Trial, soaked},
};

/// An A3 page at 400 dots an inch: its colours and frequencies while it is unfolded, and twice its greys.
const MOST: u64 = 600_000_000;

/// A page of a form about its code, as one scanner writes it and as another does.
fn corpus() -> Vec<Vec<u8>> {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let wanted = formal(json!({ "kind": "consent", "families": [family], "session": null }));
    let paper = center.must("issue_papers", wanted)["papers"][0]["id"].clone();
    let pdf = center.desk.print("papers", json!({ "papers": [paper] })).expect("a PDF");
    let about_its_code = ["-x", "0", "-y", "900", "-W", "993", "-H", "400"];
    let ways: [&[&str]; 3] =
        [&["-gray"], &["-jpegopt", "progressive=y"], &["-jpegopt", "quality=60,optimize=y"]];
    let pages = ways.map(|way| scanned(&pdf, &[&about_its_code[..], way].concat()));
    for (page, way) in pages.iter().zip(ways) {
        assert_eq!(codes_on(page).map(|codes| codes.len()), Ok(1), "{way:?} shows its code");
    }
    pages.into()
}

/// The first page of a PDF, as a scanner would give it.
fn scanned(pdf: &[u8], how: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    fs::write(&file, pdf).expect("written");
    let picture = folder.path().join("page");
    let done = Command::new("pdftoppm")
        .args(["-jpeg", "-r", "120", "-l", "1", "-singlefile"])
        .args(how)
        .arg(&file)
        .arg(&picture)
        .status()
        .expect("poppler-utils");
    assert!(done.success());
    fs::read(picture.with_extension("jpg")).expect("a page")
}

#[test]
fn a_page_full_of_codes_is_looked_at_like_any_other() {
    let center = SmallCenter::new();
    let kits: Vec<_> = (0..24).map(|_| center.kit()).collect();
    let wanted = formal(json!({ "kind": "kitLabels", "kits": kits, "sheet": "twentyFour", "used": 0 }));
    let pdf = center.desk.print("draft", wanted).expect("a PDF");
    let page = scanned(&pdf, &["-gray"]);
    let mut trial = Trial::of("a page full of codes", MOST);
    trial.case(&page, || {
        // Small as they are, some are seen; what counts is that they end.
        assert!(codes_on(&page).is_ok_and(|codes| !codes.is_empty()));
        Judged::Taken
    });
    trial.case(&page[..100], || judged(&page[..100]));
    trial.close();
}

const WORDS: [&[u8]; 8] = [
    b"\xFF\xD8",
    b"\xFF\xD9",
    b"\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00",
    b"\xFF\xDD\x00\x04\x00\x01",
    b"\xFF\xC4\x00\x03\xFF",
    b"\xFF\xE1\xFF\xFFExif\0\0",
    b"\xFF\xD0",
    b"\xFF\xC2\x00\x0B\x08\x17\x70\x17\x70\x01\x01\x44\x00",
];

fn judged(bytes: &[u8]) -> Judged {
    Judged::of(&codes_on(bytes))
}

/// Another size in the frame header than the picture has.
fn resized(dice: &mut Dice, mut bytes: Vec<u8>) -> Vec<u8> {
    let frame = bytes.windows(2).position(|at| at == [0xFF, 0xC0] || at == [0xFF, 0xC2]);
    if let Some(size) = frame.and_then(|at| bytes.get_mut(at + 5..at + 9)) {
        let whole = if soaked() { 6_000 } else { 1_500 };
        let side =
            |dice: &mut Dice| dice.of_these(&[0_u16, 1, 7, 8, 1_000, whole, 6_001, 65_535]).to_be_bytes();
        size[..2].copy_from_slice(&side(dice));
        size[2..].copy_from_slice(&side(dice));
    }
    bytes
}

#[test]
fn a_page_of_any_kind_is_looked_at_or_refused() {
    let corpus = corpus();
    let mut trial = Trial::of("scans", MOST);
    for mut dice in trial.cases(60) {
        let mut bytes = mangled(&mut dice, &corpus, &WORDS);
        if dice.percent(4) {
            bytes = resized(&mut dice, bytes);
        }
        trial.case(&bytes, || judged(&bytes));
    }
    trial.close();
}
