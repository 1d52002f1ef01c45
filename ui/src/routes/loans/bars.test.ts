import type { KitBar } from "$lib/center";
import { expect, test } from "vitest";
import { cells, months, spanOf, usualStart, weeks } from "./bars";

const lent = (from: string, until: string): KitBar => ({ kind: "lent", from, until, loan: "l", name: null });

test("every row adds up to the days shown", () => {
	const row = cells([lent("2026-11-18", "2026-11-27"), lent("2026-11-30", "2026-12-25")], "2026-11-16", 21);
	expect(row.reduce((sum, { span }) => sum + span, 0)).toBe(21);
	expect(row.filter(({ bar }) => bar).map(({ span }) => span)).toEqual([10, 7]);
});

test("a bar that began before the calendar starts at its edge", () => {
	expect(cells([lent("2026-10-01", "2026-11-17")], "2026-11-16", 3)).toMatchObject([
		{ day: "2026-11-16", span: 2 },
		{ day: "2026-11-18", span: 1 },
	]);
});

test("two bars that meet on one day do not overlap", () => {
	const row = cells([lent("2026-11-16", "2026-11-18"), lent("2026-11-18", "2026-11-19")], "2026-11-16", 7);
	expect(row.slice(0, 2).map(({ day, span }) => [day, span])).toEqual([
		["2026-11-16", 3],
		["2026-11-19", 1],
	]);
	expect(row.reduce((sum, { span }) => sum + span, 0)).toBe(7);
});

test("a bar outside the calendar is not drawn", () => {
	expect(cells([lent("2026-10-01", "2026-10-05"), lent("2027-01-01", "2027-01-05")], "2026-11-16", 2)).toEqual([
		{ day: "2026-11-16", span: 2 },
	]);
});

test("the calendar starts on the Monday of last week", () => {
	expect(usualStart("2026-11-25")).toBe("2026-11-16");
	expect(usualStart("2026-11-22")).toBe("2026-11-09");
	expect(usualStart("2026-11-23")).toBe("2026-11-16");
});

test("a year is headed by its months, and every day stands under one of them", () => {
	const year = months("2026-11-16", 365);
	expect(year.reduce((sum, { days }) => sum + days, 0)).toBe(365);
	expect(year.slice(0, 3).map(({ words, days }) => [words, days])).toEqual([
		["11月", 15],
		["12月", 31],
		["1月", 31],
	]);
});

test("three months are headed by their weeks", () => {
	const shown = weeks("2026-11-16", 91);
	expect(shown).toHaveLength(13);
	expect(shown[2]?.words).toBe("11/30");
});

test("an unknown span is three weeks", () => {
	expect(spanOf("365").days).toBe(365);
	expect(spanOf("7").days).toBe(21);
	expect(spanOf(null).days).toBe(21);
});

test("empty days stand one by one where each has its own column", () => {
	const row = cells([lent("2026-11-18", "2026-11-18")], "2026-11-16", 5, "byDay");
	expect(row.map(({ span }) => span)).toEqual([1, 1, 1, 1, 1]);
});
