/** 条文: how a screen gets a clause's words. The frame provides the way; components know only this shape. */
import { getContext, setContext } from "svelte";

export interface ClauseWords {
	/** `§4(1)` */
	clause: string;
	/** `機器等の貸与` — the heading it stands under. */
	heading: string;
	/** Verbatim, as the city wrote it; paragraphs apart by a line break. */
	text: string;
	/** `第1版（令和8年4月1日から）` */
	version: string;
	/** Remarks of ours that lie under it. */
	slips?: string[];
	/** What was decided about it. */
	decisions?: { id: string; href: string; number: string; title: string; note: string }[];
	/** This year's records under it. */
	records?: { id: string; href: string; label: string; count: string }[];
	/** Where the whole policy is read. */
	href?: string;
}

/** The clause's words in the version of a day (today's without), or what to say when they could not be read. */
export type ReadClause = (clause: string, on?: string) => Promise<ClauseWords | { trouble: string }>;

const key = Symbol("clauses");

export function provideClauses(read: ReadClause): void {
	setContext(key, read);
}

export function clausesAround(): ReadClause | undefined {
	return getContext<ReadClause | undefined>(key);
}
