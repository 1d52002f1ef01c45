//! Codes and keys (確認コード・復旧鍵): the QR with its lines, and keys to be copied by hand.

use fast_qr::{ECL, qr::QRBuilder};

use super::{
    Desk, MEASURE, Mark, Role, Strip,
    blocks::HAIRLINE,
    strip::{baseline, words},
};
use crate::{
    compose::solid_width,
    fonts::Voice,
    model::{Align, NOTE, Style, Text, given},
};

/// What the QR of a check code says: no personal data, and which program it speaks to.
const ADDRESSED_TO: &str = "TSUDOI:";
/// The side of the QR.
const QR: f32 = 46.0;
/// The letters of a check code.
const CODE: Style = Style { voice: Voice::Gothic, size: 10.5, lead: NOTE.lead };
/// The letters of a key.
const KEY: Style = Style { voice: Voice::Gothic, size: 22.0, lead: 46.0 };

impl Desk<'_> {
    /// The code's lines at the left, standing on the foot of the QR at the right.
    pub(crate) fn code(&mut self, lines: &[Text], code: &str) -> Vec<Strip> {
        let mut left = Vec::new();
        if !code.is_empty() {
            left.push(
                self.solid(&given("確認コード", format!("確認コード　{code}")), CODE, (0.0, baseline(CODE)))
                    .0,
            );
        }
        for line in lines {
            for paragraph in self.paragraphs(line, NOTE, Align::Left, MEASURE - QR - 24.0, 0.0) {
                left.extend((0..paragraph.lines.len()).map(|n| paragraph.mark(n, 0.0, 0.0)));
            }
        }
        let height = (left.len() as f32 * NOTE.lead).max(QR);
        let mut strip = Strip::new(Role::Form, height);
        let top = height - left.len() as f32 * NOTE.lead + 2.0;
        for (n, mark) in left.into_iter().enumerate() {
            strip.marks.push(mark.lowered(top + n as f32 * NOTE.lead));
        }
        if let Some(rows) = modules(code) {
            let at = (MEASURE - QR, height);
            strip.marks.push(Mark::Modules { at, side: QR, across: rows.len(), rows });
        }
        vec![strip]
    }

    /// A key in groups, four to a line, in a frame.
    pub(crate) fn key(&mut self, groups: &[Text]) -> Vec<Strip> {
        const ACROSS: usize = 4;
        let column = MEASURE / ACROSS as f32;
        let mut strip = Strip::new(Role::Form, groups.len().div_ceil(ACROSS) as f32 * KEY.lead + 16.0);
        let spread = 0.12;
        for (n, group) in groups.iter().enumerate() {
            let glyphs = self.glyphs(KEY.voice, group);
            let width = (solid_width(&glyphs) + spread * glyphs.len().saturating_sub(1) as f32) * KEY.size;
            let x = (n % ACROSS) as f32 * column + (column - width) / 2.0;
            let y = 8.0 + (n / ACROSS) as f32 * KEY.lead + baseline(KEY);
            strip.marks.push(words((x, y), KEY.size, glyphs, spread));
        }
        let height = strip.height;
        strip.marks.push(Mark::Frame { at: (0.0, height), size: (MEASURE, height), width: 2.0 * HAIRLINE });
        vec![strip]
    }
}

/// The dark modules of a code's QR, row by row, runs merged.
fn modules(code: &str) -> Option<Vec<Vec<(usize, usize)>>> {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.is_empty() {
        return None;
    }
    let qr = QRBuilder::new(format!("{ADDRESSED_TO}{bare}")).ecl(ECL::M).build().ok()?;
    let row = |y: usize| {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for x in (0..qr.size).filter(|x| qr[y][*x].value()) {
            match runs.last_mut() {
                Some((from, count)) if *from + *count == x => *count += 1,
                _ => runs.push((x, 1)),
            }
        }
        runs
    };
    Some((0..qr.size).map(row).collect())
}
