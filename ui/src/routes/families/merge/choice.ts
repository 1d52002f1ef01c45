/** まとめるときの選び: what differs between two cards, and the one card that the choices make. */
import { languages } from "$lib/languages";
import { fullDay } from "$lib/calendar";
import type { MemberCard, MemberEntry, MemberRole, MergeFamilies, MergeSheet } from "$lib/center";
import { roleInWords } from "../words";

/** Which card's writing stays; a note may keep both. */
export type Choice = "kept" | "gone" | "both";

/** Something that is written differently on the two cards. */
export interface Question {
	key: string;
	/** 保護者 佐藤 綾; nothing for the card as a whole. */
	of: string;
	/** 電話 */
	label: string;
	kept: string;
	gone: string;
	/** Whether both can stay. */
	both: "either" | "together";
}

const cardFields = { address: "住所", language: "ことば", consideration: "配慮", note: "メモ" } as const;
const personFields = {
	name: "氏名",
	kana: "ふりがな",
	knownAs: "通称",
	phone: "電話",
	otherPhone: "もう一つの電話",
	email: "メール",
	bornOn: "生まれた日",
} as const;
type PersonField = keyof typeof personFields;

export function questions(sheet: MergeSheet): Question[] {
	const { kept, gone } = sheet;
	const asked: Question[] = [];
	for (const field of Object.keys(cardFields) as (keyof typeof cardFields)[]) {
		const both = field === "note" && kept.note && gone.note ? "together" : "either";
		const words = [kept[field], gone[field]].map((value) => shown(field, value)) as [string, string];
		if (kept[field] !== gone[field])
			asked.push({ key: field, of: "", label: cardFields[field], kept: words[0], gone: words[1], both });
	}
	for (const pair of sheet.pairs) {
		const [one, other] = [person(kept.members, pair.kept), person(gone.members, pair.gone)];
		if (!one || !other) continue;
		for (const field of Object.keys(personFields) as PersonField[]) {
			const [was, now] = [written(one.role, field), written(other.role, field)];
			if (was === now) continue;
			const of = `${roleInWords(one.role.kind)}　${written(one.role, "name")}`;
			const words = { kept: shown(field, was), gone: shown(field, now) };
			asked.push({ key: keyOf(pair.kept, field), of, label: personFields[field], ...words, both: "either" });
		}
	}
	return asked;
}

/** What a hand would choose most often: what is written rather than nothing, both notes, else the card that stays. */
export function usual(question: Question): Choice {
	if (question.both === "together") return "both";
	return question.kept === nothing ? "gone" : "kept";
}

/** Who stands on one of the cards alone, of whom one may stay behind. */
export function alone(sheet: MergeSheet): MemberCard[] {
	const paired = new Set(sheet.pairs.flatMap(({ kept, gone }) => [kept, gone]));
	return [...sheet.kept.members, ...sheet.gone.members].filter(({ id }) => !paired.has(id));
}

/** The one card. `out` are those who do not stay on it. */
export function merged(sheet: MergeSheet, choices: Record<string, Choice>, out: string[]): MergeFamilies {
	const { kept, gone, pairs, seen } = sheet;
	const goneChosen = (key: string) => choices[key] === "gone";
	const card = {
		address: (goneChosen("address") ? gone : kept).address,
		language: (goneChosen("language") ? gone : kept).language,
		consideration: (goneChosen("consideration") ? gone : kept).consideration,
		note: choices.note === "both" ? `${kept.note}\n${gone.note}` : (goneChosen("note") ? gone : kept).note,
	};
	const members: MemberEntry[] = [];
	for (const { id, role } of kept.members) {
		const pair = pairs.find((pair) => pair.kept === id);
		const other = pair && person(gone.members, pair.gone);
		if (!other) members.push({ id, role });
		else members.push({ id, role: both(role, other.role, (field) => goneChosen(keyOf(id, field))) });
	}
	for (const { id, role } of gone.members) if (!pairs.some((pair) => pair.gone === id)) members.push({ id, role });
	const staying = members.filter(({ id }) => id === null || !out.includes(id));
	return { kept: kept.family.id, gone: gone.family.id, seen, ...card, members: staying };
}

function both(one: MemberRole, other: MemberRole, takesOther: (field: PersonField) => boolean): MemberRole {
	const role: Record<string, unknown> = { ...one };
	for (const field of Object.keys(personFields) as PersonField[])
		if (field in one && takesOther(field)) role[field] = (other as unknown as Record<string, unknown>)[field];
	return role as unknown as MemberRole;
}

const nothing = "（なし）";

function shown(field: string, value: string): string {
	if (value === "") return nothing;
	if (field === "language") return languages[value as keyof typeof languages];
	return field === "bornOn" ? fullDay(value) : value;
}

function written(role: MemberRole, field: PersonField): string {
	return (role as unknown as Record<string, string | null>)[field] ?? "";
}

function person(members: MemberCard[], id: string): MemberCard | undefined {
	return members.find((one) => one.id === id);
}

function keyOf(person: string, field: PersonField): string {
	return `${person}.${field}`;
}
