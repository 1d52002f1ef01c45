//! Words as people write them (文字の読み取り): widths made even, nothing else of a name touched.

use unicode_normalization::UnicodeNormalization;

/// A name as it was written: only half-width kana and figures' widths are made even, and spaces single.
pub fn name(text: &str) -> String {
    one_line(&even_kana(text))
}

/// A telephone number in half-width figures; the nought a table program ate stands before it again.
pub fn phone(text: &str) -> String {
    let phone: String = text
        .nfkc()
        .map(|c| if matches!(c, 'ー' | '‐' | '‑' | '–' | '—' | '−' | '―' | '－') { '-' } else { c })
        .filter(|c| !c.is_whitespace())
        .collect();
    let figures = phone.chars().all(|c| c.is_ascii_digit());
    // Nine figures of a fixed line, ten of a mobile one (70, 80, 90): each is one short.
    let short = match phone.len() {
        9 => !phone.starts_with('0'),
        10 => ["70", "80", "90"].iter().any(|mobile| phone.starts_with(mobile)),
        _ => false,
    };
    if figures && short { format!("0{phone}") } else { phone }
}

/// The text in one line, its spaces single.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut space = None;
    for c in text.trim().chars() {
        if c.is_whitespace() {
            // The first one stays as it is, so that a full-width space between names does.
            space = space.or(Some(if c.is_control() { ' ' } else { c }));
        } else {
            line.extend(space.take());
            line.push(c);
        }
    }
    line
}

/// A character of a city's own (外字), which no other machine shows.
pub fn private_character(text: &str) -> Option<char> {
    text.chars().find(|c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}'))
}

/// Whether a cell says that there is nothing: 「なし」「－」.
pub fn says_nothing(text: &str) -> bool {
    matches!(
        one_line(text).trim_matches(['（', '）', '(', ')', '。']),
        "" | "-"
            | "－"
            | "ー"
            | "―"
            | "なし"
            | "ナシ"
            | "無し"
            | "無"
            | "特になし"
            | "特に無し"
            | "該当なし"
            | "未定"
    )
}

/// Half-width kana in full width, with their marks (ﾀﾞ is ダ); other letters as they are, but for spaces.
fn even_kana(text: &str) -> String {
    let mut even = String::with_capacity(text.len());
    let mut half = String::new();
    for c in text.chars() {
        if ('\u{FF61}'..='\u{FF9F}').contains(&c) {
            half.push(c);
        } else {
            even.extend(half.nfkc());
            half.clear();
            even.push(c);
        }
    }
    even.extend(half.nfkc());
    even
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_letters() {
        assert_eq!(name(" 髙﨑　 𠮷子 "), "髙﨑　𠮷子");
        assert_eq!(name("ﾔﾏﾀﾞ ﾊﾅｺ"), "ヤマダ ハナコ");
        assert_eq!(name("Nguyễn\nThị"), "Nguyễn Thị");
        assert_eq!(name("葛󠄀城"), "葛󠄀城", "the variant stays");
    }

    #[test]
    fn a_telephone_number_gets_its_nought_back() {
        assert_eq!(phone("０９０ー００００ー１２３４"), "090-0000-1234");
        assert_eq!(phone("9000001234"), "09000001234", "a mobile one");
        assert_eq!(phone("470000000"), "0470000000", "a fixed one");
        assert_eq!(phone("0470000000"), "0470000000");
        assert_eq!(phone("047-000-0000"), "047-000-0000");
    }
}
