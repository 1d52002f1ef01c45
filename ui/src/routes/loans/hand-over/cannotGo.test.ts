import { expect, test } from "vitest";
import { cannotGo } from "./cannotGo";

const today = "2026-11-25";

test("a kit on the shelf goes", () => {
	expect(cannotGo("南-K01", { kind: "onShelf" }, today)).toBeUndefined();
});

test("what was not wiped is checked first (§4(2)); everything else stands on §4(1), and its record says more", () => {
	expect(cannotGo("南-K03", { kind: "toCheck" }, today)).toEqual({
		words: "南-K03 は、いま貸せません。初期化と動作確認がまだです。",
		clause: "§4(2)",
		way: "点検する",
	});
	expect(cannotGo("南-K04", { kind: "partMissing", parts: ["充電器", "スタンド"] }, today)).toEqual({
		words: "南-K04 は、いま貸せません。充電器、スタンドがそろいません。",
		clause: "§4(1)",
		way: "機器の記録を開く",
	});
});
