import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const sheet = await ask("hand_over_sheet", { need: url.searchParams.get("need") ?? "" });
	// Taken back, or asked for by an old link: the board shows what there is.
	if ("failure" in sheet && sheet.failure.about === "gone") redirect(307, "/loans");
	return { today: desk.state === "open" ? desk.today : thisDay(), sheet: opened(sheet) };
};
