import type { RowGroup } from "$lib/center";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

const groups: RowGroup[] = ["all", "ready", "decide", "mend", "double", "taken", "left"];

export const load: PageLoad = async ({ params, url }) => {
	const asked = url.searchParams.get("group");
	const group = groups.find((group) => group === asked) ?? "all";
	const page = Math.max(0, Number(url.searchParams.get("page") ?? 0) || 0);
	return { group, page, sheet: opened(await ask("import_sheet", { import: params.id, group, page })) };
};
