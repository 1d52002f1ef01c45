import { expect, test } from "vitest";
import { blankMember, entryOf, missing, nextChild } from "./household";

test("a child added to a family starts with the family's name", () => {
	const mother = { ...blankMember("guardian"), name: "𠮷田 沙織", kana: "よしだ さおり" };
	expect(nextChild([mother])).toMatchObject({ name: "𠮷田 ", kana: "よしだ " });
	expect(nextChild([{ ...mother, name: "グエン・ティ・ラン", kana: "" }])).toMatchObject({ name: "", kana: "" });
});

test("a guardian's birth date may be left empty, a child's may not", () => {
	const guardian = { ...blankMember("guardian"), name: "森 彩香" };
	const child = { ...blankMember("child"), name: "森 紬" };
	expect(entryOf(guardian).role).toMatchObject({ kind: "guardian", bornOn: null });
	expect(Object.keys(missing([guardian, child]))).toEqual(["members.1.bornOn"]);
});

test("everything that is missing is told at once", () => {
	const all = [blankMember("guardian"), blankMember("child"), blankMember("expected")];
	expect(Object.keys(missing(all))).toEqual([
		"members.0.name",
		"members.1.name",
		"members.1.bornOn",
		"members.2.dueOn",
	]);
});

test("a reading that is only the family's name is not sent", () => {
	const child = nextChild([{ ...blankMember("guardian"), name: "𠮷田 沙織", kana: "よしだ さおり" }]);
	expect(entryOf(child).role).toMatchObject({ kana: "" });
	expect(entryOf({ ...child, kana: "よしだ みなと" }).role).toMatchObject({ kana: "よしだ みなと" });
});
