/** きょう気にかけること: each line as a sign, whose it is, until when, and the one act that ends it. */
import { daysBetween, dayInWords, momentInWords, nearDay, timeInWords } from "$lib/calendar";
import type { Care } from "$lib/center";
import type { Mark } from "$lib/components/Sign.svelte";
import { clauseWord } from "$lib/incidents";
import { nearDate, standsOn } from "$lib/verdicts";
import { preparationInWords } from "./sessions/words";
import { ways } from "$lib/ways";

export interface CareLine {
	key: string;
	mark: Mark;
	kind: string;
	who: string;
	note: string;
	clause: string;
	/** Until when, bold where it is due now. */
	until: string;
	untilNote?: string;
	urgent: "now" | "later";
	act: { words: string; href: string } | { words: string; print: { family: string; session: string } };
}

export function careLine(care: Care, today: string): CareLine {
	switch (care.kind) {
		case "incidentRuns":
			return {
				key: `incident-${care.incident}`,
				mark: "stop",
				kind: "事故・違反",
				who: care.name ? `${care.name}さん` : care.number,
				note: `${care.clauses.map(clauseWord).join("、")}　${care.relayed ? "課に知らせました" : "課に知らせていません"}`,
				clause: care.clauses[0] ?? "§5(3)",
				until: "課が受けるまで",
				untilNote: `${momentInWords(care.learntAt, today)}に知った`,
				urgent: "now",
				act: { words: "記録を開く", href: ways.incident(care.incident) },
			};
		case "instructionOpen":
			return {
				key: `instruction-${care.incident}-${care.dueOn}-${care.text}`,
				mark: care.dueOn < today ? "stop" : "care",
				kind: "課の指示",
				who: care.number,
				note: care.text,
				clause: "§5(3)",
				until: care.dueOn < today ? `${daysBetween(care.dueOn, today)}日すぎ` : `${nearDay(care.dueOn, today)}まで`,
				urgent: daysBetween(today, care.dueOn) <= 1 ? "now" : "later",
				act: { words: "済みを入れる", href: ways.incident(care.incident) },
			};
		case "refusalReview":
			return {
				key: `refusal-${care.refusal}`,
				mark: "wait",
				kind: "お断り",
				who: `${care.name}さん`,
				note: "続けるか、解くかを見直します",
				clause: care.clause,
				until: nearDay(care.reviewOn, today),
				urgent: care.reviewOn <= today ? "now" : "later",
				act: { words: "見直す", href: ways.refusals },
			};
		case "overdue":
			return {
				key: `overdue-${care.loan}`,
				mark: "stop",
				kind: "返却",
				who: `${care.name}さん`,
				note: `${care.kitName} ${care.kit}`,
				clause: standsOn.loan,
				until: `${care.days}日すぎ`,
				untilNote: dayInWords(care.dueOn, today),
				urgent: "now",
				act: { words: "返却を受ける", href: ways.loan(care.loan) },
			};
		case "dueToday":
			return {
				key: `due-${care.loan}`,
				mark: "care",
				kind: "返却",
				who: `${care.name}さん`,
				note: `${care.kitName} ${care.kit}`,
				clause: standsOn.loan,
				until: "きょう",
				urgent: "now",
				act: { words: "返却を受ける", href: ways.loan(care.loan) },
			};
		case "toHandOver":
			return {
				key: `hand-over-${care.need}`,
				mark: "care",
				kind: "貸す",
				who: `${care.name}さん`,
				note: "認めました。まだ渡していません",
				clause: standsOn.loan,
				until: `${nearDate(care.until, today)}まで`,
				urgent: daysBetween(today, care.until) <= 7 ? "now" : "later",
				act: { words: "引き渡す", href: `/loans/hand-over?need=${care.need}` },
			};
		case "consentMissing": {
			const base = {
				key: `consent-${care.family}-${care.session}`,
				mark: "care" as const,
				kind: "承諾書",
				who: `${care.name}さん`,
				note: `${care.title}　${care.printed ? "印刷ずみ" : "印刷はまだ"}`,
				clause: standsOn.consent,
				until: `${nearDay(care.heldOn, today)} ${timeInWords(care.startsAt)}`,
				urgent: daysBetween(today, care.heldOn) <= 1 ? ("now" as const) : ("later" as const),
			};
			return care.printed
				? { ...base, act: { words: "返却を入れる", href: "/consents" } }
				: { ...base, act: { words: "印刷する", print: { family: care.family, session: care.session } } };
		}
		case "needWaiting":
			return {
				key: `need-${care.need}`,
				mark: "wait",
				kind: "貸与の判断",
				who: `${care.name}さん`,
				note: care.reason,
				clause: care.clause,
				until: `${nearDay(care.askedOn, today)}から`,
				urgent: "later",
				act: { words: "判断する", href: `/loans?need=${care.need}` },
			};
		case "toCheck":
			return {
				key: `check-${care.kit}`,
				mark: "wait",
				kind: "点検",
				who: `${care.name} ${care.number}`,
				note: "初期化と動作確認がまだです",
				clause: standsOn.installed,
				until: "",
				urgent: "later",
				act: { words: "点検する", href: ways.kit(care.kit) },
			};
		case "notInstalled":
			return {
				key: `installed-${care.session}`,
				mark: "wait",
				kind: "接続確認",
				who: care.title,
				note: `${care.families}組がまだです`,
				clause: care.clause,
				until: nearDay(care.heldOn, today),
				urgent: "later",
				act: { words: "名簿を見る", href: ways.session(care.session) },
			};
		case "toPrepare":
			return {
				key: `prepare-${care.session}`,
				mark: "care",
				kind: "準備",
				who: care.title,
				note: [...care.items.map(preparationInWords), ...care.decided].join("、"),
				clause: "§1",
				until: nearDay(care.heldOn, today),
				urgent: daysBetween(today, care.heldOn) <= 1 ? "now" : "later",
				act: { words: "準備を見る", href: `${ways.session(care.session)}?tab=prepare` },
			};
		case "leaving":
			return {
				key: "leaving",
				mark: "none",
				kind: "就学",
				who: `3月で終わる ${care.families}家庭`,
				note: "4月に就学して、対象から外れます",
				clause: standsOn.eligibility,
				until: nearDate(care.lastDay, today),
				urgent: "later",
				act: { words: "家庭を見る", href: ways.leaving },
			};
	}
}
