//! Readings (ふりがな): how words files write the kana that stand above kanji.
//!
//! `{漢字|かんじ}` sets one reading over the whole word (グループルビ), `{漢|かん}{字|じ}` one over each character
//! (モノルビ), where a line may end between the two. A brace or bar that is meant to be seen is written twice: `{{`, `}}`,
//! `||`. Only a paper's own words are read like this; what comes from a record is never taken for markup.

/// A piece of marked-up words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words without a reading.
    Plain(String),
    /// Words with the kana that stand above them.
    Read {
        /// The words (親文字).
        base: String,
        /// The kana (ふりがな).
        reading: String,
    },
}

/// Why marked-up words cannot be read. The place counts characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// `{` is never closed.
    #[error("the brace at character {at} is never closed")]
    Unclosed {
        /// Where the brace stands.
        at: usize,
    },
    /// `}` closes nothing, or `|` stands outside braces.
    #[error("the sign at character {at} stands alone")]
    Stray {
        /// Where the sign stands.
        at: usize,
    },
    /// `{漢字}`, `{|かんじ}` or `{漢字|}`.
    #[error("the brace at character {at} holds no word, or no reading")]
    Incomplete {
        /// Where the brace stands.
        at: usize,
    },
}

/// Takes marked-up words apart.
pub fn pieces(words: &str) -> Result<Vec<Piece>, Malformed> {
    let characters: Vec<char> = words.chars().collect();
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while at < characters.len() {
        match (characters[at], characters.get(at + 1)) {
            (sign @ ('{' | '}' | '|'), Some(next)) if *next == sign => {
                plain.push(sign);
                at += 2;
            }
            ('{', _) => {
                if !plain.is_empty() {
                    pieces.push(Piece::Plain(std::mem::take(&mut plain)));
                }
                let length = characters[at..].iter().position(|c| *c == '}');
                let length = length.ok_or(Malformed::Unclosed { at: at + 1 })?;
                let inside: String = characters[at + 1..at + length].iter().collect();
                match inside.split_once('|') {
                    Some((base, reading))
                        if !base.is_empty() && !reading.is_empty() && !reading.contains(['{', '|']) =>
                    {
                        pieces.push(Piece::Read { base: base.into(), reading: reading.into() });
                    }
                    _ => return Err(Malformed::Incomplete { at: at + 1 }),
                }
                at += length + 1;
            }
            ('}' | '|', _) => return Err(Malformed::Stray { at: at + 1 }),
            (character, _) => {
                plain.push(character);
                at += 1;
            }
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    Ok(pieces)
}

/// The kanji of marked-up words that have no reading, in order: what やさしい日本語 may not have.
pub fn kanji_without_reading(words: &str) -> Result<Vec<char>, Malformed> {
    let plain = |piece| match piece {
        Piece::Plain(words) => words,
        Piece::Read { .. } => String::new(),
    };
    Ok(pieces(words)?
        .into_iter()
        .flat_map(|piece| plain(piece).chars().collect::<Vec<_>>())
        .filter(|c| is_kanji(*c))
        .collect())
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(base: &str, reading: &str) -> Piece {
        Piece::Read { base: base.into(), reading: reading.into() }
    }

    #[test]
    fn a_word_and_its_kana_are_told_from_the_words_around_them() {
        let told = pieces("この{紙|かみ}に{名前|なまえ}を{書|か}きます");
        let plain = |words: &str| Piece::Plain(words.into());
        let expected = vec![
            plain("この"),
            read("紙", "かみ"),
            plain("に"),
            read("名前", "なまえ"),
            plain("を"),
            read("書", "か"),
            plain("きます"),
        ];
        assert_eq!(told, Ok(expected));
        assert_eq!(pieces(""), Ok(Vec::new()));
    }

    #[test]
    fn a_sign_that_is_meant_is_written_twice() {
        assert_eq!(pieces("{{ａ||ｂ}}"), Ok(vec![Piece::Plain("{ａ|ｂ}".into())]));
    }

    #[test]
    fn what_is_not_whole_is_named_with_its_place() {
        assert_eq!(pieces("あ{紙|かみ"), Err(Malformed::Unclosed { at: 2 }));
        assert_eq!(pieces("紙}"), Err(Malformed::Stray { at: 2 }));
        assert_eq!(pieces("紙|か"), Err(Malformed::Stray { at: 2 }));
        for words in ["{紙}", "{|かみ}", "{紙|}", "{}", "{紙|か|み}"] {
            assert_eq!(pieces(words), Err(Malformed::Incomplete { at: 1 }), "{words}");
        }
    }

    #[test]
    fn a_kanji_without_its_reading_is_found() {
        assert_eq!(kanji_without_reading("{紙|かみ}に名を{書|か}く。𠮷々"), Ok(vec!['名', '𠮷', '々']));
    }
}
