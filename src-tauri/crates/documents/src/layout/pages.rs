//! Pages (頁): strips stacked from the top, with the foot and the page number of each.

use std::rc::Rc;

use domain::calendar::full_width;

use super::{ABOVE, BELOW, Desk, MEASURE, Mark, Role, SHEET, SIDE, Strip};
use crate::{
    fonts::Voice,
    model::{Block, Document, Language, NOTE, Style, own},
};

/// One page: marks, in the order they are read, each with its role.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) marks: Vec<(Role, Mark)>,
    foot: Foot,
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
    let mut stack =
        Stack { pages: vec![Page::default()], top: SHEET.1 - ABOVE, fresh: true, closing: Vec::new() };
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
                for marks in desk.label_sheets(labels) {
                    if !stack.fresh {
                        stack.turn(None);
                    }
                    stack.fresh = false;
                    let marks = marks.into_iter().map(|mark| (Role::Form, mark.placed(0.0, SHEET.1)));
                    if let Some(page) = stack.pages.last_mut() {
                        page.marks.extend(marks);
                        page.foot = Foot::Bare;
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
    closing: Vec<(Role, Mark)>,
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
            self.put(strip.clone());
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
        for strip in strips {
            self.put(strip);
        }
    }

    fn turn(&mut self, head: Option<&Rc<Strip>>) {
        let closing = std::mem::take(&mut self.closing);
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(closing);
        }
        self.pages.push(Page::default());
        self.top = SHEET.1 - ABOVE;
        self.fresh = true;
        if let Some(head) = head {
            self.put(Strip::clone(head));
        }
    }

    fn put(&mut self, strip: Strip) {
        if !self.fresh {
            self.top -= strip.above;
        }
        let top = self.top;
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(strip.marks.into_iter().map(|mark| (strip.role, mark.placed(SIDE, top))));
        }
        self.closing = strip.closing.into_iter().map(|mark| (strip.role, mark.placed(SIDE, top))).collect();
        self.top -= strip.height;
        self.fresh &= strip.height == 0.0;
    }
}

fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.above + strip.height).sum()
}

/// What stands at the foot of a page, and the watermark of practice.
fn foot(desk: &mut Desk<'_>, page: &mut Page, document: &Document, number: usize, last: usize) {
    let mut feet = Vec::new();
    if document.practice {
        let size = 150.0;
        let style = Style { voice: Voice::Gothic, size, lead: size };
        let (mark, width) = desk.solid(&own("練習"), style, (0.0, 0.0));
        let middle = ((SHEET.0 - width) / 2.0, SHEET.1 / 2.0 - size * 0.4);
        if let Mark::Words(words) = mark.placed(middle.0, middle.1) {
            page.marks.insert(0, (Role::Artifact, Mark::Ghost(words)));
        }
    }
    if page.foot == Foot::Bare {
        return;
    }
    let baseline = BELOW - 26.0;
    feet.push(desk.solid(&own(document.foot.clone()), NOTE, (0.0, 0.0)).0.placed(SIDE, baseline));
    let numbered = match document.language {
        Language::Japanese => full_width(&format!("{number}／{last}")),
        Language::English => format!("{number} / {last}"),
    };
    let (mark, width) = desk.solid(&own(numbered), NOTE, (0.0, 0.0));
    feet.push(mark.placed(SIDE + MEASURE - width, baseline));
    page.marks.extend(feet.into_iter().map(|mark| (Role::Artifact, mark)));
}
