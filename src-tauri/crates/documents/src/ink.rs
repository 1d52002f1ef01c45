//! Ink (描画): the marks of a page as printpdf operations.
//!
//! A justified line is one text operation with a character spacing; font, spacing and position are set only where they
//! change, for a thousand forms are printed at once.

mod shapes;
mod text;

use std::collections::BTreeMap;

use printpdf::{DictItem, LineCapStyle, Mm, Op, PdfPage, Point, Pt};

use crate::{
    fonts::Subsets,
    layout::{Mark, Part, Placed, Said, Tag},
    print::Profile,
    sharing::Sheet,
};

/// Draws parts in their order; every glyph they use is taken into the subsets.
pub(crate) fn ink(sheet: &Sheet, profile: Profile, subsets: &mut Subsets) -> Inked {
    let mut pen = Pen {
        ops: Vec::with_capacity(128),
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
            Mark::Frame { at, size, width } => self.frame(self.on_page(*at), *size, *width),
            Mark::Ring { centre, radius, width } => self.ring(self.on_page(*centre), *radius, *width),
            Mark::Strokes { lines, width } => {
                let on_page = |line: &Vec<(f32, f32)>| line.iter().map(|at| self.on_page(*at)).collect();
                let lines: Vec<Vec<(f32, f32)>> = lines.iter().map(on_page).collect();
                self.strokes(&lines, *width);
            }
            Mark::Modules { at, size, modules } => {
                self.modules(self.on_page(*at), *size, modules);
            }
        }
    }
}
