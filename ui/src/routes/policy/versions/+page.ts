import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const sheet = opened(await ask("policy", { version: null }));
	const versions = sheet.versions.map(({ version }) => version);
	const named = (name: string) => Number(url.searchParams.get(name)) || undefined;
	const to = named("to") ?? versions.at(-1) ?? 1;
	const from = named("from") ?? versions.findLast((version) => version < to) ?? to;
	const difference = from === to ? undefined : opened(await ask("policy_difference", { from, to }));
	return { today: desk.state === "open" ? desk.today : thisDay(), sheet, from, to, difference };
};
