/** 予定の記入: a session while it is being planned, and what is sent of it. */
import type {
	AddService,
	Choosing,
	Offer,
	PlanSession,
	Rhythm,
	SeriesEnd,
	SessionCard,
	SessionKind,
} from "$lib/center";

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
	/** 定員（人）, empty where only families count. */
	persons: string;
	monthsFrom: string;
	monthsUntil: string;
	applyFrom: string;
	applyUntil: string;
	choosing: string;
	hostAccount: string;
	/** The closed day this person knows it to be on. */
	closedDay: string;
	/** くりかえし. */
	rhythm: "once" | "weekly" | "everyOtherWeek" | "monthly";
	/** 第何週, 1 to 5. */
	weeks: string[];
	ends: "times" | "until";
	times: string;
	until: string;
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
		persons: "",
		monthsFrom: "",
		monthsUntil: "",
		applyFrom: "",
		applyUntil: "",
		choosing: "arrival",
		hostAccount: "",
		closedDay: "",
		rhythm: "once",
		weeks: [],
		ends: "times",
		times: "4",
		until: "",
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
		persons: written(card.offer.persons),
		monthsFrom: written(card.offer.monthsFrom),
		monthsUntil: written(card.offer.monthsUntil),
		applyFrom: card.offer.applyFrom ?? "",
		applyUntil: card.offer.applyUntil ?? "",
		choosing: card.offer.choosing,
		hostAccount: card.offer.hostAccount,
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
	for (const field of ["persons", "monthsFrom", "monthsUntil"] as const)
		if (!/^\d{0,4}$/.test(plain(draft[field]))) say(field, "数で書いてください。");
	if (draft.rhythm === "monthly" && draft.weeks.length === 0) say("weeks", "第何週かを選んでください。");
	if (draft.rhythm !== "once") {
		if (draft.ends === "times" && !/^\d{1,2}$/.test(plain(draft.times))) say("times", "回数を数で書いてください。");
		if (draft.ends === "until" && !draft.until) say("until", "いつまでかを書いてください。");
	}
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
export function writtenAt(draft: PlanDraft, at: string): string | undefined {
	const field = at.replace(/^(offer|end|rhythm)\./, "");
	if (field === "weeks") return draft.weeks.join();
	const written = { ...draft.newService, ...draft }[field as keyof AddService | Exclude<keyof PlanDraft, "newService">];
	return typeof written === "string" ? written : undefined;
}

export function requestOf(draft: PlanDraft, service: string): PlanSession {
	const { place, kind, title, heldOn, startsAt, endsAt, meetingId, passcode } = draft;
	const capacity = Number(plain(draft.capacity));
	const offer: Offer = {
		persons: number(draft.persons),
		monthsFrom: number(draft.monthsFrom),
		monthsUntil: number(draft.monthsUntil),
		applyFrom: draft.applyFrom || null,
		applyUntil: draft.applyUntil || null,
		choosing: draft.choosing as Choosing,
		hostAccount: draft.hostAccount,
	};
	const once = draft.rhythm === "once";
	return {
		place,
		kind,
		title,
		heldOn,
		startsAt,
		endsAt,
		capacity,
		service,
		meetingId: once ? meetingId : "",
		passcode: once ? passcode : "",
		offer,
		closedDay: draft.closedDay || null,
	};
}

/** How often and until when; nothing for a session that is held once. */
export function seriesOf(draft: PlanDraft): { rhythm: Rhythm; end: SeriesEnd } | undefined {
	const end: SeriesEnd =
		draft.ends === "times"
			? { kind: "times", times: Number(plain(draft.times)) }
			: { kind: "until", until: draft.until };
	switch (draft.rhythm) {
		case "once":
			return undefined;
		case "monthly":
			return { rhythm: { kind: "monthly", weeks: draft.weeks.map(Number) }, end };
		case "weekly":
		case "everyOtherWeek":
			return { rhythm: { kind: draft.rhythm }, end };
	}
}

/** 10:30 is 630. */
function minutes(time: string): number {
	const [hour = 0, minute = 0] = time.split(":").map(Number);
	return hour * 60 + minute;
}

function number(text: string): number | null {
	return plain(text) === "" ? null : Number(plain(text));
}

function written(number: number | null): string {
	return number === null ? "" : String(number);
}

/** １２ is 12. */
function plain(text: string): string {
	return text.normalize("NFKC").trim();
}
