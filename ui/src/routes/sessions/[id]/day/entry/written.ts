/** 手書きの印: what a hand wrote in the two columns of the printed roster, as it is typed. */
import { parseTime } from "$lib/calendar";
import type { AbsentBecause, KitRow, Mark } from "$lib/center";
import { absences } from "../../../words";
import { marks } from "../marks";

/** A mark with its reason and its time; or what is still wanting. */
export type Written =
	| { kind: "nothing" }
	| { kind: "mark"; mark: Mark; because: AbsentBecause | null; kit: string | null; at: string | null }
	| { kind: "wanting"; field: "mark" | "time"; words: string };

/** What the family has from us on the day. */
type Lent = Pick<KitRow, "id" | "number">[];

/**
 * `1` came; `24` absent, by the fourth reason; `3` and `4` with a time: 1035. Of a family with several kits from us, `242` says
 * that the second of them failed, and `240` that nobody knows which.
 */
export function read(typed: string, time: string, lent: Lent = []): Written {
	const digits = typed.normalize("NFKC").replace(/\s/g, "");
	if (digits === "") return { kind: "nothing" };
	const mark = marks[Number(digits[0]) - 1];
	const because = absences[Number(digits[1]) - 1]?.because;
	const several = because === "lentEquipment" && lent.length > 1;
	if (!mark || digits.length > (several ? 3 : 2) || (digits.length > 1 && (mark !== "absent" || !because)))
		return { kind: "wanting", field: "mark", words: "1から4の数字です。欠席は、わけの数字をつづけます（21〜24）。" };
	if (mark === "absent" && !because)
		return { kind: "wanting", field: "mark", words: "わけの数字をつづけます（21〜24）。" };
	const kit = several ? failed(digits[2], lent) : null;
	if (kit === undefined) return { kind: "wanting", field: "mark", words: whichOf(digits.slice(0, 2), lent) };
	const at = time.trim() === "" ? null : (parseTime(time) ?? undefined);
	if (at === undefined) return { kind: "wanting", field: "time", words: "1035 のように書いてください。" };
	if (at === null && (mark === "late" || mark === "left"))
		return {
			kind: "wanting",
			field: "time",
			words: mark === "left" ? "出た時刻を書いてください。" : "入った時刻を書いてください。",
		};
	return { kind: "mark", mark, because: because ?? null, kit, at };
}

/** The kit of this digit; null where nobody knows, undefined where it is not said yet. */
function failed(digit: string | undefined, lent: Lent): string | null | undefined {
	return digit === "0" ? null : lent[Number(digit) - 1]?.id;
}

function whichOf(before: string, lent: Lent): string {
	const kits = lent.map(({ number }, at) => `${before}${at + 1} ${number}`);
	return `どの機器かの数字もつづけます。${kits.join("、")}、${before}0 わからない。`;
}
