//! Marks (印字): what ends up on the page.

use crate::{codes::Modules, compose::Ruby, fonts::Glyph};

/// One mark; y runs down from the strip's top.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Letters on a baseline.
    Words(Words),
    /// Letters in pale grey, behind everything (透かし).
    Ghost(Words),
    /// A straight rule.
    Rule { from: (f32, f32), to: (f32, f32), width: f32, stroke: Stroke },
    /// A box of rules; `at` is its lower left corner.
    Frame { at: (f32, f32), size: (f32, f32), width: f32 },
    /// A ring.
    Ring { centre: (f32, f32), radius: f32, width: f32 },
    /// The strokes of a pen, round at their ends.
    Strokes { lines: Vec<Vec<(f32, f32)>>, width: f32 },
    /// The dark modules of a code; `at` is the lower left of them all.
    Modules { at: (f32, f32), size: (f32, f32), modules: Modules },
}

/// How a rule is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stroke {
    Solid,
    /// For a line to be cut along.
    Dashed,
}

/// Letters on one baseline.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) at: (f32, f32),
    pub(crate) size: f32,
    pub(crate) glyphs: Vec<Glyph>,
    /// Added between any two glyphs, in em.
    pub(crate) spread: f32,
    /// Taken away behind single glyphs, in em.
    pub(crate) squeezed: Vec<(usize, f32)>,
    /// How the letters read, where their places on the page would tell it wrongly (均等割付).
    pub(crate) reads_as: Option<String>,
    /// The kana above them (ふりがな).
    pub(crate) ruby: Vec<Ruby>,
}

impl Mark {
    /// The same mark further right in its strip.
    pub(crate) fn shifted(self, x: f32) -> Mark {
        self.moved(|at| (at.0 + x, at.1))
    }

    /// The same mark further down in its strip.
    pub(crate) fn lowered(self, y: f32) -> Mark {
        self.moved(|at| (at.0, at.1 + y))
    }

    fn moved(mut self, place: impl Fn((f32, f32)) -> (f32, f32)) -> Mark {
        match &mut self {
            Mark::Words(words) | Mark::Ghost(words) => words.at = place(words.at),
            Mark::Rule { from, to, .. } => (*from, *to) = (place(*from), place(*to)),
            Mark::Frame { at, .. } | Mark::Modules { at, .. } => *at = place(*at),
            Mark::Strokes { lines, .. } => {
                lines.iter_mut().flatten().for_each(|point| *point = place(*point));
            }
            Mark::Ring { centre, .. } => *centre = place(*centre),
        }
        self
    }
}
