/**
 * 足もと: the one place that says "saved". After a commit a screen calls
 * `saved("佐藤 綾さん 出席")`; when an act was refused and no field can say why, `refused(failure)`, with its clause.
 * Whether it can be taken back, and how, the journal knows: the foot asks it.
 */
import { thisTime } from "./calendar";
import type { Failure } from "./center";
import { ask, type Answer } from "./door";
import { tell } from "./failures";
import { clauseBehind } from "./refusals";

export type Undo = () => Promise<Answer<unknown>>;
export type Told =
	| { kind: "quiet" }
	| { kind: "saved"; at: string; what: string; undo?: Undo }
	| { kind: "undone"; at: string; what: string }
	| { kind: "trouble"; what: string; clause?: string };
/** A key and what it does; at most five a screen. */
export type FootKey = { keys: string[]; does: string };

const usualKeys: FootKey[] = [
	{ keys: ["↑", "↓"], does: "選ぶ" },
	{ keys: ["Enter"], does: "開く" },
];

export const foot = $state<{ told: Told; keys: FootKey[]; lastSaved: string | undefined }>({
	told: { kind: "quiet" },
	keys: usualKeys,
	lastSaved: undefined,
});

/**
 * Says that something was saved. Only after the centre has answered. `what` names it: 「𠮷田さん 貸出」.
 * Without `undo` the last act of the journal is what もとに戻す takes back, where it may be.
 */
export function saved(what: string, undo?: Undo): void {
	foot.lastSaved = thisTime();
	foot.told = { kind: "saved", at: foot.lastSaved, what, undo };
	if (!undo) void offerUndo(foot.told);
}

async function offerUndo(told: Told): Promise<void> {
	const last = await ask("last_act", {});
	if (!("ok" in last) || !last.ok?.canUndo || foot.told !== told) return;
	const { entry } = last.ok;
	foot.told = { ...foot.told, undo: () => ask("undo", { entry }) } as Told;
}

/** Says that the last act was taken back. */
export function undone(what: string): void {
	foot.lastSaved = thisTime();
	foot.told = { kind: "undone", at: foot.lastSaved, what };
}

/** Says what could not be done, and what to do; `clause` where a rule speaks against it. */
export function trouble(what: string, clause?: string): void {
	foot.told = { kind: "trouble", what, clause };
}

/** Says why the centre refused an act, and the clause it stands on. */
export function refused(failure: Failure): void {
	trouble(tell(failure), clauseBehind(failure));
}

/** Nothing to say: another person sits down. */
export function hush(): void {
	foot.told = { kind: "quiet" };
}

let screens = 0;

/** The keys of this screen, in the foot. Call in a page's script; they leave with the page. */
export function footKeys(keys: FootKey[]): void {
	$effect.pre(() => {
		const mine = ++screens;
		foot.keys = keys;
		return () => {
			// The next screen may have come before this one goes.
			if (mine === screens) foot.keys = usualKeys;
		};
	});
}
