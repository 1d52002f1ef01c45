//! Fonts (書体): a chain of faces, and the glyph a character gets from it.
//!
//! BIZ UD明朝 and BIZ UDゴシック (SIL Open Font License 1.1, kept in `fonts/`) are in the program, and of BIZ UDP明朝 the
//! letters of English. They hold all of JIS X 0208. A face of wide cover (IPAmj明朝) may stand behind them; it is mapped into memory, never copied, and
//! the program works without it. A character and its variation selector are looked for through the whole chain first,
//! then the bare character, with a warning; what no face holds is reported by name.

mod subset;

use std::{collections::HashMap, fs::File, path::Path, sync::Arc};

use memmap2::Mmap;

pub(crate) use subset::{Subsets, font_id};

/// The faces this laptop prints with.
#[derive(Clone)]
pub struct Fonts {
    files: Vec<FontFile>,
}

/// Why a font file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontUnreadable {
    /// The file is not there, or may not be read.
    #[error("the font file cannot be opened")]
    CannotOpen(#[source] std::io::Error),
    /// The file is there, but is no font.
    #[error("the file is not a TrueType font")]
    NotAFont,
}

/// Which voice a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Voice {
    /// 明朝: the city speaks.
    Mincho,
    /// ゴシック: labels that must be found, keys that must be copied by hand.
    Gothic,
    /// 欧文: English, in letters of their own widths; Japanese names in it are set in 明朝.
    Latin,
}

#[derive(Clone)]
struct FontFile {
    name: &'static str,
    bytes: Bytes,
}

#[derive(Clone)]
enum Bytes {
    Bundled(&'static [u8]),
    Mapped(Arc<Mmap>),
}

const MINCHO: usize = 0;
const GOTHIC: usize = 1;
const LATIN: usize = 2;
const WIDE: usize = 3;

impl Fonts {
    /// The faces that come with the program.
    pub fn bundled() -> Fonts {
        let bundled = |name, bytes| FontFile { name, bytes: Bytes::Bundled(bytes) };
        Fonts {
            files: vec![
                bundled("BIZUDMincho-Regular", include_bytes!("../../fonts/BIZUDMincho-Regular.ttf")),
                bundled("BIZUDGothic-Regular", include_bytes!("../../fonts/BIZUDGothic-Regular.ttf")),
                bundled("BIZUDPMincho-Latin", include_bytes!("../../fonts/BIZUDPMincho-Latin.ttf")),
            ],
        }
    }

    /// The faces that come with the program, and behind them the face of wide cover at `path`.
    pub fn with_wide_cover(path: &Path) -> Result<Fonts, FontUnreadable> {
        let file = File::open(path).map_err(FontUnreadable::CannotOpen)?;
        // SAFETY: the file is laid beside the program at installation and is only ever read. Were it cut short while
        // mapped, the process would stop rather than print something wrong.
        #[allow(unsafe_code)]
        let mapped = unsafe { Mmap::map(&file) }.map_err(FontUnreadable::CannotOpen)?;
        ttf_parser::Face::parse(&mapped, 0).map_err(|_| FontUnreadable::NotAFont)?;
        let mut fonts = Fonts::bundled();
        fonts.files.push(FontFile { name: "IPAmjMincho", bytes: Bytes::Mapped(Arc::new(mapped)) });
        Ok(fonts)
    }

    /// Opens the faces for one print job.
    pub(crate) fn open(&self) -> Faces<'_> {
        let faces = self
            .files
            .iter()
            .filter_map(|file| {
                let bytes = file.bytes();
                let face = ttf_parser::Face::parse(bytes, 0).ok()?;
                let em = f32::from(face.units_per_em());
                Some(OpenFace { name: file.name, bytes, face, em })
            })
            .collect();
        Faces { faces, found: HashMap::new() }
    }
}

impl FontFile {
    fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Bundled(bytes) => bytes,
            Bytes::Mapped(map) => map,
        }
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.files.iter().map(|file| file.name)).finish()
    }
}

/// One glyph of a line: where it comes from, how wide it is, what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// Which face, by its place in the chain.
    pub(crate) face: u8,
    /// Its number in that face.
    pub(crate) id: u16,
    /// Its advance, in em.
    pub(crate) advance: f32,
    /// The character it shows.
    pub(crate) character: char,
    /// The variation selector that was honoured with it.
    pub(crate) selector: Option<char>,
    /// The room a reading above it needs.
    pub(crate) room: Room,
}

/// Room around a glyph for the reading above it, in em. Blanks are part of the glyph's advance; where the reading
/// reaches over a neighbour, it does so only if there is one on the line.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Room {
    /// Blank before the glyph.
    pub(crate) before: f32,
    /// Blank behind it.
    pub(crate) behind: f32,
    /// How far the reading reaches over the glyph before.
    pub(crate) over_before: f32,
    /// How far the reading reaches over the glyph behind.
    pub(crate) over_behind: f32,
}

/// What a character found in the chain.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found {
    /// The glyph as asked for.
    Exact(Glyph),
    /// The character, but not the variant its selector names.
    WithoutVariant(Glyph),
    /// No face holds it.
    Nowhere,
}

/// The faces, open for one print job.
pub(crate) struct Faces<'f> {
    faces: Vec<OpenFace<'f>>,
    found: HashMap<(Voice, char, Option<char>), Found>,
}

struct OpenFace<'f> {
    name: &'static str,
    bytes: &'f [u8],
    face: ttf_parser::Face<'f>,
    em: f32,
}

impl Faces<'_> {
    /// The glyph for a character, with its variation selector if it has one.
    pub(crate) fn find(&mut self, voice: Voice, character: char, selector: Option<char>) -> Found {
        if let Some(found) = self.found.get(&(voice, character, selector)) {
            return *found;
        }
        let found = self.look(voice, character, selector);
        self.found.insert((voice, character, selector), found);
        found
    }

    fn look(&self, voice: Voice, character: char, selector: Option<char>) -> Found {
        let chain: &[usize] = match voice {
            Voice::Mincho => &[MINCHO, WIDE],
            Voice::Gothic => &[GOTHIC, WIDE],
            Voice::Latin => &[LATIN, MINCHO, WIDE],
        };
        let glyph = |at: usize, open: &OpenFace<'_>, id: ttf_parser::GlyphId, selector| Glyph {
            face: at as u8,
            id: id.0,
            advance: f32::from(open.face.glyph_hor_advance(id).unwrap_or(0)) / open.em,
            character,
            selector,
            room: Room::default(),
        };
        let open = || chain.iter().filter_map(|at| self.faces.get(*at).map(|face| (*at, face)));
        if let Some(selector) = selector {
            for (at, face) in open() {
                if let Some(id) = face.face.glyph_variation_index(character, selector).filter(|id| id.0 != 0)
                {
                    return Found::Exact(glyph(at, face, id, Some(selector)));
                }
            }
        }
        for (at, face) in open() {
            if let Some(id) = face.face.glyph_index(character).filter(|id| id.0 != 0) {
                let bare = glyph(at, face, id, None);
                return if selector.is_some() { Found::WithoutVariant(bare) } else { Found::Exact(bare) };
            }
        }
        Found::Nowhere
    }
}

/// Whether a character only chooses the shape of the one before it.
pub(crate) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
