//! Lines (行): which glyphs stand on which line, and how the line is spread. All lengths in em.

use super::{
    Breaker, Letters,
    punctuation::{blank_behind, is_opening, may_not_end_a_line, may_not_start_a_line, shared_blank},
};
use crate::fonts::Glyph;

/// How wide the lines are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// The full line.
    pub(crate) width: f32,
    /// How far the first line begins behind the margin (字下げ).
    pub(crate) first_indent: f32,
    /// Whether lines reach both margins (両端揃え).
    pub(crate) justified: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Its first glyph.
    pub(crate) start: usize,
    /// The glyph behind its last.
    pub(crate) end: usize,
    /// What is added between any two glyphs.
    pub(crate) spread: f32,
    /// What is taken away behind single glyphs: glyph, amount; in order.
    pub(crate) squeezed: Vec<(usize, f32)>,
    /// How far an opening bracket at the head is moved out, so that its ink stands at the margin (天付き); below zero
    /// where a reading that would reach over the margin moves the head in.
    pub(crate) lead: f32,
    /// Whether the line ends where a line may end.
    pub(crate) rightly_broken: bool,
}

/// The most a blank inside a line gives up to take in another word (追い込み).
const GIVES_AT_MOST: f32 = 0.25;
/// The most that is added between two glyphs; a line that needs more is left ragged.
const SPREADS_AT_MOST: f32 = 0.35;
/// The most a blank between Latin words grows.
const WIDENS_AT_MOST: f32 = 0.6;
/// The last of the Latin letters that Europe writes with.
const LAST_LATIN: char = '\u{24F}';
/// What a sum of advances may be off.
const HAIR: f32 = 1e-3;

impl Line {
    /// How wide the line's glyphs stand, blanks behind the last one left out.
    pub(crate) fn ink_width(&self, glyphs: &[Glyph]) -> f32 {
        let end = without_trailing_space(glyphs, self.start, self.end);
        let taken: f32 = self.squeezed.iter().filter(|(at, _)| *at < end).map(|(_, amount)| amount).sum();
        let gaps = end.saturating_sub(self.start + 1) as f32;
        glyphs[self.start..end].iter().map(|g| g.advance).sum::<f32>() - taken
            + gaps * self.spread
            + over_the_end(glyphs, end)
            - self.lead
    }
}

/// Composes glyphs into lines. Nothing is left out, nothing doubled.
pub(crate) fn compose(breaker: &Breaker, letters: &Letters, measure: Measure) -> Vec<Line> {
    let glyphs = letters.glyphs.as_slice();
    let may_end = breaker.breaks(letters);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        let indent = if start == 0 { measure.first_indent } else { 0.0 };
        let lead =
            if indent == 0.0 && blank_before(&glyphs[start]) { 0.5 } else { -glyphs[start].room.over_before };
        let room = Room { glyphs, may_end: &may_end, start, lead, width: measure.width - indent };
        let mut line = room.fill();
        if !measure.justified {
            line.spread = 0.0;
            line.squeezed.retain(|(_, taken)| *taken > 0.0);
        }
        start = line.end;
        lines.push(line);
    }
    lines
}

/// A line about to be filled.
struct Room<'g> {
    glyphs: &'g [Glyph],
    may_end: &'g [bool],
    start: usize,
    lead: f32,
    width: f32,
}

/// A place where the line could end.
#[derive(Clone, Copy)]
struct End {
    at: usize,
    /// How wide the line is up to there, its last blank kept.
    natural: f32,
    /// The blank half its last sign could give up.
    tail: f32,
}

