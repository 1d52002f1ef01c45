import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import Ledger from "./Ledger.svelte";

const cells = createRawSnippet((name: () => string) => ({ render: () => `<td>${name()}</td>` }));

test("rows are walked with arrows and opened with Enter, and Tab stops at one of them", async () => {
	const onopen = vi.fn();
	render(Ledger<string>, {
		label: "家庭",
		columns: [{ label: "家庭" }],
		rows: ["髙橋", "山﨑", "𠮷田"],
		key: (name: string) => name,
		cells,
		onopen,
	});
	await userEvent.tab();
	expect(document.activeElement?.textContent).toContain("髙橋");
	await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
	expect(document.activeElement?.textContent).toContain("𠮷田");
	expect(onopen).toHaveBeenCalledExactlyOnceWith("𠮷田");
	expect(screen.getAllByRole("row").filter((row) => row.tabIndex === 0)).toHaveLength(1);
	expect(screen.getByRole("row", { selected: true }).textContent).toContain("𠮷田");
});
