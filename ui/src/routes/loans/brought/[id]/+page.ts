import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, params }) => {
	const { desk } = await parent();
	const sheet = await ask("return_sheet", { loan: params.id });
	if ("failure" in sheet && sheet.failure.about === "gone") redirect(307, "/loans");
	return { today: desk.state === "open" ? desk.today : thisDay(), sheet: opened(sheet) };
};
