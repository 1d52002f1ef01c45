import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, params }) => {
	const { desk } = await parent();
	const card = opened(await ask("decision", { decision: params.id }));
	return { today: desk.state === "open" ? desk.today : thisDay(), card };
};
