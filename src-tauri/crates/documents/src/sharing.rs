//! Sharing (共通部分): what many pages of a job have in common is written once, as a form they all show.
//!
//! A thousand consents differ in a name, a number and a code; the clauses stand in the file once. Which parts are common
//! is found by counting, not by asking the papers: parts laid out once (`Desk`) and standing at the same place.

use std::{collections::HashMap, rc::Rc};

use crate::layout::{Page, Placed};

/// From how many pages on sharing is worth a form of its own.
const WORTH_IT: usize = 6;

/// A page, or a form, about to be drawn.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The form it shows below its own parts.
    pub(crate) shared: Option<usize>,
    pub(crate) placed: Vec<Placed>,
}

/// Pages and the forms they share.
#[derive(Debug)]
pub(crate) struct Sheets {
    pub(crate) shared: Vec<Sheet>,
    pub(crate) pages: Vec<Sheet>,
}

/// Which parts, and where: the same key means the same ink.
type Key = (usize, u32, u32);

fn key(placed: &Placed) -> Key {
    (Rc::as_ptr(&placed.parts) as usize, placed.at.0.to_bits(), placed.at.1.to_bits())
}

/// Every page by itself.
pub(crate) fn unshared(pages: Vec<Page>) -> Sheets {
    let pages = pages.into_iter().map(|page| Sheet { shared: None, placed: page.placed }).collect();
    Sheets { shared: Vec::new(), pages }
}

/// Takes out of pages what many of them have in common. Forms are numbered in the order of the pages that show them.
pub(crate) fn share(pages: Vec<Page>) -> Sheets {
    if pages.len() < WORTH_IT {
        return unshared(pages);
    }
    let mut seen: HashMap<Key, usize> = HashMap::new();
    for placed in pages.iter().flat_map(|page| &page.placed) {
        *seen.entry(key(placed)).or_default() += 1;
    }
    let common = |placed: &Placed| seen.get(&key(placed)).is_some_and(|count| *count >= WORTH_IT);
    let in_common: Vec<Vec<Key>> =
        pages.iter().map(|page| page.placed.iter().filter(|p| common(p)).map(key).collect()).collect();
    let mut showing: HashMap<&[Key], usize> = HashMap::new();
    for keys in &in_common {
        *showing.entry(keys).or_default() += 1;
    }
    let mut forms: HashMap<&[Key], usize> = HashMap::new();
    let mut shared = Vec::new();
    let pages = pages
        .into_iter()
        .zip(&in_common)
        .map(|(page, keys)| {
            if keys.is_empty() || showing.get(keys.as_slice()).is_none_or(|pages| *pages < WORTH_IT) {
                return Sheet { shared: None, placed: page.placed };
            }
            let (below, own): (Vec<Placed>, Vec<Placed>) = page.placed.into_iter().partition(common);
            let form = *forms.entry(keys).or_insert_with(|| {
                shared.push(Sheet { shared: None, placed: below });
                shared.len() - 1
            });
            Sheet { shared: Some(form), placed: own }
        })
        .collect();
    Sheets { shared, pages }
}
