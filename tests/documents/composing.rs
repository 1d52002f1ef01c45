//! The composer's rules: 禁則, margins, and nothing lost.

use documents::{
    Fonts,
    composing::{Composed, compose_plain},
};
use domain::policy::FIRST_TEXT;
use proptest::prelude::*;

/// 行頭禁則 as JIS X 4051 lists it: 終わり括弧類, ハイフン類, 区切り約物, 中点類, 句点類, 読点類, 繰返し記号, 長音記号, 小書きの仮名; and the half-width
/// signs and units that go by the same rule.
const NOT_AT_THE_START: &str = "’”）〕］｝〉》」』】‐–〜゠！？‼⁇⁈⁉・：；。．、，々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜…‥～％‰℃)]},.!?:;%";
/// 行末禁則 as JIS X 4051 lists it: 始め括弧類; and the half-width ones, and signs that stand before their figures.
const NOT_AT_THE_END: &str = "‘“（〔［｛〈《「『【([{￥№";

fn may_not_start_a_line(sign: char) -> bool {
    NOT_AT_THE_START.contains(sign)
}

fn may_not_end_a_line(sign: char) -> bool {
    NOT_AT_THE_END.contains(sign)
}

thread_local! {
    static FONTS: Fonts = Fonts::bundled();
}

fn compose(text: &str, measure: f32, indent: f32) -> Vec<Composed> {
    FONTS.with(|fonts| compose_plain(fonts, text, measure, indent))
}

fn lines(text: &str, measure: f32) -> Vec<String> {
    compose(text, measure, 0.0).into_iter().map(|line| line.text).collect()
}

/// What every text must keep to, at every width.
fn holds(text: &str, measure: f32, indent: f32) -> Result<(), TestCaseError> {
    let lines = compose(text, measure, indent);
    let together: String = lines.iter().map(|line| line.text.as_str()).collect();
    prop_assert_eq!(&together, text, "nothing lost, nothing doubled");
    for (at, line) in lines.iter().enumerate() {
        prop_assert!(line.from >= -0.5 - 1e-3, "it begins at the margin: {:?}", line);
        prop_assert!(
            line.to <= measure + 1e-2 || line.text.chars().count() == 1,
            "it ends at the margin {measure}: {:?}",
            line
        );
        // Where a run fits no line it is torn; but then there was no better place to tear it.
        if !line.rightly_broken {
            let next = lines.get(at + 1).and_then(|next| next.text.chars().next());
            let ill = |before: char, after: Option<char>| {
                may_not_end_a_line(before) || after.is_some_and(may_not_start_a_line)
            };
            let signs: Vec<char> = line.text.chars().collect();
            if signs.last().is_some_and(|last| ill(*last, next)) {
                let better = (1..signs.len()).find(|at| !ill(signs[at - 1], Some(signs[*at])));
                prop_assert_eq!(better, None, "there was a better place: {:?}", line);
            }
        }
        let torn_before = at > 0 && !lines[at - 1].rightly_broken;
        let (first, last) = (line.text.chars().next(), line.text.chars().next_back());
        if at > 0 && !torn_before {
            prop_assert!(!first.is_some_and(may_not_start_a_line), "行頭禁則: {:?}", line);
        }
        if at + 1 < lines.len() && line.rightly_broken {
            prop_assert!(!last.is_some_and(may_not_end_a_line), "行末禁則: {:?}", line);
        }
    }
    Ok(())
}

