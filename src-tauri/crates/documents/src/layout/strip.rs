//! Strips (帯): the smallest parts of a paper that a page's end may not cut through.

use std::rc::Rc;

use super::{Desk, Mark, Stroke, Words};
use crate::{
    compose::{Letters, Line, Measure, RUBY, compose, says, solid_width},
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

/// From line to line, and where the letters stand on a line. Points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pitch {
    pub(crate) lead: f32,
    /// Below the line's top.
    pub(crate) baseline: f32,
}

impl Pitch {
    /// The pitch of texts that share their lines: where one has a reading, all make room for it.
    pub(crate) fn of<'t>(style: Style, texts: impl IntoIterator<Item = &'t Text>) -> Pitch {
        let read = texts.into_iter().any(|text| !text.readings.is_empty());
        let blank = (style.lead - style.size) / 2.0;
        // Kana stand within their own line: nothing above can be touched.
        let above = if read { blank.max(style.size * RUBY + ABOVE_A_READING) } else { blank };
        let lead = style.lead.max(above + style.size + if read { BELOW_A_READ_LINE } else { 0.0 });
        Pitch { lead, baseline: above + style.size * 0.88 }
    }
}

/// Blank above kana, and below the words they read: a line of kana belongs to what stands below it.
const ABOVE_A_READING: f32 = 1.0;
const BELOW_A_READ_LINE: f32 = 1.5;

/// Composed lines, not yet on a strip.
pub(crate) struct Paragraph {
    pub(crate) letters: Letters,
    pub(crate) lines: Vec<Line>,
    pub(crate) pitch: Pitch,
    size: f32,
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
        self.paragraphs_at(Pitch::of(style, [text]), text, style, align, width, first_indent)
    }

    /// The same, at the pitch of the lines they share with other texts.
    pub(crate) fn paragraphs_at(
        &mut self,
        pitch: Pitch,
        text: &Text,
        style: Style,
        align: Align,
        width: f32,
        first_indent: f32,
    ) -> Vec<Paragraph> {
        let mut from = 0;
        text.words
            .split('\n')
            .map(|words| {
                let part = from..from + words.len();
                from = part.end + 1;
                let letters = self.letters_of(style.voice, part, text);
                let measure =
                    Measure { width: width / style.size, first_indent, justified: align == Align::Justified };
                let lines = compose(&self.breaker, &letters, measure);
                Paragraph { letters, lines, pitch, size: style.size, width, align, first_indent }
            })
            .collect()
    }

    /// One line of words, set solid, its ink beginning at `at`.
    pub(crate) fn solid(&mut self, text: &Text, style: Style, at: (f32, f32)) -> (Mark, f32) {
        let letters = self.letters(style.voice, text);
        let width = solid_width(&letters.glyphs) * style.size;
        (words(at, style.size, letters, 0.0), width)
    }

    /// 均等割付: one line of words spread over `width`.
    pub(crate) fn spread(&mut self, text: &Text, style: Style, at: (f32, f32), width: f32) -> Mark {
        let letters = self.letters(style.voice, text);
        let gaps = letters.glyphs.len().saturating_sub(1);
        let slack = width / style.size - solid_width(&letters.glyphs);
        let spread = if gaps == 0 { 0.0 } else { (slack / gaps as f32).max(0.0) };
        words(at, style.size, letters, spread)
    }
}

/// Letters on a baseline, `spread` between any two. Where they stand apart, the file says how they read.
pub(crate) fn words(at: (f32, f32), size: f32, letters: Letters, spread: f32) -> Mark {
    let ruby = letters.ruby(0..letters.glyphs.len(), spread, &[]);
    let reads_as = (spread > 0.0).then(|| says(&letters.glyphs));
    Mark::Words(Words { at, size, glyphs: letters.glyphs, spread, squeezed: Vec::new(), reads_as, ruby })
}

impl Paragraph {
    /// How high its lines are together.
    pub(crate) fn height(&self) -> f32 {
        self.lines.len().max(1) as f32 * self.pitch.lead
    }

    /// How wide line `n` is.
    pub(crate) fn line_width(&self, n: usize) -> f32 {
        self.lines[n].ink_width(&self.letters.glyphs) * self.size
    }

    /// The mark of line `n`, its text beginning at `x`, its line's top at `top`.
    pub(crate) fn mark(&self, n: usize, x: f32, top: f32) -> Mark {
        let line = &self.lines[n];
        let indent = if line.start == 0 { self.first_indent } else { 0.0 };
        let slack = self.width - (self.line_width(n) + indent * self.size);
        let aside = match self.align {
            Align::Justified | Align::Left => 0.0,
            Align::Centre => slack / 2.0,
            Align::Right => slack,
        };
        Mark::Words(Words {
            at: (x + (indent - line.lead) * self.size + aside, top + self.pitch.baseline),
            size: self.size,
            glyphs: self.letters.glyphs[line.start..line.end].to_vec(),
            spread: line.spread,
            squeezed: line.squeezed.iter().map(|(at, amount)| (at - line.start, *amount)).collect(),
            reads_as: None,
            ruby: self.letters.ruby(line.start..line.end, line.spread, &line.squeezed),
        })
    }

    /// A strip for every line. The first two and the last two lines stay together.
    pub(crate) fn strips(&self, role: Role, x: f32) -> Vec<Strip> {
        let count = self.lines.len();
        (0..count)
            .map(|n| {
                let mut strip = Strip::new(role, self.pitch.lead);
                strip.marks.push(self.mark(n, x, 0.0));
                strip.bound = count > 1 && (n == 0 || n == count - 2);
                strip
            })
            .collect()
    }
}
