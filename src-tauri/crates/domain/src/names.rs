//! Names (氏名): kept and printed exactly as typed, found by every way of writing them.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// A person's name as it was typed. Logs never see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

/// Why a text cannot be taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    /// Longer than the field holds.
    #[error("longer than {most} characters")]
    TooLong {
        /// How many characters the field holds.
        most: usize,
    },
    /// A control character, such as a line break where none belongs, or U+0000.
    #[error("holds a control character")]
    Control,
}

impl Name {
    /// The most characters a name may have: the longest on a residence record, with room.
    pub const MOST: usize = 100;

    /// The name as typed, without the spaces around it.
    pub fn new(typed: &str) -> Result<Self, NotText> {
        let name = line(typed, Self::MOST)?;
        // A mark that belongs above a letter is no name by itself.
        if name.chars().any(char::is_alphanumeric) { Ok(Self(name)) } else { Err(NotText::Empty) }
    }

    /// The name, to be shown or printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(‥)")
    }
}

/// One line of text that must be there, trimmed.
pub fn line(typed: &str, most: usize) -> Result<String, NotText> {
    let text = optional_line(typed, most)?;
    if text.is_empty() { Err(NotText::Empty) } else { Ok(text) }
}

/// One line of text that may be left empty, trimmed.
pub fn optional_line(typed: &str, most: usize) -> Result<String, NotText> {
    bounded(typed, most, |c| c.is_control())
}

/// Text of several lines that may be left empty, trimmed.
pub fn lines(typed: &str, most: usize) -> Result<String, NotText> {
    bounded(typed, most, |c| c.is_control() && c != '\n')
}

fn bounded(typed: &str, most: usize, refused: impl Fn(char) -> bool) -> Result<String, NotText> {
    let text = typed.trim();
    if text.chars().count() > most {
        Err(NotText::TooLong { most })
    } else if text.chars().any(|c| refused(c) || is_unseen(c)) {
        Err(NotText::Control)
    } else {
        Ok(text.to_owned())
    }
}

/// A character that shows nothing, or turns the writing around: in a name it could only mislead. The
/// joiners that emoji and some scripts need are not among them.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// A reading (ふりがな) that holds something no reading is written in, a kanji most likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAReading {
    /// It is no line of text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// A character that is neither kana nor a letter.
    #[error("holds a character no reading has")]
    NotKana,
}

/// ふりがな as it is kept: hiragana of full width, one space between its parts. Letters stay, for names
/// that have no kana; nobody is forced into any, so it may be empty.
pub fn reading(typed: &str) -> Result<String, NotAReading> {
    let folded: String = optional_line(typed, Name::MOST)?
        .nfkc()
        .map(|c| if c.is_whitespace() { ' ' } else { hiragana(c) })
        .collect();
    let parts: Vec<&str> = folded.split_whitespace().collect();
    let reading = parts.join(" ");
    let is_read = |c: char| {
        matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ー' | '・' | ' ' | '\'' | '’' | '-' | '.')
            || c.is_alphabetic() && !is_ideograph(c)
    };
    if reading.chars().all(is_read) { Ok(reading) } else { Err(NotAReading::NotKana) }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The edition of [`search_key`]'s folding. Keys of an older edition are made anew.
pub const FOLD_EDITION: u32 = 1;

/// What a name is searched by: width, case, kana, small kana, long vowels, variant kanji,
/// variation selectors and spaces do not count.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.nfkc() {
        if c.is_whitespace() || is_variation_selector(c) || is_dash_or_dot(c) {
            continue;
        }
        key.extend(large_kana(hiragana(common_kanji(c))).to_lowercase());
    }
    key
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180D}')
}

