/** 断り: which clause a refusal stands on, and which field it is about. */
import type { Failure } from "./center";
import { tell } from "./failures";

/** The clause behind a refusal, to be opened beside its sentence. */
export function clauseBehind(failure: Failure): string | undefined {
	if (!("failure" in failure)) return undefined;
	const about = failure.failure;
	if ("clause" in about) return about.clause;
	if ("against" in about && "clause" in about.against) return about.against.clause;
	if ("verdict" in about) return about.verdict.clause;
	return undefined;
}

/** The sentence that stands beside this field, if the refusal is about it. `members.0` covers `members.0.name` too. */
export function troubleAt(failure: Failure | undefined, field: string): string | undefined {
	const named = fieldOf(failure);
	if (!failure || named === undefined) return undefined;
	return named === field || named.startsWith(`${field}.`) ? tell(failure) : undefined;
}

/** The refusal, unless one of these fields says it already. */
export function elsewhere(failure: Failure | undefined, fields: string[]): Failure | undefined {
	return fields.some((field) => troubleAt(failure, field)) ? undefined : failure;
}

function fieldOf(failure: Failure | undefined): string | undefined {
	if (failure?.about === "field" || failure?.about === "unreadable") return failure.failure.field;
	// A day before the kit was there: every dialog that asks for the day calls it so.
	if (failure?.about === "devices" && failure.failure.kind === "notHereYet") return "on";
	return undefined;
}
