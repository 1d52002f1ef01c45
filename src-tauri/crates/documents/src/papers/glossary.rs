//! Known words (知られた語): kana above what the records say in words that everybody here knows, for やさしい日本語.
//!
//! A form's own words bring their kana with them; the city's name, its places and its policy's title come from the records
//! without. Which words are known stands in `words/glossary.txt`, one a line, marked up like any other. Names of people
//! are never given kana here: only they know how they are read.

use std::sync::OnceLock;

use domain::papers;

use crate::model::{Reading, Text, marked};

/// The words with kana above those that are known, on a sheet in やさしい日本語; as they are on any other.
pub(super) fn with_kana(sheet: papers::Reading, mut text: Text) -> Text {
    if sheet != papers::Reading::Easy {
        return text;
    }
    let mut at = 0;
    while at < text.words.len() {
        let rest = &text.words[at..];
        let is_read = |reading: &Reading| reading.over.contains(&at);
        // 時, 分 and 号 are read so behind a figure alone: in 自分 they are not.
        let counts = text.words[..at].ends_with(|before: char| before.is_numeric());
        let fits =
            |known: &&Text| rest.starts_with(&*known.words) && (counts || known.words.chars().count() > 1);
        match glossary().iter().find(fits) {
            Some(known) if !text.readings.iter().any(is_read) => {
                text.readings.extend(known.readings.iter().map(|reading| Reading {
                    over: reading.over.start + at..reading.over.end + at,
                    kana: reading.kana.clone(),
                }));
                at += known.words.len();
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    text.readings.sort_by_key(|reading| reading.over.start);
    text
}

/// The known words, the longest first.
fn glossary() -> &'static [Text] {
    static WORDS: OnceLock<Vec<Text>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = include_str!("../../words/glossary.txt").lines();
        let mut words: Vec<Text> = lines.filter(|line| line.starts_with('{')).map(marked).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.words.len()));
        words
    })
}
