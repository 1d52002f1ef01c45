import { expect, test } from "vitest";
import { addMonths, monthInWords, weeksOf } from "./month";

test("a month is drawn in whole weeks from Sunday", () => {
	const weeks = weeksOf("2026-11");
	expect(weeks[0]).toEqual([
		"2026-11-01",
		"2026-11-02",
		"2026-11-03",
		"2026-11-04",
		"2026-11-05",
		"2026-11-06",
		"2026-11-07",
	]);
	expect(weeks).toHaveLength(5);
	expect(weeksOf("2026-10").at(0)?.[0], "September fills the first week").toBe("2026-09-27");
	expect(weeksOf("2027-02"), "Monday first, 28 days").toHaveLength(5);
});

test("months turn over the year", () => {
	expect(addMonths("2026-12", 1)).toBe("2027-01");
	expect(addMonths("2026-01", -1)).toBe("2025-12");
	expect(monthInWords("2027-01")).toBe("2027年1月");
});
