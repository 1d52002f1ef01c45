//! Consents: a box for every item, the clauses word for word, and who takes part, on a sheet of two sides.

use documents::Paper;
use domain::consents;

use crate::{
    specimens::{self, LONG_NAME},
    tools::{bare, has_all, shown},
};

#[test]
fn the_consent_has_a_box_for_every_item_with_its_clause() {
    let text = shown("consent", Paper::Consent(specimens::consent()));
    has_all(
        &text,
        &[
            "様式第２号",
            "南－承－２０２６－０１１８",
            "令和８年１１月２５日",
            "山﨑　結衣",
            "保護者（署名）",
            "きりとり",
            "（控）",
            "山﨑　美穂　様",
            "047-000-0000",
            "おうちで つどいの広場",
            "令和８年１１月２５日（水）",
            "確認コード　K7QF-2M4X",
            "保存年限　５年",
            "ポリシー第１版（令和８年４月１日施行）",
            "１／２",
            "２／２",
        ],
    );
    for clause in consents::ITEMS {
        let id = clause.to_string().replace('§', "");
        let wide: String = id
            .chars()
            .enumerate()
            .map(|(n, c)| if n == 0 { ['４', '５', '６', '７', '８'][c as usize - '4' as usize] } else { c })
            .collect();
        assert!(text.contains(&wide), "{wide}");
    }
}

#[test]
fn the_clauses_agreed_to_stand_on_the_consent_word_for_word() {
    let text = shown("consent", Paper::Consent(specimens::consent()));
    let policy = specimens::first_policy();
    for clause in consents::ITEMS {
        for paragraph in policy.words(clause).expect("a clause").paragraphs {
            assert!(text.contains(&bare(&paragraph)), "{clause}: {paragraph}");
        }
    }
}

#[test]
fn cruel_names_stand_whole_on_the_consent() {
    let paper = specimens::cruel_consent();
    let text = shown("consent-cruel", Paper::Consent(paper.clone()));
    for child in &paper.children {
        assert!(text.contains(&bare(child)), "{child}");
    }
    has_all(&text, &[LONG_NAME, "髙﨑　邉"]);
}

#[test]
fn whoever_takes_part_the_form_stays_one_sheet_with_the_copy_at_its_foot() {
    let child = || vec!["山﨑　結衣".to_owned()];
    let expecting = || vec!["山﨑　美穂".to_owned()];
    for (name, children, expecting) in [
        ("consent-of-a-child", child(), Vec::new()),
        ("consent-of-one-expecting", Vec::new(), expecting()),
        ("consent-of-both", child(), expecting()),
        ("consent-of-three", vec!["山﨑　結衣".into(), "山﨑　湊".into(), "山﨑　凛".into()], Vec::new()),
    ] {
        let asked = specimens::asking_consent();
        let (has_child, has_expecting) = (!children.is_empty(), !expecting.is_empty());
        let text = shown(name, Paper::Consent(documents::ConsentPaper { children, expecting, ..asked }));
        has_all(&text, &["（控）", "１／２", "２／２"]);
        assert_eq!(text.contains("参加する子"), has_child, "{name}");
        assert_eq!(text.contains("妊娠中の方"), has_expecting, "{name}");
        let (front, _) = text.split_once("１／２").expect("two pages");
        assert!(front.contains("（控）"), "{name}: the copy is cut off the first page");
    }
}
