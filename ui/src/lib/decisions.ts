/** 協議決定のことば: what a decision is called, how it stands, and the slip for a law that no longer stands as named. */
import { dayInWords, fullDay } from "./calendar";
import type { Audience, DecisionBrief, LawSlip } from "./center";

/** 第3号, with its 年度 where that is not this one's. */
export function decisionNumber({ nth, year }: DecisionBrief, thisYear?: number): string {
	return thisYear === undefined || thisYear === year ? `第${nth}号` : `${year}年度 第${nth}号`;
}

/** 6月15日（月）に決定　7月1日から */
export function decidedInWords({ decidedOn, appliesFrom }: DecisionBrief, today?: string): string {
	const from = appliesFrom === decidedOn ? "すぐに" : `${dayInWords(appliesFrom, today)}から`;
	return `${dayInWords(decidedOn, today)}に決定　${from}`;
}

/** How it stands: 守っています, 7月1日から … */
export function standingInWords({ standing }: DecisionBrief, today?: string): string {
	switch (standing.kind) {
		case "notYet":
			return `${dayInWords(standing.from, today)}から守ります`;
		case "holds":
			return "いま守っています";
		case "superseded":
			return `${dayInWords(standing.since, today)}に、ほかの決定にかわりました`;
		case "inThePolicy":
			return `ポリシー第${standing.version}版に入りました`;
	}
}

export function audienceInWords(audience: Audience): string {
	return audience === "public" ? "参加者にも公開" : "職員だけ";
}

/** Why a slip lies under a clause. */
export function slipInWords({ since, now }: LawSlip): string {
	const day = fullDay(since).replace(/（.）$/, "");
	return `${day}から、市の機関には「${now}」が直接あてはまります。条文はそのままにしてあります。`;
}
