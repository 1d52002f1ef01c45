//! Strips (帯): the smallest parts of a paper that a page's end may not cut through.

use std::rc::Rc;

use super::{Desk, Mark, Stroke, Words};
use crate::{
    compose::{Line, Measure, compose, says, solid_width},
    fonts::Glyph,
    model::{Align, Style, Text},
};

/// A strip of marks.
#[derive(Debug, Clone)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// Space above it, dropped at the head of a page.
    pub(crate) above: f32,
    pub(crate) marks: Vec<Mark>,
    pub(crate) role: Role,
    /// Whether it stays on the page of the next strip.
    pub(crate) bound: bool,
    /// What is drawn only if the page ends behind it.
    pub(crate) closing: Vec<Mark>,
    /// What is said again above it if a page begins here.
    pub(crate) head: Option<Rc<Strip>>,
}

/// What a strip is, for those who hear the paper rather than see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Heading,
    Paragraph,
    Item,
    Form,
    Table,
    /// Page numbers, cut lines, watermarks: no part of what is said.
    Artifact,
}

impl Role {
    /// The structure type of PDF.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Role::Title => "H1",
            Role::Heading => "H2",
            Role::Paragraph => "P",
            Role::Item => "LBody",
            Role::Form => "Form",
            Role::Table => "TD",
            Role::Artifact => "Artifact",
        }
    }
}

impl Strip {
    /// An empty strip.
    pub(crate) fn new(role: Role, height: f32) -> Strip {
        Strip { height, above: 0.0, marks: Vec::new(), role, bound: false, closing: Vec::new(), head: None }
    }

    /// A horizontal rule across part of the strip.
    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32) {
        self.marks.push(Mark::Rule { from, to, width, stroke: Stroke::Solid });
    }
}

/// Composed lines, not yet on a strip.
pub(crate) struct Paragraph {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) lines: Vec<Line>,
    pub(crate) style: Style,
    width: f32,
    align: Align,
    first_indent: f32,
}

impl Desk<'_> {
    /// Composes a text at a width in points. Line feeds in it begin new paragraphs.
    pub(crate) fn paragraphs(
        &mut self,
        text: &Text,
        style: Style,
        align: Align,
        width: f32,
        first_indent: f32,
    ) -> Vec<Paragraph> {
        text.words
            .split('\n')
            .map(|words| {
                let glyphs = self.glyphs_of(style.voice, words, text);
                let measure =
                    Measure { width: width / style.size, first_indent, justified: align == Align::Justified };
                let lines = compose(&self.breaker, &glyphs, measure);
                Paragraph { glyphs, lines, style, width, align, first_indent }
            })
            .collect()
    }

    /// One line of words, set solid, its ink beginning at `at`.
    pub(crate) fn solid(&mut self, text: &Text, style: Style, at: (f32, f32)) -> (Mark, f32) {
        let glyphs = self.glyphs(style.voice, text);
        let width = solid_width(&glyphs) * style.size;
        (words(at, style.size, glyphs, 0.0), width)
    }

    /// 均等割付: one line of words spread over `width`.
    pub(crate) fn spread(&mut self, text: &Text, style: Style, at: (f32, f32), width: f32) -> Mark {
        let glyphs = self.glyphs(style.voice, text);
        let gaps = glyphs.len().saturating_sub(1);
        let slack = width / style.size - solid_width(&glyphs);
        if gaps == 0 || slack <= 0.0 {
            return words(at, style.size, glyphs, 0.0);
        }
        let reads_as = Some(says(&glyphs));
        Mark::Words(Words { reads_as, ..unspread(at, style.size, glyphs, slack / gaps as f32) })
    }
}

fn unspread(at: (f32, f32), size: f32, glyphs: Vec<Glyph>, spread: f32) -> Words {
    Words { at, size, glyphs, spread, squeezed: Vec::new(), reads_as: None }
}

/// Letters on a baseline.
pub(crate) fn words(at: (f32, f32), size: f32, glyphs: Vec<Glyph>, spread: f32) -> Mark {
    Mark::Words(unspread(at, size, glyphs, spread))
}

/// Where the baseline of a line stands below the line's top.
pub(crate) fn baseline(style: Style) -> f32 {
    (style.lead - style.size) / 2.0 + style.size * 0.88
}

impl Paragraph {
    /// How high its lines are together.
    pub(crate) fn height(&self) -> f32 {
        self.lines.len().max(1) as f32 * self.style.lead
    }

    /// The mark of line `n`, its text beginning at `x`, its line's top at `top`.
    pub(crate) fn mark(&self, n: usize, x: f32, top: f32) -> Mark {
        let line = &self.lines[n];
        let size = self.style.size;
        let indent = if line.start == 0 { self.first_indent } else { 0.0 };
        let slack = self.width - (line.ink_width(&self.glyphs) + indent) * size;
        let aside = match self.align {
            Align::Justified | Align::Left => 0.0,
            Align::Centre => slack / 2.0,
            Align::Right => slack,
        };
        Mark::Words(Words {
            at: (x + (indent - line.lead) * size + aside, top + baseline(self.style)),
            size,
            glyphs: self.glyphs[line.start..line.end].to_vec(),
            spread: line.spread,
            squeezed: line.squeezed.iter().map(|(at, amount)| (at - line.start, *amount)).collect(),
            reads_as: None,
        })
    }

    /// A strip for every line. The first two and the last two lines stay together.
    pub(crate) fn strips(&self, role: Role, x: f32) -> Vec<Strip> {
        let count = self.lines.len();
        (0..count)
            .map(|n| {
                let mut strip = Strip::new(role, self.style.lead);
                strip.marks.push(self.mark(n, x, 0.0));
                strip.bound = count > 1 && (n == 0 || n == count - 2);
                strip
            })
            .collect()
    }
}
