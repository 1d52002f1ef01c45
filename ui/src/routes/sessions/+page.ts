import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";
import { thisDay } from "$lib/calendar";

export const load: PageLoad = async ({ url, parent }) => {
	const { desk } = await parent();
	const today = desk.state === "open" ? desk.today : thisDay();
	const month = /^(\d{4})-(\d{2})$/.test(url.searchParams.get("month") ?? "")
		? (url.searchParams.get("month") as string)
		: today.slice(0, 7);
	const [year = 2026, number = 1] = month.split("-").map(Number);
	const asked = { year, month: Math.min(12, Math.max(1, number)) };
	const [sessions, closed] = await Promise.all([ask("sessions", asked), ask("month_closed", asked)]);
	return {
		month,
		plan: url.searchParams.has("plan"),
		sessions: opened(sessions),
		closed: opened(closed),
	};
};
