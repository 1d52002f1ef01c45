import { leftInWords, Photos } from "$lib/photos.svelte";
import { expect, test } from "vitest";
import { restInWords } from "./follow";

const photo = { key: 0, name: "傷.jpg", bytes: "", address: "" };
const failure = { about: "attachments", failure: { kind: "tooMany", most: 12 } } as const;

test("what could not be kept is told apart, and that the kits have gone comes first", () => {
	const photos = new Photos();
	photos.kept = [photo, { ...photo, key: 1 }];
	const unpictured = [{ kit: "南-K04", loan: "", photos, failure }];
	expect(restInWords(undefined, unpictured)).toBe(`貸出は記録しました。南-K04の${leftInWords(photos, failure)}`);
	expect(leftInWords(photos, failure)).toMatch(/^写真2枚は残せませんでした。写真は12枚までです。/);
	const unsigned = { about: "loans", failure: { kind: "signedAlready" } } as const;
	expect(restInWords(unsigned, [])).toMatch(
		/^貸出は記録しました。署名は残せませんでした。この貸出は、もう署名されています。/,
	);
});
