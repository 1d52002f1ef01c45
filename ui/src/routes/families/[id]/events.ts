/** これまで: what happened with a family, each with its sign, and where it is opened. */
import { nearDay, timeInWords } from "$lib/calendar";
import type { CallAnswer, FamilyEvent, Mark, NeedDecision, PaperRow } from "$lib/center";
import type { Happening } from "$lib/components/Timeline.svelte";
import { paperKind } from "$lib/papers";
import { refusedInWords, toldInWords } from "$lib/sessions";
import { ways } from "$lib/ways";

/** What a filter lets through. */
export type Sort = "session" | "loan" | "consent" | "paper";

export interface Event extends Happening {
	sort: Sort;
	/** The clause the event stands on. */
	clause?: string;
	/** The paper, to be shown again as it was. */
	paper?: PaperRow;
}

export function eventInWords(event: FamilyEvent, at: number, today: string): Event {
	const base = {
		id: `${at}`,
		when: [nearDay(event.on, today), event.on >= today && event.at && timeInWords(event.at)].filter(Boolean).join(" "),
	};
	switch (event.kind) {
		case "session":
			return {
				...base,
				sort: "session",
				mark: event.withdrawn ? "none" : event.mark === null ? "wait" : event.mark === "absent" ? "none" : "ok",
				title: event.title,
				note: event.withdrawn ? "申込を取り消しました" : event.mark === null ? "申込" : markInWords(event.mark),
				href: ways.session(event.session),
			};
		case "call":
			return {
				...base,
				sort: "session",
				mark: event.answer === "agreed" ? "ok" : event.answer === "declined" ? "none" : "wait",
				title: `電話　${event.title}（${event.about === "seat" ? "席のこと" : "中止のこと"}）`,
				note: `${answerInWords(event.answer)}　${event.by}`,
			};
		case "told":
			return {
				...base,
				sort: "session",
				mark: "ok",
				title: `${event.reissued ? "新しいＩＤ等" : "ＩＤ等"}を伝えました　${event.title}`,
				note: `${toldInWords(event.way)}　${event.by}`,
				clause: "§5(1)",
			};
		case "turnedDown":
			return {
				...base,
				sort: "session",
				mark: "stop",
				title: `申込を受けませんでした　${event.title}`,
				note: refusedInWords(event.because),
				...(event.clause === null ? {} : { clause: event.clause }),
			};
		case "loanCall":
			return {
				...base,
				sort: "loan",
				mark: "wait",
				title: `電話　${event.kit}の返却のこと`,
				note: `${event.said}　${event.by}`,
			};
		case "consent":
			return {
				...base,
				sort: "consent",
				mark: "ok",
				title: `承諾書 第${event.version}版が返ってきました`,
			};
		case "consentWithdrawn":
			return { ...base, sort: "consent", mark: "stop", title: `承諾（第${event.version}版）を取り下げました` };
		case "paper":
			return {
				...base,
				sort: "paper",
				mark: "none",
				title: `${paperKind(event.paper.kind)}を${wentOut(event.paper)}`,
				note: [event.paper.number, event.paper.issuedBy].join("　"),
				paper: event.paper,
			};
		case "registered":
			return { ...base, sort: "session", mark: "none", title: "登録しました" };
		case "need":
			return { ...base, sort: "loan", clause: "§4(1)", ...decisionInWords(event.decision) };
		case "lent":
			return {
				...base,
				sort: "loan",
				mark: "lent",
				title: `${event.name} ${event.kit} を貸しました`,
				href: ways.loan(event.loan),
			};
		case "returned":
			return { ...base, sort: "loan", mark: "ok", title: `${event.name} ${event.kit} が返ってきました` };
	}
}

/** A number alone is no paper: what was never printed or saved says so. */
function wentOut({ printings, voidReason }: PaperRow): string {
	if (voidReason !== null) return "欠番にしました";
	return printings.length > 0 ? "印刷しました" : "用意しました（まだ印刷していません）";
}

function decisionInWords(decision: NeedDecision): Pick<Event, "mark" | "title" | "note"> {
	switch (decision.kind) {
		case "waiting":
			return { mark: "wait", title: "必要の申し出を受けました" };
		case "approved":
			return {
				mark: "lent",
				title: "貸与を認めました",
				note: [decision.by, decision.number].filter(Boolean).join("　"),
			};
		case "refused":
			return { mark: "stop", title: "貸与を断りました", note: `${decision.by}　${decision.reason}` };
	}
}

function answerInWords(answer: CallAnswer): string {
	switch (answer) {
		case "agreed":
			return "伝わった";
		case "declined":
			return "断られた";
		case "noAnswer":
			return "出ない";
		case "leftWord":
			return "伝言した";
	}
}

function markInWords(mark: Mark): string {
	switch (mark) {
		case "present":
			return "出席";
		case "late":
			return "遅れて出席";
		case "left":
			return "途中で退室";
		case "absent":
			return "欠席";
	}
}
