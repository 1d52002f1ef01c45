import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import DateField from "./DateField.svelte";

function boxes(): HTMLInputElement[] {
	return screen.getAllByRole<HTMLInputElement>("textbox");
}

test.each(["20261122", "2026-11-22", "2026/11/22", "R8.11.22", "8/11/22", "r8.11.22"])(
	"%s typed straight through is read back",
	async (typed) => {
		render(DateField, { label: "返す日" });
		await userEvent.click(boxes()[0] as HTMLInputElement);
		await userEvent.keyboard(typed);
		await userEvent.tab();
		expect(screen.getByRole("status").textContent).toContain("2026年11月22日（日）");
	},
);

test("a whole date pasted into the first box fills all three", async () => {
	render(DateField, { label: "返す日" });
	await userEvent.click(boxes()[0] as HTMLInputElement);
	await userEvent.paste("令和8年11月22日");
	await userEvent.tab();
	expect(boxes().map(({ value }) => value)).toEqual(["令和8", "11", "22"]);
});

test("a day the month does not have says what to mend, and only after leaving", async () => {
	render(DateField, { label: "返す日" });
	await userEvent.click(boxes()[0] as HTMLInputElement);
	await userEvent.keyboard("20261131");
	expect(screen.queryByText(/30日までです/)).toBeNull();
	await userEvent.tab();
	expect(screen.getByText("11月は30日までです。日を直してください。")).toBeTruthy();
});

test("a birth date is read back with the age", () => {
	render(DateField, { label: "生まれた日", kind: "birth", value: "2025-07-14", today: "2026-11-25" });
	expect(screen.getByRole("status").textContent).toContain("いま1歳4か月");
	expect(boxes().map(({ value }) => value)).toEqual(["2025", "7", "14"]);
});

test.each(["2026-11-22", "R8.11.22", "2026/11/22", "20261122", "8/11/22"])(
	"%s typed over a filled date is read whole",
	async (typed) => {
		render(DateField, { label: "返す日", value: "2025-07-14" });
		await userEvent.click(boxes()[0] as HTMLInputElement);
		boxes()[0]?.select();
		await userEvent.keyboard(typed);
		await userEvent.tab();
		expect(screen.getByRole("status").textContent).toContain("2026年11月22日（日）");
	},
);

test.each([0, 1, 2])("a whole date pasted into any filled box fills all three (%i)", async (at) => {
	render(DateField, { label: "返す日", value: "2025-07-14" });
	for (const typed of ["2026-11-22", "20261122", "R8.11.22"]) {
		await userEvent.click(boxes()[at] as HTMLInputElement);
		await userEvent.paste(typed);
		expect(screen.getByRole("status").textContent).toContain("2026年11月22日（日）");
	}
});

test("half a date is wrong, an emptied one is not", async () => {
	render(DateField, { label: "接続を確かめた日", need: "may" });
	await userEvent.click(boxes()[0] as HTMLInputElement);
	await userEvent.keyboard("2026{Tab}{Tab}");
	expect(screen.getByText("月を書いてください。")).toBeTruthy();
	expect(boxes()[0]?.getAttribute("aria-invalid")).toBe("true");
	await userEvent.clear(boxes()[0] as HTMLInputElement);
	expect(boxes()[0]?.getAttribute("aria-invalid")).toBeNull();
});

test.each([
	["2026-11-26", "きょうより先の日は書けません。"],
	["2006-11-25", "昔すぎる日です。年を直してください。"],
])("nobody of ours is born on %s", async (typed, words) => {
	render(DateField, { label: "生まれた日", kind: "birth", today: "2026-11-25" });
	await userEvent.click(boxes()[0] as HTMLInputElement);
	await userEvent.keyboard(typed);
	await userEvent.tab();
	expect(screen.getByText(words)).toBeTruthy();
	expect(screen.queryByRole("status")).toBeNull();
});
