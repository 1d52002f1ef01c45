/** 空きの一年をキーで: many kits scroll in a box of which a part is drawn, and the keys lead through all of it. */
import { expect, test, type Hand } from "./hand.ts";
import { manyKits } from "./year.ts";

test.use({ ledger: "practice" });

test("the arrows walk through a year of forty kits, and Tab finds one stop", async ({ hand }) => {
	await manyKits(hand, 40);
	await hand.open("/loans?days=365");
	await hand.see("K001");
	expect(await stops(hand)).toEqual(["K001"]);

	await hand.reach("K001");
	await hand.key("ArrowRight", "ArrowRight");
	const bar = await hand.focus();
	expect(bar).toContain("予約");
	expect(bar).toContain("髙橋 沙織");
	expect(await stops(hand)).toEqual([bar]);

	await hand.key("ArrowDown");
	expect(await row(hand)).toBe("K002");
	await hand.key("PageDown", "PageDown");
	expect(await row(hand)).toBe("K026");
	expect(await hand.focus()).toContain("髙橋 沙織");
	expect(await stops(hand)).toHaveLength(1);
	await hand.key("ArrowLeft", "ArrowLeft");
	expect(await hand.focus()).toContain("K026");
	await hand.look("year-k026");

	// Whoever turns the wheel far away finds a stop there, and the old one again when back.
	await scroll(hand, 0);
	await expect.poll(() => stops(hand)).toEqual(["K001"]);
	await scroll(hand, 26 * 40);
	await expect.poll(() => stops(hand)).toEqual(["K026"]);
});

/** Where Tab stops in the calendar, each in the words of what is there. */
async function stops({ page }: Hand): Promise<string[]> {
	return page.locator('table a[tabindex="0"]').evaluateAll((stops) =>
		stops.map((stop) => (stop.ariaLabel ?? stop.querySelector("b")?.textContent ?? "").replace(/\s+/g, " ")),
	);
}

/** The number of the kit in whose row the focus is. */
async function row({ page }: Hand): Promise<string | null | undefined> {
	return page.evaluate(() => document.activeElement?.closest("tr")?.querySelector("th b")?.textContent);
}

async function scroll({ page }: Hand, to: number): Promise<void> {
	await page.locator(".boxed").evaluate((box, to) => (box.scrollTop = to), to);
}
