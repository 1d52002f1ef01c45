/** 決まりごとのことば: why a paper was not made, a version not put in force, a decision not written down. */
import { fullDay } from "$lib/calendar";
import type { DecisionFailure, PaperFailure, PolicyFailure } from "$lib/center";

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
		case "tooManyLines":
			return `一つの紙に載せられるのは${failure.most.toLocaleString("ja-JP")}件までです（いま${failure.found.toLocaleString("ja-JP")}件）。人や日で、しぼってください。`;
		case "notOverdue":
			return "返す日をすぎて、まだ返っていないものはありません。手紙はいりません。";
		case "notWaitedFor":
			return "返りを待っている承諾書はありません。まだ渡していない家庭には、承諾書を印刷してください。";
		case "stocktakeOpen":
			return "棚卸が終わっていません。締めてから、棚卸表を印刷してください。";
		case "notDecided":
			return "まだ決まっていません。認めるか断るかを決めると、通知書を印刷できます。";
		case "noBlank":
			return "この紙には、書きこむための用紙がありません。";
		case "blankHasNoNumber":
			return "書きこむための用紙には、番号がつきません。";
		case "unreadable":
			return `${failure.number}の控えを読めません。ほかの紙には差し支えありません。もとの記録から、新しく印刷してください。`;
		case "erased":
			return "保存年限が過ぎて、この紙に書かれていたことは消しました。印刷できません。";
		case "isVoid":
			return "この番号は、もう使っていません（欠番）。";
		case "cameBack":
			return "署名して返ってきた紙です。使わないことにはできません。";
		case "noRecoveryKey":
			return "印刷する復旧鍵がありません。もう一度、作り直してください。";
	}
}

export function policyFailure(failure: PolicyFailure): string {
	switch (failure.kind) {
		case "unchanged":
			return "いまの版と、一字も変わっていません。条文を直すと、新しい版にできます。";
		case "tooEarly":
			return `施行日は${fullDay(failure.earliest)}からにしてください。もう開いた事業の版は、変えられません。`;
		case "beingWritten":
			return `${failure.by}さんが、もう改定の案を書いています。その案を開いて続けてください。`;
	}
}

export function decisionFailure(failure: DecisionFailure): string {
	switch (failure.kind) {
		case "supersededAlready":
			return `その決定には、もう ${failure.by} がかわっています。新しいほうにかわる決定を書いてください。`;
		case "appliesTooEarly":
			return `適用は${fullDay(failure.earliest)}からにしてください。決めた日や、前の決定の適用より前にはできません。`;
		case "askedAfterDecided":
			return "協議を求めた日は、決めた日より後にはできません。日を直してください。";
		case "notAsked":
			return "この事業には、その決定の準備はありません。画面を開き直してください。";
	}
}
