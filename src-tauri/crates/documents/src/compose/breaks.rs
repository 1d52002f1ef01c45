//! Breaks (改行可能位置): where a line may end.
//!
//! Unicode's line-breaking rules, strict and in Japanese, say where; our own rules take away the places inside a number,
//! a date (`令和８年１１月２２日`) or a full-width word (`ＷＥＢ`), and give back the places between `①` and `②`.

use icu_locale_core::langid;
use icu_segmenter::{
    LineSegmenter, LineSegmenterBorrowed,
    options::{LineBreakOptions, LineBreakStrictness},
};

use super::{
    Letters,
    punctuation::{may_not_end_a_line, may_not_start_a_line},
};
use crate::fonts::Glyph;

/// Finds the places where a line may end.
pub(crate) struct Breaker(LineSegmenterBorrowed<'static>);

impl Breaker {
    /// A breaker for strict Japanese.
    pub(crate) fn new() -> Self {
        let japanese = langid!("ja");
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        options.content_locale = Some(&japanese);
        Breaker(LineSegmenter::new_for_non_complex_scripts(options))
    }

    /// For every place before a glyph, and the end: whether a line may end there.
    pub(crate) fn breaks(&self, letters: &Letters) -> Vec<bool> {
        let glyphs = &letters.glyphs;
        // Breaks are judged on the characters as a reader sees them; a variation selector changes none.
        let mut text = String::with_capacity(glyphs.len() * 3);
        let mut starts = Vec::with_capacity(glyphs.len() + 1);
        for glyph in glyphs {
            starts.push(text.len());
            text.push(glyph.character);
        }
        starts.push(text.len());
        let mut may = vec![false; glyphs.len() + 1];
        for offset in self.0.segment_str(&text) {
            if let Ok(at) = starts.binary_search(&offset) {
                may[at] = true;
            }
        }
        for at in 1..glyphs.len() {
            let (before, after) = (glyphs[at - 1].character, glyphs[at].character);
            if is_enclosed_number(before) && is_enclosed_number(after) {
                may[at] = true;
            }
            if belong_together(before, after) || may_not_end_a_line(before) || may_not_start_a_line(after) {
                may[at] = false;
            }
        }
        for (start, end) in dates(glyphs) {
            may[start + 1..end].fill(false);
        }
        // A reading stands over its whole word.
        for base in &letters.bases {
            may[base.glyphs.start + 1..base.glyphs.end].fill(false);
        }
        if let Some(last) = may.last_mut() {
            *last = true;
        }
        may
    }
}

fn is_wide_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn is_wide_letter(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn is_enclosed_number(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// Two characters that a line must not part: digits of one number, letters of one word, a number and what it counts.
fn belong_together(before: char, after: char) -> bool {
    let digits = is_wide_digit(before) && is_wide_digit(after);
    let letters = is_wide_letter(before) && is_wide_letter(after);
    let counted = is_wide_digit(before)
        && matches!(
            after,
            '年' | '月'
                | '日'
                | '時'
                | '分'
                | '秒'
                | '号'
                | '条'
                | '項'
                | '版'
                | '回'
                | '組'
                | '人'
                | '名'
                | '台'
                | '点'
                | '枚'
                | '部'
                | '個'
                | '本'
                | '円'
                | '才'
                | '歳'
                | 'か'
                | 'ヶ'
                | 'ヵ'
                | '第'
                | '％'
                | '／'
                | '－'
                | '丁'
                | '番'
                | '階'
        );
    let ordinal = matches!(before, '第' | '／' | '－') && is_wide_digit(after);
    digits || letters || counted || ordinal
}

/// The dates in a text, as ranges of glyphs: an era or a year, up to the day.
fn dates(glyphs: &[Glyph]) -> Vec<(usize, usize)> {
    let at = |i: usize| glyphs.get(i).map(|glyph| glyph.character);
    let number = |mut i: usize| {
        if at(i) == Some('元') {
            return i + 1;
        }
        while at(i).is_some_and(is_wide_digit) {
            i += 1;
        }
        i
    };
    let counted = |i: usize, unit: char| {
        let end = number(i);
        (end > i && at(end) == Some(unit)).then_some(end + 1)
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < glyphs.len() {
        let era = matches!(
            (at(i), at(i + 1)),
            (Some('令'), Some('和'))
                | (Some('平'), Some('成'))
                | (Some('昭'), Some('和'))
                | (Some('大'), Some('正'))
        );
        let from = if era { i + 2 } else { i };
        let year = counted(from, '年');
        let month = counted(year.unwrap_or(from), '月');
        let day = month.and_then(|end| counted(end, '日'));
        match day.or(month).or(year) {
            Some(end) if end > i + 1 => {
                found.push((i, end));
                i = end;
            }
            _ => i += 1,
        }
    }
    found
}
