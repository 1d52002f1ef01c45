import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const wanted = Number(url.searchParams.get("version"));
	const sheet = await ask("policy", { version: Number.isInteger(wanted) && wanted > 0 ? wanted : null });
	return { today: desk.state === "open" ? desk.today : thisDay(), sheet: opened(sheet) };
};
