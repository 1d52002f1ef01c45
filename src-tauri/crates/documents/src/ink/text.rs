//! Words on a page (文字): runs of one face, kana above them, and what they read as.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, DictItem, Greyscale, Op, PdfFontHandle, Pt, TextItem};

use super::{Pen, point, rounded};
use crate::{
    compose::Ruby,
    finish::utf16,
    fonts::{Glyph, font_id},
    layout::Words,
};

impl Pen<'_> {
    pub(super) fn words(&mut self, words: &Words) {
        if words.glyphs.is_empty() {
            return;
        }
        let at = self.on_page(words.at);
        let to = (rounded(at.0), rounded(at.1));
        let from = self.text.unwrap_or_else(|| {
            self.ops.push(Op::StartTextSection);
            (0.0, 0.0)
        });
        self.ops.push(Op::SetTextCursor { pos: point((to.0 - from.0, to.1 - from.1)) });
        self.text = Some(to);
        let spacing = (words.spread * words.size * 1000.0).round() / 1000.0;
        if spacing != self.spacing {
            self.ops.push(Op::SetCharacterSpacing { multiplier: spacing });
            self.spacing = spacing;
        }
        if let Some(reading) = &words.reads_as {
            self.begin_reading(reading);
        }
        let mut start = 0;
        while start < words.glyphs.len() {
            let face = words.glyphs[start].face;
            let same = words.glyphs[start..].iter().take_while(|glyph| glyph.face == face).count();
            self.run(words, start, start + same);
            start += same;
        }
        if words.reads_as.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        for ruby in &words.ruby {
            self.ruby(words, ruby);
        }
    }

    /// Kana above words. They are for the eye: the words below are what the file says.
    fn ruby(&mut self, words: &Words, ruby: &Ruby) {
        let size = words.size * ruby.size;
        let at = (words.at.0 + ruby.from * words.size, words.at.1 - words.size * 0.88 - size * 0.12);
        // The spread is measured in the size of the words, as the places are.
        let spread = ruby.spread * words.size / size;
        let glyphs = ruby.kana.clone();
        let kana = Words {
            at,
            size,
            glyphs,
            spread,
            squeezed: Vec::new(),
            reads_as: Some(String::new()),
            ruby: Vec::new(),
        };
        self.words(&kana);
    }

    /// Glyphs of one face.
    fn run(&mut self, words: &Words, start: usize, end: usize) {
        let face = words.glyphs[start].face;
        if self.font != Some((face, words.size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(words.size) });
            self.font = Some((face, words.size));
        }
        let mut items = Items::default();
        for at in start..end {
            let glyph = &words.glyphs[at];
            let inked = self.subsets.take(glyph);
            if glyph.room.before > 0.0 {
                items.back(-(glyph.room.before * 1000.0).round());
            }
            if inked.plain {
                items.letter(glyph.character);
            } else if let Some(reading) = inked.misread_as {
                // Two characters share this shape, and the file knows it by the other: say here which one it is.
                self.show(items.take());
                self.begin_reading(&said(glyph));
                self.show(vec![TextItem::GlyphIds(vec![Codepoint::with_cid(inked.id, 0.0, reading)])]);
                self.ops.push(Op::EndMarkedContent);
            } else {
                items.glyph(Codepoint::with_cid(inked.id, 0.0, said(glyph)));
            }
            let taken =
                words.squeezed.iter().find(|(squeezed, _)| *squeezed == at).map_or(0.0, |(_, taken)| *taken);
            let back = ((taken - glyph.room.behind) * 1000.0).round();
            if back != 0.0 {
                items.back(back);
            }
        }
        self.show(items.take());
    }

    fn show(&mut self, items: Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items });
        }
    }

    fn begin_reading(&mut self, reading: &str) {
        let actual = DictItem::String { data: utf16(reading), literal: false };
        let properties = DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), actual)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    pub(super) fn ghost(&mut self, words: &Words) {
        self.end_text();
        self.ops.push(Op::SaveGraphicsState);
        self.ops
            .push(Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: 0.92, icc_profile: None }) });
        self.words(words);
        self.end_text();
        self.ops.push(Op::RestoreGraphicsState);
        (self.font, self.spacing) = (None, 0.0);
    }
}

/// What a glyph says: its character, and the variant it was asked for.
fn said(glyph: &Glyph) -> String {
    std::iter::once(glyph.character).chain(glyph.selector).collect()
}

/// The items of one text operation, letters gathered into strings.
#[derive(Default)]
struct Items {
    done: Vec<TextItem>,
    letters: String,
    glyphs: Vec<Codepoint>,
}

impl Items {
    fn letter(&mut self, letter: char) {
        self.end_glyphs();
        self.letters.push(letter);
    }

    fn glyph(&mut self, glyph: Codepoint) {
        self.end_letters();
        self.glyphs.push(glyph);
    }

    /// Moves back by thousandths of an em.
    fn back(&mut self, amount: f32) {
        self.end_letters();
        self.end_glyphs();
        self.done.push(TextItem::Offset(amount));
    }

    fn end_letters(&mut self) {
        if !self.letters.is_empty() {
            self.done.push(TextItem::Text(std::mem::take(&mut self.letters)));
        }
    }

    fn end_glyphs(&mut self) {
        if !self.glyphs.is_empty() {
            self.done.push(TextItem::GlyphIds(std::mem::take(&mut self.glyphs)));
        }
    }

    fn take(&mut self) -> Vec<TextItem> {
        self.end_letters();
        self.end_glyphs();
        std::mem::take(&mut self.done)
    }
}
