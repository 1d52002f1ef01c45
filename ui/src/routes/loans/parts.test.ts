import { expect, test } from "vitest";
import { handed, lacking, unseen, type PartSeen } from "./parts";

const parts: PartSeen[] = [
	{ id: "tablet", name: "タブレット本体", number: "南-K03-1", required: true, usual: "good" },
	{ id: "stand", name: "スタンド", number: "南-K03-2", usual: "scratched" },
	{ id: "bag", name: "袋", number: "南-K03-3", usual: "good" },
];

test("a part nobody looked at is neither handed over nor left out", () => {
	const seen = { tablet: "good", stand: "absent" } as const;
	expect(unseen(parts, seen).map(({ id }) => id)).toEqual(["bag"]);
	expect(handed(parts, seen)).toEqual([{ part: "tablet", condition: "good", another: false }]);
});

test("another of its kind comes back for a part as one that works", () => {
	expect(handed(parts, { stand: "another" })).toEqual([{ part: "stand", condition: "good", another: true }]);
});

test("a kit does not go without a part it needs", () => {
	expect(lacking(parts, { tablet: "absent", stand: "absent" }).map(({ id }) => id)).toEqual(["tablet"]);
});
