/** A year of many kits (空きの一年): the practice records have a few, so the answer to the page is filled up. */
import type { Hand } from "./hand.ts";

interface Board {
	ok: { calendar: { kit: { id: string; number: string }; bars: object[] }[] };
}

/** From now on the board of loans answers with so many kits, each lent, reserved and checked all the year. */
export async function manyKits({ page }: Hand, kits: number): Promise<void> {
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
}

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
