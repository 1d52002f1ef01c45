/** 帯のことば: what a bar says, to the eye and to a reader, and where it leads. */
import { addDays, dayInWords, daysBetween } from "$lib/calendar";
import type { KitBar, KitLine } from "$lib/center";
import { ways } from "$lib/ways";
import { barNames } from "./barNames";
import { untilShort, type Cell, type Span } from "./bars";

/** A bar laid along one cell, in hundredths of it. */
export interface Stripe {
	day: string;
	kind: KitBar["kind"];
	from: string;
	long: string;
	href: string;
	/** What a reader hears: the column's head does not say its days. */
	label: string;
	/** What the eye reads, where there is room. */
	words: string;
}

/** What a bar says; until when only where that is to come and there is room for it. */
export function words(bar: KitBar, room: number, from: string, today: string): string {
	switch (bar.kind) {
		case "lent": {
			const name = bar.name ?? "ほかの所の家庭";
			return bar.until >= today && room >= 5 ? `${name}　${untilShort(bar.until, today, from)}` : name;
		}
		case "reserved": {
			const name = bar.name ?? "ほかの所の家庭";
			return bar.from === today ? `${name}　きょうから` : name;
		}
		case "overdue":
			return `${bar.days}日すぎ`;
		case "toCheck":
			return "点検待ち";
		case "inRepair":
			return "修理中";
	}
}

/** Where a bar leads: to its loan or its reservation, or to the kit where those are another place's. */
export function way(bar: KitBar, kit: string): string {
	if (bar.kind === "reserved") return bar.name === null ? ways.kit(kit) : `/loans/hand-over?need=${bar.need}`;
	return (bar.kind === "lent" && bar.name !== null) || bar.kind === "overdue" ? ways.loan(bar.loan) : ways.kit(kit);
}

/** The bars of one kit along a lane. */
export function stripes(kit: KitLine["kit"], cells: Cell[], from: string, span: Span, today: string): Stripe[] {
	return cells.flatMap(({ day, span: days, bar }) => {
		if (!bar) return [];
		const last = addDays(day, days - 1);
		return {
			day,
			kind: bar.kind,
			from: hundredths(daysBetween(from, day) / span.days),
			long: hundredths(days / span.days),
			href: way(bar, kit.id),
			label: `${barNames[bar.kind]}　${words(bar, 0, from, today)}　${dayInWords(day, today)}から${dayInWords(last, today)}まで`,
			words: days < span.roomFrom ? "" : words(bar, days, from, today),
		};
	});
}

/** A part of the lane, as its styles say it. */
export function hundredths(part: number): string {
	return `${(100 * part).toFixed(3)}%`;
}
