import { ask } from "$lib/door";
import { tell } from "$lib/failures";
import type { LayoutLoad } from "./$types";
import { error } from "@sveltejs/kit";

export const ssr = false;
export const prerender = false;

export const load: LayoutLoad = async ({ depends }) => {
	depends("desk:who");
	const answer = await ask("desk", {});
	if ("failure" in answer) error(500, tell(answer.failure));
	return { desk: answer.ok };
};
