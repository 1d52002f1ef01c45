import { expect, test } from "vitest";
import { initials, kunrei, romaji } from "./romaji";

test("a name on a shown screen is initials only", () => {
	expect(initials("山﨑 美穂", "やまさき みほ")).toBe("Y.M");
	expect(initials("グエン・ティ・ラン", ""), "a name without kana speaks for itself").toBe("G.R");
	expect(initials("Nguyen Thi Lan", "")).toBe("N.L");
	expect(initials("森", ""), "kanji alone gives nothing away").toBe("");
	expect(initials("ちば まり", "ちば まり")).toBe("T.M");
});

test("letters typed with the input method off find kana", () => {
	expect(romaji("よしだ さおり")).toBe("yosidasaori");
	expect(kunrei("yoshida")).toBe("yosida");
	expect(romaji("きょうこ")).toBe("kyouko");
	expect(romaji("はっとり")).toBe("hattori");
	expect(kunrei("chiba")).toBe(romaji("ちば"));
	expect(kunrei("junko")).toBe(romaji("じゅんこ"));
	expect(kunrei("fukuzaki")).toBe(romaji("ふくざき"));
});
