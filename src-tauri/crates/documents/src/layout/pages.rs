//! Pages (頁): strips stacked from the top, with the foot and the page number of each.

use std::rc::Rc;

use domain::calendar::full_width;

use super::{ABOVE, BELOW, Desk, MEASURE, Mark, Part, SHEET, SIDE, Strip};
use crate::{
    fonts::Voice,
    model::{Block, Document, Language, NOTE, Style, own},
};

/// One page: what stands on it, in the order it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) placed: Vec<Placed>,
    foot: Foot,
}

/// Parts of a strip, at their place on a page.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) parts: Rc<Vec<Part>>,
    /// Where the strip's left and upper edge stand, from the page's lower left corner.
    pub(crate) at: (f32, f32),
    /// Which block of the job they are part of.
    pub(crate) block: u32,
    pub(crate) said: Said,
}

/// Whether parts say something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// For the first time.
    Once,
    /// They repeat what was said, or say what no one needs to hear: heads of tables on later pages, page numbers.
    Again,
}

/// Whether a page says at its foot what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Foot {
    /// The paper and the page number.
    #[default]
    Numbered,
    /// Nothing: a sheet of labels.
    Bare,
}

/// Lays a paper out.
pub(crate) fn lay_out(desk: &mut Desk<'_>, document: &Document) -> Vec<Page> {
    let mut all = Vec::new();
    desk.title = document.title;
    desk.language = document.language;
    for part in &document.parts {
        let mut pages = stack(desk, part);
        let last = pages.len();
        for (at, page) in pages.iter_mut().enumerate() {
            foot(desk, page, document, at + 1, last);
        }
        all.append(&mut pages);
    }
    all
}

fn stack(desk: &mut Desk<'_>, blocks: &[Block]) -> Vec<Page> {
    let mut stack = Stack { pages: vec![Page::default()], top: SHEET.1 - ABOVE, fresh: true, closing: None };
    let mut flow = Vec::new();
    for block in blocks {
        match block {
            Block::AtFoot(feet) => {
                stack.place(std::mem::take(&mut flow));
                let strips = feet.iter().flat_map(|foot| desk.strips(foot)).collect();
                stack.place_at_foot(strips);
            }
            Block::Labels(labels) => {
                stack.place(std::mem::take(&mut flow));
                for sheet in desk.label_sheets(labels) {
                    if !stack.fresh {
                        stack.turn(None);
                    }
                    stack.fresh = false;
                    if let Some(page) = stack.pages.last_mut() {
                        page.foot = Foot::Bare;
                        page.placed
                            .extend(sheet.iter().map(|(x, y, strip)| Placed::new(strip, (*x, SHEET.1 - y))));
                    }
                }
            }
            Block::NextPage => {
                stack.place(std::mem::take(&mut flow));
                stack.turn(None);
            }
            block => flow.append(&mut desk.strips(block)),
        }
    }
    stack.place(flow);
    stack.pages
}

/// The pages so far, and where the last one is filled to.
struct Stack {
    pages: Vec<Page>,
    top: f32,
    fresh: bool,
    /// What the last strip draws if the page ends here.
    closing: Option<Placed>,
}

impl Placed {
    fn new(strip: &Strip, at: (f32, f32)) -> Placed {
        Placed { parts: Rc::clone(&strip.parts), at, block: strip.block, said: Said::Once }
    }
}

impl Stack {
    fn place(&mut self, strips: Vec<Strip>) {
        let mut bound_to = 0;
        for at in 0..strips.len() {
            if at >= bound_to {
                bound_to = at + 1 + strips[at..].iter().take_while(|strip| strip.bound).count();
                bound_to = bound_to.min(strips.len());
                let chain = height(&strips[at..bound_to]);
                let fits_a_page = chain <= SHEET.1 - ABOVE - BELOW;
                if !self.fresh && fits_a_page && self.top - chain < BELOW {
                    self.turn(strips[at].head.as_ref());
                }
            }
            let strip = &strips[at];
            if !self.fresh && self.top - strip.above - strip.height < BELOW {
                self.turn(strip.head.as_ref());
            }
            self.put(strip, Said::Once);
        }
    }

    fn place_at_foot(&mut self, strips: Vec<Strip>) {
        let needs = height(&strips);
        if needs > SHEET.1 - ABOVE - BELOW {
            return self.place(strips);
        }
        if !self.fresh && self.top - needs < BELOW {
            self.turn(None);
        } else {
            self.top = self.top.min(BELOW + needs);
            self.fresh = false;
        }
        for strip in &strips {
            self.put(strip, Said::Once);
        }
    }

    fn turn(&mut self, head: Option<&Rc<Strip>>) {
        let closing = self.closing.take();
        if let Some(page) = self.pages.last_mut() {
            page.placed.extend(closing);
        }
        self.pages.push(Page::default());
        self.top = SHEET.1 - ABOVE;
        self.fresh = true;
        if let Some(head) = head {
            self.put(head, Said::Again);
        }
    }

    fn put(&mut self, strip: &Strip, said: Said) {
        if !self.fresh {
            self.top -= strip.above;
        }
        let placed = Placed { said, ..Placed::new(strip, (SIDE, self.top)) };
        self.closing = (!strip.closing.is_empty()).then(|| Placed {
            parts: Rc::clone(&strip.closing),
            said: Said::Again,
            ..placed.clone()
        });
        if let Some(page) = self.pages.last_mut().filter(|_| !strip.parts.is_empty()) {
            page.placed.push(placed);
        }
        self.top -= strip.height;
        self.fresh &= strip.height == 0.0;
    }
}

fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.above + strip.height).sum()
}

/// What stands at the foot of a page, and the watermark of practice.
fn foot(desk: &mut Desk<'_>, page: &mut Page, document: &Document, number: usize, last: usize) {
    if document.practice {
        let ghost = desk.once("練習", |desk| {
            let size = 150.0;
            let style = Style { voice: Voice::Gothic, size, lead: size };
            let (mark, width) = desk.solid(&own("練習"), style, (0.0, 0.0));
            match mark.shifted((SHEET.0 - width) / 2.0) {
                Mark::Words(words) => Mark::Ghost(words),
                mark => mark,
            }
        });
        page.placed.insert(0, ghost.at((0.0, SHEET.1 / 2.0 - 60.0)));
    }
    if page.foot == Foot::Bare {
        return;
    }
    let baseline = BELOW - 26.0;
    let said = desk.once(&document.foot, |desk| desk.solid(&own(document.foot.clone()), NOTE, (0.0, 0.0)).0);
    page.placed.push(said.at((SIDE, baseline)));
    let numbered = match document.language {
        Language::Japanese => full_width(&format!("{number}／{last}")),
        Language::English => format!("{number} / {last}"),
    };
    let numbered = desk.once(&numbered, |desk| {
        let (mark, width) = desk.solid(&own(numbered.clone()), NOTE, (0.0, 0.0));
        mark.shifted(MEASURE - width)
    });
    page.placed.push(numbered.at((SIDE, baseline)));
}
