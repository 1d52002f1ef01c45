//! Subsets (部分書体): the glyphs a job used, gathered over all its papers, cut out of each face once.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMap, Pt,
    TextItem,
};
use subsetter::GlyphRemapper;

use super::{Faces, Glyph, OpenFace};

/// The glyphs used so far, face by face.
pub(crate) struct Subsets {
    used: Vec<Used>,
}

#[derive(Default)]
struct Used {
    glyphs: GlyphRemapper,
    /// Glyphs taken so far, each at its number in the face: a job asks a million times.
    taken: Vec<Option<Taken>>,
    /// Characters without a selector that printpdf may look up by themselves.
    by_character: BTreeMap<u32, u16>,
}

/// A glyph of the subset, and what it reads as: the first character that used it.
#[derive(Clone, Copy)]
struct Taken {
    id: u16,
    reads_as: (char, Option<char>),
}

/// How a glyph is written into a page.
pub(crate) struct Inked {
    /// Its number in the subset.
    pub(crate) id: u16,
    /// Whether printpdf finds it from its character alone.
    pub(crate) plain: bool,
    /// What the glyph reads as, where that is not what this place says: two characters may share one shape.
    pub(crate) misread_as: Option<String>,
}

impl Subsets {
    /// No glyphs yet.
    pub(crate) fn new(faces: &Faces<'_>) -> Self {
        Subsets { used: faces.faces.iter().map(|_| Used::default()).collect() }
    }

    /// Takes a glyph into its subset.
    pub(crate) fn take(&mut self, glyph: &Glyph) -> Inked {
        let used = &mut self.used[usize::from(glyph.face)];
        let says = (glyph.character, glyph.selector);
        let at = usize::from(glyph.id);
        if used.taken.len() <= at {
            used.taken.resize(at + 1, None);
        }
        let Taken { id, reads_as } = *used.taken[at].get_or_insert_with(|| {
            let id = used.glyphs.remap(glyph.id);
            if glyph.selector.is_none() {
                used.by_character.insert(glyph.character as u32, id);
            }
            Taken { id, reads_as: says }
        });
        if reads_as != says {
            let (character, selector) = reads_as;
            let misread_as = Some(std::iter::once(character).chain(selector).collect());
            return Inked { id, plain: false, misread_as };
        }
        Inked { id, plain: glyph.selector.is_none(), misread_as: None }
    }

    /// Operations that show every glyph once, as it reads: what the file says its letters are.
    pub(crate) fn every_letter(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for (face, used) in self.used.iter().enumerate().filter(|(_, used)| !used.taken.is_empty()) {
            let font = PdfFontHandle::External(font_id(face as u8));
            ops.push(Op::SetFont { font, size: Pt(10.0) });
            let glyphs = used.taken.iter().flatten().map(|taken| {
                let (character, selector) = taken.reads_as;
                Codepoint::with_cid(
                    taken.id,
                    0.0,
                    std::iter::once(character).chain(selector).collect::<String>(),
                )
            });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
        }
        ops.push(Op::EndTextSection);
        ops
    }

    /// The letters so far, each by its number, for what writes pages: no shapes.
    pub(crate) fn letters(&self, faces: &Faces<'_>) -> PdfFontMap {
        let mut letters = PdfFontMap::default();
        for (at, used, open) in self.in_use(faces) {
            letters.map.insert(font_id(at), PdfFont::new(used.font(open, Vec::new(), None)));
        }
        letters
    }

    /// Cuts the subsets and lays them into the document. `None` if a face cannot be cut.
    pub(crate) fn embed(&self, faces: &Faces<'_>, document: &mut PdfDocument) -> Option<()> {
        for (at, used, open) in self.in_use(faces) {
            let program = subsetter::subset(open.bytes, 0, &used.glyphs).ok()?;
            let name = format!("{}+{}", tag(&program), open.name);
            let mut font = used.font(open, program, Some(name));
            let bounds = open.face.global_bounding_box();
            font.pdf_font_metrics.x_min = bounds.x_min;
            font.pdf_font_metrics.y_min = bounds.y_min;
            font.pdf_font_metrics.x_max = bounds.x_max;
            font.pdf_font_metrics.y_max = bounds.y_max;
            font.pdf_font_metrics.us_weight_class = 400;
            document.resources.fonts.map.insert(font_id(at), PdfFont::new(font));
        }
        Some(())
    }

    fn in_use<'s, 'f>(
        &'s self,
        faces: &'s Faces<'f>,
    ) -> impl Iterator<Item = (u8, &'s Used, &'s OpenFace<'f>)> {
        let all = (0..).zip(&self.used).zip(&faces.faces).map(|((at, used), open)| (at, used, open));
        all.filter(|(_, used, _)| !used.taken.is_empty())
    }
}

impl Used {
    fn font(&self, open: &OpenFace<'_>, program: Vec<u8>, name: Option<String>) -> ParsedFont {
        let width = |(new, old): (usize, u16)| {
            (new as u16, open.face.glyph_hor_advance(ttf_parser::GlyphId(old)).unwrap_or(0))
        };
        ParsedFont::with_glyph_data(
            program,
            0,
            name,
            self.by_character.clone(),
            self.glyphs.remapped_gids().enumerate().map(width).collect(),
            open.face.units_per_em(),
            FontMetrics { ascent: open.face.ascender(), descent: open.face.descender() },
        )
    }
}

/// The name a face has on the page.
pub(crate) fn font_id(face: u8) -> FontId {
    FontId(format!("J{face}"))
}

/// The six letters that mark a subset, drawn from its bytes so that the same subset has the same name.
fn tag(program: &[u8]) -> String {
    let [hash] = crate::finish::fingerprints(program, [0]);
    (0..6).map(|n| char::from(b'A' + ((hash >> (n * 8)) % 26) as u8)).collect()
}
