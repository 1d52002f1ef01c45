import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const before = url.searchParams.get("supersedes");
	const policy = opened(await ask("policy", { version: null }));
	const superseded = before ? opened(await ask("decision", { decision: before })) : undefined;
	const named = url.searchParams.get("clause");
	const clauses = superseded?.clauses ?? (named ? [named] : []);
	return { today: desk.state === "open" ? desk.today : thisDay(), policy, superseded, clauses };
};
