//! Layout (割付): blocks become strips, strips are stacked into pages.
//!
//! Lengths are points. Inside a strip, y runs down from its top; where a strip stands on its page is told upwards from
//! the page's foot, as in the file.

mod blocks;
mod key;
mod labels;
mod marks;
mod pages;
mod strip;
mod table;
mod tag;

pub(crate) use marks::{Mark, Stroke, Words};
pub(crate) use pages::{Page, Placed, Said, lay_out};
pub(crate) use strip::{Part, Strip};
pub(crate) use tag::{Names, Tag};

use std::{collections::HashMap, ops::Range, rc::Rc, sync::Arc};

use crate::{
    compose::{Breaker, Letters, letters},
    fonts::{Faces, Voice},
    model::{Block, Language, Text},
    print::{CannotPrint, Loss, Unprintable},
};

/// A4, portrait.
pub(crate) const SHEET: (f32, f32) = (595.276, 841.89);
/// The margin left and right: 43 characters of running text stand between them.
pub(crate) const SIDE: f32 = (SHEET.0 - MEASURE) / 2.0;
/// The width between the margins.
pub(crate) const MEASURE: f32 = 43.0 * 10.5;
/// The margin above.
pub(crate) const ABOVE: f32 = 50.0;
/// The margin below; the foot stands in it.
pub(crate) const BELOW: f32 = 62.0;

/// What a job needs to lay a paper out, and what it could not print.
pub(crate) struct Desk<'f> {
    pub(crate) faces: Faces<'f>,
    pub(crate) breaker: Breaker,
    pub(crate) lost: Vec<Unprintable>,
    /// The paper that is being laid out.
    pub(crate) title: &'static str,
    /// Its language.
    pub(crate) language: Language,
    /// Blocks laid out already, by language: a thousand forms say most things alike.
    laid: [HashMap<Block, Vec<Strip>>; 2],
    /// Parts that papers have in common, by language and place in memory.
    common: [HashMap<usize, LaidInCommon>; 2],
    /// What stood in a margin already, by language and words.
    margins: [HashMap<String, Margin>; 2],
    /// How many blocks have been given a number.
    blocks: u32,
}

impl<'f> Desk<'f> {
    /// A desk for one job.
    pub(crate) fn new(faces: Faces<'f>) -> Self {
        Desk {
            faces,
            breaker: Breaker::new(),
            lost: Vec::new(),
            title: "",
            language: Language::Japanese,
            laid: Default::default(),
            common: Default::default(),
            margins: Default::default(),
            blocks: 0,
        }
    }

    /// The faces, once everything is laid out; what was laid out once is forgotten.
    pub(crate) fn into_faces(self) -> Faces<'f> {
        self.faces
    }

    /// Refuses what cannot be printed at all, by its name.
    pub(crate) fn none_missing(&self) -> Result<(), CannotPrint> {
        match self.lost.iter().find(|lost| lost.loss == Loss::Missing) {
            None => Ok(()),
            Some(Unprintable { character, in_what, .. }) => {
                Err(CannotPrint::MissingGlyph { character: character.clone(), in_what: in_what.clone() })
            }
        }
    }

    /// What stands in a margin, drawn once for all pages that say it.
    pub(crate) fn once(&mut self, words: &str, draw: impl FnOnce(&mut Self) -> Mark) -> Margin {
        let language = self.language as usize;
        if let Some(drawn) = self.margins[language].get(words) {
            return drawn.clone();
        }
        let drawn = Margin(Rc::new(vec![Part { tags: Vec::new(), marks: vec![draw(self)] }]));
        self.margins[language].insert(words.to_owned(), drawn.clone());
        drawn
    }

    /// The letters of a text; what cannot be printed is noted with whose it is.
    pub(crate) fn letters(&mut self, voice: Voice, text: &Text) -> Letters {
        self.letters_of(voice, 0..text.words.len(), text)
    }

    /// The letters of a part of a text.
    pub(crate) fn letters_of(&mut self, voice: Voice, part: Range<usize>, text: &Text) -> Letters {
        let (lost, title) = (&mut self.lost, self.title);
        let voice = match (self.language, voice) {
            (Language::English, Voice::Mincho) => Voice::Latin,
            (_, voice) => voice,
        };
        letters(&mut self.faces, voice, &text.words, &text.readings, part, &mut |character, missing| {
            let found = Unprintable::new(character, missing, text, title);
            if !lost.contains(&found) {
                lost.push(found);
            }
        })
    }
}

/// What papers have in common, laid out. The blocks are held, so that their place in memory stays theirs.
struct LaidInCommon {
    _blocks: Arc<[Block]>,
    strips: Vec<Strip>,
}

/// Marks in a margin: no part of what the paper says.
#[derive(Debug, Clone)]
pub(crate) struct Margin(Rc<Vec<Part>>);

impl Margin {
    /// The marks at their place on a page.
    pub(crate) fn at(&self, at: (f32, f32)) -> Placed {
        Placed { parts: Rc::clone(&self.0), at, block: 0, said: Said::Again }
    }
}
