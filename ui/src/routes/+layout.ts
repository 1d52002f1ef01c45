import { ask } from "$lib/door";
import type { Desk } from "$lib/desk";
import type { LayoutLoad } from "./$types";

export const ssr = false;
export const prerender = false;

export const load: LayoutLoad = async ({ depends }): Promise<{ desk: Desk }> => {
	depends("desk:who");
	const answer = await ask("desk", {});
	return { desk: "ok" in answer ? answer.ok : { state: "shut", failure: answer.failure } };
};
