/** 事故・違反のことば: clauses in a few words, the clock, and why something was not done. */
import { dayInWords } from "$lib/calendar";
import type { Exposure, IncidentFailure, LeakKind, RefusalFailure } from "$lib/center";
import type { Verdict } from "$lib/verdicts";

export function incidentFailure(failure: IncidentFailure): string {
	switch (failure.kind) {
		case "noClause":
			return "どの条文にあたるかを、一つは選んでください。";
		case "learntBefore":
			return "起きたのは、知った時より前です。日時を確かめてください。";
		case "beforeItWasKnown":
			return "知った時より前には、できません。日時を確かめてください。";
		case "receivedAlready":
			return "課は、もう受けています。画面を開き直してください。";
		case "notReceived":
			return "先に、課が受けたことを記録してください。";
		case "instructionsOpen":
			return `終わっていない指示が${failure.open}件あります。済ませてから、終わりにしてください。`;
		case "doneAlready":
			return "この指示は、もう済んでいます。";
		case "closed":
			return "終わりにした記録です。直すには、もう一度開いてください。";
		case "notClosed":
			return "まだ終わりにしていない記録です。";
		case "noFacts":
			return "何があったかを書いてから、終わりにしてください。";
		case "nobodyToRemove":
			return "この事業に席のある家庭だけを、当日から退去にできます。";
		case "removedAlready":
			return "この家庭は、もう退去になっています。";
		case "nothingExposed":
			return "伝えたＩＤ等はありません。出し直すものがない記録は、「記録する」で始めてください。";
	}
}

export function refusalFailure(failure: RefusalFailure): string {
	switch (failure.kind) {
		case "noClause":
			return "お断りのもとになる禁止事項を、一つは選んでください。";
		case "otherFamily":
			return "選んだ事故・違反は、ほかの家庭のものです。";
		case "beforeDecision":
			return `決裁は${dayInWords(failure.decidedOn)}です。始まりは、その日か後にしてください。`;
		case "reviewOutside":
			return `見直しの日は、${dayInWords(failure.from)}から${dayInWords(failure.until)}までにしてください。`;
		case "overAlready":
			return "このお断りは、もう終わっています。";
	}
}

/** 3分, 2時間10分, 3日と4時間: how long the clock has run. */
export function elapsed(since: string, now: Date): string {
	const minutes = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 60_000));
	const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
	if (days > 0) return hours > 0 ? `${days}日と${hours}時間` : `${days}日`;
	if (hours > 0) return rest > 0 ? `${hours}時間${rest}分` : `${hours}時間`;
	return `${rest}分`;
}

export function exposureVerdict(state: Exposure): Verdict {
	switch (state) {
		case "toReissue":
			return { mark: "stop", word: "出し直す" };
		case "elsewhere":
			return { mark: "care", word: "ほかのセンター" };
		case "void":
			return { mark: "none", word: "もう使えない" };
		case "over":
			return { mark: "none", word: "終わった" };
	}
}

export const leakKinds: { value: LeakKind; label: string }[] = [
	{ value: "sensitive", label: "病歴・障害など、要配慮個人情報がふくまれる" },
	{ value: "wrongful", label: "盗まれた、のぞかれたなど、不正の目的がある" },
	{ value: "harmful", label: "お金の被害につながるおそれがある" },
];
