/** 機器のことば: what a kit is for, how it stands and how a part looks, in the words of staff. */
import { addDays, dayInWords, daysBetween } from "./calendar";
import type { Condition, KitKind, KitState, NotShelved, PartCondition } from "./center";
import type { Mark } from "./components/Sign.svelte";

/** Every kind, in the order forms offer them. */
export const kitKinds: KitKind[] = ["tablet", "computer", "router", "camera", "microphone", "speaker"];

/** タブレット, 通信ルーター … */
export function kitKind(kind: KitKind): string {
	switch (kind) {
		case "tablet":
			return "タブレット";
		case "computer":
			return "パソコン";
		case "camera":
			return "カメラ";
		case "microphone":
			return "マイク";
		case "speaker":
			return "スピーカー";
		case "router":
			return "通信ルーター";
	}
}

/** よい, 傷あり, こわれている */
export function condition(state: Condition): string {
	switch (state) {
		case "good":
			return "よい";
		case "scratched":
			return "傷あり";
		case "broken":
			return "こわれている";
	}
}

/** As `condition`, and なくなった. */
export function partCondition(state: PartCondition): string {
	return state === "lost" ? "なくなった" : condition(state);
}

/** The sign of a part's state, for a list. */
export function partMark(state: PartCondition): Mark {
	switch (state) {
		case "good":
			return "ok";
		case "scratched":
			return "none";
		case "broken":
		case "lost":
			return "stop";
	}
}

/** How a kit stands: its sign, a word or two, and a sentence's worth beside it. */
export function kitState(state: KitState, today: string): { mark: Mark; words: string; more?: string } {
	switch (state.kind) {
		case "onShelf":
			return { mark: "ok", words: "貸せます" };
		case "out":
			return {
				mark: state.daysOver > 0 ? "stop" : "lent",
				words: state.daysOver > 0 ? `${state.daysOver}日すぎ` : "貸出中",
				more: `${state.name ?? "ほかの所の家庭"}　${untilWords(state.dueOn, today)}`,
			};
		case "toCheck":
			return { mark: "wait", words: "点検待ち", more: "初期化と動作確認がまだです" };
		case "inRepair":
			return { mark: "stop", words: "修理中", more: `${dayInWords(state.since, today)}から` };
		case "elsewhere":
			return { mark: "care", words: "ほかの所にある", more: `${state.at}に返りました` };
		case "onTheWay":
			return { mark: "wait", words: "送っている", more: `${dayInWords(state.since, today)}に${state.to}へ` };
		case "lost":
			return { mark: "stop", words: "なくなった" };
		case "partMissing":
			return { mark: "care", words: "部品がそろわない", more: state.parts.join("、") };
		case "retired":
			return { mark: "none", words: "使わなくなった", more: `${dayInWords(state.on, today)}から` };
	}
}

/** Why a kit cannot be lent now, as part of a sentence. */
export function notShelved(reason: NotShelved, today?: string): string {
	switch (reason.kind) {
		case "out":
			return `${dayInWords(reason.dueOn, today)}まで貸し出しています`;
		case "notChecked":
			return "初期化と動作確認がまだです";
		case "inRepair":
			return `${dayInWords(reason.since, today)}から修理に出しています`;
		case "elsewhere":
			return "ほかの所に返ったままです";
		case "onTheWay":
			return "ほかの所へ送っている途中です";
		case "lost":
			return "なくなった機器です";
		case "partMissing":
			return `${reason.parts.join("、")}がそろいません`;
		case "retired":
			return `${dayInWords(reason.on, today)}に使うのをやめました`;
	}
}

/** きょうまで, あすまで, 12月5日（土）まで */
export function untilWords(day: string, today: string): string {
	if (day === today) return "きょうまで";
	if (day === addDays(today, 1)) return "あしたまで";
	return `${dayInWords(day, today)}まで`;
}

/** 5日すぎ; nothing while it is not over. */
export function overWords(dueOn: string, today: string): string | undefined {
	const over = daysBetween(dueOn, today);
	return over > 0 ? `${over}日すぎ` : undefined;
}
