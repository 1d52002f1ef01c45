import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";
import { spanOf, usualStart } from "./bars";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const today = desk.state === "open" ? desk.today : thisDay();
	const turned = url.searchParams.get("from");
	const from = turned && /^\d{4}-\d{2}-\d{2}$/.test(turned) ? turned : usualStart(today);
	const span = spanOf(url.searchParams.get("days"));
	const code = url.searchParams.get("code");
	const asking = url.searchParams.get("ask");
	const [board, kits, places, found, asker] = await Promise.all([
		ask("loan_board", { from, days: span.days, place: url.searchParams.get("place") }),
		ask("kits", {}),
		ask("places", {}),
		code ? ask("look_up_code", { typed: code }) : undefined,
		asking ? ask("family_card", { family: asking }) : undefined,
	]);
	return {
		today,
		from,
		span,
		tab: url.searchParams.get("tab") ?? "moves",
		board: opened(board),
		kits: opened(kits),
		places: opened(places),
		found: found && "ok" in found ? found.ok : undefined,
		asker: asker && "ok" in asker ? asker.ok : undefined,
	};
};
