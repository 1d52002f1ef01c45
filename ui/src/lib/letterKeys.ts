/**
 * 一文字のキー: N begins something new, E amends. A code reader types letters too, only faster: a letter counts when no other key
 * follows it at once.
 */
import { isTyping, settlesKana } from "$lib/components/ime";

const pause = 90;

/** For `<svelte:window onkeydown={…}>`. Quiet while a dialog is open or a field is written in. */
export function letterKeys(acts: Record<string, () => void>): (event: KeyboardEvent) => void {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	return (event) => {
		clearTimeout(waiting);
		if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || settlesKana(event)) return;
		if (isTyping(event.target) || document.querySelector("[role=dialog]")) return;
		const act = acts[event.key.normalize("NFKC").toLowerCase()];
		if (act) waiting = setTimeout(act, pause);
	};
}
