/** 判定のことば: what a family's standing says in one sign and a word, on every list that shows it. */
import type { Mark as SignMark } from "./components/Sign.svelte";
import { dayInWords, wareki } from "./calendar";
import type { ChildBrief, ConsentSign, EligibilityVerdict, LoanSign } from "./center";

/** A shape and its word. */
export interface Verdict {
	mark: SignMark;
	word: string;
}

/** Which clause each judgement stands on, to be opened beside its sign. */
export const standsOn = {
	consent: "§4(3)",
	eligibility: "§2(1)",
	refusal: "§6",
	loan: "§4(1)",
	environment: "§4(1)",
	installed: "§4(2)",
	connection: "§5(1)",
	attendance: "§2(4)",
} as const;

/** 16 → 1歳4か月 */
export function monthsInWords(months: number): string {
	const years = Math.floor(months / 12);
	const rest = months % 12;
	if (years === 0) return `${rest}か月`;
	return rest === 0 ? `${years}歳` : `${years}歳${rest}か月`;
}

/** 湊 1歳4か月; 妊娠中　来年2月に予定 */
export function childInWords(child: ChildBrief, today: string): string {
	switch (child.kind) {
		case "child":
			return `${child.name} ${monthsInWords(child.months)}`;
		case "expected":
			return `妊娠中　${nearMonth(child.dueOn, today)}に予定`;
	}
}

/** 承諾: 済み, まだ, 取り下げ */
export function consentVerdict(consent: ConsentSign): Verdict {
	switch (consent.kind) {
		case "given":
			return { mark: "ok", word: "済み" };
		case "printed":
		case "none":
			return { mark: "care", word: "まだ" };
		case "withdrawn":
			return { mark: "stop", word: "取り下げ" };
	}
}

/** 第1版　11月11日に返却 */
export function consentInWords(consent: ConsentSign, today: string): string {
	switch (consent.kind) {
		case "given":
			return `第${consent.version}版　${plainDay(consent.on, today)}に返却`;
		case "printed":
			return `${plainDay(consent.on, today)}に印刷　まだ返っていません`;
		case "none":
			return "まだ印刷していません";
		case "withdrawn":
			return `${plainDay(consent.on, today)}に取り下げ`;
	}
}

/** 対象: by §2(1), on the day of the session */
export function eligibilityVerdict(verdict: EligibilityVerdict): Verdict {
	switch (verdict.kind) {
		case "child":
		case "expecting":
			return { mark: "ok", word: "対象" };
		case "atSchool":
			return { mark: "stop", word: "就学後" };
		case "noChild":
			return { mark: "stop", word: "子がいない" };
	}
}

/** 貸与: なし, 判断待ち, これから渡す, 南-K01, 5日すぎ */
export function loanVerdict(loan: LoanSign): Verdict {
	switch (loan.kind) {
		case "none":
			return { mark: "none", word: "なし" };
		case "waiting":
			return { mark: "wait", word: "判断待ち" };
		case "toHandOver":
			return { mark: "care", word: "これから渡す" };
		case "lent":
			return { mark: "lent", word: loan.kits.join("・") };
		case "overdue":
			return { mark: "stop", word: `${loan.days}日すぎ` };
	}
}

/** True where §2(1) lets the family take part. */
export function isEligible(verdict: EligibilityVerdict): boolean {
	return verdict.kind === "child" || verdict.kind === "expecting";
}

/**
 * Why a family may or may not take part, in phrases that do not break inside:
 * 湊さんは 1歳4か月。 小学校は2032年4月からなので、 11月25日は 就学前です。
 */
export function eligibilityPhrases(verdict: EligibilityVerdict, heldOn: string, today: string): string[] {
	const day = plainDay(heldOn, today);
	switch (verdict.kind) {
		case "child":
			return [
				`${verdict.name}さんは`,
				`${monthsInWords(verdict.months)}。`,
				...(verdict.deferredBy === null ? [] : [`就学猶予（${verdict.deferredBy}）により、`]),
				`小学校は${yearMonth(verdict.entersOn)}からなので、`,
				`${day}は`,
				"就学前です。",
			];
		case "expecting":
			return ["出産の予定は", `${plainDay(verdict.dueOn, today)}。`, `${day}は`, "妊娠中の方として", "参加できます。"];
		case "atSchool":
			return [`${verdict.name}さんは`, `${atSchoolInWords(verdict.enteredOn, today)}。`];
		case "noChild":
			return ["就学前のお子さんも、", "妊娠中の方も、", "この家庭にはいません。"];
	}
}

/** 令和９年４月１日に小学校へ入るため、令和９年３月３１日まで参加できます — until when, as a letter would say it. */
export function lastDayPhrases(verdict: EligibilityVerdict, today: string): string[] {
	switch (verdict.kind) {
		case "child":
			return [
				...(verdict.deferredBy === null ? [] : [`就学猶予（${verdict.deferredBy}）により、`]),
				`${formalDay(verdict.entersOn)}に`,
				"小学校へ入るため、",
				`${formalDay(verdict.lastDay)}まで`,
				"参加できます。",
			];
		case "expecting":
			return [
				`${plainDay(verdict.dueOn, today)}の予定日を過ぎたら、`,
				"生まれた日を書くと、",
				"お子さんとして参加できます。",
			];
		case "atSchool":
			return [
				`${formalDay(verdict.enteredOn)}に`,
				verdict.enteredOn <= today ? "小学校へ入りました。" : "小学校へ入ります。",
			];
		case "noChild":
			return ["就学前のお子さんも、", "妊娠中の方も、", "この家庭にはいません。"];
	}
}

/** 2027-04-01 → 令和９年４月１日, in the figures that papers use. */
export function formalDay(day: string): string {
	return wareki(day).replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));
}

/** The refusal under a name: 2026年4月に就学しました */
export function refusalInWords(verdict: EligibilityVerdict, today: string): string {
	switch (verdict.kind) {
		case "child":
		case "expecting":
			return "";
		case "atSchool":
			return atSchoolInWords(verdict.enteredOn, today);
		case "noChild":
			return "就学前のお子さんがいません";
	}
}

function atSchoolInWords(enteredOn: string, today: string): string {
	return enteredOn <= today ? `${yearMonth(enteredOn)}に就学しました` : `${yearMonth(enteredOn)}に就学します`;
}

/** 2月, 来年2月, 2028年2月 */
function nearMonth(day: string, today: string): string {
	return nearYear(`${Number(day.slice(5, 7))}月`, day, today);
}

/** 3月31日, 来年3月31日, 2028年3月31日 */
export function nearDate(day: string, today: string): string {
	return nearYear(`${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`, day, today);
}

function nearYear(words: string, day: string, today: string): string {
	const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4));
	return years === 0 ? words : years === 1 ? `来年${words}` : `${Number(day.slice(0, 4))}年${words}`;
}

/** 2032-04-01 → 2032年4月 */
export function yearMonth(day: string): string {
	return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
}

/** 11月25日, with the year when it is not this one; no weekday, for the middle of a sentence. */
export function plainDay(day: string, today: string): string {
	return dayInWords(day, today).replace(/（.）$/, "");
}
