/**
 * 先に直されたとき: what two people wrote on one card, put together. What I left alone becomes what the other wrote;
 * what I wrote stays mine, and where both wrote, both are shown.
 */
import { languages } from "$lib/languages";
import { fullDay } from "$lib/calendar";
import { blankMember, type HouseholdDraft, type MemberDraft, type PersonField } from "./household";
import { roleInWords } from "./words";

/** Something the other person wrote. */
export interface Theirs {
	/** 住所, 佐藤 綾さんの電話 */
	what: string;
	/** As it stands on the card now. */
	now: string;
	/** What I wrote there, where I wrote too: it is written when I press again. */
	mine?: string;
}

const cardWords = { address: "住所", language: "ことば", consideration: "配慮", note: "メモ" } as const;
const personWords: Record<PersonField, string> = {
	name: "氏名",
	kana: "ふりがな",
	knownAs: "通称",
	phone: "電話",
	otherPhone: "もう一つの電話",
	email: "メール",
	bornOn: "生まれた日",
	dueOn: "出産予定日",
};

export function together(
	base: HouseholdDraft,
	mine: HouseholdDraft,
	theirs: HouseholdDraft,
): { draft: HouseholdDraft; told: Theirs[] } {
	const told: Theirs[] = [];

	/** One field: who wrote last where only one wrote, mine where both did. */
	function settled(what: string, field: string, was: string, my: string, now: string): string {
		if (now === was || now === my) return my;
		const untouched = my === was;
		told.push({ what, now: shown(field, now), ...(untouched ? {} : { mine: shown(field, my) }) });
		return untouched ? now : my;
	}

	const card = { ...mine };
	for (const field of Object.keys(cardWords) as (keyof typeof cardWords)[]) {
		const value = settled(cardWords[field], field, base[field], mine[field], theirs[field]);
		Object.assign(card, { [field]: value });
	}

	const of = (draft: HouseholdDraft, id: string | null) => draft.members.find((one) => id !== null && one.id === id);
	const members: MemberDraft[] = [];
	for (const my of mine.members) {
		const [was, now] = [of(base, my.id), of(theirs, my.id)];
		if (my.id === null || !was) members.push(my);
		else if (!now) told.push({ what: `${called(my)}は`, now: "この札から外されました" });
		else if (now.kind !== was.kind) {
			told.push({ what: `${called(was)}は`, now: `${roleInWords(now.kind)}になりました` });
			members.push({ ...now, key: my.key });
		} else {
			const person = { ...my };
			for (const field of Object.keys(personWords) as PersonField[])
				person[field] = settled(`${called(now)}の${personWords[field]}`, field, was[field], my[field], now[field]);
			members.push(person);
		}
	}
	for (const now of theirs.members) {
		if (of(base, now.id)) continue;
		told.push({ what: `${called(now)}が`, now: "この札に加わりました" });
		members.push({ ...now, key: blankMember(now.kind).key });
	}
	return { draft: { ...card, members }, told };
}

function called({ kind, name }: MemberDraft): string {
	return name.trim() ? `${name.trim()}さん` : roleInWords(kind);
}

function shown(field: string, value: string): string {
	if (value === "") return "（空）";
	if (field === "language") return languages[value as keyof typeof languages];
	return /^\d{4}-\d{2}-\d{2}$/.test(value) ? fullDay(value) : value;
}
