/** 行き先: where a record is opened. The only place that spells a route, so that every link agrees. */
import type { Opens, PaperKind } from "./center";

export const ways = {
	family: (id: string) => `/families/${id}`,
	/** 3月で終わる家庭. */
	leaving: "/families/leaving",
	/** 重複の候補. */
	alike: "/families/alike",
	/** Two families side by side, to be merged into the first. */
	merge: (kept: string, gone: string) => `/families/merge?kept=${kept}&gone=${gone}`,
	session: (id: string) => `/sessions/${id}`,
	/** 当日 of a session. */
	day: (id: string) => `/sessions/${id}/day`,
	/** 取り込み of one table. */
	import: (id: string) => `/imports/${id}`,
	kit: (id: string) => `/devices/${id}`,
	loan: (id: string) => `/loans/${id}`,
	incident: (id: string) => `/incidents/${id}`,
	/** お断り in their list. */
	refusals: "/incidents?tab=refusals",
	/** 紛失ボタン: what may be known outside, of a family, a kit, a session or a laptop of ours. */
	loss: (of: "family" | "kit" | "session" | "laptop", id: string) => `/incidents/loss?${of}=${id}`,
	/** 決まりごと at a clause (`§4(1)`). */
	clause: (clause: string) => `/policy#${encodeURIComponent(clause)}`,
	decision: (id: string) => `/policy/decisions/${id}`,
	/** 協議決定 about a clause. */
	decisionsOf: (clause: string) => `/policy/decisions?sought=${encodeURIComponent(clause)}`,
	/** 協議と決定を書く, about a clause. */
	decide: (clause: string) => `/policy/decisions/new?clause=${encodeURIComponent(clause)}`,
	/** The records behind a number of 条項別対応状況. */
	counted: (record: string, year: number) => `/policy/coverage/${record}?year=${year}`,
	/** What opens a record that is counted. */
	opens: (opens: Opens, id: string) => {
		switch (opens) {
			case "session":
				return `/sessions/${id}`;
			case "family":
				return `/families/${id}`;
			case "loan":
				return `/loans/${id}`;
			case "decision":
				return `/policy/decisions/${id}`;
			case "policy":
				return "/policy/versions";
			case "paper":
				return "/settings?tab=register";
			case "service":
				return "/settings?tab=services";
			case "export":
				return "/settings?tab=exports";
			case "incident":
				return `/incidents/${id}`;
		}
	},
	/** A paper by its check code: a consent is taken back, a loan's paper opens the loans. */
	paper: (kind: PaperKind, code: string) => {
		switch (kind) {
			case "policy":
				return "/policy";
			case "decisionRecord":
			case "answers":
				return "/policy/decisions";
			case "clauseCoverage":
				return "/policy/coverage";
			case "disposal":
			case "disclosure":
			case "fileBook":
				return "/settings?tab=retention";
			case "incidentReport":
			case "incidentCourse":
			case "instructionSheet":
			case "callSheet":
				return "/incidents";
			case "refusalNotice":
				return "/incidents?tab=refusals";
			case "consent":
				return `/consents?code=${encodeURIComponent(code)}`;
			case "loanRequest":
			case "loanReceipt":
			case "returnReceipt":
				return `/loans?code=${encodeURIComponent(code)}`;
			default:
				return "/settings?tab=register";
		}
	},
};
