/** 暦: days, times and ages in words, and what a hand types understood. Days travel as `2026-11-22`, times as `10:32`. */

export type Day = { year: number; month: number; day: number };

const ERAS = [
	{ name: "令和", letter: "R", sign: "令", first: "2019-05-01" },
	{ name: "平成", letter: "H", sign: "平", first: "1989-01-08" },
	{ name: "昭和", letter: "S", sign: "昭", first: "1926-12-25" },
	{ name: "大正", letter: "T", sign: "大", first: "1912-07-30" },
	{ name: "明治", letter: "M", sign: "明", first: "1868-10-23" },
] as const;

const WEEKDAYS = "日月火水木金土";

/** 2026-11-22 → 11月22日（日）; with the year when it is not `today`'s: 2027年3月31日（水） */
export function dayInWords(day: string, today = thisDay()): string {
	const { year, month, day: date } = parts(day);
	const short = `${month}月${date}日（${weekday(day)}）`;
	return year === parts(today).year ? short : `${year}年${short}`;
}

/** 2026-11-22 → きょう, きのう, あした, or the day in words. */
export function nearDay(day: string, today = thisDay()): string {
	switch (daysBetween(today, day)) {
		case 0:
			return "きょう";
		case -1:
			return "きのう";
		case 1:
			return "あした";
		default:
			return dayInWords(day, today);
	}
}

/** 2025-07-14 → 2025年7月14日（月）, always with the year: a birth date, or a date read back. */
export function fullDay(day: string): string {
	const { year, month, day: date } = parts(day);
	return `${year}年${month}月${date}日（${weekday(day)}）`;
}

/** 2026-11-22 → 令和8年11月22日 */
export function wareki(day: string): string {
	const { month, day: date } = parts(day);
	return `${warekiYear(day)}${month}月${date}日`;
}

/** The 年度 of a day: 2027-03-31 → 2026. */
export function fiscalYear(day: string): number {
	const { year, month } = parts(day);
	return month < 4 ? year - 1 : year;
}

/** 2026-11-22 → 令和8年 */
export function warekiYear(day: string): string {
	const { year } = parts(day);
	const era = ERAS.find((era) => day >= era.first);
	if (!era) return `${year}年`;
	const count = year - parts(era.first).year + 1;
	return `${era.name}${count === 1 ? "元" : count}年`;
}

/** 日 … 土 */
export function weekday(day: string): string {
	const { year, month, day: date } = parts(day);
	return WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, date)).getUTCDay());
}

/** Age on `on`: 1歳4か月, 0歳 → 4か月, before birth → 生まれる前. A day after the 28th falls on a short month's last day. */
export function ageInWords(born: string, on = thisDay()): string {
	const months = monthsOld(born, on);
	if (months < 0) return "生まれる前";
	if (months === 0) return `${daysBetween(born, on)}日`;
	const years = Math.floor(months / 12);
	const rest = months % 12;
	if (years === 0) return `${rest}か月`;
	return rest === 0 ? `${years}歳` : `${years}歳${rest}か月`;
}

/** Whole months lived on `on`. */
export function monthsOld(born: string, on: string): number {
	const from = parts(born);
	const to = parts(on);
	const months = (to.year - from.year) * 12 + to.month - from.month;
	const turns = Math.min(from.day, daysIn(to.year, to.month));
	return to.day >= turns ? months : months - 1;
}

