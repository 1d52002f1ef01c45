//! Sharing (共通部分): what many pages of a job have in common is written once, as a form they all show.
//!
//! A thousand consents differ in a name, a number and a code; the clauses stand in the file once. Which parts are common
//! is found by counting, not by asking the papers: parts laid out once (`Desk`) and standing at the same place. A job
//! comes in runs of pages, so that one is written down while the next is laid out; what was counted before counts on.

use std::{collections::HashMap, rc::Rc};

use crate::{
    layout::{Page, Part, Placed},
    print::Profile,
};

/// From how many pages on sharing is worth a form of its own.
const WORTH_IT: usize = 6;

/// A page, or a form, about to be drawn.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The form it shows below its own parts.
    pub(crate) shared: Option<usize>,
    pub(crate) placed: Vec<Placed>,
}

/// A run of pages, and the forms that came with it.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    pub(crate) forms: Vec<Sheet>,
    pub(crate) pages: Vec<Sheet>,
}

/// Which parts, and where: the same key means the same ink.
type Key = (usize, u32, u32);

/// What was seen of a job so far.
#[derive(Default)]
pub(crate) struct Sharing {
    /// The number of each part at its place.
    numbers: HashMap<Key, usize>,
    seen: Vec<Seen>,
    /// How many pages have these parts in common with others. The numbers ascend.
    alike: HashMap<Vec<usize>, usize>,
    /// The parts of each form. The numbers ascend.
    forms: Vec<Vec<usize>>,
    /// How many of them have been handed out to be drawn.
    forms_drawn: usize,
}

struct Seen {
    pages: usize,
    /// Held, so that its place in memory stays its own.
    _parts: Rc<Vec<Part>>,
}

impl Sharing {
    /// Takes out of a run of pages what many have in common. Forms are numbered in the order of the pages that show them.
    pub(crate) fn share(&mut self, profile: Profile, pages: Vec<Page>) -> Sheets {
        let mut sheets = Sheets::default();
        if profile == Profile::Archive {
            // A form cannot say something else on every page that shows it.
            sheets.pages =
                pages.into_iter().map(|page| Sheet { shared: None, placed: page.placed }).collect();
            return sheets;
        }
        let numbered: Vec<Vec<usize>> =
            pages.iter().map(|page| page.placed.iter().map(|placed| self.count(placed)).collect()).collect();
        let common: Vec<Vec<usize>> = numbered.iter().map(|numbers| self.common(numbers)).collect();
        common.iter().for_each(|common| *self.alike.entry(common.clone()).or_default() += 1);
        for ((page, numbers), common) in pages.into_iter().zip(&numbered).zip(&common) {
            let form = self.form_for(common);
            let shown = form.map_or(&[][..], |form| &self.forms[form]);
            let (mut below, mut own) = (Vec::new(), Vec::new());
            for (placed, number) in page.placed.into_iter().zip(numbers) {
                if shown.binary_search(number).is_ok() { below.push(placed) } else { own.push(placed) }
            }
            if form.is_some_and(|form| form >= self.forms_drawn + sheets.forms.len()) {
                sheets.forms.push(Sheet { shared: None, placed: below });
            }
            sheets.pages.push(Sheet { shared: form, placed: own });
        }
        self.forms_drawn = self.forms.len();
        sheets
    }

    /// Counts a part at its place, and gives its number.
    fn count(&mut self, placed: &Placed) -> usize {
        let key = (Rc::as_ptr(&placed.parts) as usize, placed.at.0.to_bits(), placed.at.1.to_bits());
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.seen.push(Seen { pages: 0, _parts: Rc::clone(&placed.parts) });
            self.seen.len() - 1
        });
        self.seen[number].pages += 1;
        number
    }

    /// Those of a page's parts that many pages have.
    fn common(&self, numbers: &[usize]) -> Vec<usize> {
        let mut common: Vec<usize> =
            numbers.iter().copied().filter(|number| self.seen[*number].pages >= WORTH_IT).collect();
        common.sort_unstable();
        common.dedup();
        common
    }

    /// The form for a page with these parts in common with others: the largest that says nothing else, or a new one where
    /// pages like it leave out more than it costs. Those of earlier runs are written already; as many are taken to come.
    fn form_for(&mut self, common: &[usize]) -> Option<usize> {
        let fits = |form: &Vec<usize>| form.iter().all(|number| common.binary_search(number).is_ok());
        let best = (0..self.forms.len())
            .rev()
            .filter(|at| fits(&self.forms[*at]))
            .max_by_key(|at| self.forms[*at].len());
        let left_over = common.len() - best.map_or(0, |best| self.forms[best].len());
        let pages = self.alike.get(common).copied().unwrap_or_default();
        if pages >= WORTH_IT && left_over * pages > common.len() {
            self.forms.push(common.to_vec());
            return Some(self.forms.len() - 1);
        }
        best
    }
}
