//! Blocks (各部): how each block of a paper becomes strips.

use std::{rc::Rc, sync::Arc};

use super::{
    Desk, LaidInCommon, MEASURE, Mark, Part, Strip, Stroke, Tag,
    strip::{Paragraph, Pitch, words},
};
use crate::{
    compose::solid_width,
    fonts::Voice,
    model::{Align, BODY, Block, Entry, Language, NOTE, SIGNING_FIELD, Seal, Style, TITLE, Text, Tick, own},
};

/// The side of a box to tick.
const BOX: f32 = 9.5;
/// The thickness of rules in forms.
pub(crate) const HAIRLINE: f32 = 0.5;

impl Desk<'_> {
    /// The strips of a block.
    pub(crate) fn strips(&mut self, block: &Block) -> Vec<Strip> {
        if let Block::Together(blocks) | Block::AtFoot(blocks) = block {
            let mut strips: Vec<Strip> = blocks.iter().flat_map(|block| self.strips(block)).collect();
            let last = strips.len().saturating_sub(1);
            strips.iter_mut().take(last).for_each(|strip| strip.bound = true);
            return strips;
        }
        let language = self.language as usize;
        if let Block::Common(blocks) = block {
            return self.common(blocks);
        }
        let mut strips = match self.laid[language].get(block) {
            Some(strips) => strips.clone(),
            None => {
                let strips = self.lay(block);
                self.laid[language].insert(block.clone(), strips.clone());
                strips
            }
        };
        self.blocks += 1;
        strips.iter_mut().for_each(|strip| strip.block = self.blocks);
        strips
    }

    /// The strips of what papers have in common: their blocks are counted on from those before them.
    fn common(&mut self, blocks: &Arc<[Block]>) -> Vec<Strip> {
        let (language, place) = (self.language as usize, Arc::as_ptr(blocks).addr());
        let before = self.blocks;
        if let Some(laid) = self.common[language].get(&place) {
            let mut strips = laid.strips.clone();
            strips.iter_mut().for_each(|strip| strip.block += before);
            self.blocks += blocks.len() as u32;
            return strips;
        }
        let strips: Vec<Strip> = blocks.iter().flat_map(|block| self.strips(block)).collect();
        let mut counted = strips.clone();
        counted.iter_mut().for_each(|strip| strip.block -= before);
        self.common[language].insert(place, LaidInCommon { _blocks: Arc::clone(blocks), strips: counted });
        strips
    }

    fn lay(&mut self, block: &Block) -> Vec<Strip> {
        match block {
            Block::Title(text) => vec![self.title(text)],
            Block::Heading { text, style } => self.heading(text, *style),
            Block::Paragraph { text, align, style, first_indent, indent } => {
                let inset = indent * style.size;
                let paragraphs = self.paragraphs(text, *style, *align, MEASURE - inset, *first_indent);
                (0..).zip(&paragraphs).flat_map(|(n, p)| p.strips(&[Tag::Paragraph(n)], inset)).collect()
            }
            Block::Item { label, text, body_at, style } => self.item(label, text, *body_at, *style),
            Block::Check { text, clause, tick, style } => vec![self.check(text, clause, *tick, *style)],
            Block::Sides { left, right, style } => self.sides(left, right, *style),
            Block::Entries(entries) => vec![self.entries(entries)],
            Block::Signed { day, label, strokes } => vec![self.signed(day, label, strokes)],
            Block::Table(table) => self.table(table),
            Block::Cut => vec![self.cut()],
            Block::Code { lines, code, qr } => vec![self.code(lines, code.as_ref(), qr.as_ref())],
            Block::Key { groups } => vec![self.key(groups)],
            Block::Barcode { code } => vec![self.barcode(code)],
            Block::Gap(height) => {
                let mut gap = Strip::new(0.0);
                gap.above = *height;
                vec![gap]
            }
            // What fills whole sheets is no strip; what holds blocks has been opened.
            Block::NextPage | Block::Labels(_) | Block::Together(_) | Block::AtFoot(_) | Block::Common(_) => {
                Vec::new()
            }
        }
    }

    /// A short title is spread a little, a long one is set smaller; one longer still breaks in two.
    fn title(&mut self, text: &Text) -> Strip {
        let letters = self.letters(TITLE.voice, text);
        let gaps = letters.glyphs.len().saturating_sub(1) as f32;
        let spread = match self.language {
            Language::Japanese => 0.2,
            Language::English => 0.0,
        };
        let width = (solid_width(&letters.glyphs) + gaps * spread) * TITLE.size;
        let mut strip = Strip::new(0.0);
        if width <= MEASURE * 0.9 {
            let pitch = Pitch::of(TITLE, [text]);
            let at = ((MEASURE - width) / 2.0, pitch.baseline);
            strip.say(&[Tag::Title], words(at, TITLE.size, letters, spread));
            strip.height = pitch.lead;
        } else {
            let smaller = Style { size: 14.0, lead: 22.0, ..TITLE };
            for paragraph in self.paragraphs(text, smaller, Align::Centre, MEASURE, 0.0) {
                for n in 0..paragraph.lines.len() {
                    let mark = paragraph.mark(n, 0.0, strip.height);
                    strip.say(&[Tag::Title], mark);
                    strip.height += paragraph.pitch.lead;
                }
            }
        }
        strip.above = 10.0;
        strip.height += 12.0;
        strip.bound = true;
        strip
    }

    fn heading(&mut self, text: &Text, style: Style) -> Vec<Strip> {
        let paragraphs = self.paragraphs(text, style, Align::Left, MEASURE, 0.0);
        let mut strips: Vec<Strip> = paragraphs.iter().flat_map(|p| p.strips(&[Tag::Heading], 0.0)).collect();
        strips.iter_mut().for_each(|strip| strip.bound = true);
        if let Some(first) = strips.first_mut() {
            first.above = style.lead * 0.7;
        }
        strips
    }

    /// The label ends shortly before the body; a bracket brings its own space.
    fn item(&mut self, label: &Text, text: &Text, body_at: f32, style: Style) -> Vec<Strip> {
        let letters = self.letters(style.voice, label);
        let pitch = Pitch::of(style, [label, text]);
        let inset = body_at * style.size;
        let apart = if label.words.ends_with(')') { 0.25 } else { 0.5 };
        let x = (inset - (solid_width(&letters.glyphs) + apart) * style.size).max(0.0);
        let mark = words((x, pitch.baseline), style.size, letters, 0.0);
        let paragraphs = self.paragraphs_at(pitch, text, style, Align::Justified, MEASURE - inset, 0.0);
        let body = [Tag::List, Tag::Listed, Tag::Body];
        let mut strips: Vec<Strip> = paragraphs.iter().flat_map(|p| p.strips(&body, inset)).collect();
        if let Some(first) = strips.first_mut() {
            let parts = Rc::make_mut(&mut first.parts);
            let tags = vec![Tag::List, Tag::Listed, Tag::Label];
            parts.insert(0, Part { tags, marks: vec![mark] });
        }
        strips
    }

    fn check(&mut self, text: &Text, clause: &Text, tick: Tick, style: Style) -> Strip {
        const BODY_OF_ITEM: [Tag; 3] = [Tag::List, Tag::Listed, Tag::Body];
        const TO_TICK: [Tag; 4] = [Tag::List, Tag::Listed, Tag::Body, Tag::Figure("チェック欄")];
        const TICKED: [Tag; 4] = [Tag::List, Tag::Listed, Tag::Body, Tag::Figure("チェック済み")];
        let pitch = Pitch::of(style, [text, clause]);
        let inset = 2.0 * style.size;
        let clause_width = 4.0 * style.size;
        let mut strip = Strip::new(0.0);
        // ☐ is in none of our fonts: it is drawn.
        let at = (0.0, pitch.baseline + 0.9);
        let seen = if tick == Tick::Set { &TICKED } else { &TO_TICK };
        strip.say(seen, Mark::Frame { at, size: (BOX, BOX), width: 0.6 });
        if tick == Tick::Set {
            let corner = |across: f32, up: f32| (at.0 + BOX * across, at.1 - BOX * up);
            let lines = vec![vec![corner(0.18, 0.5), corner(0.42, 0.2), corner(0.88, 0.95)]];
            strip.draw(Mark::Strokes { lines, width: 1.2 });
        }
        let room = MEASURE - inset - clause_width;
        let paragraphs = self.paragraphs_at(pitch, text, style, Align::Justified, room, 0.0);
        let mut height = 0.0;
        for paragraph in &paragraphs {
            for n in 0..paragraph.lines.len() {
                strip.say(&BODY_OF_ITEM, paragraph.mark(n, inset, height));
                height += pitch.lead;
            }
        }
        let (mark, width) = self.solid(clause, style, (0.0, 0.0));
        strip.say(&BODY_OF_ITEM, mark.shifted(MEASURE - width).lowered(pitch.baseline));
        strip.height = height + 3.0;
        strip
    }

    fn sides(&mut self, left: &[Text], right: &[Text], style: Style) -> Vec<Strip> {
        let pitch = Pitch::of(style, left.iter().chain(right));
        let room = if left.is_empty() { MEASURE } else { MEASURE * 0.6 };
        let mut rights = Vec::new();
        let mut widest = 0.0_f32;
        for (text, number) in right.iter().zip(left.len() as u16..) {
            for paragraph in self.paragraphs_at(pitch, text, style, Align::Right, room, 0.0) {
                for n in 0..paragraph.lines.len() {
                    widest = widest.max(paragraph.line_width(n));
                    rights.push((Tag::Paragraph(number), paragraph.mark(n, MEASURE - room, 0.0)));
                }
            }
        }
        let room = MEASURE - widest - if right.is_empty() { 0.0 } else { 2.0 * style.size };
        let mut lefts = Vec::new();
        for (text, number) in left.iter().zip(0..) {
            for paragraph in self.paragraphs_at(pitch, text, style, Align::Left, room, 0.0) {
                let mark = |n| (Tag::Paragraph(number), paragraph.mark(n, 0.0, 0.0));
                lefts.extend((0..paragraph.lines.len()).map(mark));
            }
        }
        let mut rights = rights.into_iter();
        let mut lefts = lefts.into_iter();
        let mut strips = Vec::new();
        loop {
            let (left, right) = (lefts.next(), rights.next());
            if left.is_none() && right.is_none() {
                return strips;
            }
            let mut strip = Strip::new(pitch.lead);
            for (tag, mark) in left.into_iter().chain(right) {
                strip.say(&[tag], mark);
            }
            strips.push(strip);
        }
    }

    fn entries(&mut self, entries: &[Entry]) -> Strip {
        const BETWEEN: f32 = 16.0;
        const ROOM_TO_WRITE: f32 = 13.0;
        let shares: f32 = entries.iter().map(|entry| entry.share).sum();
        let room = MEASURE - BETWEEN * entries.len().saturating_sub(1) as f32;
        let mut x = 0.0;
        let mut laid: Vec<(f32, f32, Mark, Vec<Paragraph>, f32, Seal)> = Vec::new();
        let pitch = Pitch::of(BODY, entries.iter().flat_map(|entry| [&entry.label, &entry.filled]));
        let mut deepest = pitch.lead;
        for entry in entries {
            let width = room * entry.share / shares;
            let (label, label_width) = self.solid(&entry.label, BODY, (0.0, pitch.baseline));
            let filled_at = label_width + if label_width > 0.0 { BODY.size } else { 0.0 };
            let seal_room = if entry.seal == Seal::Asked { 28.0 } else { 0.0 };
            let filled_room = (width - filled_at - seal_room).max(4.0 * BODY.size);
            let filled = self.paragraphs_at(pitch, &entry.filled, BODY, Align::Left, filled_room, 0.0);
            deepest = filled.iter().map(Paragraph::height).sum::<f32>().max(deepest);
            laid.push((x, width, label, filled, filled_at, entry.seal));
            x += width + BETWEEN;
        }
        let bottom = ROOM_TO_WRITE + deepest;
        let mut strip = Strip::new(bottom + 2.0);
        for ((x, width, label, filled, filled_at, seal), number) in laid.into_iter().zip(0..) {
            let said = [Tag::Paragraph(number)];
            let mut top = bottom - filled.iter().map(Paragraph::height).sum::<f32>().max(pitch.lead);
            strip.say(&said, label.lowered(top).shifted(x));
            for paragraph in &filled {
                for n in 0..paragraph.lines.len() {
                    strip.say(&said, paragraph.mark(n, x + filled_at, top));
                    top += pitch.lead;
                }
            }
            if seal == Seal::Asked {
                let centre = (x + width - 13.0, bottom - 11.0);
                strip.draw(Mark::Ring { centre, radius: 9.0, width: HAIRLINE });
                let small = Style { size: 8.0, ..BODY };
                let (mark, _) = self.solid(&own("印"), small, (centre.0 - 4.0, centre.1 + 3.0));
                strip.say(&said, mark);
            }
            strip.rule((x, bottom), (x + width, bottom), HAIRLINE);
        }
        strip
    }

    /// A day with its rule, and a label with the strokes of a pen above its rule.
    fn signed(&mut self, day: &Text, label: &Text, strokes: &[Vec<(u16, u16)>]) -> Strip {
        const BETWEEN: f32 = 16.0;
        const DEEP: f32 = 58.0;
        let pitch = Pitch::of(BODY, [day, label]);
        let day_room = (MEASURE - BETWEEN) * 0.4;
        let label_at = day_room + BETWEEN;
        let mut strip = Strip::new(DEEP + 2.0);
        let top = DEEP - pitch.lead;
        let (mark, _) = self.solid(day, BODY, (0.0, pitch.baseline));
        strip.say(&[Tag::Paragraph(0)], mark.lowered(top));
        let (mark, label_width) = self.solid(label, BODY, (0.0, pitch.baseline));
        strip.say(&[Tag::Paragraph(1)], mark.lowered(top).shifted(label_at));
        let from = label_at + label_width + BODY.size / 2.0;
        let scale = ((MEASURE - from) / SIGNING_FIELD.0).min(DEEP / SIGNING_FIELD.1);
        let placed = |(x, y): &(u16, u16)| {
            (from + f32::from(*x) * scale, DEEP - (SIGNING_FIELD.1 - f32::from(*y)) * scale)
        };
        let lines = strokes.iter().map(|stroke| stroke.iter().map(placed).collect()).collect();
        strip.draw(Mark::Strokes { lines, width: 1.2 });
        strip.rule((0.0, DEEP), (day_room, DEEP), HAIRLINE);
        strip.rule((label_at, DEEP), (MEASURE, DEEP), HAIRLINE);
        strip
    }

    fn cut(&mut self) -> Strip {
        let text = own("きりとり");
        let letters = self.letters(Voice::Mincho, &text);
        let (size, spread) = (NOTE.size, 1.0);
        let width = (solid_width(&letters.glyphs) + 3.0 * spread) * size;
        let x = (MEASURE - width) / 2.0;
        let mut strip = Strip::new(NOTE.lead + 8.0);
        let middle = NOTE.lead / 2.0;
        for (from, to) in [(0.0, x - 14.0), (x + width + 14.0, MEASURE)] {
            strip.draw(Mark::Rule {
                from: (from, middle),
                to: (to, middle),
                width: HAIRLINE,
                stroke: Stroke::Dashed,
            });
        }
        strip.draw(words((x, Pitch::of(NOTE, [&text]).baseline), size, letters, spread));
        strip
    }
}
