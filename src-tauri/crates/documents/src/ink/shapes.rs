//! Shapes on a page (線と図形): rules, frames, rings, and the modules of codes.

use printpdf::{
    CurTransMat, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode, Pt, Rect,
};

use super::{Pen, point, rounded};
use crate::{codes::Modules, layout::Stroke};

impl Pen<'_> {
    pub(super) fn frame(&mut self, at: (f32, f32), size: (f32, f32), width: f32) {
        self.thick(width);
        let (at, size) = (point(at), point(size));
        let mode = Some(PaintMode::Stroke);
        let rectangle = Rect { x: at.x, y: at.y, width: size.x, height: size.y, mode, winding_order: None };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn thick(&mut self, width: f32) {
        self.end_text();
        if self.thickness != width {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
            self.thickness = width;
        }
    }

    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, stroke: Stroke) {
        self.thick(width);
        let line = Op::DrawLine { line: path([(from, false), (to, false)], false) };
        match stroke {
            Stroke::Solid => self.ops.push(line),
            Stroke::Dashed => self.ops.extend([
                Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[2.5, 2.5]) },
                line,
                Op::SetLineDashPattern { dash: LineDashPattern::solid() },
            ]),
        }
    }

    pub(super) fn ring(&mut self, (x, y): (f32, f32), radius: f32, width: f32) {
        /// How far the handles of a quarter of a circle reach.
        const HANDLE: f32 = 0.5523;
        self.thick(width);
        let h = radius * HANDLE;
        let r = radius;
        let points = [
            ((x + r, y), false),
            ((x + r, y + h), true),
            ((x + h, y + r), true),
            ((x, y + r), false),
            ((x - h, y + r), true),
            ((x - r, y + h), true),
            ((x - r, y), false),
            ((x - r, y - h), true),
            ((x - h, y - r), true),
            ((x, y - r), false),
            ((x + h, y - r), true),
            ((x + r, y - h), true),
            ((x + r, y), false),
        ];
        self.ops.push(Op::DrawLine { line: path(points, true) });
    }

    /// As a pen leaves them: round where they begin, turn and end; a dot is a stroke of no length.
    pub(super) fn strokes(&mut self, lines: &[Vec<(f32, f32)>], width: f32) {
        self.end_text();
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
        ]);
        for line in lines {
            let dot = (line.len() == 1).then(|| line[0]);
            let points = line.iter().copied().chain(dot);
            let points = points.map(|at| LinePoint { p: point(at), bezier: false }).collect();
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// In whole modules, so that no seam opens between them. All of them are one operation: a code has two hundred runs,
    /// a job has a thousand codes, and printpdf writes an operator it does not know as it stands.
    pub(super) fn modules(&mut self, at: (f32, f32), size: (f32, f32), modules: &Modules) {
        self.end_text();
        let module = (size.0 / modules.across as f32, size.1 / modules.down as f32);
        self.ops.push(Op::SaveGraphicsState);
        let matrix = CurTransMat::Raw([module.0, 0.0, 0.0, module.1, rounded(at.0), rounded(at.1)]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.ops.push(Op::Unknown { key: modules.drawn.to_string(), value: Vec::new() });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

fn path<const N: usize>(points: [((f32, f32), bool); N], is_closed: bool) -> Line {
    let points = points.into_iter().map(|(at, bezier)| LinePoint { p: point(at), bezier }).collect();
    Line { points, is_closed }
}
