import { expect, test } from "vitest";
import { read } from "./written";

test("one digit is a mark, two are an absence with its reason", () => {
	expect(read("1", "")).toEqual({ kind: "mark", mark: "present", because: null, kit: null, at: null });
	expect(read("１", "1021")).toEqual({ kind: "mark", mark: "present", because: null, kit: null, at: "10:21" });
	expect(read("24", "")).toEqual({ kind: "mark", mark: "absent", because: "lentEquipment", kit: null, at: null });
	expect(read(" ", "")).toEqual({ kind: "nothing" });
});

test("what is wanting is asked for in its own box", () => {
	expect(read("2", "")).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("3", "")).toMatchObject({ kind: "wanting", field: "time" });
	expect(read("4", "9999")).toMatchObject({ kind: "wanting", field: "time" });
	expect(read("7", "")).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("11", "")).toMatchObject({ kind: "wanting", field: "mark" });
});

test("of several kits from us, a third digit says which failed", () => {
	const lent = [
		{ id: "a", number: "南-K01" },
		{ id: "b", number: "南-K03" },
	];
	expect(read("242", "", lent)).toMatchObject({ kind: "mark", because: "lentEquipment", kit: "b" });
	expect(read("240", "", lent)).toMatchObject({ kind: "mark", because: "lentEquipment", kit: null });
	expect(read("24", "", lent)).toEqual({
		kind: "wanting",
		field: "mark",
		words: "どの機器かの数字もつづけます。241 南-K01、242 南-K03、240 わからない。",
	});
	expect(read("243", "", lent)).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("231", "", lent)).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("24", "", lent.slice(0, 1))).toMatchObject({ kind: "mark", because: "lentEquipment", kit: null });
	expect(read("241", "", lent.slice(0, 1))).toMatchObject({ kind: "wanting", field: "mark" });
});
