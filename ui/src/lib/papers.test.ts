import { expect, test } from "vitest";
import type { DraftSheet } from "./center";
import { labelSheetChoices, labelsOn, readingCounts } from "./papers";

function draft(...readings: DraftSheet["readings"]): DraftSheet {
	return {
		papers: readings.map((reading) => ({ kind: "consent", clauses: ["§4(3)"], name: null, reading, figures: [] })),
		readings: ["formal", "easy", "english"],
		unprintable: [],
	};
}

test("a job says how many of its papers are in which reading, and names none that has nobody", () => {
	expect(readingCounts(draft("formal", "easy", "formal"))).toBe("正式 2通、やさしい日本語 1通");
	expect(readingCounts(draft("english"))).toBe("英語の参考訳つき 1通");
});

test("every sheet of labels is called by how many it has", () => {
	for (const { value, label } of labelSheetChoices) expect(label).toMatch(new RegExp(`^${labelsOn(value)}面（`));
});
