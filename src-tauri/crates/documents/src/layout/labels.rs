//! Labels (ラベル): a QR, a large number and small lines, many on a sheet, each within its own edges.

use super::{
    Desk, Mark, Strip, Tag,
    strip::{Pitch, words},
};
use crate::{
    codes::qr,
    compose::solid_width,
    fonts::Voice,
    model::{Align, Label, LabelSheet, Labels, NOTE, Style},
};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// What printers miss a label by: nothing is printed nearer to its edge. Millimetres.
const WITHIN: f32 = 2.5;
/// The largest QR and the largest number, in points.
const QR_AT_MOST: f32 = 21.0 * MM;
const NUMBER_AT_MOST: f32 = 26.0;
/// How much of a narrow label's width the QR may take: the number is what people read.
const QR_SHARE: f32 = 0.38;
/// What a QR needs beside it to be found: four modules.
const QUIET: f32 = 4.5 * MM;
/// The sizes small lines are tried in until they fit, in points.
const SMALL: [f32; 6] = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0];

impl Desk<'_> {
    /// The labels of every sheet, each with its left and upper edge on the sheet.
    pub(crate) fn label_sheets(&mut self, labels: &Labels) -> Vec<Vec<(f32, f32, Strip)>> {
        let LabelSheet { across, cell, edge, gap, .. } = labels.sheet;
        let on_a_sheet = labels.sheet.labels().max(1);
        let used = labels.used % on_a_sheet;
        let mut sheets: Vec<Vec<(f32, f32, Strip)>> = Vec::new();
        for (n, label) in labels.labels.iter().enumerate() {
            let place = (used + n) % on_a_sheet;
            if n == 0 || place == 0 {
                sheets.push(Vec::new());
            }
            let (column, row) = ((place % across) as f32, (place / across) as f32);
            let x = (edge.0 + column * (cell.0 + gap.0)) * MM;
            let y = (edge.1 + row * (cell.1 + gap.1)) * MM;
            let mut strip = self.label(label, ((cell.0 - 2.0 * WITHIN) * MM, (cell.1 - 2.0 * WITHIN) * MM));
            self.blocks += 1;
            strip.block = self.blocks;
            if let Some(sheet) = sheets.last_mut() {
                sheet.push((x + WITHIN * MM, y + WITHIN * MM, strip));
            }
        }
        sheets
    }

    /// One label in the room it has: the QR at the left, the rest beside it, all in the middle of its height.
    fn label(&mut self, label: &Label, (width, height): (f32, f32)) -> Strip {
        let mut strip = Strip::new(height);
        let side = height.min(QR_AT_MOST).min(width * QR_SHARE);
        let mut beside = 0.0;
        if let Some(modules) = qr(&label.code) {
            let qr = Mark::Modules { at: (0.0, (height + side) / 2.0), size: (side, side), modules };
            strip.say(&[Tag::Figure("管理番号の二次元コード")], qr);
            beside = side + QUIET;
        }
        let room = width - beside;

        let letters = self.letters(Voice::Gothic, &label.number);
        let size = NUMBER_AT_MOST.min(room / solid_width(&letters.glyphs).max(1.0));
        let number = Style { voice: Voice::Gothic, size, lead: size * 1.3 };
        let number_pitch = Pitch::of(number, [&label.number]);

        let mut fitting = (Vec::new(), Pitch::of(NOTE, &label.lines));
        for size in SMALL {
            let small = Style { size, lead: size * 1.3, ..NOTE };
            let pitch = Pitch::of(small, &label.lines);
            let mut lines = Vec::new();
            for line in &label.lines {
                for paragraph in self.paragraphs_at(pitch, line, small, Align::Left, room, 0.0) {
                    lines.extend((0..paragraph.lines.len()).map(|n| paragraph.mark(n, beside, 0.0)));
                }
            }
            let fits = number_pitch.lead + lines.len() as f32 * pitch.lead <= height;
            fitting = (lines, pitch);
            if fits {
                break;
            }
        }
        let (lines, pitch) = fitting;
        let needed = number_pitch.lead + lines.len() as f32 * pitch.lead;
        let top = ((height - needed) / 2.0).max(0.0);
        strip.say(&[Tag::Paragraph(0)], words((beside, top + number_pitch.baseline), size, letters, 0.0));
        for (n, line) in lines.into_iter().enumerate() {
            strip.say(&[Tag::Paragraph(1)], line.lowered(top + number_pitch.lead + n as f32 * pitch.lead));
        }
        strip
    }
}
