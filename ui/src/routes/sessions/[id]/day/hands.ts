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

/**
 * The digit that marks, out of what was typed ahead: one digit, or the same one twice by a quick finger. Two digits that are
 * somebody's number on the roster find that family.
 */
export function markingDigit(typed: string, families: number): string | undefined {
	const [, digit, again] = /^([0-4])(\1*)$/.exec(typed) ?? [];
	const isNumber = again !== "" && Number(typed) >= 1 && Number(typed) <= families;
	return isNumber ? undefined : digit;
}

/** The fastest a hand goes from key to key, in milliseconds: a code reader is faster. */
const fastestHand = 30;

/** True where a digit typed behind a name marks whoever was found: 「たか1」. Behind figures it is one more figure. */
export function isMarkAfterName(words: string, digit: string, sinceBefore: number): boolean {
	return /^[1-4]$/.test(digit) && /[^\d\s０-９]/.test(words) && sinceBefore >= fastestHand;
}

/** The digit of a key, whatever the input method makes of it. */
export function digitOf(event: KeyboardEvent): string | undefined {
	return /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? (/^\d$/.test(event.key) ? event.key : undefined);
}
