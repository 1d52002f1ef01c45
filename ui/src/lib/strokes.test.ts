import { expect, test } from "vitest";
import { areASignature, moves, pointAt, type Stroke } from "./strokes";

const box = { left: 100, top: 50, width: 500, height: 150 } as DOMRect;

test("a pen is found in the field, however large it is drawn", () => {
	expect(pointAt({ clientX: 100, clientY: 50 }, box)).toEqual([0, 0]);
	expect(pointAt({ clientX: 350, clientY: 125 }, box)).toEqual([500, 150]);
	expect(pointAt({ clientX: 9000, clientY: -20 }, box)).toEqual([1000, 0]);
});

test("a resting pen adds nothing", () => {
	expect(moves([], [5, 5])).toBe(true);
	expect(moves([[5, 5]], [6, 6])).toBe(false);
	expect(moves([[5, 5]], [5, 8])).toBe(true);
});

test("a slip of the pen is no signature, and a scribble without end is none", () => {
	const line = (points: number): Stroke => Array.from({ length: points }, (_, at) => [at % 1000, 100]);
	expect(areASignature([])).toBe(false);
	expect(areASignature([line(1), line(6)])).toBe(false);
	expect(areASignature([line(5), line(3)])).toBe(true);
	expect(areASignature([line(6001)])).toBe(false);
});
