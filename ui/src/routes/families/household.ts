/** 家庭の記入: a household while it is being written, and what is sent of it. */
import type { FamilyCard, Language, LikelyFamilies, MemberCard, MemberEntry } from "$lib/center";

export interface MemberDraft {
	/** Only to tell the cards of the form apart. */
	key: number;
	id: string | null;
	kind: "guardian" | "child" | "expected";
	name: string;
	kana: string;
	knownAs: string;
	phone: string;
	otherPhone: string;
	email: string;
	/** `2025-07-14`, or "" while it is no day. */
	bornOn: string;
	dueOn: string;
	/** The reading the card began with: alone, it is no reading of a name. */
	begun: string;
}

export interface HouseholdDraft {
	address: string;
	language: Language;
	consideration: string;
	note: string;
	members: MemberDraft[];
}

/** What is wrong, by the field's name in the contract (`members.0.bornOn`), and with which writing: rewritten, it is gone. */
export type Troubles = Record<string, { words: string; of: string }>;

let keys = 0;

export function blankMember(kind: MemberDraft["kind"]): MemberDraft {
	const words = {
		name: "",
		kana: "",
		knownAs: "",
		phone: "",
		otherPhone: "",
		email: "",
		bornOn: "",
		dueOn: "",
		begun: "",
	};
	return { key: ++keys, id: null, kind, ...words };
}

/** A card for one more child: the family's name stands there already. */
export function nextChild(members: MemberDraft[]): MemberDraft {
	const [first] = members;
	const kana = surname(first?.kana ?? "");
	return { ...blankMember("child"), name: surname(first?.name ?? ""), kana, begun: kana };
}

function surname(name: string): string {
	const found = /^(\S+)[\s　]/.exec(name);
	return found ? `${found[1]} ` : "";
}

export function blankHousehold(): HouseholdDraft {
	const members = [blankMember("guardian"), blankMember("child")];
	return { address: "", language: "japanese", consideration: "", note: "", members };
}

export function draftOf({ address, language, consideration, note, members }: FamilyCard): HouseholdDraft {
	return { address, language, consideration, note, members: members.map(memberDraft) };
}

export function memberDraft({ id, role }: MemberCard): MemberDraft {
	const blank = { ...blankMember(role.kind), id };
	switch (role.kind) {
		case "guardian":
			return { ...blank, ...role, bornOn: role.bornOn ?? "" };
		case "child":
		case "expected":
			return { ...blank, ...role };
	}
}

export function entryOf(member: MemberDraft): MemberEntry {
	const { id, name, knownAs, phone, otherPhone, email, bornOn, dueOn } = member;
	const kana = member.begun && member.kana.trim() === member.begun.trim() ? "" : member.kana;
	switch (member.kind) {
		case "guardian":
			return { id, role: { kind: "guardian", name, kana, knownAs, phone, otherPhone, email, bornOn: bornOn || null } };
		case "child":
			return { id, role: { kind: "child", name, kana, knownAs, bornOn } };
		case "expected":
			return { id, role: { kind: "expected", dueOn } };
	}
}

/** What is known so far, for asking who may be on another card already. */
export function sketchOf({ address, members }: HouseholdDraft, but: string | null): LikelyFamilies {
	return {
		but,
		address,
		members: members.map(({ kind, name, kana, knownAs, phone, otherPhone, email, bornOn, dueOn }) => {
			const day = kind === "child" ? bornOn : kind === "expected" ? dueOn : "";
			return { kind, name, kana, knownAs, phone, otherPhone, email, day: day || null };
		}),
	};
}

const personFields = ["name", "kana", "knownAs", "phone", "otherPhone", "email", "bornOn", "dueOn"] as const;
/** A field of a person that can be written. */
export type PersonField = (typeof personFields)[number];
const cardFields = ["address", "consideration", "note"] as const;
/** A field of the card as a whole that can be written. */
export type CardField = (typeof cardFields)[number];

/** What stands in the field that the centre names (`members.0.role.bornOn`), or nothing where the form has no such field. */
export function writtenAt(draft: HouseholdDraft, field: string): { field: string; of: string } | undefined {
	const ofCard = cardFields.find((name) => name === field);
	if (ofCard) return { field, of: draft[ofCard] };
	const [, at = "", name = ""] = /^members\.(\d+)\.(?:role\.)?(\w+)$/.exec(field) ?? [];
	const ofPerson = personFields.find((known) => known === name);
	const member = draft.members[Number(at)];
	return ofPerson && member ? { field: `members.${at}.${ofPerson}`, of: member[ofPerson] } : undefined;
}

/** True where nothing of a person was written yet. */
export function isBlank({
	id,
	name,
	kana,
	begun,
	knownAs,
	phone,
	otherPhone,
	email,
	bornOn,
	dueOn,
}: MemberDraft): boolean {
	const written = [kana === begun ? "" : kana, knownAs, phone, otherPhone, email, bornOn, dueOn];
	// A card for one more child begins with the family's name and a blank.
	return id === null && /^$|\s$/.test(name) && written.every((word) => word.trim() === "");
}

/** What must be there before anything can be sent, of everyone at once. */
export function missing(members: MemberDraft[]): Troubles {
	const troubles: Troubles = {};
	for (const [at, { kind, name, bornOn, dueOn }] of members.entries()) {
		if (kind !== "expected" && !name.trim())
			troubles[`members.${at}.name`] = { words: "氏名を書いてください。", of: name };
		if (kind === "child" && !bornOn)
			troubles[`members.${at}.bornOn`] = { words: "生まれた日を書いてください。", of: "" };
		if (kind === "expected" && !dueOn)
			troubles[`members.${at}.dueOn`] = { words: "出産予定日を書いてください。", of: "" };
	}
	return troubles;
}
