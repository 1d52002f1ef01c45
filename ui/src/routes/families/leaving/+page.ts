import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ url }) => {
	const page = Math.max(0, Number(url.searchParams.get("page") ?? 0) || 0);
	return { page, sheet: opened(await ask("leaving_families", { page })) };
};
