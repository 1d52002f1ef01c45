//! Tables (表): rows are strips, so a page may end between any two; the head is said again on the next page.

use std::rc::Rc;

use super::{
    Desk, MEASURE, Mark, Role, Strip, Stroke,
    blocks::HAIRLINE,
    strip::{Pitch, words},
};
use crate::{
    compose::{Letters, solid_width},
    model::{Align, Cell, Style, Table, Text},
};

/// A row with more lines than this may be parted by the end of a page.
const LINES_IN_ONE_PIECE: usize = 12;
/// The room inside a cell: beside its words, above and below them.
const PADDING: (f32, f32) = (5.0, 3.0);

impl Strip {
    /// The rule under a row; where the row below goes on in a column, only if the page ends here.
    fn under(&mut self, widths: &[f32], goes_on: &[bool]) {
        let height = self.height;
        let mut x = 0.0;
        for (at, width) in widths.iter().enumerate() {
            let rule = Mark::Rule {
                from: (x, height),
                to: (x + width, height),
                width: HAIRLINE,
                stroke: Stroke::Solid,
            };
            if goes_on.get(at).is_some_and(|goes_on| *goes_on) {
                self.closing.push(rule);
            } else {
                self.marks.push(rule);
            }
            x += width;
        }
    }
}

impl Desk<'_> {
    /// The strips of a table, one a row.
    pub(crate) fn table(&mut self, table: &Table) -> Vec<Strip> {
        let parts: f32 = table.columns.iter().sum();
        let widths: Vec<f32> = table.columns.iter().map(|part| MEASURE * part / parts).collect();
        let mut strips = Vec::new();
        // Without a head, what goes on on the next page at least begins with a rule.
        let mut edge = Strip::new(Role::Table, 0.0);
        edge.rule((0.0, 0.0), (MEASURE, 0.0), HAIRLINE);
        let mut said_again = Some(Rc::new(edge));
        if !table.head.is_empty() {
            let cells: Vec<Cell> = table.head.iter().map(|text| Cell::centred(text.clone())).collect();
            for mut head in self.row(&cells, &widths, table.style) {
                head.rule((0.0, 0.0), (MEASURE, 0.0), HAIRLINE);
                head.under(&widths, &[]);
                said_again = Some(Rc::new(head.clone()));
                head.bound = true;
                strips.push(head);
            }
        }
        for (at, row) in table.rows.iter().enumerate() {
            let below: Vec<bool> = match table.rows.get(at + 1) {
                Some(next) => next.iter().map(|cell| matches!(cell, Cell::Continued)).collect(),
                None => Vec::new(),
            };
            let mut row = self.row(row, &widths, table.style);
            if let Some(last) = row.last_mut() {
                last.under(&widths, &below);
                last.bound = below.contains(&true);
            }
            row.iter_mut().for_each(|strip| strip.head = said_again.clone());
            strips.append(&mut row);
        }
        if let Some(first) = strips.first_mut() {
            first.rule((0.0, 0.0), (MEASURE, 0.0), HAIRLINE);
        }
        strips
    }

    /// The strips of a row: one, unless it is taller than a page would like.
    fn row(&mut self, cells: &[Cell], widths: &[f32], style: Style) -> Vec<Strip> {
        let mut filled = Vec::new();
        let pitch = Pitch::of(style, cells.iter().flat_map(Cell::texts));
        for (cell, width) in cells.iter().zip(widths) {
            filled.push(self.lines(cell, width - 2.0 * PADDING.0, style, pitch));
        }
        let tallest = filled.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let pieces = tallest.div_ceil(LINES_IN_ONE_PIECE);
        let mut strips = Vec::new();
        for piece in 0..pieces {
            let from = piece * LINES_IN_ONE_PIECE;
            let lines = (tallest - from).min(LINES_IN_ONE_PIECE);
            let above = if piece == 0 { PADDING.1 } else { 0.0 };
            let below = if piece + 1 == pieces { PADDING.1 } else { 0.0 };
            let mut strip = Strip::new(Role::Table, lines as f32 * pitch.lead + above + below);
            let mut x = 0.0;
            for (cell, width) in filled.iter().zip(widths) {
                let middle = if pieces == 1 { (lines - cell.len()) as f32 * pitch.lead / 2.0 } else { 0.0 };
                for (n, mark) in cell.iter().skip(from).take(lines).enumerate() {
                    strip.marks.push(
                        mark.clone().shifted(x + PADDING.0).lowered(above + middle + n as f32 * pitch.lead),
                    );
                }
                strip.rule((x, 0.0), (x, strip.height), HAIRLINE);
                x += width;
            }
            strip.rule((MEASURE, 0.0), (MEASURE, strip.height), HAIRLINE);
            if piece + 1 < pieces {
                strip.under(widths, &vec![true; widths.len()]);
            }
            strips.push(strip);
        }
        strips
    }

    /// The lines of a cell.
    fn lines(&mut self, cell: &Cell, width: f32, style: Style, pitch: Pitch) -> Vec<Mark> {
        let (texts, align) = match cell {
            Cell::Continued => return Vec::new(),
            Cell::Label(text) => {
                let natural = solid_width(&self.letters(style.voice, text).glyphs) * style.size;
                if natural <= width {
                    return vec![self.spread(text, style, (0.0, pitch.baseline), width)];
                }
                (std::slice::from_ref(text), Align::Justified)
            }
            Cell::Words(texts, align) => (texts.as_slice(), *align),
        };
        let mut lines = Vec::new();
        for text in texts {
            for paragraph in self.paragraphs_at(pitch, text, style, align, width, 0.0) {
                lines.extend((0..paragraph.lines.len()).map(|n| paragraph.mark(n, 0.0, 0.0)));
                if paragraph.lines.is_empty() {
                    lines.push(words((0.0, 0.0), style.size, Letters::default(), 0.0));
                }
            }
        }
        lines
    }
}

impl Cell {
    fn texts(&self) -> &[Text] {
        match self {
            Cell::Label(text) => std::slice::from_ref(text),
            Cell::Words(texts, _) => texts,
            Cell::Continued => &[],
        }
    }
}
