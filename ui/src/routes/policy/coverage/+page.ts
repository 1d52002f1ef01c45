import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const year = Number(url.searchParams.get("year")) || null;
	const sheet = opened(await ask("coverage", { year }));
	return { today: desk.state === "open" ? desk.today : thisDay(), sheet };
};
