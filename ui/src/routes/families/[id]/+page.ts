import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ params }) => {
	const card = await ask("family_card", { family: params.id });
	// Its registration was taken back, or an old link asks for it: the list shows who there is.
	if ("failure" in card && card.failure.about === "gone") redirect(307, "/families");
	return { family: opened(card) };
};
