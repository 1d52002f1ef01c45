import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ url }) => {
	const kept = url.searchParams.get("kept") ?? "";
	const gone = url.searchParams.get("gone") ?? "";
	const sheet = await ask("merge_sheet", { kept, gone });
	// One of them is gone, merged by now perhaps: the list shows who is left.
	if ("failure" in sheet && (sheet.failure.about === "gone" || sheet.failure.about === "unreadable"))
		redirect(307, "/families/alike");
	return { sheet: opened(sheet) };
};
