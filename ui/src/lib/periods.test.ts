import { expect, test } from "vitest";
import { isPeriod, lastYear, thisYear } from "./periods";

test("a 年度 begins on 1 April, and this one goes as far as today", () => {
	expect(thisYear("2026-11-25")).toEqual({ from: "2026-04-01", until: "2026-11-25" });
	expect(thisYear("2027-03-31")).toEqual({ from: "2026-04-01", until: "2027-03-31" });
	expect(thisYear("2027-04-01")).toEqual({ from: "2027-04-01", until: "2027-04-01" });
	expect(lastYear("2027-03-31")).toEqual({ from: "2025-04-01", until: "2026-03-31" });
});

test("a period has both its days, and ends no earlier than it begins", () => {
	expect(isPeriod({ from: "2026-04-01", until: "" })).toBe(false);
	expect(isPeriod({ from: "", until: "2026-04-01" })).toBe(false);
	expect(isPeriod({ from: "2026-04-02", until: "2026-04-01" })).toBe(false);
	expect(isPeriod({ from: "2026-04-01", until: "2026-04-01" })).toBe(true);
});
