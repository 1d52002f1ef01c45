/** ページの範囲: 「1-2, 4」 as a person types it. */

/** The pages as the printer wants them (`1-2,4`), or what to mend. Full-width figures and 、〜 are understood. */
export function pageRange(typed: string, pages: number): { ok: string; count: number } | { trouble: string } {
	const text = typed
		.normalize("NFKC")
		.replace(/[、，\s]+/g, ",")
		.replace(/[〜~ー–−から]+/g, "-")
		.replace(/^,+|,+$/g, "");
	const chosen = new Set<number>();
	for (const part of text.split(",")) {
		const found = /^(\d+)(?:-(\d+))?$/.exec(part);
		if (!found) return { trouble: "1-2、4 のように書いてください。" };
		const first = Number(found[1]);
		const last = Number(found[2] ?? found[1]);
		if (first < 1 || last > pages || last < first) return { trouble: `1から${pages}ページまでです。` };
		for (let page = first; page <= last; page++) chosen.add(page);
	}
	return { ok: text.replace(/,+/g, ","), count: chosen.size };
}
