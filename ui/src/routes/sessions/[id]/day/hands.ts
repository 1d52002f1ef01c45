/**
 * 打たれたもの: keys outside any field. One digit marks; letters, kana and several digits find. A code reader is faster than
 * any hand and ends in Enter: what it types is nobody's mark.
 */

/** How long after a key nothing may follow for it to count alone, in milliseconds. */
const pause = 90;

export function typedAhead(settled: (typed: string) => void): {
	take: (key: string) => void;
	drop: () => void;
} {
	let typed = "";
	let waiting: ReturnType<typeof setTimeout> | undefined;
	return {
		take(key) {
			clearTimeout(waiting);
			typed += key;
			waiting = setTimeout(() => {
				settled(typed);
				typed = "";
			}, pause);
		},
		drop() {
			clearTimeout(waiting);
			typed = "";
		},
	};
}

/** The digit of a key, whatever the input method makes of it. */
export function digitOf(event: KeyboardEvent): string | undefined {
	return /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? (/^\d$/.test(event.key) ? event.key : undefined);
}
