import { describe, expect, test } from "vitest";
import {
	addDays,
	ageInWords,
	dayFromBoxes,
	dayInWords,
	daysBetween,
	fullDay,
	momentInWords,
	nearDay,
	parseDay,
	parseTime,
	timeInWords,
	wareki,
} from "./calendar";

const today = "2026-11-22";

describe("days in words", () => {
	test("a day of this year needs no year", () => {
		expect(dayInWords("2026-11-22", today)).toBe("11月22日（日）");
		expect(dayInWords("2027-03-31", today)).toBe("2027年3月31日（水）");
		expect(fullDay("2025-07-14")).toBe("2025年7月14日（月）");
	});
	test("near days are told as people tell them", () => {
		expect(nearDay("2026-11-22", today)).toBe("きょう");
		expect(nearDay("2026-11-21", today)).toBe("きのう");
		expect(nearDay("2026-11-23", today)).toBe("あした");
		expect(nearDay("2026-11-25", today)).toBe("11月25日（水）");
	});
	test("wareki changes on the day of the era, and begins with 元", () => {
		expect(wareki("2026-11-22")).toBe("令和8年11月22日");
		expect(wareki("2019-05-01")).toBe("令和元年5月1日");
		expect(wareki("2019-04-30")).toBe("平成31年4月30日");
	});
	test("moments without a zone are the desk's own", () => {
		expect(momentInWords("2026-11-22T09:05:10", today)).toBe("きょう 9:05");
		expect(timeInWords("09:40")).toBe("9:40");
	});
	test("days are counted over the end of a year", () => {
		expect(daysBetween("2026-12-31", "2027-01-02")).toBe(2);
		expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
	});
});

describe("ages", () => {
	test.each([
		["2025-07-14", "2026-11-25", "1歳4か月"],
		["2026-07-23", "2026-11-22", "3か月"],
		["2026-07-22", "2026-11-22", "4か月"],
		["2026-11-20", "2026-11-22", "2日"],
		["2024-11-22", "2026-11-22", "2歳"],
		["2026-01-31", "2026-02-28", "1か月"],
		["2027-01-01", "2026-11-22", "生まれる前"],
	])("born %s is on %s %s", (born, on, words) => {
		expect(ageInWords(born, on)).toBe(words);
	});
});

describe("typed dates", () => {
	test.each([
		"R8.11.22",
		"r8.11.22",
		"令和8年11月22日",
		"令和８年１１月２２日",
		"令8/11/22",
		"2026-11-22",
		"2026/11/22",
		"2026年11月22日（日）",
		"20261122",
		"8/11/22",
		"8.11.22",
	])("%s is the 22nd of November 2026", (typed) => {
		expect(parseDay(typed)).toEqual({ ok: "2026-11-22" });
	});
	test("other eras are known", () => {
		expect(parseDay("H30.4.1")).toEqual({ ok: "2018-04-01" });
		expect(parseDay("令和元年5月1日")).toEqual({ ok: "2019-05-01" });
		expect(dayFromBoxes("令和7", "7", "14")).toEqual({ ok: "2025-07-14" });
		expect(dayFromBoxes("平成元", "1", "8")).toEqual({ ok: "1989-01-08" });
	});
	test("a day that is not says what to mend", () => {
		expect(dayFromBoxes("2026", "11", "31")).toEqual({ trouble: "11月は30日までです。日を直してください。" });
		expect(dayFromBoxes("2026", "2", "30")).toEqual({
			trouble: "2026年の2月は28日までです。日を直してください。",
		});
		expect(dayFromBoxes("2028", "2", "29")).toEqual({ ok: "2028-02-29" });
		expect(dayFromBoxes("2026", "13", "1")).toEqual({ trouble: "月は1から12までです。月を直してください。" });
		expect(dayFromBoxes("ア", "1", "1")).toHaveProperty("trouble");
		expect(parseDay("あした")).toHaveProperty("trouble");
	});
	test("empty is not wrong", () => {
		expect(dayFromBoxes("", "", "")).toEqual({ empty: true });
		expect(parseDay("  ")).toEqual({ empty: true });
	});
});

describe("typed times", () => {
	test.each([
		["1030", "10:30"],
		["10:30", "10:30"],
		["１０：３０", "10:30"],
		["10時30分", "10:30"],
		["9", "09:00"],
		["930", "09:30"],
		["午後1時半", "13:30"],
	])("%s is %s", (typed, time) => {
		expect(parseTime(typed)).toBe(time);
	});
	test.each(["25:00", "10:75", "ひる", ""])("%s is no time", (typed) => {
		expect(parseTime(typed)).toBeUndefined();
	});
});
