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

/// Surnames and given names as registers hold them: old shapes, JIS X 0213, variants by selector.
const SURNAMES: &str = "佐藤 鈴木 髙橋 高橋 田中 渡辺 渡邊 渡邉 渡邊󠄈 伊藤 山本 中村 小林 加藤 吉田 𠮷田 吉野 山田 佐々木 山口 松本 井上 木村 \
    林 斎藤 齋藤 齊藤 斉藤 清水 山崎 山﨑 森 池田 橋本 𣘺本 阿部 石川 小川 濱田 濵田 浜田 辻 辻󠄀村 辻󠄁 葛󠄀城 葛城 榊󠄀原 邊見 圡屋 土屋 \
    神󠄀谷 祇󠄀園 𡈽方 栁田 桒原 眞鍋 槇󠄀原 莵道 廣瀨 德永 鷗外 草彅 躑躅森 勘解由小路 O'Neill García Müller グェン 金城 﨔田";
const GIVEN: &str = "陽子 美咲 健太 翔太 結衣 直樹 恵 智子 由美子 大輔 さくら ゆい ひなた 凜 凛 煌 琉衣 絆󠄀 翼 蓮󠄁 葵󠄁 逢󠄁 曙 晄 \
    祐󠄀 琢󠄁 誠󠄁 瑠璃 颯汰 莉々亜 心愛 月渚 龍之介 彅 譲 讓 惠 惠理 晴󠄁 羽󠄁 瑶 瑤 遙 遥 冴󠄁 昂 昴 ｱﾝﾅ ヱツ ゐど María Zoë";

#[test]
fn three_thousand_names_are_printed_as_typed_or_named_beforehand() {
    let names: Vec<String> = SURNAMES
        .split_whitespace()
        .flat_map(|surname| GIVEN.split_whitespace().map(move |given| format!("{surname}　{given}")))
        .take(3000)
        .collect();
    assert_eq!(names.len(), 3000);
    for fonts in [Some(Fonts::bundled()), with_wide_cover()].into_iter().flatten() {
        let receipt = |name: &str| {
            let mut paper = specimens::loan_receipt();
            paper.borrower.name = name.to_owned();
            paper
        };
        let mut unreported: Vec<&String> = Vec::new();
        let mut reported = 0;
        for name in &names {
            // The name alone decides: a short paper asks sooner.
            let mut paper = receipt(name);
            paper.kits = Vec::new();
            if unprintable(&fonts, &[Paper::LoanReceipt(paper)]).is_empty() {
                unreported.push(name);
            } else {
                reported += 1;
            }
        }
        // Ten names to a paper: the first borrows, the others are told where the address stands.
        let papers: Vec<Paper> = unreported
            .chunks(10)
            .map(|names| {
                let mut paper = receipt(names[0]);
                let others: Vec<&str> = names[1..].iter().map(|name| name.as_str()).collect();
                paper.borrower.address = others.join("\n");
                Paper::LoanReceipt(paper)
            })
            .collect();
        let said = bare(&text_in_order(&printed_with(&fonts, "loan-receipt-names", &papers)));
        for name in unreported {
            assert!(said.contains(&bare(name)), "{name} is printed as typed, for nobody was warned");
        }
        println!("{reported} of {} names are named beforehand ({fonts:?})", names.len());
        assert!(reported < names.len() / 2, "most names need no warning");
    }
}
