/** 空きの帯: the days of the calendar, cut into bars and empty days, so that each row adds up to the width of the table. */
import { addDays, dayInWords, daysBetween, weekday } from "$lib/calendar";
import type { KitBar } from "$lib/center";

/** One cell of a row: a bar over so many days, or one empty day. */
export interface Cell {
	day: string;
	span: number;
	bar?: KitBar;
}

/** How many days the calendar shows: last week, this one and the next. */
export const shownDays = 21;

/** The Monday a calendar starts on when nobody turned it: that of last week, so that what is overdue is seen. */
export function usualStart(today: string): string {
	const sinceMonday = ("月火水木金土日".indexOf(weekday(today)) + 7) % 7;
	return addDays(today, -sinceMonday - 7);
}

/** Every cell of a row. Bars are cut at the edges; where two meet on one day, the earlier keeps it. */
export function cells(bars: KitBar[], from: string, days: number): Cell[] {
	const row: Cell[] = [];
	const end = addDays(from, days);
	let next = from;
	const emptyUntil = (day: string) => {
		for (; next < day; next = addDays(next, 1)) row.push({ day: next, span: 1 });
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
