import { fireEvent, render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import ActButton from "./ActButton.svelte";
import Button from "./Button.svelte";

const words = createRawSnippet(() => ({ render: () => "<span>引き渡す</span>" }));

test("a double click acts once", async () => {
	let finish = () => {};
	const act = vi.fn(() => new Promise<void>((done) => (finish = done)));
	render(ActButton, { act, children: words });
	const button = screen.getByRole("button");
	await fireEvent.click(button);
	await fireEvent.click(button);
	expect(act).toHaveBeenCalledTimes(1);
	finish();
	await vi.waitFor(() => expect(button.getAttribute("aria-busy")).toBe("false"));
	await fireEvent.click(button);
	expect(act).toHaveBeenCalledTimes(2);
});

test("a button that may not be pressed can be reached, says why, and does nothing", async () => {
	const onclick = vi.fn();
	render(Button, { whyNot: "あと2つの確認で進めます", onclick, children: words });
	const button = screen.getByRole("button", { description: /あと2つの確認で進めます/ });
	await fireEvent.click(button);
	expect(onclick).not.toHaveBeenCalled();
	expect(button.getAttribute("aria-disabled")).toBe("true");
});
