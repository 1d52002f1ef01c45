/**
 * 手: a person at the screen. The same verbs as `../window/hand.rs`, and the same eyes (`../find.js`): what has a name on
 * the screen can be pressed, written into and seen; what has none cannot.
 */
import { mkdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test as base, type ElementHandle, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { Door } from "./door.ts";

const find = await readFile(resolve(import.meta.dirname, "../find.js"), "utf8");
const axe = await readFile(resolve(import.meta.dirname, "../node_modules/axe-core/axe.min.js"), "utf8");
const folder = resolve(import.meta.dirname, "../../../target/journeys/chromium");
const patience = 10_000;
/** So many presses of Tab go around any page. */
const most = 120;

type Want = { what: "press" | "field" | "list" | "words"; words: string; inside?: string; nth?: number };
/** Where to look, when the words stand more than once. */
type Where = { inside?: string; nth?: number };

export class Hand {
	readonly page: Page;
	readonly door: Door;
	/** What the page did that it may not: broken rules of the content policy, errors nobody caught. */
	readonly wrongs: string[] = [];

	constructor(page: Page, door: Door) {
		this.page = page;
		this.door = door;
		page.on("pageerror", (error) => this.wrongs.push(error.message));
		page.on("console", (said) => {
			// A paper that is refused comes with 422, which is an answer like any other.
			if (said.type() === "error" && !said.text().includes("status of 422")) this.wrongs.push(said.text());
		});
	}

	async open(path: string): Promise<void> {
		await this.page.goto(this.door.address + path);
	}

	/** Presses what is called so: a button, a link, a tab, a box to tick. */
	async press(words: string, where: Where = {}): Promise<void> {
		await (await this.#find({ what: "press", words, ...where })).click();
		await this.#setOut();
	}

	/** Writes into the field of that label, over what stood there. A date is typed whole into its first box. */
	async write(label: string, text: string, where: Where = {}): Promise<void> {
		const field = await this.#find({ what: "field", words: label, ...where });
		await field.fill("");
		await field.focus();
		await this.page.keyboard.type(text);
		await this.page.keyboard.press("Tab");
	}

	/** Chooses one line of a list. */
	async choose(label: string, line: string, where: Where = {}): Promise<void> {
		const field = await this.#find({ what: "field", words: label, ...where });
		const value = await field.evaluate(
			(list, line) => [...(list as HTMLSelectElement).options].find((option) => option.text.includes(line))?.value,
			line,
		);
		if (value === undefined) throw new Error(`「${label}」 has no line 「${line}」`);
		await field.selectOption(value);
	}

	/** Presses keys, as `Control+k`, `Enter`, `ArrowDown`; where a key leads to another room, the next waits for it. */
	async key(...keys: string[]): Promise<void> {
		for (const key of keys) {
			await this.#arrived();
			await this.page.keyboard.press(key);
			await this.#setOut();
		}
	}

	/** Types with whatever has the focus. */
	async type(text: string): Promise<void> {
		await this.#arrived();
		await this.page.keyboard.type(text);
	}

	/** Holds a code reader over a paper: it types what it read, a letter every 5 ms, and ends with Enter. */
	async scan(code: string): Promise<void> {
		const reader = await this.page.context().newCDPSession(this.page);
		const begun = Date.now() / 1000;
		for (const [at, key] of [...code, "Enter"].entries()) {
			const timestamp = begun + at * 0.005;
			const text = key === "Enter" ? "\r" : key;
			await reader.send("Input.dispatchKeyEvent", { type: "keyDown", key, text, timestamp });
			await reader.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp });
		}
		await reader.detach();
	}

	/** Drags files over the window and lets them fall on it, as the system does. */
	async drop(...files: string[]): Promise<void> {
		const mouse = await this.page.context().newCDPSession(this.page);
		const { width, height } = this.page.viewportSize() ?? { width: 1280, height: 800 };
		const [x, y] = [Math.round(width / 2), Math.round(height / 2)];
		const data = { items: [], files, dragOperationsMask: 1 };
		for (const type of ["dragEnter", "dragOver", "drop"] as const)
			await mouse.send("Input.dispatchDragEvent", { type, x, y, data });
		await mouse.detach();
	}

	/** Waits until the words can be read. */
	async see(words: string, where: Where = {}): Promise<ElementHandle<HTMLElement>> {
		return this.#find({ what: "words", words, ...where });
	}

	/** Waits until the window bears this title: the room is there, and no longer on its way. */
	async arrive(title: string): Promise<void> {
		await expect(this.page).toHaveTitle(new RegExp(`^${title} — `), { timeout: patience });
	}

	/** The lines of the list of that name, as they can be read; waits for the first. */
	async lines(name: string): Promise<string[]> {
		const list = await this.#find({ what: "list", words: name });
		await list.waitForSelector("li, tbody tr, [role=option], [role=row]", { timeout: patience });
		return list.evaluate((list) =>
			[...list.querySelectorAll("li, tbody tr, [role=option], [role=row]")].map((line) => line.textContent.trim()),
		);
	}

	/** Makes sure the words cannot be read. */
	async miss(words: string): Promise<void> {
		await this.#arrived();
		await expect.poll(() => this.#glance({ what: "words", words }).then((found) => found === null), { timeout: patience }).toBe(true);
	}

	/** Where the focus is, in the words of what has it. */
	async focus(): Promise<string> {
		return this.page.evaluate(() => {
			const at = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> };
			const words = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent ?? "";
			return words.replace(/\s+/g, " ").trim();
		});
	}

	/** Walks by Tab until what is called so has the focus: how a person without a mouse gets there. */
	async reach(words: string, where: Where = {}): Promise<void> {
		const isThere = async () => {
			for (const what of ["field", "press"] as const) {
				const found = await this.#glance({ what, words, ...where });
				if (found && (await found.evaluate(hasFocus))) return true;
			}
			return false;
		};
		for (let step = 0; step < most; step++) {
			if (await isThere()) return;
			await this.key("Tab");
		}
		throw new Error(`Tab does not lead to 「${words}」; it is at 「${await this.focus()}」; there is: ${await this.#there()}`);
	}

	/** Saves the paper the preview shows: now it has its number. The path of its PDF, kept under this name. */
	async paper(name: string): Promise<string> {
		const path = resolve(folder, `${name}.pdf`);
		await mkdir(folder, { recursive: true });
		const saved = this.page.waitForEvent("download", { timeout: patience });
		await this.reach("ＰＤＦで保存する");
		await this.key("Enter");
		await (await saved).saveAs(path);
		await this.see("ＰＤＦを保存しました");
		return path;
	}

	/** Takes a picture, and has axe read the page for barriers. */
	async look(name: string): Promise<void> {
		// Half-way through an act, or a change of colour, there is nothing to judge yet.
		const isAtRest = () => ![...document.querySelectorAll("[aria-busy='true']")].some((busy) => busy.checkVisibility());
		await this.page.waitForFunction(isAtRest, null, { timeout: patience });
		await this.page.evaluate(async () => {
			await document.fonts.ready;
			await Promise.allSettled(document.getAnimations().map((change) => change.finished));
		});
		await mkdir(folder, { recursive: true });
		await this.page.screenshot({ path: resolve(folder, `${name}.png`) });
		if (!(await this.page.evaluate("'axe' in window"))) await this.page.evaluate(axe);
		const found = (await this.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
		const barriers = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
		expect(barriers, `barriers on ${name}`).toEqual([]);
		expect(this.wrongs, `wrongs on ${name}`).toEqual([]);
	}

	/** A link lets the page draw once more before it sets out (SvelteKit): whoever looks sooner still sees the old room. */
	async #setOut(): Promise<void> {
		const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
		await this.page.evaluate(drawn).catch((error: unknown) => {
			if (!/context|navigat/i.test(String(error))) throw error;
		});
	}

	/** No room is being left. */
	async #arrived(): Promise<void> {
		await this.page.waitForFunction(() => !document.querySelector(".screen[aria-busy='true']"), null, { timeout: patience });
	}

	async #find(want: Want): Promise<ElementHandle<HTMLElement>> {
		const until = Date.now() + patience;
		for (;;) {
			const found = await this.#glance(want);
			if (found) return found;
			if (Date.now() > until) throw new Error(`nobody finds ${JSON.stringify(want)} on ${this.page.url()}; there is: ${await this.#there()} ${this.wrongs.join("; ")}`);
			await this.page.waitForTimeout(50);
		}
	}

	/** One look; a page on its way to another has nothing yet. */
	async #glance(want: Want): Promise<ElementHandle<HTMLElement> | null> {
		try {
			const found = await this.page.evaluateHandle(`(${find.replace(/;\s*$/, "")})(${JSON.stringify(want)})`);
			return found.asElement() as ElementHandle<HTMLElement> | null;
		} catch (error) {
			if (/context|navigat/i.test(String(error))) return null;
			throw error;
		}
	}

	async #there(): Promise<string> {
		return this.page.evaluate(() => document.body.innerText.replace(/\s+/g, " ").slice(0, 600));
	}
}

/** Whether it has the focus; one of a group of ticks stands for them all, since the arrows lead on. */
function hasFocus(found: Element): boolean {
	const at = document.activeElement;
	if (found === at) return true;
	const ticks = [found, at].map((one) => (one instanceof HTMLInputElement && one.type === "radio" ? one.name : undefined));
	return ticks[0] !== undefined && ticks[0] === ticks[1];
}

/**
 * A journey: a hand at a ledger of its own. `test.use({ ledger: "practice" })` starts with practice records,
 * `test.use({ disk: "filling" })` on a disk that the journey can fill.
 */
export const test = base.extend<{ ledger: "empty" | "practice"; disk: "roomy" | "filling"; hand: Hand }>({
	ledger: ["empty", { option: true }],
	disk: ["roomy", { option: true }],
	hand: async ({ page, ledger, disk }, use) => {
		const door = await Door.open(ledger, disk);
		try {
			await use(new Hand(page, door));
		} finally {
			await door.close();
		}
	},
});

export { expect };
