import { expect, test } from "vitest";
import type { ApplicationRow } from "$lib/center";
import { find, hindrances, shownName, whyNot } from "./roster";

const own = { line: "own", device: "own", camera: "own", microphone: "own", speaker: "own" } as const;

function row(name: string, kana: string, more: Partial<ApplicationRow> = {}): ApplicationRow {
	return {
		id: name,
		family: name,
		familyNumber: "南-2026-0042",
		name,
		kana,
		phone: "",
		children: [],
		channel: "telephone",
		receivedOn: "2026-11-04",
		receivedBy: "石井",
		eligibility: { kind: "expecting", dueOn: "2027-03-10", clause: "§2(1)" },
		overrideReason: null,
		refusal: { kind: "none" },
		consent: { kind: "given", version: 1, on: "2026-11-11" },
		loan: { kind: "none" },
		environment: own,
		installedOn: null,
		testedOn: null,
		waiting: false,
		answerBy: null,
		lot: null,
		calls: [],
		consultation: false,
		attendance: null,
		people: [],
		connection: { kind: "untold" },
		...more,
	};
}

const rows = [row("髙橋 由美子", "たかはし ゆみこ"), row("𠮷田 沙織", "よしだ さおり"), row("グエン・ティ・ラン", "")];

test("a family is found by kana, by letters, by a given name and by its number on the roster", () => {
	expect(find(rows, "よし")).toBe(1);
	expect(find(rows, "yoshi")).toBe(1);
	expect(find(rows, "さお"), "the given name too").toBe(1);
	expect(find(rows, "2")).toBe(1);
	expect(find(rows, "グエ")).toBe(2);
	expect(find(rows, "だれ")).toBe(-1);
});

test("a family without a consent is let in only with a reason", () => {
	const waiting = row("山﨑 美穂", "やまさき みほ", { consent: { kind: "none" } });
	expect(hindrances(waiting, "2026-11-25").map(({ clause }) => clause)).toEqual(["§4(3)"]);
	expect(whyNot(waiting, "present", "2026-11-25", "2026-11-25")).toBeDefined();
	expect(whyNot(waiting, "absent", "2026-11-25", "2026-11-25"), "absence needs no consent").toBeUndefined();
});

test("nobody is marked before the day, and nobody leaves before they came", () => {
	expect(whyNot(rows[0] as ApplicationRow, "present", "2026-11-25", "2026-11-24")?.words).toContain("11月25日");
	expect(whyNot(rows[0] as ApplicationRow, "left", "2026-11-25", "2026-11-25")).toBeDefined();
});

test("a shown screen tells initials and a number", () => {
	expect(shownName(rows[1] as ApplicationRow, 1)).toBe("Y.S 02");
});
