/** まとめて戻す: what a person did with one press, though it is several acts, is taken back with one, the last first. */
import { ask, type Answer } from "./door";
import type { Undo } from "./foot.svelte";

/** Acts that were made with one press. */
export class Together {
	readonly #entries: string[] = [];
	#whole = true;

	/** Takes note of the act that was just made. */
	async note(): Promise<void> {
		const last = await ask("last_act", {});
		if ("ok" in last && last.ok?.canUndo) this.#entries.push(last.ok.entry);
		else this.#whole = false;
	}

	/** Takes them all back; nothing where one of them is not known, for half of it is never taken back unawares. */
	get undo(): Undo | undefined {
		return this.#whole && this.#entries.length > 0 ? () => takeBack([...this.#entries]) : undefined;
	}
}

async function takeBack(entries: string[]): Promise<Answer<unknown>> {
	let answer: Answer<unknown> = { ok: {} };
	for (const entry of entries.reverse()) {
		answer = await ask("undo", { entry });
		if ("failure" in answer) break;
	}
	return answer;
}
