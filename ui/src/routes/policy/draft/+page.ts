import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent }) => {
	const { desk } = await parent();
	const draft = opened(await ask("policy_draft", {}));
	return { today: desk.state === "open" ? desk.today : thisDay(), draft };
};
