/** 棚卸のことば: how a kit came out, and which of them asks for a reason. */
import type { StocktakeOutcome, StocktakeRow } from "$lib/center";
import type { Mark } from "$lib/components/Sign.svelte";

/** あった, ない … with its sign. */
export function outcomeSign(outcome: StocktakeOutcome): { mark: Mark; words: string } {
	switch (outcome) {
		case "found":
			return { mark: "ok", words: "あった" };
		case "missing":
			return { mark: "stop", words: "ない" };
		case "unexpected":
			return { mark: "care", words: "あるはずのないもの" };
		case "elsewhere":
			return { mark: "lent", words: "よそにある" };
	}
}

/** Whether the kit is not as the register says, so that a reason is asked for. */
export function differs(line: Pick<StocktakeRow, "outcome">): boolean {
	return line.outcome === "missing" || line.outcome === "unexpected";
}

/** K03 is meant as this place's own; a number with its place is taken as it stands. */
export function wholeNumber(typed: string, lines: Pick<StocktakeRow, "kit">[]): string {
	if (/[-‐－ー−]/.test(typed)) return typed;
	const own = lines[0]?.kit.number.replace(/-.*$/, "");
	return own ? `${own}-${typed}` : typed;
}
