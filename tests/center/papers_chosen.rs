//! What a person chooses about a paper (読みかた・保存用・ラベル用紙・公印), and what is chosen for them.

use documents::readings::kanji_without_reading;
use serde_json::{Value, json};
use tests::{SmallCenter, formal};
use uuid::Uuid;

use crate::judge::judged;

fn family_speaking(center: &SmallCenter, name: &str, language: &str) -> Uuid {
    let family = center.family(name, "結衣", "2024-10-01");
    center.must(
        "amend_family",
        json!({ "family": family, "seen": center.seen(family), "address": "", "note": "", "language": language,
                "members": [tests::guardian_entry(name)] }),
    );
    family
}

fn consents(families: &[Uuid], reading: &str) -> Value {
    json!({ "wanted": { "kind": "consent", "families": families, "session": null }, "reading": reading })
}

fn readings(answer: &Value) -> Vec<&str> {
    answer["papers"]
        .as_array()
        .expect("papers")
        .iter()
        .filter_map(|paper| paper["reading"].as_str())
        .collect()
}

#[test]
fn each_family_of_a_job_reads_its_paper_in_its_own_language_unless_somebody_chooses() {
    let center = SmallCenter::new();
    let families = [
        family_speaking(&center, "山﨑 美穂", "japanese"),
        family_speaking(&center, "グエン ティ", "plainJapanese"),
        family_speaking(&center, "García Ana", "spanish"),
        family_speaking(&center, "王 芳", "chinese"),
    ];
    let own = ["formal", "easy", "english", "english"];
    assert_eq!(readings(&center.must("draft_papers", consents(&families, "ofFamily"))), own);
    let draft = center.desk.print("draft", consents(&families, "ofFamily")).expect("a PDF");
    let all_formal = center.desk.print("draft", consents(&families, "formal")).expect("a PDF");
    assert!(draft != all_formal, "what is seen is what is chosen");
    assert_eq!(readings(&center.must("issue_papers", consents(&families, "ofFamily"))), own);
    assert_eq!(readings(&center.must("issue_papers", consents(&families, "easy"))), ["easy"; 4]);
}

#[test]
fn a_blank_form_and_a_paper_of_the_office_are_formal_whatever_language_is_spoken() {
    let center = SmallCenter::new();
    let blank =
        json!({ "wanted": { "kind": "blank", "paper": "consent", "times": 2 }, "reading": "ofFamily" });
    assert_eq!(readings(&center.must("draft_papers", blank)), ["formal"]);
    let policy = json!({ "wanted": { "kind": "policy", "version": 1 }, "reading": "ofFamily" });
    let draft = center.must("draft_papers", policy);
    assert_eq!((readings(&draft), &draft["readings"]), (vec!["formal"], &json!([])));
}

#[test]
fn what_is_saved_to_be_kept_is_fit_for_the_archive_and_noted_as_that() {
    let center = SmallCenter::new();
    let family = family_speaking(&center, "山﨑 美穂", "plainJapanese");
    let issued = center.must("issue_papers", consents(&[family], "ofFamily"));
    let papers = json!({ "papers": [issued["papers"][0]["id"]] });
    let blank = formal(json!({ "kind": "blank", "paper": "application", "times": 1 }));
    let folder = tempfile::tempdir().expect("a folder");
    let kept = [("papers_to_keep", papers.clone()), ("draft_to_keep", blank)].map(|(name, request)| {
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, center.desk.print(name, request).expect("a PDF")).expect("written");
        path
    });
    for flavour in ["2a", "ua1"] {
        let Some(report) = judged(flavour, &kept) else { return };
        assert_eq!(report.matches("compliant=true").count(), kept.len(), "{flavour}: {report}");
    }
    let mut note = papers;
    note["way"] = json!("archived");
    note["copies"] = json!(1);
    note["pages"] = json!("");
    center.must("note_printing", note);
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["papers"][0]["printings"][0]["way"], "archived");
}

#[test]
fn labels_begin_where_the_sheet_has_room_and_nowhere_else() {
    let center = SmallCenter::new();
    let kit = center.kit();
    let labels = |sheet: &str, used: u32| {
        formal(json!({ "kind": "kitLabels", "kits": [kit], "sheet": sheet, "used": used }))
    };
    for (sheet, count) in [
        ("ten", 10),
        ("twelve", 12),
        ("eighteen", 18),
        ("twentyOne", 21),
        ("twentyFour", 24),
        ("fortyFour", 44),
    ] {
        let first = center.desk.print("draft", labels(sheet, 0)).expect("a PDF");
        let last = center.desk.print("draft", labels(sheet, count - 1)).expect("a PDF");
        assert!(first != last, "{sheet}: it stands elsewhere");
        let refusal = center.refused("draft_papers", labels(sheet, count));
        assert_eq!(refusal["failure"]["field"], "wanted.used", "{sheet} has no label {}", count + 1);
    }
}

#[test]
fn the_seal_of_a_notice_is_a_setting_with_its_version() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("山﨑 美穂");
    let issue = || {
        let wanted = formal(json!({ "kind": "needNotice", "needs": [need] }));
        center.must("issue_papers", wanted)["papers"][0]["id"].clone()
    };
    let printed = |paper: &Value| center.desk.print("papers", json!({ "papers": [paper] })).expect("a PDF");
    let sealed = issue();
    let before = printed(&sealed);
    let mut words = center.must("city_words", json!({}))["words"].clone();
    assert_eq!(words["seal"], "placed");
    words["seal"] = json!("omitted");
    center.must("set_city_words", json!({ "words": words, "reason": "公印省略の運用を始めるため" }));
    assert!(printed(&sealed) == before, "what was issued with a place for the seal keeps it");
    assert!(printed(&issue()).len() != before.len());
}

#[test]
fn the_words_a_laptop_begins_with_have_their_kana() {
    let center = SmallCenter::new();
    let words = center.must("city_words", json!({}))["words"]["readings"]["easy"].clone();
    for field in ["greeting", "duties", "closing"] {
        let words = words[field].as_str().expect("words");
        assert_eq!(kanji_without_reading(words).expect("marked up rightly"), Vec::<char>::new(), "{field}");
    }
}