/** From `from` to `to`, in days; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((utc(to) - utc(from)) / 86_400_000);
}

/** `day` moved by so many days. */
export function addDays(day: string, days: number): string {
	return new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Today by this laptop's clock. Screens prefer the desk's `today`, which is the program's. */
export function thisDay(now = new Date()): string {
	return iso({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

/** 10:32 by this laptop's clock. */
export function thisTime(now = new Date()): string {
	return `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
}

/** 10:05, 9:40 out of `09:40`, `09:40:12` or a moment `2026-11-22T09:40:12`. */
export function timeInWords(time: string): string {
	const found = /(?:^|T)(\d{1,2}):(\d{2})/.exec(time);
	return found ? `${Number(found[1])}:${found[2]}` : time;
}

/** A moment in words: きょう 10:32, 11月20日（金） 9:05. Moments with a zone are told by this laptop's clock. */
export function momentInWords(moment: string, today = thisDay()): string {
	if (/(?:Z|[+-]\d\d:?\d\d)$/.test(moment)) {
		const at = new Date(moment);
		return `${nearDay(thisDay(at), today)} ${thisTime(at)}`;
	}
	return `${nearDay(moment.slice(0, 10), today)} ${timeInWords(moment)}`;
}

export type TypedDay = { ok: string } | { trouble: string } | { empty: true };

/**
 * What three boxes say: 年 may be 2026, 令和8, R8, 8 (the present era) or 平成30. Half-width and full-width figures
 * are the same. Half-filled is not yet a day, and says what is missing.
 */
export function dayFromBoxes(year: string, month: string, day: string): TypedDay {
	const [y, m, d] = [year, month, day].map(plain) as [string, string, string];
	if (!y && !m && !d) return { empty: true };
	if (!y) return { trouble: "年を書いてください。" };
	const numbers = { month: Number(m), day: Number(d) };
	const westYear = yearNumber(y);
	if (westYear === undefined) return { trouble: "年は、2026 か 令和8 のように書いてください。" };
	if (!m) return { trouble: "月を書いてください。" };
	if (!/^\d{1,2}$/.test(m) || numbers.month < 1 || numbers.month > 12)
		return { trouble: "月は1から12までです。月を直してください。" };
	if (!d) return { trouble: "日を書いてください。" };
	const last = daysIn(westYear, numbers.month);
	if (!/^\d{1,2}$/.test(d) || numbers.day < 1) return { trouble: "日を直してください。" };
	if (numbers.day > last) {
		const leap = numbers.month === 2 ? `${westYear}年の` : "";
		return { trouble: `${leap}${numbers.month}月は${last}日までです。日を直してください。` };
	}
	return { ok: iso({ year: westYear, ...numbers }) };
}

/**
 * A whole date typed or pasted at once: R8.11.22, 令和8年11月22日, 2026-11-22, 2026/11/22, 20261122, 8/11/22.
 * Gives the three boxes' words, or nothing when it is no date.
 */
export function splitTyped(typed: string): { year: string; month: string; day: string } | undefined {
	const text = plain(typed).replace(/日.*$/, "").replace(/元年/, "1年");
	const tight = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	const loose = /^([^\d./-]*\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})$/.exec(text);
	const found = tight ?? loose;
	if (!found) return undefined;
	const [, year = "", month = "", day = ""] = found;
	return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** A whole date typed at once, as a day. */
export function parseDay(typed: string): TypedDay {
	if (!plain(typed)) return { empty: true };
	const boxes = splitTyped(typed);
	if (!boxes) return { trouble: "2026年11月22日 か R8.11.22 のように書いてください。" };
	return dayFromBoxes(boxes.year, boxes.month, boxes.day);
}

/** 1030, 10:30, 10時30分, １０：３０, 9, 午後1時半 → "10:30"; nothing when it is no time. */
export function parseTime(typed: string): string | undefined {
	let text = plain(typed).replace(/半$/, "30分");
	const afternoon = text.startsWith("午後");
	text = text.replace(/^午[前後]/, "");
	const found =
		/^(\d{1,2})[:時.](\d{1,2})分?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})時?$/.exec(text);
	if (!found) return undefined;
	const hour = Number(found[1]) + (afternoon && Number(found[1]) < 12 ? 12 : 0);
	const minute = Number(found[2] ?? 0);
	if (hour > 23 || minute > 59) return undefined;
	return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The year a word names: 2026, 令和8, R8, 元 with its era, or a bare small number of the present era. */
function yearNumber(word: string): number | undefined {
	const found = /^([^\d]*)(\d{1,4}|元)年?$/.exec(word);
	if (!found) return undefined;
	const [, era = "", count = ""] = found;
	const number = count === "元" ? 1 : Number(count);
	if (era === "" || era === "西暦") {
		if (count.length === 4) return number;
		return number >= 1 && number <= 99 && count.length <= 2 ? 2018 + number : undefined;
	}
	const said = era.toUpperCase();
	const known = ERAS.find(({ name, letter, sign }) => said === name || said === letter || said === sign);
	if (!known || number < 1) return undefined;
	return parts(known.first).year + number - 1;
}

/** Full-width figures and letters made plain, blanks gone. */
function plain(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/\s+/g, "")
		.replace(/[‐‑–—−ー]/g, "-");
}

function parts(day: string): Day {
	// Cut, not split: a year of bars reads thousands of days.
	return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function iso({ year, month, day }: Day): string {
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function utc(day: string): number {
	const { year, month, day: date } = parts(day);
	return Date.UTC(year, month - 1, date);
}
