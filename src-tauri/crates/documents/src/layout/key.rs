//! Codes and keys (確認コード・復旧鍵): the QR with its lines, and keys to be copied by hand.

use super::{
    Desk, MEASURE, Mark, Strip, Tag,
    blocks::HAIRLINE,
    strip::{Pitch, words},
};
use crate::{
    codes::{Modules, bars},
    compose::solid_width,
    fonts::Voice,
    model::{Align, NOTE, Style, Text},
};

/// The side of the QR.
const QR: f32 = 46.0;
/// The letters of a check code.
const CODE: Style = Style { voice: Voice::Gothic, size: 10.5, lead: NOTE.lead };
/// The letters of a key.
const KEY: Style = Style { voice: Voice::Gothic, size: 22.0, lead: 46.0 };

impl Desk<'_> {
    /// The code's lines at the left, standing on the foot of the QR at the right.
    pub(crate) fn code(&mut self, lines: &[Text], code: Option<&Text>, qr: Option<&Modules>) -> Strip {
        let pitch = Pitch::of(NOTE, lines);
        let mut left = Vec::new();
        if let Some(code) = code {
            left.push((0, self.solid(code, CODE, (0.0, Pitch::of(CODE, [code]).baseline)).0));
        }
        for (line, number) in lines.iter().zip(1..) {
            for paragraph in self.paragraphs_at(pitch, line, NOTE, Align::Left, MEASURE - QR - 24.0, 0.0) {
                left.extend((0..paragraph.lines.len()).map(|n| (number, paragraph.mark(n, 0.0, 0.0))));
            }
        }
        let height = (left.len() as f32 * pitch.lead).max(QR);
        let mut strip = Strip::new(height);
        let top = height - left.len() as f32 * pitch.lead + 2.0;
        for (n, (number, mark)) in left.into_iter().enumerate() {
            strip.say(&[Tag::Paragraph(number)], mark.lowered(top + n as f32 * pitch.lead));
        }
        if let Some(qr) = qr {
            let qr = Mark::Modules { at: (MEASURE - QR, height), size: (QR, QR), modules: qr.clone() };
            strip.say(&[Tag::Figure("確認コードの二次元コード")], qr);
        }
        strip
    }

    /// A barcode with its letters below; letters alone where Code 128 has no sign for one of them.
    pub(crate) fn barcode(&mut self, code: &Text) -> Strip {
        const HEIGHT: f32 = 30.0;
        const MODULE: f32 = 0.85;
        let (letters, width) = self.solid(code, CODE, (0.0, Pitch::of(CODE, []).baseline));
        let mut strip = Strip::new(CODE.lead);
        let mut across = width;
        if let Some(modules) = bars(&code.words) {
            across = modules.across as f32 * MODULE;
            let bars = Mark::Modules { at: (0.0, HEIGHT), size: (across, HEIGHT), modules };
            strip.say(&[Tag::Figure("バーコード")], bars);
            strip.height += HEIGHT;
        }
        let below = strip.height - CODE.lead;
        let aside = ((across - width) / 2.0).max(0.0);
        strip.say(&[Tag::Paragraph(0)], letters.shifted(aside).lowered(below));
        strip
    }

    /// A key in groups, four to a line, in a frame.
    pub(crate) fn key(&mut self, groups: &[Text]) -> Strip {
        const ACROSS: usize = 4;
        let column = MEASURE / ACROSS as f32;
        let mut strip = Strip::new(groups.len().div_ceil(ACROSS) as f32 * KEY.lead + 16.0);
        let spread = 0.12;
        for (n, group) in groups.iter().enumerate() {
            let letters = self.letters(KEY.voice, group);
            let gaps = letters.glyphs.len().saturating_sub(1) as f32;
            let width = (solid_width(&letters.glyphs) + spread * gaps) * KEY.size;
            let x = (n % ACROSS) as f32 * column + (column - width) / 2.0;
            let y = 8.0 + (n / ACROSS) as f32 * KEY.lead + Pitch::of(KEY, []).baseline;
            strip.say(&[Tag::Paragraph(0)], words((x, y), KEY.size, letters, spread));
        }
        let height = strip.height;
        strip.draw(Mark::Frame { at: (0.0, height), size: (MEASURE, height), width: 2.0 * HAIRLINE });
        strip
    }
}
