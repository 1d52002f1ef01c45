use serde_json::json;
use tests::SmallCenter;

#[test]
fn the_policy_on_screen_is_the_citys_text_character_for_character() {
    let center = SmallCenter::new();
    let sheet = center.must("policy", json!({ "version": null }));
    let mut words = sheet["title"].as_str().expect("a title").to_owned();
    for section in sheet["sections"].as_array().expect("sections") {
        words.push_str(section["heading"].as_str().expect("a heading"));
        for paragraph in section["paragraphs"].as_array().expect("paragraphs") {
            words.push_str(paragraph.as_str().expect("words"));
        }
        for item in section["items"].as_array().expect("items") {
            words.push_str(&format!("({}){}", item["number"], item["text"].as_str().expect("words")));
        }
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&words), bare(domain::policy::FIRST_TEXT));
}

#[test]
fn a_clause_opens_its_words_and_an_unknown_one_opens_nothing() {
    let center = SmallCenter::new();
    let clause = center.must("clause", json!({ "clause": "§4(3)", "on": null }));
    assert_eq!(clause["heading"], "４．必要な環境");
    assert!(clause["paragraphs"][0].as_str().expect("words").contains("あらかじめ承諾"));
    for unknown in ["§12", "4(3)", "§4(99)", ""] {
        let refusal = center.refused("clause", json!({ "clause": unknown, "on": null }));
        assert_eq!(refusal["about"], "gone");
    }
}

#[test]
fn the_superseded_law_lies_on_a_slip_and_never_in_the_text() {
    let center = SmallCenter::new();
    let sheet = center.must("policy", json!({ "version": 1 }));
    assert_eq!(sheet["slips"][0]["clause"], "§8");
    assert_eq!(sheet["slips"][0]["now"], "個人情報の保護に関する法律");
}

#[test]
fn every_clause_a_rule_stands_on_is_there() {
    let center = SmallCenter::new();
    let rules =
        [domain::applications::WHO_MAY_TAKE_PART, domain::consents::CONSENT_FIRST, domain::loans::LENDING];
    for clause in rules.iter().chain(&domain::consents::ITEMS) {
        center.must("clause", json!({ "clause": clause.to_string(), "on": null }));
    }
}
