/** 空きの一年: two hundred kits over a year are drawn within a frame while somebody scrolls through them. */
import { expect, test } from "../chromium/hand.ts";

test.use({ ledger: "practice" });

const kits = 200;
const days = 365;
/** Sixty frames a second. */
const goal = 16;

interface Board {
	ok: { calendar: { kit: { id: string; number: string }; bars: object[] }[] };
}

test("two hundred kits over a year", async ({ hand }) => {
	const { page } = hand;
	// The practice records have a few kits: the answer is filled up, so that the page alone is measured.
	await page.route("**/ask", async (route) => {
		const asked = JSON.parse(route.request().postData() ?? "{}") as { name?: string; request: { from: string } };
		if (asked.name !== "loan_board") return route.continue();
		const response = await route.fetch();
		const board = (await response.json()) as Board;
		const [line] = board.ok.calendar;
		if (!line) throw new Error("the practice records have a kit");
		board.ok.calendar = Array.from({ length: kits }, (_, at) => ({
			kit: { ...line.kit, id: `kit-${at}`, number: `南-K${String(at + 1).padStart(3, "0")}` },
			bars: bars(asked.request.from, at),
		}));
		return route.fulfill({ response, json: board });
	});
	await hand.open(`/loans?days=${days}`);
	await hand.see("K001");
	expect(await page.getByRole("table", { name: "機器ごとの空き" }).getAttribute("aria-rowcount")).toBe(`${kits + 1}`);
	const taken = await page.evaluate(async () => {
		const box = document.querySelector(".boxed");
		if (!box) throw new Error("so many kits scroll in a box");
		const taken: number[] = [];
		for (let turn = 0; turn < 120; turn++) {
			await new Promise(requestAnimationFrame);
			const begun = performance.now();
			box.scrollTop = (box.scrollTop + 150) % (box.scrollHeight - box.clientHeight);
			box.dispatchEvent(new Event("scroll"));
			// What follows from a turn of the wheel is done before the next task: rows made, then laid out.
			await Promise.resolve();
			document.body.getBoundingClientRect();
			taken.push(performance.now() - begun);
		}
		return taken.sort((one, other) => one - other);
	});
	const slow = taken[Math.floor(taken.length * 0.95)] ?? Number.NaN;
	console.log(`bench calendar ${slow.toFixed(2)} ms goal <= ${goal.toFixed(2)} ${slow <= goal ? "ok" : "short"}`);
});

/** A loan, a reservation, a check, and again, all the year. */
function bars(from: string, at: number): object[] {
	const day = (after: number) => {
		const date = new Date(`${from}T00:00:00Z`);
		date.setUTCDate(date.getUTCDate() + after);
		return date.toISOString().slice(0, 10);
	};
	return Array.from({ length: 24 }, (_, nth) => {
		const begins = nth * 15 + (at % 5);
		const what = [
			{ kind: "lent", loan: "loan", name: "山﨑 美穂" },
			{ kind: "reserved", reservation: "reservation", need: "need", name: "髙橋 沙織" },
			{ kind: "toCheck" },
		][nth % 3];
		return { ...what, from: day(begins), until: day(begins + 10) };
	});
}
