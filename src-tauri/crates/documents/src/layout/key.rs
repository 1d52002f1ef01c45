//! Codes and keys (確認コード・復旧鍵): the QR with its lines, and keys to be copied by hand.

use barcoders::sym::code128::Code128;
use fast_qr::{ECL, qr::QRBuilder};

use super::{
    Desk, MEASURE, Mark, Role, Strip,
    blocks::HAIRLINE,
    strip::{Pitch, words},
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
        let pitch = Pitch::of(NOTE, lines);
        let mut left = Vec::new();
        if !code.is_empty() {
            left.push(
                self.solid(
                    &given("確認コード", format!("確認コード　{code}")),
                    CODE,
                    (0.0, Pitch::of(CODE, []).baseline),
                )
                .0,
            );
        }
        for line in lines {
            for paragraph in self.paragraphs_at(pitch, line, NOTE, Align::Left, MEASURE - QR - 24.0, 0.0) {
                left.extend((0..paragraph.lines.len()).map(|n| paragraph.mark(n, 0.0, 0.0)));
            }
        }
        let height = (left.len() as f32 * pitch.lead).max(QR);
        let mut strip = Strip::new(Role::Form, height);
        let top = height - left.len() as f32 * pitch.lead + 2.0;
        for (n, mark) in left.into_iter().enumerate() {
            strip.marks.push(mark.lowered(top + n as f32 * pitch.lead));
        }
        let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        if !bare.is_empty() {
            strip.marks.extend(qr(&format!("{ADDRESSED_TO}{bare}"), (MEASURE - QR, height), QR));
        }
        vec![strip]
    }

    /// A barcode with its letters below; letters alone where Code 128 has no sign for one of them.
    pub(crate) fn barcode(&mut self, code: &Text) -> Vec<Strip> {
        const HEIGHT: f32 = 30.0;
        const MODULE: f32 = 0.85;
        let (letters, width) = self.solid(code, CODE, (0.0, Pitch::of(CODE, []).baseline));
        // Code set B: every letter of ASCII.
        let bars = Code128::new(format!("\u{181}{}", code.words)).map(|bars| bars.encode()).ok();
        let mut strip = Strip::new(Role::Form, CODE.lead);
        let mut across = width;
        if let Some(bars) = bars {
            let rows = vec![runs(bars.iter().map(|bar| *bar == 1))];
            across = bars.len() as f32 * MODULE;
            let size = (across, HEIGHT);
            strip.marks.push(Mark::Modules { at: (0.0, HEIGHT), size, across: bars.len(), rows });
            strip.height += HEIGHT;
        }
        let below = strip.height - CODE.lead;
        strip.marks.push(letters.shifted(((across - width) / 2.0).max(0.0)).lowered(below));
        vec![strip]
    }

    /// A key in groups, four to a line, in a frame.
    pub(crate) fn key(&mut self, groups: &[Text]) -> Vec<Strip> {
        const ACROSS: usize = 4;
        let column = MEASURE / ACROSS as f32;
        let mut strip = Strip::new(Role::Form, groups.len().div_ceil(ACROSS) as f32 * KEY.lead + 16.0);
        let spread = 0.12;
        for (n, group) in groups.iter().enumerate() {
            let letters = self.letters(KEY.voice, group);
            let gaps = letters.glyphs.len().saturating_sub(1) as f32;
            let width = (solid_width(&letters.glyphs) + spread * gaps) * KEY.size;
            let x = (n % ACROSS) as f32 * column + (column - width) / 2.0;
            let y = 8.0 + (n / ACROSS) as f32 * KEY.lead + Pitch::of(KEY, []).baseline;
            strip.marks.push(words((x, y), KEY.size, letters, spread));
        }
        let height = strip.height;
        strip.marks.push(Mark::Frame { at: (0.0, height), size: (MEASURE, height), width: 2.0 * HAIRLINE });
        vec![strip]
    }
}

/// The QR that says `words`, its lower left at `at`. None if it would have to say more than a QR can.
pub(crate) fn qr(words: &str, at: (f32, f32), side: f32) -> Option<Mark> {
    let qr = QRBuilder::new(words).ecl(ECL::M).build().ok()?;
    let rows = (0..qr.size).map(|y| runs((0..qr.size).map(|x| qr[y][x].value()))).collect();
    Some(Mark::Modules { at, size: (side, side), across: qr.size, rows })
}

/// The dark runs of a row of modules: where each begins, how long it is.
fn runs(dark: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (x, _) in dark.enumerate().filter(|(_, dark)| *dark) {
        match runs.last_mut() {
            Some((from, count)) if *from + *count == x => *count += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}
