import { fiscalYear, thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, params, url }) => {
	const { desk } = await parent();
	const today = desk.state === "open" ? desk.today : thisDay();
	const year = Number(url.searchParams.get("year")) || fiscalYear(today);
	const sheet = opened(await ask("counted_records", { record: params.record, year }));
	return { today, sheet };
};
