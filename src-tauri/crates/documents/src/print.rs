//! Printing (印刷): several papers become one PDF. Nothing is written unless every character can be.

use crate::{
    Fonts, Paper,
    finish::{Particulars, finish},
    fonts::Subsets,
    ink::ink,
    layout::{Desk, Page, lay_out},
    model::{Document, Text},
    papers,
};

/// Why papers cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrint {
    /// No font of this laptop holds a character.
    #[error("no font holds {character:?} ({in_what})")]
    MissingGlyph {
        /// The character, with its variation selector.
        character: String,
        /// Where it stands, in words of the form (`保護者の氏名`).
        in_what: String,
    },
    /// A font could not be cut to the letters used.
    #[error("a font cannot be embedded")]
    FontUnusable,
    /// Nothing was given to print.
    #[error("there is nothing to print")]
    Nothing,
}

/// A character that would not be printed as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// The character, with its variation selector.
    pub character: String,
    /// Where it stands, in words of the form (`保護者の氏名`); for the paper's own words, the paper's name.
    pub in_what: String,
    /// The words it stands in, so that a person knows whose name it is. Personal.
    pub whose: String,
    /// What happens to it.
    pub loss: Loss,
}

/// What happens to a character that cannot be printed as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// It cannot be printed at all; [`print`] refuses.
    Missing,
    /// Its usual shape is printed, not the variant that was typed (異体字).
    VariantOnly,
}

impl Unprintable {
    pub(crate) fn new(character: String, missing: bool, text: &Text, title: &str) -> Self {
        Unprintable {
            character,
            in_what: if text.called.is_empty() { title } else { text.called }.to_owned(),
            whose: text.words.to_string(),
            loss: if missing { Loss::Missing } else { Loss::VariantOnly },
        }
    }
}

impl std::fmt::Debug for Unprintable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unprintable({} {:?} in {} ‥)", self.character.escape_unicode(), self.loss, self.in_what)
    }
}

/// Prints papers, one behind the other, into one PDF. The same papers give the same bytes.
pub fn print(fonts: &Fonts, papers: &[Paper]) -> Result<Vec<u8>, CannotPrint> {
    let documents: Vec<Document> = papers.iter().map(papers::compose).collect();
    print_documents(fonts, &documents)
}

/// The same, for papers already put together.
pub(crate) fn print_documents(fonts: &Fonts, documents: &[Document]) -> Result<Vec<u8>, CannotPrint> {
    let first = documents.first().ok_or(CannotPrint::Nothing)?;
    let mut desk = Desk::new(fonts.open());
    let pages: Vec<Page> = documents.iter().flat_map(|document| lay_out(&mut desk, document)).collect();
    if let Some(lost) = desk.lost.iter().find(|lost| lost.loss == Loss::Missing) {
        let (character, in_what) = (lost.character.clone(), lost.in_what.clone());
        return Err(CannotPrint::MissingGlyph { character, in_what });
    }
    let particulars = Particulars {
        title: if documents.iter().all(|document| document.title == first.title) {
            first.title
        } else {
            "書類一式"
        },
        dated: documents.iter().map(|document| document.issued_on).max().unwrap_or(first.issued_on),
    };
    let mut subsets = Subsets::new(&desk.faces);
    let pages = pages.iter().map(|page| ink(page, &mut subsets)).collect();
    finish(pages, &subsets, &desk.faces, &particulars).ok_or(CannotPrint::FontUnusable)
}

/// The characters that would not be printed as typed, before anything is printed.
pub fn unprintable(fonts: &Fonts, papers: &[Paper]) -> Vec<Unprintable> {
    let mut desk = Desk::new(fonts.open());
    for paper in papers {
        lay_out(&mut desk, &papers::compose(paper));
    }
    desk.lost
}
