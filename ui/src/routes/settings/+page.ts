import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ url }) => {
	const [city, leakRules, words, staff, services, places] = await Promise.all([
		ask("city", {}),
		ask("leak_rules", {}),
		ask("city_words", {}),
		ask("staff_list", {}),
		ask("services", {}),
		ask("places", {}),
	]);
	return {
		city: opened(city),
		leakRules: opened(leakRules),
		words: opened(words),
		staff: opened(staff),
		services: opened(services),
		places: opened(places),
		tab: url.searchParams.get("tab") ?? "city",
	};
};
