/** 貸せないわけ: why a kit stays, the clause that says so, and where that can be put right. */
import type { KitState } from "$lib/center";
import { notShelved } from "$lib/kits";
import { standsOn } from "$lib/verdicts";

export interface CannotGo {
	/** 南-K03 は、いま貸せません。初期化と動作確認がまだです。 */
	words: string;
	clause: string;
	/** What the link to the kit's record says. */
	way: string;
}

/** Why the kit of that number cannot go; nothing where it can. */
export function cannotGo(number: string, state: KitState, today: string): CannotGo | undefined {
	if (state.kind === "onShelf") return undefined;
	const toCheck = state.kind === "toCheck";
	const why = notShelved(toCheck ? { kind: "notChecked" } : state, today);
	return {
		words: `${number} は、いま貸せません。${why}。`,
		clause: toCheck ? standsOn.installed : standsOn.loan,
		way: toCheck ? "点検する" : "機器の記録を開く",
	};
}
