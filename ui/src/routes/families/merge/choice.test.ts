import type { MemberCard, MergeSheet, MergeSide } from "$lib/center";
import { expect, test } from "vitest";
import { alone, merged, questions, usual, type Choice } from "./choice";

function guardian(id: string, name: string, phone: string): MemberCard {
	const role = {
		kind: "guardian" as const,
		name,
		kana: "",
		knownAs: "",
		phone,
		otherPhone: "",
		email: "",
		bornOn: null,
	};
	return { id, role, months: null, entersOn: null, deferment: null };
}

function side(id: string, note: string, members: MemberCard[]): MergeSide {
	const family = { id, number: id, name: "", kana: "", children: [], consent: { kind: "none" as const }, kits: [] };
	const moved = { applications: 0, consents: 0, loans: 0, papers: 0 };
	return { family, place: "南本町", address: "", language: "japanese", consideration: "", note, members, ...moved };
}

const sheet: MergeSheet = {
	kept: side("one", "夜は電話", [guardian("a", "髙橋 由美子", "")]),
	gone: side("other", "昼は電話", [guardian("b", "高橋 由美子", "090-0000-0001"), guardian("c", "高橋 健", "")]),
	pairs: [{ kept: "a", gone: "b" }],
	likeness: { score: 70, verdict: "alike", grounds: [] },
	seen: "0011",
	hindrance: null,
};

const usualChoices = () => Object.fromEntries(questions(sheet).map((question) => [question.key, usual(question)]));

test("only what differs is asked, and what is written is chosen before nothing", () => {
	expect(questions(sheet).map(({ key }) => key)).toEqual(["note", "a.name", "a.phone"]);
	expect(usualChoices()).toEqual({ note: "both", "a.name": "kept", "a.phone": "gone" });
});

test("the one card has what was chosen, and everyone who was on one of them alone", () => {
	const choices: Record<string, Choice> = { ...usualChoices(), "a.name": "gone" };
	const card = merged(sheet, choices, []);
	expect(card.note).toBe("夜は電話\n昼は電話");
	expect(card.members.map(({ id }) => id)).toEqual(["a", "c"]);
	expect(card.members[0]?.role).toMatchObject({ name: "高橋 由美子", phone: "090-0000-0001" });
	expect(card).toMatchObject({ kept: "one", gone: "other", seen: "0011" });
});

test("who is on one card alone may stay behind", () => {
	expect(alone(sheet).map(({ id }) => id)).toEqual(["c"]);
	expect(merged(sheet, usualChoices(), ["c"]).members.map(({ id }) => id)).toEqual(["a"]);
});
