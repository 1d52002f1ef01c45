/** 部品: the lines of a box, as they are typed. */
import type { PartEntry, UsualPart } from "$lib/center";

/** A line of the list; its `id` is the screen's own. */
export type TypedPart = PartEntry & { id: string };

/** The lines that a type of kit brings. */
export function typedParts(usual: UsualPart[]): TypedPart[] {
	return usual.map(({ name, required }) => ({ id: crypto.randomUUID(), name, required, exact: null, serial: null }));
}
