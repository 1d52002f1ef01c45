import { thisDay } from "$lib/calendar";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const [incidents, refusals, places] = await Promise.all([
		ask("incidents", {}),
		ask("refusals", {}),
		ask("places", {}),
	]);
	return {
		today: desk.state === "open" ? desk.today : thisDay(),
		incidents: opened(incidents),
		refusals: opened(refusals),
		places: opened(places),
		tab: url.searchParams.get("tab") ?? "incidents",
		/** The family somebody came to decide about. */
		family: url.searchParams.get("family"),
		/** The incident it stands on. */
		incident: url.searchParams.get("incident"),
	};
};
