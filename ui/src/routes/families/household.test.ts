import { expect, test } from "vitest";
import { blankMember, entryOf, missingDays, nextChild } from "./household";

test("a child added to a family starts with the family's name", () => {
	const mother = { ...blankMember("guardian"), name: "𠮷田 沙織", kana: "よしだ さおり" };
	expect(nextChild([mother])).toMatchObject({ name: "𠮷田 ", kana: "よしだ " });
	expect(nextChild([{ ...mother, name: "グエン・ティ・ラン", kana: "" }])).toMatchObject({ name: "", kana: "" });
});

test("a guardian's birth date may be left empty, a child's may not", () => {
	const guardian = { ...blankMember("guardian"), name: "森 彩香" };
	const child = { ...blankMember("child"), name: "森 紬" };
	expect(entryOf(guardian).role).toMatchObject({ kind: "guardian", bornOn: null });
	expect(Object.keys(missingDays([guardian, child]))).toEqual(["members.1.bornOn"]);
});
