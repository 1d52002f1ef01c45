/** 月の暦: the weeks of a month, from Sunday, with the days before and after that fill them. */
import { addDays, daysIn } from "$lib/calendar";

/** `2026-11` → weeks of seven days, each `2026-11-01`. */
export function weeksOf(month: string): string[][] {
	const first = `${month}-01`;
	const [year = 0, number = 1] = month.split("-").map(Number);
	const before = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
	const count = Math.ceil((before + daysIn(year, number)) / 7);
	return Array.from({ length: count }, (_, week) =>
		Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day - before)),
	);
}

/** `2026-11` moved by so many months. */
export function addMonths(month: string, months: number): string {
	const [year = 0, number = 1] = month.split("-").map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** 2026-11 → 2026年11月 */
export function monthInWords(month: string): string {
	return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}
