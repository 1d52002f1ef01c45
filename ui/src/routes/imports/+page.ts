import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

/** How many months ahead applications are taken in for. */
const monthsAhead = 3;

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const today = desk.state === "open" ? desk.today : "";
	const [year = 0, month = 1] = today.split("-").map(Number);
	const months = Array.from({ length: monthsAhead + 1 }, (_, at) => new Date(Date.UTC(year, month - 1 + at, 1)));
	const sessions = await Promise.all(
		months.map((first) => ask("sessions", { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1 })),
	);
	return {
		wanted: url.searchParams.get("session") ?? "",
		imports: opened(await ask("imports", {})),
		sessions: sessions
			.flatMap((answer) => opened(answer))
			.filter((session) => !session.cancelled && session.heldOn >= today),
	};
};
