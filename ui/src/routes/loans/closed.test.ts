import { describe, expect, it } from "vitest";
import { openDayBefore } from "./closed";

describe("返す日と休みの日", () => {
	const closed = ["2026-11-22", "2026-11-23", "2026-11-29"];
	it("moves to the open day before", () => {
		expect(openDayBefore("2026-11-23", closed, "2026-11-18")).toBe("2026-11-21");
		expect(openDayBefore("2026-11-24", closed, "2026-11-18")).toBe("2026-11-24");
	});
	it("stays where no open day is left", () => {
		expect(openDayBefore("2026-11-23", closed, "2026-11-22")).toBe("2026-11-23");
	});
});
