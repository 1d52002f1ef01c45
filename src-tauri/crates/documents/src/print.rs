//! Printing (印刷): several papers become one PDF. Nothing is written unless every character can be.

use std::{
    sync::mpsc,
    thread::{self, Scope},
};

use crate::{
    Fonts, Paper,
    finish::{Drawn, Particulars, Writing, finish},
    fonts::{Faces, Subsets},
    ink::ink,
    layout::{Desk, Page, lay_out},
    model::{Document, Text},
    paper::InCommon,
    sharing::Sharing,
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

/// What a file is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For a printer: as small and as fast as can be.
    Print,
    /// To be kept and to be heard (保存用): PDF/A-2a and PDF/UA-1, with every part tagged in reading order.
    Archive,
}

/// How many papers go over to be laid out at once: for each by itself, the threads would wake one another all the time.
const BATCH: usize = 32;
/// How many batches may be put together before they are laid out.
const AHEAD: usize = 2;

/// Prints papers, one behind the other, into one PDF. The same papers give the same bytes.
pub fn print(fonts: &Fonts, papers: &[Paper]) -> Result<Vec<u8>, CannotPrint> {
    print_for(Profile::Print, fonts, papers)
}

/// Prints papers for a printer or for an archive.
pub fn print_for(profile: Profile, fonts: &Fonts, papers: &[Paper]) -> Result<Vec<u8>, CannotPrint> {
    // Papers are put together beside being laid out: while one stands on the desk, the next is written.
    thread::scope(|scope| {
        let (written, read) = mpsc::sync_channel(AHEAD);
        scope.spawn(move || {
            // When nobody reads on, there is nothing left to write.
            let mut common = InCommon::default();
            let _ = papers.chunks(BATCH).try_for_each(|papers| {
                let batch: Vec<Document> =
                    papers.iter().flat_map(|paper| paper.compose(&mut common)).collect();
                written.send(batch)
            });
        });
        print_documents(profile, fonts, read.into_iter().flatten())
    })
}

/// The same, for papers put together one by one: a thousand of them need not be there at once.
pub(crate) fn print_documents(
    profile: Profile,
    fonts: &Fonts,
    documents: impl Iterator<Item = Document>,
) -> Result<Vec<u8>, CannotPrint> {
    thread::scope(|scope| {
        let mut desk = Desk::new(fonts.open());
        let mut job = Job::new(profile, &desk.faces, scope);
        let mut particulars: Option<Particulars> = None;
        for document in documents {
            let pages = lay_out(&mut desk, &document);
            desk.none_missing()?;
            job.take(pages, &desk.faces);
            let one =
                Particulars { title: document.title, dated: document.issued_on, language: document.language };
            particulars = Some(match particulars {
                None => one,
                Some(all) => Particulars {
                    title: if all.title == one.title { all.title } else { "書類一式" },
                    dated: all.dated.max(one.dated),
                    language: all.language,
                },
            });
        }
        let particulars = particulars.ok_or(CannotPrint::Nothing)?;
        job.finish(desk, &particulars).ok_or(CannotPrint::FontUnusable)
    })
}

/// How many pages are shared, drawn and written at once.
const RUN: usize = 128;

/// A job under way: what is laid out, run by run, becomes ink, and the ink a file.
struct Job<'scope, 'env> {
    profile: Profile,
    /// Pages of the run that is not full yet.
    waiting: Vec<Page>,
    sharing: Sharing,
    subsets: Subsets,
    drawn: Drawn<'scope, 'env>,
}

impl<'scope, 'env> Job<'scope, 'env> {
    fn new(profile: Profile, faces: &Faces<'_>, scope: &'scope Scope<'scope, 'env>) -> Self {
        Job {
            profile,
            waiting: Vec::new(),
            sharing: Sharing::default(),
            subsets: Subsets::new(faces),
            drawn: Drawn { forms: Vec::new(), pages: Writing::new(scope), spoken: Vec::new() },
        }
    }

    fn take(&mut self, mut pages: Vec<Page>, faces: &Faces<'_>) {
        self.waiting.append(&mut pages);
        if self.waiting.len() >= RUN {
            self.draw(faces);
        }
    }

    fn draw(&mut self, faces: &Faces<'_>) {
        let sheets = self.sharing.share(self.profile, std::mem::take(&mut self.waiting));
        for form in &sheets.forms {
            self.drawn.forms.push(ink(form, self.profile, &mut self.subsets).page);
        }
        let mut pages = Vec::with_capacity(sheets.pages.len());
        for page in &sheets.pages {
            let inked = ink(page, self.profile, &mut self.subsets);
            pages.push(inked.page);
            self.drawn.spoken.push(inked.spoken);
        }
        self.drawn.pages.write(pages, self.subsets.letters(faces));
    }

    fn finish(mut self, desk: Desk<'_>, particulars: &Particulars) -> Option<Vec<u8>> {
        if !self.waiting.is_empty() {
            self.draw(&desk.faces);
        }
        // What was laid out is forgotten while the last pages are still being written.
        drop(self.sharing);
        let faces = desk.into_faces();
        finish(self.profile, self.drawn, &self.subsets, &faces, particulars)
    }
}

/// The characters that would not be printed as typed, before anything is printed.
pub fn unprintable(fonts: &Fonts, papers: &[Paper]) -> Vec<Unprintable> {
    let mut desk = Desk::new(fonts.open());
    let mut common = InCommon::default();
    for paper in papers {
        for document in paper.compose(&mut common) {
            lay_out(&mut desk, &document);
        }
    }
    desk.lost
}
