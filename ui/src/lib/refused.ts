/** お断りのことば: what a refusal is about, until when, and what a family meets of it. */
import { dayInWords } from "./calendar";
import type { RefusalBrief, RefusalSign, RefusalStanding } from "./center";
import { kindInWords } from "./sessions";
import type { Verdict } from "./verdicts";

/** すべて, 相談だけ, 南本町だけ */
export function scopeInWords({ scope, place }: Pick<RefusalBrief, "scope" | "place">): string {
	switch (scope.kind) {
		case "all":
			return "すべてのオンライン事業";
		case "sessions":
			return `${kindInWords(scope.of)}だけ`;
		case "place":
			return `${place ?? ""}の事業だけ`;
	}
}

/** 1月31日（日）まで　すべてのオンライン事業　決裁 子育第301号 */
export function refusalInBrief(refusal: RefusalBrief, today?: string): string {
	return `${dayInWords(refusal.until, today)}まで　${scopeInWords(refusal)}　決裁 ${refusal.number}`;
}

/** お断り, as a column of the roster shows it: nothing is well, and one that is only alike is to be looked at. */
export function refusalVerdict(sign: RefusalSign): Verdict {
	switch (sign.kind) {
		case "none":
			return { mark: "none", word: "なし" };
		case "refused":
			return { mark: "stop", word: "お断り中" };
		case "alike":
			return { mark: "care", word: "似た家庭" };
	}
}

/** Who a family is like, and that a person looks. */
export function alikeInWords(refusal: RefusalBrief): string {
	return `お断り中の${refusal.name}さんと似ています。別の家庭か、確かめてください`;
}

/** How a refusal stands today. */
export function refusalStanding(standing: RefusalStanding): Verdict {
	switch (standing) {
		case "toCome":
			return { mark: "wait", word: "これから" };
		case "inForce":
			return { mark: "stop", word: "お断り中" };
		case "lapsed":
			return { mark: "none", word: "期間が終わった" };
		case "lifted":
			return { mark: "none", word: "解いた" };
	}
}
