import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const sought = url.searchParams.get("sought") ?? "";
	const sheet = opened(await ask("decisions", { sought }));
	return { today: desk.state === "open" ? desk.today : thisDay(), sought, sheet };
};
