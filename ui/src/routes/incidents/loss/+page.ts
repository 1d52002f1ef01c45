import { thisDay } from "$lib/calendar";
import type { Lost } from "$lib/center";
import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ parent, url }) => {
	const { desk } = await parent();
	const lost = lostOf(url.searchParams);
	if (!lost) redirect(307, "/incidents");
	const sheet = await ask("exposure_sheet", { lost });
	if ("failure" in sheet && sheet.failure.about === "gone") redirect(307, "/incidents");
	return {
		today: desk.state === "open" ? desk.today : thisDay(),
		lost,
		incident: url.searchParams.get("incident"),
		sheet: opened(sheet),
	};
};

function lostOf(params: URLSearchParams): Lost | undefined {
	const [family, kit, session] = [params.get("family"), params.get("kit"), params.get("session")];
	if (family) return { kind: "ofFamily", family };
	if (kit) return { kind: "onKit", kit };
	if (session) return { kind: "ofSession", session };
	return params.has("laptop") ? { kind: "laptop" } : undefined;
}
