/** 決まりごとのことば: what is counted under a clause, and why a paper was not made. */
import type { ClauseRecords, PaperFailure } from "$lib/center";

export function paperFailure(failure: PaperFailure): string {
	switch (failure.kind) {
		case "unprintable": {
			const first = failure.characters[0];
			if (!first) return "印字できない字があります。字を直してください。";
			const rest = failure.characters.length - 1;
			const others = rest > 0 ? `ほかに${rest}か所あります。` : "";
			return `「${first.within}」の「${first.character}」が印字できません。${others}別の字の並びに直してから印刷してください。`;
		}
		case "nothing":
			return "印刷するものがありません。";
		case "tooMany":
			return `一度に印刷できるのは${failure.most}通までです。分けて印刷してください。`;
		case "notOverdue":
			return "返す日をすぎて、まだ返っていないものはありません。手紙はいりません。";
		case "stocktakeOpen":
			return "棚卸が終わっていません。締めてから、棚卸表を印刷してください。";
		case "notDecided":
			return "まだ決まっていません。認めるか断るかを決めると、通知書を印刷できます。";
		case "noBlank":
			return "この紙には、書きこむための用紙がありません。";
		case "blankHasNoNumber":
			return "書きこむための用紙には、番号がつきません。";
		case "isVoid":
			return "この番号は、もう使っていません（欠番）。";
		case "cameBack":
			return "署名して返ってきた紙です。使わないことにはできません。";
		case "noRecoveryKey":
			return "印刷する復旧鍵がありません。もう一度、作り直してください。";
	}
}

/** What is counted, and in what. */
export function countWords(of: ClauseRecords): { label: string; unit: string } {
	switch (of) {
		case "sessions":
			return { label: "開いたオンライン事業", unit: "回" };
		case "applications":
			return { label: "受けた申込", unit: "件" };
		case "consents":
			return { label: "返ってきた承諾書", unit: "件" };
		case "needs":
			return { label: "必要の判断", unit: "件" };
		case "loans":
			return { label: "貸出", unit: "件" };
		case "credentials":
			return { label: "発行したＩＤ等", unit: "件" };
		case "looks":
			return { label: "家庭の記録を見た", unit: "回" };
	}
}
