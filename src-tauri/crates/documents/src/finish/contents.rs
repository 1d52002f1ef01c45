//! Contents (頁の中身): printpdf writes the operations of pages down; of a long job, run by run, beside what is still laid out.
//!
//! A page's contents depend on its own operations and on which character has which number in its font, and a number once
//! given stays. So runs may be written side by side, and come out the same however many cores there are.

use std::{
    collections::VecDeque,
    thread::{self, Scope, ScopedJoinHandle},
};

use lopdf::{Object, Stream};
use printpdf::{PdfDocument, PdfFontMap, PdfPage};

use super::{press, saving};

/// How many pages the only run of a job must have for another core to be asked.
const WORTH_A_THREAD: usize = 32;

/// Runs of pages on their way to the file, each on a thread of its own.
pub(crate) struct Writing<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    cores: usize,
    under_way: VecDeque<ScopedJoinHandle<'scope, Option<Vec<Stream>>>>,
    /// The contents so far, in order; `None` once one was left out.
    written: Option<Vec<Stream>>,
}

impl<'scope, 'env> Writing<'scope, 'env> {
    /// Nothing yet.
    pub(crate) fn new(scope: &'scope Scope<'scope, 'env>) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Writing { scope, cores, under_way: VecDeque::new(), written: Some(Vec::new()) }
    }

    /// Writes a run of pages, in letters that have their numbers. Waits while as many runs are under way as there are
    /// cores: what is not written yet is held.
    pub(crate) fn write(&mut self, pages: Vec<PdfPage>, letters: PdfFontMap) {
        if self.cores == 1 || pages.len() < WORTH_A_THREAD && self.under_way.is_empty() {
            self.take(|| contents(pages, letters));
            return;
        }
        if self.under_way.len() >= self.cores {
            self.wait_for_first();
        }
        self.under_way.push_back(self.scope.spawn(move || contents(pages, letters)));
    }

    /// The contents of all pages, in their order, written and packed. `None` if printpdf left one out.
    pub(super) fn all(mut self) -> Option<Vec<Stream>> {
        while !self.under_way.is_empty() {
            self.wait_for_first();
        }
        self.written
    }

    fn wait_for_first(&mut self) {
        if let Some(first) = self.under_way.pop_front() {
            self.take(|| first.join().ok().flatten());
        }
    }

    fn take(&mut self, run: impl FnOnce() -> Option<Vec<Stream>>) {
        self.written = self.written.take().and_then(|mut written| {
            written.append(&mut run()?);
            Some(written)
        });
    }
}

/// A file of these pages alone, of which their contents are taken.
fn contents(pages: Vec<PdfPage>, letters: PdfFontMap) -> Option<Vec<Stream>> {
    let mut document = PdfDocument::new("");
    document.resources.fonts = letters;
    document.with_pages(pages);
    let mut file = document.to_lopdf_document(&saving(), &mut Vec::new());
    drop(document);
    let pages: Vec<_> = file.page_iter().collect();
    let mut contents = pages
        .into_iter()
        .map(|page| {
            let content = file.get_dictionary(page).ok()?.get(b"Contents").ok()?.as_reference().ok()?;
            match file.objects.remove(&content)? {
                Object::Stream(stream) => Some(stream),
                _ => None,
            }
        })
        .collect::<Option<Vec<Stream>>>()?;
    press(&mut contents.iter_mut().collect::<Vec<_>>())?;
    Some(contents)
}
