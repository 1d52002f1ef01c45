//! krilla, given every advantage: glyphs are looked up once for the lines that never change, no shaper runs.

use fast_qr::{ECL, qr::QRBuilder};
use krilla::{
    Document,
    geom::{PathBuilder, Point, Rect},
    page::PageSettings,
    text::{Font, GlyphId, KrillaGlyph},
};

use crate::{
    Outcome,
    session::{Family, Line, family},
};

/// The font of every line.
const MINCHO: &[u8] = include_bytes!("../../../src-tauri/crates/documents/fonts/BIZUDMincho-Regular.ttf");
/// The side of the QR, and its place on the first page.
const QR: (f32, f32, f32) = (46.0, 478.0, 580.0);

/// `forms` consents, each line drawn where it stands.
pub fn draw(lines: &[Line], forms: usize) -> Outcome<Vec<u8>> {
    let face = ttf_parser::Face::parse(MINCHO, 0)?;
    let font = Font::new(MINCHO.to_vec().into(), 0).ok_or("no font")?;
    let em = f32::from(face.units_per_em());
    let glyphs = |words: &str| -> Vec<KrillaGlyph> {
        words
            .char_indices()
            .filter_map(|(at, c)| {
                let id = face.glyph_index(c)?;
                let advance = f32::from(face.glyph_hor_advance(id).unwrap_or(0)) / em;
                let range = at..at + c.len_utf8();
                Some(KrillaGlyph::new(GlyphId::new(u32::from(id.0)), advance, 0.0, 0.0, 0.0, range, None))
            })
            .collect()
    };
    let fixed: Vec<Option<Vec<KrillaGlyph>>> =
        lines.iter().map(|line| (!line.words.contains('{')).then(|| glyphs(&line.words))).collect();
    let mut document = Document::new();
    for n in 0..forms {
        let family = family(n);
        for number in 0..2 {
            let mut page =
                document.start_page_with(PageSettings::from_wh(595.276, 841.89).ok_or("no such page")?);
            let mut surface = page.surface();
            for (line, fixed) in lines.iter().zip(&fixed).filter(|(line, _)| line.page == number) {
                let at = Point::from_xy(line.x, line.y);
                match fixed {
                    Some(glyphs) => {
                        surface.draw_glyphs(at, glyphs, font.clone(), &line.words, line.size, false);
                    }
                    None => {
                        let words = filled(&line.words, &family);
                        surface.draw_glyphs(at, &glyphs(&words), font.clone(), &words, line.size, false);
                    }
                }
            }
            if number == 0 {
                let bare: String = family.code.chars().filter(char::is_ascii_alphanumeric).collect();
                let qr = QRBuilder::new(format!("TSUDOI:{bare}")).ecl(ECL::M).build().map_err(|_| "no QR")?;
                let module = QR.0 / qr.size as f32;
                let mut path = PathBuilder::new();
                for y in 0..qr.size {
                    for x in (0..qr.size).filter(|x| qr[y][*x].value()) {
                        let (left, top) = (QR.1 + x as f32 * module, QR.2 + y as f32 * module);
                        if let Some(dot) = Rect::from_xywh(left, top, module, module) {
                            path.push_rect(dot);
                        }
                    }
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
            surface.finish();
            page.finish();
        }
    }
    document.finish().map_err(|error| format!("{error:?}").into())
}

fn filled(words: &str, family: &Family) -> String {
    words
        .replace("{number}", &family.number)
        .replace("{code}", &family.code)
        .replace("{guardian}", &family.guardian)
        .replace("{child}", &family.child)
}
