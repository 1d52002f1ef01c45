/** 署名の線: what a pen draws, in the points the contract counts in. */

/** A point: across and down. */
export type Point = [number, number];
export type Stroke = Point[];

/** The field to write in. */
export const field = { width: 1000, height: 300 };

/** Where a pen is on a field that is drawn in `box`; what leaves the field stays at its edge. */
export function pointAt(pen: { clientX: number; clientY: number }, box: DOMRect): Point {
	const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
	return [
		within(((pen.clientX - box.left) / box.width) * field.width, field.width),
		within(((pen.clientY - box.top) / box.height) * field.height, field.height),
	];
}

/** Whether a point says more than the last one: a resting hand is not drawn a hundred times. */
export function moves(stroke: Stroke, [x, y]: Point): boolean {
	const last = stroke.at(-1);
	return !last || Math.hypot(x - last[0], y - last[1]) >= 3;
}

/** Whether the centre takes these for a signature: no slip of the pen, and not without end. */
export function areASignature(strokes: Stroke[]): boolean {
	const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
	return points >= 8 && points <= 6000;
}
