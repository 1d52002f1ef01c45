//! Ruby (ルビ): kana above the words they read, at half their size. All lengths in em of the words below.
//!
//! Where the kana are wider than the words, the words are set apart (JIS X 4051: one part before, two between, one
//! behind), less what may reach over a kana beside them; where they are narrower, the kana are. Two readings never meet.

use std::ops::Range;

use crate::fonts::Glyph;

/// How large the kana are.
pub(crate) const RUBY: f32 = 0.5;
/// How far kana reach over a neighbour without a reading: half a ruby character, so that two never touch over one.
const OVER_A_NEIGHBOUR: f32 = 0.25;

/// Letters with the readings above them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    pub(crate) glyphs: Vec<Glyph>,
    /// In order, none over another's glyphs.
    pub(crate) bases: Vec<Base>,
}

/// Some glyphs and the kana above them.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    pub(crate) glyphs: Range<usize>,
    pub(crate) kana: Vec<Glyph>,
}

/// Where the kana of a line stand.
#[derive(Debug, Clone)]
pub(crate) struct Ruby {
    /// Their beginning, from the beginning of the line's first glyph.
    pub(crate) from: f32,
    pub(crate) kana: Vec<Glyph>,
    /// How large they are; smaller than [`RUBY`] only where a word was torn.
    pub(crate) size: f32,
    /// Added between any two, in em of the words below.
    pub(crate) spread: f32,
}

impl Ruby {
    /// Their end.
    pub(crate) fn to(&self) -> f32 {
        let gaps = self.kana.len().saturating_sub(1) as f32;
        self.from + self.kana.iter().map(|glyph| glyph.advance * self.size).sum::<f32>() + gaps * self.spread
    }
}

impl Letters {
    /// Sets words apart wherever their reading is wider than they are.
    pub(crate) fn make_room(&mut self) {
        let read: Vec<bool> = (0..self.glyphs.len())
            .map(|at| self.bases.iter().any(|base| base.glyphs.contains(&at)))
            .collect();
        let free = |at: Option<usize>| {
            let stands_free =
                |at: &usize| read.get(*at) == Some(&false) && lets_a_reading_over(self.glyphs[*at].character);
            if at.as_ref().is_some_and(stands_free) { OVER_A_NEIGHBOUR } else { 0.0 }
        };
        let rooms: Vec<(f32, f32, f32)> = self
            .bases
            .iter()
            .map(|base| {
                let words: f32 = self.glyphs[base.glyphs.clone()].iter().map(|glyph| glyph.advance).sum();
                let unit = ((width(&base.kana) - words) / (2.0 * base.glyphs.len().max(1) as f32)).max(0.0);
                let before = free(base.glyphs.start.checked_sub(1)).min(unit);
                let behind = free(Some(base.glyphs.end)).min(unit);
                (unit, before, behind)
            })
            .collect();
        for (base, (unit, over_before, over_behind)) in self.bases.iter().zip(rooms) {
            let last = base.glyphs.end - 1;
            for at in base.glyphs.clone() {
                let room = &mut self.glyphs[at].room;
                room.before = unit;
                room.behind = unit;
                if at == base.glyphs.start {
                    room.before = unit - over_before;
                    room.over_before = over_before;
                }
                if at == last {
                    room.behind = unit - over_behind;
                    room.over_behind = over_behind;
                }
                let blank = room.before + room.behind;
                self.glyphs[at].advance += blank;
            }
        }
    }

    /// Where the kana of a line stand: `spread` between any two of its glyphs, `squeezed` taken away behind single ones.
    pub(crate) fn ruby(&self, line: Range<usize>, spread: f32, squeezed: &[(usize, f32)]) -> Vec<Ruby> {
        let here = |base: &&Base| base.glyphs.start < line.end && base.glyphs.end > line.start;
        if !self.bases.iter().any(|base| here(&base)) {
            return Vec::new();
        }
        let mut starts = Vec::with_capacity(line.len() + 1);
        let mut x = 0.0;
        for at in line.clone() {
            starts.push(x);
            let taken: f32 = squeezed.iter().filter(|(glyph, _)| *glyph == at).map(|(_, taken)| taken).sum();
            x += self.glyphs[at].advance + spread - taken;
        }
        let end_of = |at: usize| starts[at - line.start] + self.glyphs[at].advance;
        self.bases
            .iter()
            .filter(here)
            .map(|base| {
                let (first, last) = (base.glyphs.start.max(line.start), base.glyphs.end.min(line.end) - 1);
                let from = starts[first - line.start] - self.glyphs[first].room.over_before;
                let to = end_of(last) + self.glyphs[last].room.over_behind;
                over(&base.kana[share(base, first..last + 1)], from, to)
            })
            .collect()
    }
}

/// Kana over the words from `from` to `to`: half a part at each end, a whole one between.
fn over(kana: &[Glyph], from: f32, to: f32) -> Ruby {
    let (room, natural) = (to - from, width(kana));
    if natural > room + 1e-3 {
        let size = RUBY * room / natural;
        return Ruby { from, kana: kana.to_vec(), size, spread: 0.0 };
    }
    let unit = (room - natural).max(0.0) / (2.0 * kana.len().max(1) as f32);
    Ruby { from: from + unit, kana: kana.to_vec(), size: RUBY, spread: 2.0 * unit }
}

/// The kana that go with some of a base's glyphs: all, unless the word had to be torn.
fn share(base: &Base, part: Range<usize>) -> Range<usize> {
    let of = |at: usize| (at - base.glyphs.start) * base.kana.len() / base.glyphs.len();
    of(part.start)..of(part.end)
}

/// How wide kana are when set solid over words.
fn width(kana: &[Glyph]) -> f32 {
    kana.iter().map(|glyph| glyph.advance * RUBY).sum()
}

/// Kana and signs let a reading reach over them; over a kanji it would seem to be that kanji's.
fn lets_a_reading_over(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '、' | '。' | '「' | '」' | '（' | '）' | '『' | '』' | '\u{3000}')
}
