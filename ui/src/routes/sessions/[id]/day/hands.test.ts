import { expect, test } from "vitest";
import { isMarkAfterName, markingDigit } from "./hands";

test("one digit marks, and so does the same digit twice at once", () => {
	expect(markingDigit("1", 30)).toBe("1");
	expect(markingDigit("11", 10)).toBe("1");
	expect(markingDigit("00", 30)).toBe("0");
});

test("a number on the roster, and anything else, finds", () => {
	expect(markingDigit("11", 11)).toBeUndefined();
	expect(markingDigit("12", 10)).toBeUndefined();
	expect(markingDigit("5", 10)).toBeUndefined();
	expect(markingDigit("や", 10)).toBeUndefined();
});

test("a digit behind a name marks; behind figures, or from a code reader, it does not", () => {
	expect(isMarkAfterName("たか", "1", 120)).toBe(true);
	expect(isMarkAfterName("ta", "4", 120)).toBe(true);
	expect(isMarkAfterName("1", "2", 120)).toBe(false);
	expect(isMarkAfterName("たか", "7", 120)).toBe(false);
	expect(isMarkAfterName("K7QF", "2", 5), "a reader").toBe(false);
});
