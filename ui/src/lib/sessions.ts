/** オンライン事業のことば: what kind a session is, and how long until it begins, on every screen that shows one. */
import { timeInWords } from "$lib/calendar";
import type { RefusedBecause, SessionKind, ToldBy } from "$lib/center";

/** 始まりまで 48分; 始まって 5分; 11:40 に終わりました */
export function untilItBegins(session: { startsAt: string; endsAt: string }, now: Date): string {
	const minute = now.getHours() * 60 + now.getMinutes();
	const from = minutes(session.startsAt);
	const until = minutes(session.endsAt);
	if (minute < from) return `始まりまで ${lasting(from - minute)}`;
	if (minute < until) return `終わりまで ${lasting(until - minute)}`;
	return `${timeInWords(session.endsAt)} に終わりました`;
}

function lasting(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (hours === 0) return `${rest}分`;
	return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`;
}

function minutes(time: string): number {
	const [hour = 0, minute = 0] = time.split(":").map(Number);
	return hour * 60 + minute;
}

/** 交流会, 相談, 講座, その他 */
export function kindInWords(kind: SessionKind): string {
	switch (kind) {
		case "gathering":
			return "交流会";
		case "consultation":
			return "相談";
		case "lecture":
			return "講座";
		case "other":
			return "その他";
	}
}

/** Every kind, in the order forms offer them. */
export const sessionKinds: SessionKind[] = ["gathering", "consultation", "lecture", "other"];

/** Why an application was not taken. */
export function refusedInWords(because: RefusedBecause): string {
	switch (because) {
		case "notEligible":
			return "対象から外れる";
		case "minorAlone":
			return "未成年の方だけ";
		case "notTheAge":
			return "対象の月齢でない";
		case "notTheTime":
			return "受付の期間でない";
		case "full":
			return "定員";
		case "double":
			return "申込がもうある";
		case "refused":
			return "お断り中";
	}
}

/** The ways of telling ＩＤ等, in the order of their digits. */
export const waysOfTelling: { way: ToldBy; word: string }[] = [
	{ way: "telephone", word: "電話で" },
	{ way: "paper", word: "接続案内の紙で" },
	{ way: "mail", word: "メールで" },
	{ way: "counter", word: "窓口で" },
];

export function toldInWords(way: ToldBy): string {
	return waysOfTelling.find((known) => known.way === way)?.word ?? "";
}
