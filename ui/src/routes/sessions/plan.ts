/** 予定の記入: a session while it is being planned, and what is sent of it. */
import type { AddService, PlanSession, SessionCard, SessionKind } from "$lib/center";

export interface PlanDraft {
	place: string;
	kind: SessionKind;
	title: string;
	heldOn: string;
	startsAt: string;
	endsAt: string;
	capacity: string;
	/** The service's id, or `new` while another is written in. */
	service: string;
	newService: AddService;
	meetingId: string;
	passcode: string;
}

/** What is wrong, by the field's name in the contract, and with which writing: rewritten, it is gone. */
export type Troubles = Partial<Record<string, { words: string; of: string }>>;

export function blankPlan(place: string): PlanDraft {
	return {
		place,
		kind: "gathering",
		title: "",
		heldOn: "",
		startsAt: "",
		endsAt: "",
		capacity: "12",
		service: "",
		newService: { name: "", provider: "", termsVersion: "", termsCheckedOn: "" },
		meetingId: "",
		passcode: "",
	};
}

export function planOf(card: SessionCard): PlanDraft {
	return {
		...blankPlan(card.placeId),
		kind: card.kind,
		title: card.title,
		heldOn: card.heldOn,
		startsAt: card.startsAt,
		endsAt: card.endsAt,
		capacity: String(card.capacity),
		service: card.serviceId,
	};
}

/** What must be there before anything can be sent. */
export function missing(draft: PlanDraft): Troubles {
	const troubles: Troubles = {};
	const say = (field: string, words: string) => (troubles[field] = { words, of: writtenAt(draft, field) ?? "" });
	if (!draft.title.trim()) say("title", "名称を書いてください。");
	if (!draft.heldOn) say("heldOn", "開く日を書いてください。");
	if (!draft.startsAt) say("startsAt", "10:30 のように書いてください。");
	if (!draft.endsAt) say("endsAt", "11:30 のように書いてください。");
	else if (draft.startsAt && minutes(draft.endsAt) <= minutes(draft.startsAt))
		say("endsAt", "終わりは、始まりより後にしてください。");
	if (!/^\d{1,3}$/.test(plain(draft.capacity))) say("capacity", "何組までかを、数で書いてください。");
	if (!draft.service) say("service", "使うサービスを選んでください。");
	if (draft.service === "new") {
		const { name, provider, termsCheckedOn } = draft.newService;
		if (!name.trim()) say("name", "サービスの名を書いてください。");
		if (!provider.trim()) say("provider", "提供者を書いてください。");
		if (!termsCheckedOn) say("termsCheckedOn", "規約を確かめた日を書いてください。");
	}
	return troubles;
}

/** What stands in a field, by its name in the contract; nothing where the form has no such field. */
export function writtenAt(draft: PlanDraft, field: string): string | undefined {
	const written = { ...draft.newService, ...draft }[field as keyof AddService | Exclude<keyof PlanDraft, "newService">];
	return typeof written === "string" ? written : undefined;
}

export function requestOf(draft: PlanDraft, service: string): PlanSession {
	const { place, kind, title, heldOn, startsAt, endsAt, meetingId, passcode } = draft;
	const capacity = Number(plain(draft.capacity));
	return { place, kind, title, heldOn, startsAt, endsAt, capacity, service, meetingId, passcode };
}

/** 10:30 is 630. */
function minutes(time: string): number {
	const [hour = 0, minute = 0] = time.split(":").map(Number);
	return hour * 60 + minute;
}

/** １２ is 12. */
function plain(text: string): string {
	return text.normalize("NFKC").trim();
}
