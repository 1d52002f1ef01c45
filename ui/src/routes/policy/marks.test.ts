import { expect, test } from "vitest";
import { bareHeading, stretches } from "./marks";

test("the clause is the same words with or without a slip on it", () => {
	const text = "個人情報について、船橋市個人情報保護条例（平成１７年条例第６号）に基づき、努める。";
	const cut = stretches(text, ["船橋市個人情報保護条例（平成１７年条例第６号）"]);
	expect(cut.map(({ text }) => text).join("")).toBe(text);
	expect(cut.filter(({ cited }) => cited)).toHaveLength(1);
});

test("words that are not there mark nothing", () => {
	expect(stretches("その他", ["条例"])).toEqual([{ text: "その他", cited: false }]);
});

test("the list of clauses names a heading without its number", () => {
	expect(bareHeading("８．個人情報の取扱い")).toBe("個人情報の取扱い");
});
