/** 名簿: what a family at the door meets, and how it is found. */
import { dayInWords } from "$lib/calendar";
import type { ApplicationRow, Mark } from "$lib/center";
import { refusalInBrief } from "$lib/refused";
import { isEligible, refusalInWords, standsOn } from "$lib/verdicts";
import { markInWords } from "../../words";
import { folded, initials, kunrei, romaji } from "./romaji";

/** What speaks against letting a family in, with its clause; a reason lets it pass. */
export interface Hindrance {
	title: string;
	words: string;
	clause: string;
}

export function hindrances(row: ApplicationRow, today: string): Hindrance[] {
	const found: Hindrance[] = [];
	if (row.refusal.kind === "refused")
		found.push({
			title: "お断り中の家庭です",
			words: `${refusalInBrief(row.refusal.refusal, today)}。入れられるのは、課だけです。`,
			clause: row.refusal.refusal.clause,
		});
	if (row.consent.kind !== "given")
		found.push({
			title: row.consent.kind === "withdrawn" ? "承諾を取り下げています" : "承諾書がまだ",
			words: "参加には承諾が要ります。",
			clause: standsOn.consent,
		});
	if (!isEligible(row.eligibility) && row.overrideReason === null)
		found.push({
			title: refusalInWords(row.eligibility, today),
			words: "この日は、対象から外れます。",
			clause: row.eligibility.clause,
		});
	return found;
}

/** The one line under a name: what a person should know, or nothing. */
export function remark(row: ApplicationRow, today: string): string | undefined {
	if (row.attendance?.removed) return "強制退去になっています";
	if (row.refusal.kind === "refused") return "お断り中の家庭です";
	if (row.refusal.kind === "alike") return `お断り中の${row.refusal.refusal.name}さんと似ています`;
	if (row.consent.kind === "withdrawn") return "承諾を取り下げています";
	if (row.consent.kind !== "given") return "承諾書が返っていません";
	if (!isEligible(row.eligibility)) return refusalInWords(row.eligibility, today);
	if (row.loan.kind === "overdue") return `機器の返却が${row.loan.days}日すぎ`;
	if (row.connection.kind === "again") return "新しい接続ＩＤを伝える";
	const apart = row.people.filter((person) => person.apart && person.attendance);
	if (apart.length > 0)
		return apart.map((person) => `${person.name}さん ${markInWords(person.attendance?.mark ?? "absent")}`).join("、");
	if (row.loan.kind === "toHandOver") return "貸す機器を、まだ渡していません";
	return undefined;
}

/** Why something cannot be done, with its clause where a rule speaks against it. */
export interface WhyNot {
	words: string;
	clause?: string;
}

/** Why this mark cannot be put now; nothing where it can. */
export function whyNot(row: ApplicationRow, mark: Mark, heldOn: string, today: string): WhyNot | undefined {
	if (row.attendance?.removed)
		return {
			words: "強制退去になっています。まちがいなら、事故・違反の記録で、もとに戻してください。",
			clause: row.attendance.removed.clause,
		};
	if (heldOn > today) return { words: `出欠は、${dayInWords(heldOn, today)}からつけられます。` };
	switch (mark) {
		case "present":
		case "late": {
			const first = row.attendance?.overrideReason ? undefined : hindrances(row, today)[0];
			return first && { words: "出席は、下の「わけを書いて入れる」からつけられます。", clause: first.clause };
		}
		case "left":
			return row.attendance && row.attendance.mark !== "absent"
				? undefined
				: { words: "まだ来ていない家庭は、退室にできません。" };
		case "absent":
			return undefined;
	}
}

/** Why one of the family cannot be marked alone; nothing where they can. */
export function whyNotOne(row: ApplicationRow, mark: Mark): WhyNot | undefined {
	if (row.attendance && row.attendance.mark !== "absent") return undefined;
	return {
		words:
			mark === "present" || row.attendance === null
				? "先に、家庭の出席を記してください。"
				: "家庭が欠席なので、ひとりずつは記せません。",
	};
}

/** Y.M　03 on a screen that is shown. */
export function shownName(row: ApplicationRow, at: number): string {
	return [initials(row.name, row.kana), String(at + 1).padStart(2, "0")].filter(Boolean).join(" ");
}

/** The first family whose name, kana, number or child begins so, or holds it; -1 when none does. */
export function find(rows: ApplicationRow[], typed: string): number {
	const sought = folded(typed);
	if (!sought) return -1;
	if (/^\d{1,2}$/.test(sought)) {
		const at = Number(sought) - 1;
		if (rows[at]) return at;
	}
	const latin = /^[a-z]+$/.test(sought) ? kunrei(sought) : undefined;
	const keys = rows.map((row) => [
		folded(row.kana),
		folded(row.name),
		folded(row.familyNumber),
		...row.children.map((child) => (child.kind === "child" ? folded(child.name) : "")),
		...(latin ? [romaji(row.kana), ...row.kana.split(/\s+/).map(romaji)] : []),
		...row.kana.split(/\s+/).map(folded),
	]);
	const matches = (test: (key: string) => boolean) => keys.findIndex((of) => of.some((key) => key !== "" && test(key)));
	const begins = matches((key) => key.startsWith(sought) || (latin !== undefined && key.startsWith(latin)));
	return begins >= 0 ? begins : matches((key) => key.includes(sought) || (latin !== undefined && key.includes(latin)));
}
