/** 部品: the lines of a box, as they are typed. */
import type { PartEntry, UsualPart } from "$lib/center";

/** A line of the list; its `id` is the screen's own. */
export interface TypedPart {
	id: string;
	name: string;
	required: boolean;
	exact: boolean;
	serial: string;
}

/** That very one, or any of its kind: what a loan takes back. */
export const exactWords = (exact: boolean) => (exact ? "その物" : "同じ種類ならよい");

/** A new line. The first part of a box is the device itself: it must come back, the rest may be another of its kind. */
export function typedPart(nth: number, name = "", required = false): TypedPart {
	return { id: crypto.randomUUID(), name, required, exact: nth === 0, serial: "" };
}

/** The lines that a type of kit brings. */
export function typedParts(usual: UsualPart[]): TypedPart[] {
	return usual.map(({ name, required }, nth) => typedPart(nth, name, required));
}

/** What the contract wants. */
export function readPart({ name, required, exact, serial }: Omit<TypedPart, "id">): PartEntry {
	return { name, required, exact, serial: serial.trim() || null };
}
