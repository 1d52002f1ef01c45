/** 机: who sits at this laptop, or why nobody does. The frame asks; pages read `page.data.desk`. */
import type { Contract, Failure } from "./center";

/** Nothing can be opened: the file, its keys or the program itself is at fault. */
export type ShutDesk = { state: "shut"; failure: Failure };
export type Desk = Contract["desk"][1] | ShutDesk;
export type OpenDesk = Extract<Desk, { state: "open" }>;
export type LockedDesk = Extract<Desk, { state: "locked" }>;
export type NewDesk = Extract<Desk, { state: "new" }>;

/** The desk of a person who has signed in. A page is only drawn for one. */
export function openDesk(desk: Desk): OpenDesk {
	if (desk.state !== "open") throw new Error("a page was drawn for nobody");
	return desk;
}
