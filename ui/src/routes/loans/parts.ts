/** 部品の確認: each part is seen by a person before it goes and when it comes back. */
import type { Condition, PartHandedOver } from "$lib/center";

/** A part on the checklist. */
export interface PartSeen {
	id: string;
	name: string;
	number: string;
	note?: string;
	/** The kit does not go without it. */
	required?: boolean;
	/** As it was last, which a tick takes over. */
	usual: Condition;
	/** Coming back, another of its kind will do. */
	anyOfKind?: boolean;
}

/** What was seen: as it is, `another` where one of its kind came back for it, `absent` where it is not in the box, nothing while nobody looked. */
export type Seen = Record<string, Condition | "absent" | "another" | undefined>;

/** Parts nobody has looked at yet. */
export function unseen(parts: PartSeen[], seen: Seen): PartSeen[] {
	return parts.filter(({ id }) => seen[id] === undefined);
}

/** Parts without which the kit does not go, and which are not there, or are there and do not work. */
export function lacking(parts: PartSeen[], seen: Seen): PartSeen[] {
	return parts.filter(({ id, required }) => required && ["absent", "broken"].includes(seen[id] ?? ""));
}

/** The parts that are there, each as it is: what the contract wants. */
export function handed(parts: PartSeen[], seen: Seen): PartHandedOver[] {
	return parts.flatMap(({ id }) => {
		const condition = seen[id];
		if (condition === undefined || condition === "absent") return [];
		// Another of its kind that somebody takes for it is one that works.
		const another = condition === "another";
		return [{ part: id, condition: another ? "good" : condition, another }];
	});
}
