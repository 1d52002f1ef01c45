//! Ink (描画): the marks of a page as printpdf operations.
//!
//! A justified line is one text operation with a character spacing; font, spacing and position are set only where they
//! change, for a thousand forms are printed at once.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Greyscale, Line, LineCapStyle, LineDashPattern, LineJoinStyle,
    LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Pt, Rect, TextItem,
};

use crate::{
    compose::Ruby,
    finish::utf16,
    fonts::{Glyph, Subsets, font_id},
    layout::{Mark, Part, Placed, Said, Stroke, Tag, Words},
    print::Profile,
    sharing::Sheet,
};

/// Draws parts in their order; every glyph they use is taken into the subsets.
pub(crate) fn ink(sheet: &Sheet, profile: Profile, subsets: &mut Subsets) -> Inked {
    let mut pen = Pen {
        ops: Vec::new(),
        spoken: Vec::new(),
        subsets,
        origin: (0.0, 0.0),
        within: Within::Nothing,
        profile,
        text: None,
        font: None,
        spacing: 0.0,
        thickness: 0.0,
    };
    if let Some(shared) = sheet.shared {
        let name = DictItem::Name(shared_name(shared).into_bytes());
        pen.ops.push(Op::Unknown { key: "Do".to_owned(), value: vec![name] });
    }
    // Rules that meet at a corner close it.
    pen.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::ProjectingSquare });
    for placed in &sheet.placed {
        pen.origin = placed.at;
        for part in placed.parts.iter().filter(|part| !part.marks.is_empty()) {
            pen.enter(placed, part);
            part.marks.iter().for_each(|mark| pen.draw(mark));
        }
    }
    pen.leave();
    Inked { page: PdfPage::new(Mm(210.0), Mm(297.0), pen.ops), spoken: pen.spoken }
}

/// A page as printpdf takes it.
pub(crate) struct Inked {
    pub(crate) page: PdfPage,
    /// What its marked content says, by number from 0. Nothing in print.
    pub(crate) spoken: Vec<Spoken>,
}

/// What a piece of marked content is.
pub(crate) struct Spoken {
    pub(crate) block: u32,
    pub(crate) tags: Vec<Tag>,
}

/// The name a shared form has on the pages.
pub(crate) fn shared_name(shared: usize) -> String {
    format!("S{shared}")
}

/// What the operations stand within.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Within {
    Nothing,
    Artifact,
    /// The last of what is spoken.
    Spoken,
}

struct Pen<'s> {
    ops: Vec<Op>,
    spoken: Vec<Spoken>,
    subsets: &'s mut Subsets,
    /// Where the strip's left and upper edge stand.
    origin: (f32, f32),
    within: Within,
    profile: Profile,
    /// Where the text position stands, while in a text section.
    text: Option<(f32, f32)>,
    font: Option<(u8, f32)>,
    spacing: f32,
    thickness: f32,
}

/// Hundredths of a point are finer than any printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn point(at: (f32, f32)) -> Point {
    Point { x: Pt(rounded(at.0)), y: Pt(rounded(at.1)) }
}

