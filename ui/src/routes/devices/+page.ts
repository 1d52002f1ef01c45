import { redirect } from "@sveltejs/kit";
import type { PageLoad } from "./$types";

/** The register is a tab of the room of loans. */
export const load: PageLoad = () => redirect(307, "/loans?tab=register");
