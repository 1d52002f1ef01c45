/** 書き出しのことば: what a list is called, in which forms it goes, and why it does not. */
import type { ExportFailure, ExportRow, Format, List } from "./center";

export const formats: { value: Format; label: string; note: string }[] = [
	{ value: "xlsx", label: "Excelの表", note: "日付は日付のまま。どの字も入ります" },
	{ value: "csv", label: "CSV（UTF-8）", note: "ほかのシステムへ。どの字も入ります" },
	{ value: "csvCp932", label: "CSV（Shift_JIS）", note: "古いシステムへ。入らない字があります" },
];

/** Lists with people on them: whoever writes one out says what for. */
export function namesPeople(list: List): boolean {
	return list.kind !== "sessions" && list.kind !== "kits" && list.kind !== "coverage";
}

const lists: Record<List["kind"] | "audit" | "disclosure", string> = {
	families: "家庭の一覧",
	sessions: "オンライン事業の一覧",
	applications: "申込の一覧",
	attendance: "出欠の一覧",
	kits: "機器の台帳",
	loans: "貸出簿",
	needs: "必要の認定の一覧",
	consents: "承諾書の一覧",
	coverage: "条項別対応状況",
	audit: "監査の記録",
	disclosure: "開示用一式",
};

export function listName(list: List["kind"]): string {
	return lists[list];
}

/** What is asked of the days of a list that has a period. */
export function periodAsked(list: Extract<List, { from: string }>): string {
	switch (list.kind) {
		case "loans":
			return "いつ貸していたものですか";
		case "needs":
			return "いつ申し出たか、決めたものですか";
	}
}

const forms: Record<Format, string> = { xlsx: "Excel", csv: "CSV（UTF-8）", csvCp932: "CSV（Shift_JIS）" };

/** A list and its form as the record of exports has them, in words; a newer program's word stands as it is. */
export function exportInWords(row: ExportRow): { list: string; form: string } {
	return { list: lists[row.list as List["kind"]] ?? row.list, form: forms[row.format as Format] ?? row.format };
}

export function exportFailure(failure: ExportFailure): string {
	switch (failure.kind) {
		case "cannotCarry":
			return `Shift_JIS に入らない字があります：${failure.characters.map(shown).join("　")}`;
	}
}

/** A mark that only chooses a form of the kanji before it shows nothing by itself. */
export function shown(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const isSelector = (code >= 0xe0100 && code <= 0xe01ef) || (code >= 0xfe00 && code <= 0xfe0f);
	return isSelector ? `異体字の印（${code.toString(16).toUpperCase()}）` : character;
}
