//! Composing (組版): glyphs become lines, as JIS X 4051 asks.
//!
//! 禁則 is strict: no line starts with 、。）ー々ゃ… nor ends with （「. Numbers, full-width letters and dates are not torn.
//! Brackets and 、。 that meet lose the blank half between them, and at a line's end its own blank half. Where the
//! next word would fit if the blanks inside the line gave up a little, it is taken in (追い込み), else sent on (追い出し)
//! and the line is spread evenly. A run that fits no line is torn where it must be, never within a character.

mod breaks;
mod lines;
mod punctuation;
mod ruby;

use std::ops::Range;

pub(crate) use breaks::Breaker;
pub(crate) use lines::{Line, Measure, compose};
pub use punctuation::{may_not_end_a_line, may_not_start_a_line};
pub(crate) use ruby::{Base, Letters, RUBY, Ruby};

use crate::{
    fonts::{Faces, Fonts, Found, Glyph, Voice, is_variation_selector},
    model::{Reading, marked},
};

/// A line as the property tests see it. All lengths in em.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// What stands on the line.
    pub text: String,
    /// Where its ink begins: never before the margin but for the blank half of a bracket.
    pub from: f32,
    /// Where its ink ends.
    pub to: f32,
    /// Whether the line ends where a line may end.
    pub rightly_broken: bool,
    /// The kana above it (ふりがな): what they say, from where to where.
    pub readings: Vec<(String, f32, f32)>,
}

/// Composes a text at a measure in em, with bundled fonts; characters they lack are left out. For tests.
pub fn compose_plain(fonts: &Fonts, text: &str, measure: f32, first_indent: f32) -> Vec<Composed> {
    composed(fonts, text, &[], measure, first_indent)
}

/// The same for words with their readings marked up (`{漢字|かんじ}`). For tests.
pub fn compose_marked(fonts: &Fonts, words: &str, measure: f32) -> Vec<Composed> {
    let text = marked(words);
    composed(fonts, &text.words, &text.readings, measure, 0.0)
}

fn composed(
    fonts: &Fonts,
    words: &str,
    readings: &[Reading],
    measure: f32,
    first_indent: f32,
) -> Vec<Composed> {
    let mut faces = fonts.open();
    let all = 0..words.len();
    let letters = letters(&mut faces, Voice::Mincho, words, readings, all, &mut |_, _| {});
    let measure = Measure { width: measure, first_indent, justified: true };
    compose(&Breaker::new(), &letters, measure)
        .into_iter()
        .map(|line| {
            let indent = if line.start == 0 { first_indent } else { 0.0 };
            let from = indent - line.lead;
            let readings = letters.ruby(line.start..line.end, line.spread, &line.squeezed);
            Composed {
                text: says(&letters.glyphs[line.start..line.end]),
                from,
                to: indent + line.ink_width(&letters.glyphs),
                rightly_broken: line.rightly_broken,
                readings: readings
                    .iter()
                    .map(|ruby| (says(&ruby.kana), from + ruby.from, from + ruby.to()))
                    .collect(),
            }
        })
        .collect()
}

/// The letters of some of a text's words, with the readings above them.
pub(crate) fn letters(
    faces: &mut Faces<'_>,
    voice: Voice,
    words: &str,
    readings: &[Reading],
    part: Range<usize>,
    lost: &mut dyn FnMut(String, bool),
) -> Letters {
    let mut letters = Letters::default();
    let mut done = part.start;
    for reading in readings.iter().filter(|r| part.start <= r.over.start && r.over.end <= part.end) {
        letters.glyphs.append(&mut glyphs(faces, voice, &words[done..reading.over.start], lost));
        let start = letters.glyphs.len();
        letters.glyphs.append(&mut glyphs(faces, voice, &words[reading.over.clone()], lost));
        let kana = glyphs(faces, voice, &reading.kana, lost);
        if letters.glyphs.len() > start && !kana.is_empty() {
            letters.bases.push(Base { glyphs: start..letters.glyphs.len(), kana });
        }
        done = reading.over.end;
    }
    letters.glyphs.append(&mut glyphs(faces, voice, &words[done..part.end], lost));
    letters.make_room();
    letters
}

/// The glyphs of a text. `lost` hears of every character that is not printed as asked:
/// `true` if it is not printed at all, `false` if only its variant is missing.
pub(crate) fn glyphs(
    faces: &mut Faces<'_>,
    voice: Voice,
    text: &str,
    lost: &mut dyn FnMut(String, bool),
) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len() / 3);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let selector = characters.next_if(|c| is_variation_selector(*c));
        let asked = || std::iter::once(character).chain(selector).collect();
        match faces.find(voice, character, selector) {
            Found::Exact(glyph) => glyphs.push(glyph),
            Found::WithoutVariant(glyph) => {
                lost(asked(), false);
                glyphs.push(glyph);
            }
            Found::Nowhere => lost(asked(), true),
        }
    }
    glyphs
}

/// What glyphs read as.
pub(crate) fn says(glyphs: &[Glyph]) -> String {
    glyphs.iter().flat_map(|glyph| std::iter::once(glyph.character).chain(glyph.selector)).collect()
}

/// How wide glyphs are when set solid, in em.
pub(crate) fn solid_width(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.advance).sum()
}