impl Pen<'_> {
    /// Says what follows, for those who hear the paper. In print nobody does.
    fn enter(&mut self, placed: &Placed, part: &Part) {
        if self.profile == Profile::Print {
            return;
        }
        if placed.said == Said::Again || part.tags.is_empty() {
            if self.within != Within::Artifact {
                self.leave();
                self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
                self.within = Within::Artifact;
            }
            return;
        }
        let goes_on = self.within == Within::Spoken
            && self.spoken.last().is_some_and(|last| last.block == placed.block && last.tags == part.tags);
        if !goes_on {
            self.leave();
            let number = DictItem::Int(self.spoken.len() as i64);
            let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) };
            let kind = part.tags.last().map_or("Span", |tag| tag.kind());
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: kind.to_owned(), properties });
            self.spoken.push(Spoken { block: placed.block, tags: part.tags.clone() });
            self.within = Within::Spoken;
        }
    }

    fn leave(&mut self) {
        self.end_text();
        if self.within != Within::Nothing {
            self.ops.push(Op::EndMarkedContent);
            self.within = Within::Nothing;
        }
    }

    /// A place in the strip as a place on the page.
    fn on_page(&self, at: (f32, f32)) -> (f32, f32) {
        (self.origin.0 + at.0, self.origin.1 - at.1)
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Words(words) => self.words(words),
            Mark::Ghost(words) => self.ghost(words),
            Mark::Rule { from, to, width, stroke } => {
                self.rule(self.on_page(*from), self.on_page(*to), *width, *stroke);
            }
            Mark::Frame { at, size, width } => {
                self.thick(*width);
                let at = self.on_page(*at);
                self.ops.push(Op::DrawRectangle { rectangle: rect(at, *size, PaintMode::Stroke) });
            }
            Mark::Ring { centre, radius, width } => self.ring(self.on_page(*centre), *radius, *width),
            Mark::Strokes { lines, width } => {
                let on_page = |line: &Vec<(f32, f32)>| line.iter().map(|at| self.on_page(*at)).collect();
                let lines: Vec<Vec<(f32, f32)>> = lines.iter().map(on_page).collect();
                self.strokes(&lines, *width);
            }
            Mark::Modules { at, size, across, rows } => {
                self.modules(self.on_page(*at), *size, *across, rows);
            }
        }
    }

    fn words(&mut self, words: &Words) {
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

    fn ghost(&mut self, words: &Words) {
        self.end_text();
        self.ops.push(Op::SaveGraphicsState);
        self.ops
            .push(Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: 0.92, icc_profile: None }) });
        self.words(words);
        self.end_text();
        self.ops.push(Op::RestoreGraphicsState);
        (self.font, self.spacing) = (None, 0.0);
    }

    fn thick(&mut self, width: f32) {
        self.end_text();
        if self.thickness != width {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
            self.thickness = width;
        }
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, stroke: Stroke) {
        self.thick(width);
        let line = Op::DrawLine { line: path([(from, false), (to, false)], false) };
        match stroke {
            Stroke::Solid => self.ops.push(line),
            Stroke::Dashed => self.ops.extend([
                Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[2.5, 2.5]) },
                line,
                Op::SetLineDashPattern { dash: LineDashPattern::solid() },
            ]),
        }
    }

    fn ring(&mut self, (x, y): (f32, f32), radius: f32, width: f32) {
        /// How far the handles of a quarter of a circle reach.
        const HANDLE: f32 = 0.5523;
        self.thick(width);
        let h = radius * HANDLE;
        let r = radius;
        let points = [
            ((x + r, y), false),
            ((x + r, y + h), true),
            ((x + h, y + r), true),
            ((x, y + r), false),
            ((x - h, y + r), true),
            ((x - r, y + h), true),
            ((x - r, y), false),
            ((x - r, y - h), true),
            ((x - h, y - r), true),
            ((x, y - r), false),
            ((x + h, y - r), true),
            ((x + r, y - h), true),
            ((x + r, y), false),
        ];
        self.ops.push(Op::DrawLine { line: path(points, true) });
    }

    /// As a pen leaves them: round where they begin, turn and end; a dot is a stroke of no length.
    fn strokes(&mut self, lines: &[Vec<(f32, f32)>], width: f32) {
        self.end_text();
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
        ]);
        for line in lines {
            let dot = (line.len() == 1).then(|| line[0]);
            let points = line.iter().copied().chain(dot);
            let points = points.map(|at| LinePoint { p: point(at), bezier: false }).collect();
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// In whole modules, so that no seam opens between them.
    fn modules(&mut self, at: (f32, f32), size: (f32, f32), across: usize, rows: &[Vec<(usize, usize)>]) {
        self.end_text();
        let module = (size.0 / across as f32, size.1 / rows.len() as f32);
        self.ops.push(Op::SaveGraphicsState);
        let matrix = CurTransMat::Raw([module.0, 0.0, 0.0, module.1, rounded(at.0), rounded(at.1)]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        for (row, runs) in rows.iter().enumerate() {
            let y = (rows.len() - 1 - row) as i64;
            for (from, count) in runs {
                let value = [*from as i64, y, *count as i64, 1].map(DictItem::Int).to_vec();
                self.ops.push(Op::Unknown { key: "re".to_owned(), value });
            }
        }
        self.ops.push(Op::Unknown { key: "f".to_owned(), value: Vec::new() });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// What a glyph says: its character, and the variant it was asked for.
fn said(glyph: &Glyph) -> String {
    std::iter::once(glyph.character).chain(glyph.selector).collect()
}

fn path<const N: usize>(points: [((f32, f32), bool); N], is_closed: bool) -> Line {
    let points = points.into_iter().map(|(at, bezier)| LinePoint { p: point(at), bezier }).collect();
    Line { points, is_closed }
}

fn rect(at: (f32, f32), size: (f32, f32), mode: PaintMode) -> Rect {
    let (at, size) = (point(at), point(size));
    Rect { x: at.x, y: at.y, width: size.x, height: size.y, mode: Some(mode), winding_order: None }
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
