import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, params }) => {
	const { desk } = await parent();
	const card = await ask("incident_card", { incident: params.id });
	// It was taken back: the list shows what there is.
	if ("failure" in card && card.failure.about === "gone") redirect(307, "/incidents");
	return { today: desk.state === "open" ? desk.today : thisDay(), card: opened(card) };
};
