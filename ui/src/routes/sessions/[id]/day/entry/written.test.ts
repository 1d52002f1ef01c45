import { expect, test } from "vitest";
import { read } from "./written";

test("one digit is a mark, two are an absence with its reason", () => {
	expect(read("1", "")).toEqual({ kind: "mark", mark: "present", because: null, at: null });
	expect(read("１", "1021")).toEqual({ kind: "mark", mark: "present", because: null, at: "10:21" });
	expect(read("24", "")).toEqual({ kind: "mark", mark: "absent", because: "lentEquipment", at: null });
	expect(read(" ", "")).toEqual({ kind: "nothing" });
});

test("what is wanting is asked for in its own box", () => {
	expect(read("2", "")).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("3", "")).toMatchObject({ kind: "wanting", field: "time" });
	expect(read("4", "9999")).toMatchObject({ kind: "wanting", field: "time" });
	expect(read("7", "")).toMatchObject({ kind: "wanting", field: "mark" });
	expect(read("11", "")).toMatchObject({ kind: "wanting", field: "mark" });
});
