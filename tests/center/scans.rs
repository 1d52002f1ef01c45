//! Scans of consents: printed by the hundred, signed, put through a scanner, and let fall on the window.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path, process::Command};
use tests::{SmallCenter, formal};
use uuid::Uuid;

/// Pages of a PDF as a scanner would give them.
fn scanned(pdf: &[u8], more: &[&str]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("forms.pdf");
    fs::write(&file, pdf).expect("written");
    let done = Command::new("pdftoppm")
        .args(["-jpeg", "-gray", "-r", "120"])
        .args(more)
        .arg(&file)
        .arg(folder.path().join("page"))
        .status()
        .expect("poppler-utils");
    assert!(done.success());
    pages_in(folder.path())
}

fn pages_in(folder: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("pages").map(|file| file.expect("one").path()).collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "jpg"));
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a page")).collect()
}

fn filing(page: &[u8]) -> Value {
    json!({ "bytes": STANDARD.encode(page), "typed": "", "givenOn": "2026-11-25" })
}

/// Forms handed out to families, and all of them as one file.
fn handed_out(center: &SmallCenter, families: &[Uuid]) -> Vec<u8> {
    let wanted = formal(json!({ "kind": "consent", "families": families, "session": null }));
    let issued = center.must("issue_papers", wanted);
    let papers: Vec<&Value> =
        issued["papers"].as_array().expect("papers").iter().map(|paper| &paper["id"]).collect();
    center.must("note_printing", json!({ "papers": papers, "way": "printed", "copies": 1, "pages": "" }));
    center.desk.print("papers", json!({ "papers": papers })).expect("a PDF")
}

#[test]
fn of_two_hundred_forms_handed_out_and_one_hundred_and_eighty_scanned_exactly_twenty_are_listed() {
    let center = SmallCenter::new();
    let families: Vec<Uuid> =
        (1..=200).map(|nth| center.family(&format!("承諾 花子{nth}"), "結衣", "2024-10-01")).collect();
    let forms = handed_out(&center, &families);
    // A form is two pages, and its code is on the first, in the third quarter: less to look at makes the test quick.
    let fronts = scanned(&forms, &["-o", "-x", "0", "-y", "900", "-W", "993", "-H", "400"]);
    assert_eq!(fronts.len(), 200);
    let mut came_back = BTreeSet::new();
    for page in fronts.iter().enumerate().filter_map(|(nth, page)| (nth % 10 != 3).then_some(page)) {
        let filed = center.must("file_scan", filing(page));
        assert_eq!(filed["became"], "recorded");
        came_back.insert(filed["family"].as_str().expect("a family").to_owned());
    }
    assert_eq!(came_back.len(), 180);
    let sheet = center.must("consents", json!({}));
    let listed: BTreeSet<&str> = sheet["outstanding"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["family"].as_str().expect("one"))
        .collect();
    let waited: Vec<String> = families.iter().skip(3).step_by(10).map(Uuid::to_string).collect();
    assert_eq!(listed, waited.iter().map(String::as_str).collect());
    assert_eq!((&sheet["given"], &sheet["missing"]), (&json!(180), &json!(20)));
    assert_eq!(
        sheet["latest"][0]["scans"].as_array().map(Vec::len),
        Some(1),
        "each scan lies with its consent"
    );
}

#[test]
fn a_page_without_a_code_is_left_for_a_person_who_reads_the_code_and_files_it() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let pages = scanned(&handed_out(&center, &[family]), &[]);
    let back = &pages[1];
    assert_eq!(center.refused("file_scan", filing(back))["failure"]["kind"], "noCodeSeen");
    let code = center.must("consents", json!({}))["outstanding"][0]["paper"]["code"].clone();
    let mut by_hand = filing(back);
    by_hand["typed"] = code;
    assert_eq!(center.must("file_scan", by_hand)["name"], "山﨑 美穂");
}

#[test]
fn the_same_page_twice_is_one_scan_and_another_of_the_form_lies_beside_it() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let forms = handed_out(&center, &[family]);
    let page = &scanned(&forms, &["-o"])[0];
    let became = |page: &[u8]| center.must("file_scan", filing(page))["became"].clone();
    assert_eq!(became(page), "recorded");
    center.undo();
    assert_eq!(center.must("consents", json!({}))["given"], 0, "undone with its scan");
    assert_eq!(became(page), "recorded");
    assert_eq!(became(page), "known");
    let askew = &scanned(&forms, &["-o", "-rx", "90", "-ry", "96"])[0];
    assert_eq!(became(askew), "added");
    let scans = center.must("consents", json!({}))["latest"][0]["scans"].clone();
    assert_eq!(scans.as_array().map(Vec::len), Some(2));
    let seen = center.must("picture", json!({ "attachment": scans[0]["id"] }));
    assert_eq!(seen["bytes"], STANDARD.encode(page), "kept as it came");
}

#[test]
fn what_is_no_page_is_refused_and_another_paper_is_told_from_a_consent() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let refused = |page: &[u8]| center.refused("file_scan", filing(page))["failure"]["kind"].clone();
    assert_eq!(refused(b"%PDF-1.7"), "notAPicture");
    assert_eq!(refused(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]), "notAPicture");
    handed_out(&center, &[family]);
    let wanted = formal(json!({ "kind": "consentReminder", "families": [family] }));
    let letter = center.must("issue_papers", wanted)["papers"][0]["id"].clone();
    let letter = center.desk.print("papers", json!({ "papers": [letter] })).expect("a PDF");
    assert_eq!(refused(&scanned(&letter, &[])[0]), "notAConsent");
}
