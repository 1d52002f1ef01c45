/** 貸出のことば: what Rust says about needs and loans, for the person at the desk. */
import { dayInWords } from "$lib/calendar";
import type { LoanFailure, NeedDecision, NeedRow, Tone } from "$lib/center";
import { kitKind } from "$lib/kits";
import type { Mark } from "$lib/components/Sign.svelte";
import { refusalInBrief } from "$lib/refused";

export function loanFailure(failure: LoanFailure): string {
	switch (failure.kind) {
		case "noKind":
			return "借りたいものを一つは選んでください。";
		case "decidedAlready":
			return "この申し出は、もう決まっています。画面を開き直してください。";
		case "approvalInThePast":
			return "認める期限は、きょうより後の日にしてください。";
		case "approvalTooLong":
			return `認められるのは年度の終わりまでです。${dayInWords(failure.latest)}までの日にしてください。`;
		case "needWaiting":
			return "貸してよいか、まだ決まっていません。課かセンター長が認めると貸せます。";
		case "needNotYet":
			return `認めたのは${dayInWords(failure.on)}です。渡した日は、それより前にできません。`;
		case "kindNotApproved":
			return `${failure.kit || "それ"}は、認めた機器の種類とちがいます。別の機器を選ぶか、もう一度申し出を受けてください。`;
		case "notHereYet":
			return `${failure.kit}がここにあるのは${dayInWords(failure.since)}からです。渡した日を確かめてください。`;
		case "needRefused":
			return `${dayInWords(failure.on)}に、貸さないと決まりました。ようすが変わったら、もう一度申し出を受けられます。`;
		case "needLapsed":
			return `認めた期限が${dayInWords(failure.until)}で切れました。もう一度、申し出を受けてください。`;
		case "notAParticipant":
			return "これからのオンライン事業に申し込んでいる家庭だけに貸せます。先に申込を受けてください。";
		case "refused":
			return `お断り中の家庭なので、貸せません（${refusalInBrief(failure.refusal)}）。`;
		case "notInThatSession":
			return "一回の事業のために認めた申し出ですが、その事業に参加する家庭ではなくなっています。申し出を受け直してください。";
		case "noConsent":
			return "承諾書がまだ返っていません。返ってきたら貸せます。";
		case "nothingNamed":
			return "一つは選んでください。";
		case "requiredPartLeftOut":
			return `${failure.kit}には、使える「${failure.part}」が要ります。そろえるか、別の機器を選んでください。`;
		case "foreignPart":
			return "ほかの機器の部品がまざっています。画面を開き直してください。";
		case "dueBeforeLent":
			return "返す日は、貸す日より後にしてください。";
		case "dueTooLate":
			return `貸せるのは${failure.longestDays}日までです。${dayInWords(failure.latest)}までの日にしてください。`;
		case "duePastFiscalYear":
			return `年度をこえては貸せません。${dayInWords(failure.latest)}までの日にしてください。`;
		case "dueBeyondNeed":
			return `認めた期限をこえては貸せません。${dayInWords(failure.until)}までの日にするか、もう一度申し出を受けてください。`;
		case "notCheckedThen":
			return `${failure.kit}の点検は${dayInWords(failure.on)}です。渡したのがそれより前なら、機器の記録で点検した日を直してください。`;
		case "tooEarly":
			return `${dayInWords(failure.since)}か、それより後の日にしてください。`;
		case "notThatVeryOne":
			return `「${failure.part}」は、その物が返るまで、まだ借りたままです。別の物なら、印をつけずに記録してください。`;
		case "inTheFuture":
			return "きょうより先の日は書けません。日を直してください。";
		case "backBeforeLent":
			return `貸したのは${dayInWords(failure.lentOn)}です。その日か、後の日にしてください。`;
		case "partBackAlready":
			return `「${failure.part}」は、もう返っています。画面を開き直してください。`;
		case "notForStaff":
			return "貸せるのは、事業に申し込んだ参加者だけです。職員・講師の機器は、所の備品を使ってください。";
		case "askedByYou":
			return "この申し出は、あなたが受けました。決めるのは、ほかの人に頼んでください。";
		case "notThatSession":
			return "この家庭は、その回に申し込んでいません。申し込んだ回を選ぶか、期限で認めてください。";
		case "noneFree":
			return `${failure.place}の${kitKind(failure.of)}は、${dayInWords(failure.first)}に空きがありません。${
				failure.freeFrom
					? `${dayInWords(failure.freeFrom)}からなら空いています。`
					: "順番待ちにするか、ほかの所を選んでください。"
			}`;
		case "closedThatDay":
			return `その日は休みです。${failure.openOn ? `${dayInWords(failure.openOn)}からにしてください。` : "別の日にしてください。"}`;
		case "reservedInThePast":
			return "予約は、きょうか、これからの日にしてください。";
		case "reservationOver":
			return "この予約は、もう終わっています。画面を開き直してください。";
		case "notInTheQueue":
			return "この予約は、もう順番待ちではありません。画面を開き直してください。";
		case "backAlready":
			return "この機器は、もう返っています。画面を開き直してください。";
		case "notLater":
			return `いまの返す日は${dayInWords(failure.dueOn)}です。それより後の日にしてください。`;
		case "lostAlready":
			return `「${failure.part}」は、もう届を受けています。`;
		case "lossDecided":
			return "この届は、もう決まっています。画面を開き直してください。";
		case "notASignature":
			return "署名が書かれていません。枠の中に名前を書いてください。";
		case "signedAlready":
			return "この貸出は、もう署名されています。書きちがいなら「もとに戻す」で消して、書き直せます。";
		case "nothingToSettle":
			return "弁償を待っているものではありません。画面を開き直してください。";
		case "tonesInDisorder":
			return "最終の督促は、再度のお願いより後の日数にしてください。";
		case "neverOpen":
			return "一週間ずっと休みにはできません。開く曜日を一つは残してください。";
		case "closedAlready":
			return "その日は、もう休みになっています。";
		case "kitUnknown":
			return "その番号の機器はありません。ラベルの番号を見直してください。";
		case "kitNotOut":
			return `${failure.kit}は貸し出していません。番号を見直してください。`;
	}
}

/** お願い, 再度のお願い, 最終 */
export function toneWords(tone: Tone): string {
	switch (tone) {
		case "first":
			return "お願い";
		case "second":
			return "再度のお願い";
		case "final":
			return "最終";
	}
}

/** How a need was decided: its sign and its words. */
export function decisionSign(decision: NeedDecision, today: string): { mark: Mark; words: string } {
	switch (decision.kind) {
		case "waiting":
			return { mark: "wait", words: "判断待ち" };
		case "approved":
			return decision.until < today
				? { mark: "stop", words: `${dayInWords(decision.until, today)}で切れました` }
				: { mark: "ok", words: `${dayInWords(decision.until, today)}まで認めました` };
		case "refused":
			return { mark: "none", words: "貸さないと決めました" };
	}
}

/** タブレットと通信ルーター */
export function kindsWords(need: Pick<NeedRow, "kinds">): string {
	return need.kinds.map(kitKind).join("と");
}
