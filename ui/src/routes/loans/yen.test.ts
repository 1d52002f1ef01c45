import { describe, expect, it } from "vitest";
import { yen, yenWords } from "./yen";

describe("円", () => {
	it("is read however it is typed", () => {
		for (const typed of ["12300", "12,300", "１２，３００円", "¥12300 "]) expect(yen(typed)).toBe(12300);
		expect(yen("")).toBeUndefined();
		expect(yen("たかい")).toBe("odd");
		expect(yenWords(12300)).toBe("12,300円");
	});
});
