/** 引用法令: the words of a clause that name a law which no longer stands as named, found so that they can be underlined. */

/** A stretch of a clause's words; `cited` where a slip lies on it. */
export interface Stretch {
	text: string;
	cited: boolean;
}

/** Cuts the words at what is cited. Joined again they are the same words. */
export function stretches(text: string, cited: string[]): Stretch[] {
	let rest: Stretch[] = [{ text, cited: false }];
	for (const words of cited) {
		if (words === "") continue;
		rest = rest.flatMap((stretch) => {
			if (stretch.cited) return [stretch];
			const pieces = stretch.text.split(words);
			return pieces.flatMap((piece, index) => [
				...(index > 0 ? [{ text: words, cited: true }] : []),
				...(piece === "" ? [] : [{ text: piece, cited: false }]),
			]);
		});
	}
	return rest;
}

/** ８．個人情報の取扱い → 個人情報の取扱い */
export function bareHeading(heading: string): string {
	return heading.replace(/^[0-9０-９]+[．.]\s*/, "");
}

/** True where `clause` is this section or one of its items. */
export function within(clause: string, section: string): boolean {
	return clause === section || clause.startsWith(`${section}(`);
}
