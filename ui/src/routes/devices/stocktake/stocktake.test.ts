import { describe, expect, it } from "vitest";
import { differs, wholeNumber } from "./stocktake";

describe("棚卸", () => {
	const lines = [{ kit: { number: "南-C01" } }] as Parameters<typeof wholeNumber>[1];
	it("takes a short number as this place's own", () => {
		expect(wholeNumber("K03", lines)).toBe("南-K03");
		expect(wholeNumber("高-K03", lines)).toBe("高-K03");
		expect(wholeNumber("南－Ｋ０３", lines)).toBe("南－Ｋ０３");
	});
	it("asks a reason of what differs", () => {
		expect(differs({ outcome: "missing" })).toBe(true);
		expect(differs({ outcome: "elsewhere" })).toBe(false);
	});
});
