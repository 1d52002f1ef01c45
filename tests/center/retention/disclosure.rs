//! Disclosure (開示): a person is told all that is held about them.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use tests::formal;

use super::{division, household, took_part};
use crate::beneath::{key_of, opened};

#[test]
fn a_person_is_told_all_that_is_held_about_them_and_nothing_about_others() {
    let (center, _, _) = division();
    let session = center.session("2026-11-27", 12);
    let other = household(&center, 2);
    let one = took_part(&center, session, 1);
    let told = format!("{}さんから紹介。本人は{}。", other.words[0], one.words[0]);
    let card = center.must("family_card", json!({ "family": one.family }));
    let mut members = card["members"].clone();
    for member in members.as_array_mut().expect("members") {
        *member = json!({ "id": member["id"], "role": member["role"] });
    }
    center.must(
        "amend_family",
        json!({ "family": one.family, "seen": card["seen"], "address": "", "note": told, "members": members }),
    );
    let wanted = json!({ "kind": "disclosure", "family": one.family, "person": card["members"][0]["id"] });
    let pdf = center.desk.print("draft", formal(wanted.clone())).expect("printed");
    assert!(pdf.starts_with(b"%PDF"));
    let pack = |purpose: &str| json!({ "family": one.family, "person": card["members"][0]["id"], "purpose": purpose });
    assert_eq!(center.refused("export_disclosure", pack(" "))["failure"]["field"], "purpose");
    let file = center.must("export_disclosure", pack("本人からの開示請求"));
    let named = file["fileName"].as_str().expect("a name");
    assert!(named.starts_with("開示用一式_課-") && !named.contains(&one.words[0]), "{named}");
    assert_eq!(center.must("exports", json!({}))[0]["list"], "disclosure");
    let sheet = sheets::read(&STANDARD.decode(file["bytes"].as_str().expect("bytes")).expect("base64"))
        .expect("a table");
    let cells: String = sheet.rows.iter().flat_map(|row| row.cells.clone()).collect();
    assert!(cells.contains(&one.words[0]) && cells.contains("■■■さんから紹介"), "{cells}");
    assert!(!cells.contains(&other.words[0]) && !cells.contains(&one.words[1]), "{cells}");
    center.must("issue_papers", formal(wanted));
    center.must("lock", json!({}));
    let database = opened(center.folder.path(), &key_of(center.folder.path()));
    let contents: String = database
        .query_row("SELECT contents FROM papers WHERE kind = 'disclosure'", [], |row| row.get(0))
        .expect("kept");
    assert!(!contents.contains(&other.words[0]) && contents.contains("■■■さんから紹介"), "{contents}");
    // The guardian's own words, the application, the note of the day, the consent and the need.
    let own = one.words.iter().filter(|word| contents.contains(*word)).count();
    assert!(own >= 5, "{own} of {:?} in {contents}", one.words);
    assert!(!contents.contains(&one.words[1]), "the child is another person");
}
