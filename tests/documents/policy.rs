//! The policy on paper: every word, and no other.

use domain::policy::FIRST_TEXT;

use crate::{
    specimens,
    tools::{bare, printed, text, text_in_order},
};

/// What stands at the foot of the pages.
fn without_feet(text: &str) -> String {
    text.lines()
        .filter(|line| {
            !line.contains("ポリシー第１版（") && !bare(line).chars().all(|c| matches!(c, '０'..='９' | '／'))
        })
        .collect()
}

#[test]
fn the_policy_is_printed_character_for_character() {
    let path = printed("policy", &[specimens::policy()]);
    assert_eq!(bare(&without_feet(&text(&path))), bare(FIRST_TEXT), "as a reader finds it");
    assert_eq!(bare(&without_feet(&text_in_order(&path))), bare(FIRST_TEXT), "in the order of the file");
}

#[test]
fn a_later_version_is_printed_just_as_well() {
    let longer = FIRST_TEXT.replace("１．目的", "１．目的及び趣旨");
    let policy = domain::policy::Policy::read(&longer).expect("it reads");
    let mut head = specimens::head(domain::papers::PaperKind::Policy, "", "");
    head.policy_version = 2;
    head.policy_in_force_from = None;
    let paper = documents::Paper::Policy(documents::PolicyPaper { head, policy });
    let text = text(&printed("policy-second", &[paper]));
    assert!(text.contains("１．目的及び趣旨"), "its own heading");
    assert!(text.contains("ポリシー第２版"), "its own number at the foot");
}
