//! Names are sacred: printed as typed, or refused by name; never a box.

use documents::{CannotPrint, Fonts, Loss, Paper, print, unprintable};

use crate::{
    specimens,
    tools::{bare, printed, printed_with, text_in_order, with_wide_cover},
};

fn for_guardian(name: &str) -> Paper {
    let mut paper = specimens::consent();
    paper.guardian = name.into();
    Paper::Consent(paper)
}

#[test]
fn the_usual_variants_need_no_wide_font() {
    let path = printed("consent-variants", &[for_guardian("髙﨑邉圡濵德　栁子")]);
    assert!(bare(&text_in_order(&path)).contains("髙﨑邉圡濵德栁子様"));
}

#[test]
fn a_character_no_font_holds_is_named_before_anything_is_printed() {
    let papers = [for_guardian("𠮷田　花子")];
    let lost = unprintable(&Fonts::bundled(), &papers);
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!((lost[0].character.as_str(), lost[0].in_what.as_str()), ("𠮷", "保護者の氏名"));
    assert!(lost[0].whose.contains("𠮷田　花子"), "so that a person knows whose name it is");
    assert_eq!(lost[0].loss, Loss::Missing);
    assert!(!format!("{lost:?}").contains("花子"), "a log never holds a name");
    assert_eq!(
        print(&Fonts::bundled(), &papers),
        Err(CannotPrint::MissingGlyph { character: "𠮷".into(), in_what: "保護者の氏名".into() }),
    );
}

#[test]
fn emoji_and_control_characters_are_named_too() {
    for character in ["😀", "\u{0}", "\u{7}", "\u{FFFF}"] {
        let lost = unprintable(&Fonts::bundled(), &[for_guardian(&format!("山田{character}"))]);
        assert_eq!(lost.len(), 1, "{character:?}: {lost:?}");
        assert_eq!(lost[0].loss, Loss::Missing);
    }
}

#[test]
fn with_a_wide_font_rare_names_are_printed_as_typed() {
    let Some(fonts) = with_wide_cover() else {
        eprintln!("IPAmj Mincho is not installed; skipped");
        return;
    };
    for name in ["𠮷田　花子", "𣘺本　𡈽子", "渡邉　髙﨑", "辻󠄀村　辻󠄁子", "葛󠄀城　邊󠄈"]
    {
        let papers = [for_guardian(name)];
        assert_eq!(unprintable(&fonts, &papers), [], "{name}");
        let path = printed_with(&fonts, "consent-rare", &papers);
        assert!(
            bare(&text_in_order(&path)).contains(&bare(&format!("{name}様"))),
            "{name}: {}",
            text_in_order(&path)
        );
    }
}

#[test]
fn a_variant_nobody_drew_is_a_warning_and_prints_its_usual_shape() {
    let papers = [for_guardian("山\u{E01EF}田")];
    let lost = unprintable(&Fonts::bundled(), &papers);
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!(lost[0].loss, Loss::VariantOnly);
    let path = printed("consent-no-variant", &papers);
    assert!(bare(&text_in_order(&path)).contains("山田様"));
}

#[test]
fn two_characters_of_one_shape_are_each_read_as_typed() {
    // 﨑 and 埼 differ; U+2010 and U+002D may not. Whatever shares a glyph, the text says what was typed.
    let typed = "‐-‑−－";
    let fonts = Fonts::bundled();
    let kept: String =
        typed.chars().filter(|c| unprintable(&fonts, &[for_guardian(&c.to_string())]).is_empty()).collect();
    let path = printed("consent-shapes", &[for_guardian(&format!("始{kept}終"))]);
    assert!(bare(&text_in_order(&path)).contains(&format!("始{kept}終")), "{}", text_in_order(&path));
}