fn is_dash_or_dot(c: char) -> bool {
    matches!(c, 'ー' | '-' | '‐' | '‑' | '–' | '—' | '−' | '・' | '.' | '，' | ',')
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

fn large_kana(c: char) -> char {
    match c {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        'ゔ' => 'ぶ',
        'ぢ' => 'じ',
        'づ' => 'ず',
        'を' => 'お',
        c => c,
    }
}

/// Variant kanji (異体字) met in names, folded to the everyday form. 辺 and 部 stay apart:
/// 渡辺 and 渡部 are two families.
fn common_kanji(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' | '嵜' | '㟢' | '碕' => '崎',
        '齋' | '斎' | '齊' => '斉',
        '邊' | '邉' => '辺',
        '濵' | '濱' => '浜',
        '德' => '徳',
        '眞' => '真',
        '廣' => '広',
        '澤' => '沢',
        '櫻' => '桜',
        '國' => '国',
        '惠' => '恵',
        '𠮷' => '吉',
        '瀨' => '瀬',
        '栁' => '柳',
        '槗' | '𣘺' => '橋',
        '嶋' | '嶌' => '島',
        '條' => '条',
        '龍' => '竜',
        '舘' => '館',
        '冨' => '富',
        '礒' => '磯',
        '曾' => '曽',
        '凜' => '凛',
        '圡' | '𡈽' => '土',
        '榮' => '栄',
        '實' => '実',
        '豐' => '豊',
        '萬' => '万',
        '藏' => '蔵',
        '關' => '関',
        '黑' => '黒',
        '增' => '増',
        '淺' => '浅',
        '靜' => '静',
        '內' => '内',
        '戶' => '戸',
        '㐂' => '喜',
        '緖' => '緒',
        '桒' => '桑',
        '渕' => '淵',
        '籐' => '藤',
        '兒' => '児',
        '與' => '与',
        '壽' => '寿',
        '彌' => '弥',
        '亞' => '亜',
        '繪' => '絵',
        '螢' => '蛍',
        '遙' => '遥',
        '瑤' => '瑶',
        '薰' => '薫',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (typed, sought) in [
            ("髙橋", "高橋"),
            ("山﨑", "山崎"),
            ("齋藤", "斉藤"),
            ("ﾔﾏﾀﾞ", "やまだ"),
            ("葛󠄀", "葛"),
            ("𠮷田", "吉田"),
            ("渡邊", "渡辺"),
            ("ショウタロウ", "しようたろう"),
            ("Ａｎｎａ", "anna"),
            ("グエン・ティ・ラン", "ぐえん てい らん"),
            ("ヴァイオレット", "ぶあいおれつと"),
        ] {
            assert_eq!(search_key(typed), search_key(sought), "{typed} = {sought}");
        }
        assert_ne!(search_key("渡辺"), search_key("渡部"), "two families, not one");
    }

    #[test]
    fn a_reading_is_kept_in_one_kana_and_one_width() {
        for (typed, kept) in [
            ("ﾔﾏﾀﾞ　ﾊﾅｺ", "やまだ はなこ"),
            ("ヤマダ  ハナコ", "やまだ はなこ"),
            ("ジョン・スミス", "じょん・すみす"),
            ("Ａｎｎａ O'Neil", "Anna O'Neil"),
            ("ヴァイオレット", "ゔぁいおれっと"),
            ("　", ""),
        ] {
            assert_eq!(reading(typed).as_deref(), Ok(kept), "{typed}");
        }
        assert_eq!(reading("山田 はなこ"), Err(NotAReading::NotKana));
        assert_eq!(reading("やまだ1"), Err(NotAReading::NotKana));
        assert_eq!(reading("やま\nだ"), Err(NotAReading::NotText(NotText::Control)));
    }

    #[test]
    fn what_was_typed_is_what_is_kept() {
        let name = Name::new(" 辻󠄀村　𠮷子 ").expect("a name");
        assert_eq!(name.as_str(), "辻󠄀村　𠮷子");
        assert_eq!(format!("{name:?}"), "Name(‥)", "logs never hold a name");
    }

    #[test]
    fn what_cannot_be_a_name_is_said() {
        assert_eq!(Name::new("　 "), Err(NotText::Empty));
        assert_eq!(Name::new("\u{3099}"), Err(NotText::Empty), "a mark above no letter");
        assert_eq!(Name::new("佐藤\0"), Err(NotText::Control));
        assert_eq!(Name::new("\u{200B}"), Err(NotText::Control), "a name nobody could see");
        assert_eq!(Name::new("\u{202E}佐藤"), Err(NotText::Control), "a name written backwards");
        assert_eq!(Name::new(&"長".repeat(200)), Err(NotText::TooLong { most: Name::MOST }));
    }
}
