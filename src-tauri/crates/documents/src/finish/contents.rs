//! Contents (頁の中身): printpdf writes the operations of pages down; of a long job, a part on each core.
//!
//! A page's contents depend on its own operations and on which character has which number in its font, so the parts
//! of a job may be written side by side, and come out the same however many cores there are.

use std::thread;

use lopdf::{Object, Stream};
use printpdf::{PdfDocument, PdfFontMap, PdfPage};

use super::{press, saving};

/// From how many pages on more than one core writes them.
const WORTH_A_THREAD: usize = 64;

/// The contents of pages, in their order, written and packed. `None` if printpdf left one out.
pub(super) fn written(mut pages: Vec<PdfPage>, fonts: &PdfFontMap) -> Option<Vec<Stream>> {
    let mut letters = fonts.clone();
    letters.map.values_mut().for_each(|font| font.parsed_font.original_bytes = Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if pages.len() < WORTH_A_THREAD || cores == 1 {
        return part(pages, letters);
    }
    let size = pages.len().div_ceil(cores);
    let mut parts = Vec::with_capacity(cores);
    while !pages.is_empty() {
        let rest = pages.split_off(size.min(pages.len()));
        parts.push(std::mem::replace(&mut pages, rest));
    }
    thread::scope(|scope| {
        let parts: Vec<_> = parts
            .into_iter()
            .map(|pages| {
                let letters = letters.clone();
                scope.spawn(move || part(pages, letters))
            })
            .collect();
        let mut all = Vec::new();
        for part in parts {
            all.append(&mut part.join().ok().flatten()?);
        }
        Some(all)
    })
}

/// A file of these pages alone, of which their contents are taken.
fn part(pages: Vec<PdfPage>, letters: PdfFontMap) -> Option<Vec<Stream>> {
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
