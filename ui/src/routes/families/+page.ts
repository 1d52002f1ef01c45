import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ url }) => {
	const sought = url.searchParams.get("sought") ?? "";
	const page = Math.max(0, Number(url.searchParams.get("page") ?? 0) || 0);
	const order = url.searchParams.get("order") === "kana" ? ("kana" as const) : ("newest" as const);
	return {
		sought,
		order,
		page,
		register: url.searchParams.has("register"),
		found: opened(await ask("families", { sought, page, order })),
		all: opened(await ask("families", { sought: "", page: 0 })).count,
	};
};
