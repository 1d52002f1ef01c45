/** 開く: what a page's `load` does with an answer; a refusal becomes the page that says why. */
import { error } from "@sveltejs/kit";
import type { Answer } from "./door";
import { tell } from "./failures";

export function opened<T>(answer: Answer<T>): T {
	if ("failure" in answer) error(500, tell(answer.failure));
	return answer.ok;
}
