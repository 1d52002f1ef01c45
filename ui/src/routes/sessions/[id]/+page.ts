import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ params }) => ({
	session: opened(await ask("session_card", { session: params.id })),
});
