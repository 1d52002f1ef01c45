import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ params }) => ({
	family: opened(await ask("family_card", { family: params.id })),
});
