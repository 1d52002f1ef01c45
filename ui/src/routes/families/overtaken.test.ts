import { expect, test } from "vitest";
import { blankHousehold, blankMember, type HouseholdDraft } from "./household";
import { together } from "./overtaken";

const aya = { ...blankMember("guardian"), id: "aya", name: "佐藤 綾", phone: "090-0000-0001" };
const riko = { ...blankMember("child"), id: "riko", name: "佐藤 莉子", bornOn: "2025-11-01" };
const base: HouseholdDraft = { ...blankHousehold(), address: "本町１丁目", members: [aya, riko] };

test("what only the other wrote is taken over, what only I wrote stays", () => {
	const mine = { ...base, note: "夜は電話" };
	const theirs = { ...base, address: "本町２丁目", members: [{ ...aya, phone: "090-0000-0002" }, riko] };
	const { draft, told } = together(base, mine, theirs);
	expect(draft).toMatchObject({ address: "本町２丁目", note: "夜は電話" });
	expect(draft.members[0]?.phone).toBe("090-0000-0002");
	expect(told).toEqual([
		{ what: "住所", now: "本町２丁目" },
		{ what: "佐藤 綾さんの電話", now: "090-0000-0002" },
	]);
});

test("where both wrote, mine stays and both are told", () => {
	const mine = { ...base, address: "本町３丁目" };
	const { draft, told } = together(base, mine, { ...base, address: "本町２丁目" });
	expect(draft.address).toBe("本町３丁目");
	expect(told).toEqual([{ what: "住所", now: "本町２丁目", mine: "本町３丁目" }]);
});

test("who came to the card stays on it, who left it is gone, and whom I added is kept", () => {
	const minato = { ...blankMember("child"), id: "minato", name: "佐藤 湊", bornOn: "2026-11-01" };
	const added = { ...blankMember("guardian"), name: "佐藤 健" };
	const mine = { ...base, members: [aya, riko, added] };
	const { draft, told } = together(base, mine, { ...base, members: [aya, minato] });
	expect(draft.members.map(({ name }) => name)).toEqual(["佐藤 綾", "佐藤 健", "佐藤 湊"]);
	expect(told.map(({ what }) => what)).toEqual(["佐藤 莉子さんは", "佐藤 湊さんが"]);
});

test("a birth that was written meanwhile is not taken back", () => {
	const expected = { ...blankMember("expected"), id: "baby", dueOn: "2026-12-20" };
	const before = { ...base, members: [aya, expected] };
	const born = { ...blankMember("child"), id: "baby", name: "佐藤 結", bornOn: "2026-12-24" };
	const { draft } = together(before, { ...before, note: "夜は電話" }, { ...before, members: [aya, born] });
	expect(draft.members[1]).toMatchObject({ kind: "child", name: "佐藤 結" });
});
