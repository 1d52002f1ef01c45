/** 手書きの印: what a hand wrote in the two columns of the printed roster, as it is typed. */
import { parseTime } from "$lib/calendar";
import type { AbsentBecause, Mark } from "$lib/center";
import { absences } from "../../../words";
import { marks } from "../marks";

/** A mark with its reason and its time; or what is still wanting. */
export type Written =
	| { kind: "nothing" }
	| { kind: "mark"; mark: Mark; because: AbsentBecause | null; at: string | null }
	| { kind: "wanting"; field: "mark" | "time"; words: string };

/** `1` came; `24` absent, by the fourth reason; `3` and `4` with a time: 1035. */
export function read(typed: string, time: string): Written {
	const digits = typed.normalize("NFKC").replace(/\s/g, "");
	if (digits === "") return { kind: "nothing" };
	const mark = marks[Number(digits[0]) - 1];
	const because = absences[Number(digits[1]) - 1]?.because;
	if (!mark || digits.length > 2 || (digits.length === 2 && (mark !== "absent" || !because)))
		return { kind: "wanting", field: "mark", words: "1から4の数字です。欠席は、わけの数字をつづけます（21〜24）。" };
	if (mark === "absent" && !because)
		return { kind: "wanting", field: "mark", words: "わけの数字をつづけます（21〜24）。" };
	const at = time.trim() === "" ? null : (parseTime(time) ?? undefined);
	if (at === undefined) return { kind: "wanting", field: "time", words: "1035 のように書いてください。" };
	if (at === null && (mark === "late" || mark === "left"))
		return {
			kind: "wanting",
			field: "time",
			words: mark === "left" ? "出た時刻を書いてください。" : "入った時刻を書いてください。",
		};
	return { kind: "mark", mark, because: because ?? null, at };
}