impl Room<'_> {
    fn fill(&self) -> Line {
        let (fits, next) = self.ends();
        if let Some(end) = next {
            // Only the blank half at the end is in the way: it goes.
            if end.natural - end.tail <= self.width + HAIR {
                return self.ended(end, self.width - (end.natural - end.tail), true);
            }
            if let Some(line) = self.taken_in(end, fits) {
                return line;
            }
        }
        match fits {
            Some(end) if end.at == self.glyphs.len() => self.ended(end, 0.0, false),
            Some(end) => {
                let slack = (self.width - end.natural).max(0.0);
                if slack <= HAIR || end.tail == 0.0 {
                    self.ended(end, slack, false)
                } else {
                    self.ended(end, slack + end.tail, true)
                }
            }
            None => self.torn(),
        }
    }

    /// The last place that fits, and the first behind it.
    fn ends(&self) -> (Option<End>, Option<End>) {
        let (mut fits, mut next) = (None, None);
        let mut reach = -self.lead;
        for at in self.start..self.glyphs.len() {
            reach += self.glyphs[at].advance;
            if self.may_end[at + 1] {
                let over = over_the_end(self.glyphs, at + 1);
                let natural = reach + over - self.trailing_space(at + 1);
                let end = End { at: at + 1, natural, tail: self.tail(at + 1) };
                if end.natural <= self.width + HAIR {
                    fits = Some(end);
                } else {
                    next = Some(end);
                    break;
                }
            }
            if at + 1 < self.glyphs.len() {
                reach -= self.shared(at);
            }
        }
        (fits, next)
    }

    /// The blank half glyph `at` loses because of what stands behind it.
    fn shared(&self, at: usize) -> f32 {
        let (one, other) = (&self.glyphs[at], &self.glyphs[at + 1]);
        if is_wide(one) && is_wide(other) { shared_blank(one.character, other.character) } else { 0.0 }
    }

    fn tail(&self, end: usize) -> f32 {
        let last = &self.glyphs[end - 1];
        if is_wide(last) && blank_behind(last.character) { 0.5 } else { 0.0 }
    }

    fn trailing_space(&self, end: usize) -> f32 {
        let ink = without_trailing_space(self.glyphs, self.start, end);
        self.glyphs[ink..end].iter().map(|glyph| glyph.advance).sum()
    }

    /// The blanks that meet inside the line, in order.
    fn squeezed(&self, end: usize) -> Vec<(usize, f32)> {
        (self.start..end.saturating_sub(1))
            .map(|at| (at, self.shared(at)))
            .filter(|(_, taken)| *taken > 0.0)
            .collect()
    }

    /// The line up to `end`, with `slack` to spread, and without its last blank half if `cut`.
    fn ended(&self, end: End, slack: f32, cut: bool) -> Line {
        let ink = without_trailing_space(self.glyphs, self.start, end.at);
        let mut squeezed = self.squeezed(end.at);
        if cut && end.tail > 0.0 {
            squeezed.push((end.at - 1, end.tail));
        }
        let slack = slack.max(0.0);
        let mut spread = 0.0;
        if self.is_latin(ink) {
            let blanks: Vec<usize> =
                (self.start..ink).filter(|at| self.glyphs[*at].character == ' ').collect();
            let each = slack / blanks.len().max(1) as f32;
            if each > 0.0 && each <= WIDENS_AT_MOST {
                squeezed.extend(blanks.into_iter().map(|at| (at, -each)));
                squeezed.sort_by_key(|(at, _)| *at);
            }
        } else {
            let gaps = ink.saturating_sub(self.start + 1);
            spread = slack / gaps.max(1) as f32;
        }
        Line {
            start: self.start,
            end: end.at,
            spread: if spread <= SPREADS_AT_MOST { spread } else { 0.0 },
            squeezed,
            lead: self.lead,
            rightly_broken: true,
        }
    }

    /// Whether a line is mostly Latin: there the blanks between words grow, not those between letters.
    fn is_latin(&self, ink: usize) -> bool {
        let line = &self.glyphs[self.start..ink];
        line.iter().filter(|glyph| glyph.character <= LAST_LATIN).count() * 2 > line.len()
    }

    /// 追い込み: the next word taken in, if the blanks inside the line can make room, and for less than spreading costs.
    fn taken_in(&self, end: End, fits: Option<End>) -> Option<Line> {
        let need = end.natural - end.tail - self.width;
        if fits.is_some_and(|fits| need >= self.width - fits.natural) {
            return None;
        }
        let blanks: Vec<usize> = (self.start..end.at - 1)
            .filter(|at| {
                let (one, other) = (&self.glyphs[*at], &self.glyphs[at + 1]);
                self.shared(*at) == 0.0
                    && (is_wide(one) && blank_behind(one.character) || blank_before(other))
            })
            .collect();
        let each = need / blanks.len() as f32;
        if blanks.is_empty() || each > GIVES_AT_MOST {
            return None;
        }
        let mut line = self.ended(end, 0.0, true);
        line.squeezed.extend(blanks.into_iter().map(|at| (at, each)));
        line.squeezed.sort_by_key(|(at, _)| *at);
        Some(line)
    }

    /// A line that may end nowhere: torn at the last glyph that fits, if possible where no sign is misplaced.
    fn torn(&self) -> Line {
        let mut reach = -self.lead;
        let mut last = self.start + 1;
        for at in self.start..self.glyphs.len() {
            reach += self.glyphs[at].advance;
            if reach + over_the_end(self.glyphs, at + 1) > self.width + HAIR {
                break;
            }
            last = at + 1;
            if at + 1 < self.glyphs.len() {
                reach -= self.shared(at);
            }
        }
        let proper = |at: &usize| {
            !may_not_end_a_line(self.glyphs[at - 1].character)
                && self.glyphs.get(*at).is_none_or(|next| !may_not_start_a_line(next.character))
        };
        let at = (self.start + 1..=last).rev().find(proper).unwrap_or(last);
        Line {
            start: self.start,
            end: at,
            spread: 0.0,
            squeezed: self.squeezed(at),
            lead: self.lead,
            rightly_broken: at == self.glyphs.len(),
        }
    }
}

fn is_wide(glyph: &Glyph) -> bool {
    glyph.advance > 0.9
}

fn blank_before(glyph: &Glyph) -> bool {
    is_wide(glyph) && is_opening(glyph.character)
}

/// How far the reading over the last glyph before `end` reaches beyond it.
fn over_the_end(glyphs: &[Glyph], end: usize) -> f32 {
    end.checked_sub(1).map_or(0.0, |last| glyphs[last].room.over_behind)
}

fn without_trailing_space(glyphs: &[Glyph], start: usize, end: usize) -> usize {
    let mut ink = end;
    while ink > start && matches!(glyphs[ink - 1].character, ' ' | '\u{3000}') {
        ink -= 1;
    }
    ink
}
