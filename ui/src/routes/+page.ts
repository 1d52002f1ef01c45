import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async () => {
	const [sheet, keeping] = await Promise.all([ask("today", {}), ask("keeping", {})]);
	return { sheet: opened(sheet), keeping: opened(keeping) };
};
