/** 空きの帯: the days of the calendar, cut into bars and empty days, so that each row adds up to the width of the table. */
import { addDays, dayInWords, daysBetween, weekday } from "$lib/calendar";
import type { KitBar } from "$lib/center";

/** One cell of a row: a bar over so many days, or so many empty ones. */
export interface Cell {
	day: string;
	span: number;
	bar?: KitBar;
}

/** How much the calendar shows at once, and how far one press turns it. */
export interface Span {
	days: number;
	step: number;
	words: string;
	/** A bar of fewer days has no room for words. */
	roomFrom: number;
}

/** Last week, this one and the next. */
export const threeWeeks: Span = { days: 21, step: 7, words: "３週間", roomFrom: 2 };
export const spans: Span[] = [
	threeWeeks,
	{ days: 91, step: 28, words: "３か月", roomFrom: 6 },
	{ days: 365, step: 91, words: "１年", roomFrom: 22 },
];

/** The span of so many days, or the usual one. */
export function spanOf(days: string | null): Span {
	return spans.find((span) => String(span.days) === days) ?? threeWeeks;
}

/** A stretch of days under one head. */
export interface Stretch {
	from: string;
	days: number;
	words: string;
}

/** The months of the calendar, each with the days of it that are shown. */
export function months(from: string, days: number): Stretch[] {
	const list: Stretch[] = [];
	for (let index = 0; index < days; index += 1) {
		const day = addDays(from, index);
		const last = list.at(-1);
		if (last?.from.slice(0, 7) === day.slice(0, 7)) {
			last.days += 1;
			continue;
		}
		list.push({ from: day, days: 1, words: `${Number(day.slice(5, 7))}月` });
	}
	return list;
}

/** The weeks of the calendar, each named for its first day. */
export function weeks(from: string, days: number): Stretch[] {
	return Array.from({ length: Math.ceil(days / 7) }, (_, index) => {
		const first = addDays(from, index * 7);
		const words = `${Number(first.slice(5, 7))}/${Number(first.slice(8))}`;
		return { from: first, days: Math.min(7, days - index * 7), words };
	});
}

/** The Monday a calendar starts on when nobody turned it: that of last week, so that what is overdue is seen. */
export function usualStart(today: string): string {
	const sinceMonday = ("月火水木金土日".indexOf(weekday(today)) + 7) % 7;
	return addDays(today, -sinceMonday - 7);
}

/** Every cell of a row; empty days one by one, or each stretch of them whole. Bars are cut at the edges; where two meet on one day, the earlier keeps it. */
export function cells(bars: KitBar[], from: string, days: number, empty: "byDay" | "whole" = "whole"): Cell[] {
	const row: Cell[] = [];
	const end = addDays(from, days);
	let next = from;
	const emptyUntil = (day: string) => {
		while (next < day) {
			const span = empty === "byDay" ? 1 : daysBetween(next, day);
			row.push({ day: next, span });
			next = addDays(next, span);
		}
	};
	for (const bar of [...bars].sort((a, b) => (a.from < b.from ? -1 : 1))) {
		const first = bar.from > next ? bar.from : next;
		const after = bar.until < end ? addDays(bar.until, 1) : end;
		if (first >= after) continue;
		emptyUntil(first);
		row.push({ day: first, span: daysBetween(first, after), bar });
		next = after;
	}
	emptyUntil(end);
	return row;
}

/** 27日まで in the month shown first, 12月5日まで beyond it, きょうまで. */
export function untilShort(day: string, today: string, from: string): string {
	if (day === today) return "きょうまで";
	const words = dayInWords(day, today).replace(/（.）$/, "");
	return day.slice(0, 7) === from.slice(0, 7) ? `${Number(day.slice(8))}日まで` : `${words}まで`;
}
