import { expect, test } from "vitest";
import { pageRange } from "./pageRange";

test("pages are counted once, however they are typed", () => {
	expect(pageRange("1-2、4", 4)).toEqual({ ok: "1-2,4", count: 3 });
	expect(pageRange("１〜３", 4)).toEqual({ ok: "1-3", count: 3 });
	expect(pageRange("2,2", 4)).toEqual({ ok: "2,2", count: 1 });
});

test("a page that is not there says how many there are", () => {
	expect(pageRange("5", 4)).toEqual({ trouble: "1から4ページまでです。" });
	expect(pageRange("", 4)).toHaveProperty("trouble");
	expect(pageRange("ぜんぶ", 4)).toHaveProperty("trouble");
});