/// Text made of the policy's own characters, thick with signs that are hard to place.
fn policy_characters() -> impl Strategy<Value = String> {
    let characters: Vec<char> = FIRST_TEXT
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{FEFF}')
        .chain("、。、。「」（）『』ー々ゃっょ・！？１２３令和８年１１月２２日ＷＥＢ①②abc 12-34".chars())
        .collect();
    prop::collection::vec(prop::sample::select(characters), 0..160)
        .prop_map(|text| text.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_any_width_keeps_the_rules(text in policy_characters(), width in 4u32..90, indent in 0u32..2) {
        holds(&text, width as f32 / 2.0, indent as f32)?;
    }

    #[test]
    fn a_real_paragraph_at_a_real_width_is_never_torn(from in 0usize..26, width in 20u32..60) {
        let paragraphs: Vec<&str> = FIRST_TEXT.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = paragraphs[from % paragraphs.len()].trim_start_matches('\u{FEFF}');
        for line in compose(text, width as f32, 1.0) {
            prop_assert!(line.rightly_broken, "{:?}", line);
        }
        holds(text, width as f32, 1.0)?;
    }
}

#[test]
fn the_policy_breaks_no_rule_at_any_width() {
    for text in FIRST_TEXT.lines().map(|line| line.trim_start_matches('\u{FEFF}').trim()) {
        for width in 16..=100 {
            let lines = compose(text, width as f32 / 2.0, 1.0);
            for (at, line) in lines.iter().enumerate() {
                let (first, last) = (line.text.chars().next(), line.text.chars().next_back());
                assert!(line.rightly_broken, "at {width}: {line:?}");
                assert!(at == 0 || !first.is_some_and(may_not_start_a_line), "行頭禁則 at {width}: {line:?}");
                assert!(
                    at + 1 == lines.len() || !last.is_some_and(may_not_end_a_line),
                    "行末禁則 at {width}: {line:?}"
                );
            }
        }
    }
}

#[test]
fn a_comma_that_would_start_the_line_is_taken_in() {
    assert_eq!(lines("あいうえお、かきくけこ", 5.5), ["あいうえお、", "かきくけこ"]);
}

#[test]
fn a_comma_for_which_there_is_no_room_takes_its_word_along() {
    assert_eq!(lines("あいうえお、かきくけ", 5.0)[0], "あいうえ");
}

#[test]
fn an_opening_bracket_does_not_end_a_line() {
    assert_eq!(lines("あいうえ「おかき」", 5.0)[0], "あいうえ");
}

#[test]
fn a_date_is_not_torn() {
    let text = "提出の期限は、令和８年１１月２２日とする。";
    for width in 11..24 {
        assert!(
            lines(text, width as f32).iter().any(|line| line.contains("令和８年１１月２２日")),
            "at {width}: {:?}",
            lines(text, width as f32)
        );
    }
}

#[test]
fn a_full_width_word_or_number_is_not_torn() {
    for width in 4..20 {
        let set = lines("利用するＷＥＢ会議は１２３４番です", width as f32);
        assert!(set.iter().any(|line| line.contains("ＷＥＢ")), "{set:?}");
        assert!(set.iter().any(|line| line.contains("１２３４番")) || width < 5, "{set:?}");
    }
}

#[test]
fn a_word_nobody_can_break_is_torn_at_the_margin_and_nothing_of_it_is_lost() {
    for text in ["a".repeat(300), "０".repeat(120), "ー".repeat(90), "「".repeat(70), "。".repeat(50)] {
        for width in [1.0, 2.5, 7.0, 43.0] {
            let lines = compose(&text, width, 0.0);
            assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), text);
            assert!(lines.iter().all(|line| line.to <= width + 1e-2 || line.text.chars().count() == 1));
        }
    }
}

#[test]
fn a_word_is_sent_on_and_its_line_spread_where_taking_it_in_would_cost_more() {
    // 追い出し: four blanks cannot make room for a whole word; the line is spread instead, to the margin.
    let set = compose("あい、うえおかきくけこさしすせそ、たちつ", 10.5, 0.0);
    assert!((set[0].to - 10.5).abs() < 1e-2, "both edges are straight: {set:?}");
}

#[test]
fn enclosed_numbers_may_be_parted() {
    assert_eq!(lines("①②③④⑤⑥", 3.0), ["①②③", "④⑤⑥"]);
}

#[test]
fn brackets_and_commas_that_meet_share_their_blank() {
    let line = &compose("（「あ」）、い", 20.0, 0.0)[0];
    assert!((line.to - 5.0).abs() < 1e-3 && line.from == -0.5, "seven characters less four halves: {line:?}");
}

#[test]
fn a_variation_selector_stays_with_its_character() {
    let Some(fonts) = crate::tools::with_wide_cover() else { return };
    for line in compose_plain(&fonts, "辻󠄀辻󠄀辻󠄀辻󠄀", 2.0, 0.0) {
        assert!(!line.text.starts_with('\u{E0100}'), "{line:?}");
    }
}
