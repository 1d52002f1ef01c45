import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, params }) => {
	const { desk } = await parent();
	const [card, places] = await Promise.all([ask("loan_card", { loan: params.id }), ask("places", {})]);
	// Taken back, or asked for by an old link: the board shows what there is.
	if ("failure" in card && card.failure.about === "gone") redirect(307, "/loans");
	return { today: desk.state === "open" ? desk.today : thisDay(), card: opened(card), places: opened(places) };
};
