/** 手: what hands on the laptop tell without a word — that nobody is there, or that a USB reader types. */

/** Calls `away` after so many minutes without a hand. Also right after the laptop has slept. */
export function idle(minutes: number, away: () => void): () => void {
	let last = Date.now();
	const here = () => (last = Date.now());
	const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
	for (const sign of signs) addEventListener(sign, here, { passive: true, capture: true });
	const watch = setInterval(() => {
		if (Date.now() - last < minutes * 60_000) return;
		clearInterval(watch);
		away();
	}, 2_000);
	return () => {
		clearInterval(watch);
		for (const sign of signs) removeEventListener(sign, here, { capture: true });
	};
}

/** Longest pause between two keys of a reader, in milliseconds; a hand is slower. */
export const fastest = 40;

/** Collects fast typing outside any field; calls `read` with the code when it ends in Enter. */
export function readerTyping(read: (code: string) => void): (event: KeyboardEvent) => void {
	let typed = "";
	let last = 0;
	return (event) => {
		const pause = event.timeStamp - last;
		last = event.timeStamp;
		if (event.key === "Enter") {
			if (typed.length >= 5 && pause < fastest) {
				event.preventDefault();
				read(typed);
			}
			typed = "";
		} else if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) {
			typed = pause < fastest ? typed + event.key : event.key;
		} else if (event.key !== "Shift") {
			typed = "";
		}
	};
}
