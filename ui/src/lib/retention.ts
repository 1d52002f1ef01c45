/** 保存と廃棄のことば: what holds a record back, what people ask about theirs, and why something was not done. */
import type { ClaimDecision, ClaimKind, RetentionFailure, RetentionHold } from "./center";

export function holdInWords(hold: RetentionHold): string {
	switch (hold) {
		case "openLoan":
			return "返っていない機器や、決まっていないことがあります";
		case "openIncident":
			return "終わっていない事故・違反の記録があります";
		case "liveRefusal":
			return "お断りの期間中です";
		case "openClaim":
			return "開示などの請求に、まだ答えていません";
		case "otherRecords":
			return "この家庭の、ほかの記録が残ります";
	}
}

export const claimKinds: { value: ClaimKind; label: string }[] = [
	{ value: "disclosure", label: "開示（見せてほしい）" },
	{ value: "correction", label: "訂正（直してほしい）" },
	{ value: "suspension", label: "利用停止（使わないでほしい）" },
];

export function claimInWords(kind: ClaimKind): string {
	switch (kind) {
		case "disclosure":
			return "開示";
		case "correction":
			return "訂正";
		case "suspension":
			return "利用停止";
	}
}

export const decisions: { value: ClaimDecision; label: string }[] = [
	{ value: "granted", label: "請求のとおりにする" },
	{ value: "partly", label: "一部だけにする" },
	{ value: "refused", label: "しない" },
];

export function retentionFailure(failure: RetentionFailure): string {
	switch (failure.kind) {
		case "nothingDue":
			return "いま消すことのできる記録はありません。";
		case "waitsAlready":
			return `廃棄予定簿 ${failure.number}が、承認を待っています。先にそちらを決めてください。`;
		case "decidedAlready":
			return "この廃棄予定簿は、もう決まっています。";
		case "proposedByYou":
			return "廃棄予定簿をつくった人とは、別の人が承認します。";
		case "noLongerDue":
			return `つくったあとに、${failure.records}件の記録が消せなくなりました。廃棄予定簿を戻して、つくり直してください。`;
		case "notDue":
			return "残すとした記録は、保存年限が過ぎていません。開き直してください。";
		case "otherFamily":
			return "この家庭の方ではありません。家庭をえらび直してください。";
		case "claimDecided":
			return "この請求は、もう決まっています。";
		case "beforeAsked":
			return "請求された日より前の日には、決められません。";
	}
}
