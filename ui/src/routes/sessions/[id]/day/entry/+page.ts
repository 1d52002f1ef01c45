import { ask } from "$lib/door";
import { opened } from "$lib/opened";
import type { PageLoad } from "./$types";

export const load: PageLoad = async ({ params }) => ({ day: opened(await ask("day", { session: params.id })) });
