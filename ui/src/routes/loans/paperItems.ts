/** 機器と貸出の紙: what the board's paper menu offers today. */
import type { LoanBoard, LoanRow } from "$lib/center";
import { labelsOf } from "$lib/issue";
import type { PaperItem } from "$lib/PaperMenu.svelte";
import { lastYear, thisYear } from "$lib/periods";

/** The hand-overs of some loans, each once. */
export function slipsOf(loans: LoanRow[]): string[] {
	return [...new Set(loans.map((loan) => loan.slip))];
}

/** Every paper of the board, with why one cannot be printed now. */
export function paperItems(board: LoanBoard, today: string): PaperItem[] {
	const lentToday = slipsOf(board.out.filter((loan) => loan.lentOn === today));
	const late = slipsOf(board.out.filter((loan) => loan.daysOver > 0));
	/** A ledger of the place, of this 年度 and of the one before. */
	const ledger = (kind: "loanLedger" | "needLedger", name: string): PaperItem[] => [
		{ label: `${name}（今年度）`, wanted: { kind, place: board.place, ...thisYear(today) }, note: board.placeName },
		{ label: `${name}（前の年度）`, wanted: { kind, place: board.place, ...lastYear(today) }, note: board.placeName },
	];
	return [
		{
			label: `きょうの借用書　${lentToday.length}通`,
			wanted: { kind: "loanReceipt", slips: lentToday },
			whyNot: lentToday.length === 0 ? "きょうは、まだ貸していません" : undefined,
		},
		{
			label: `貸与承認通知書　${board.toHandOver.length}通`,
			wanted: { kind: "needNotice", needs: board.toHandOver.map(({ id }) => id) },
			whyNot: board.toHandOver.length === 0 ? "認めて、まだ貸していない家庭はありません" : undefined,
		},
		{
			label: `返却のお願い（督促）　${late.length}通`,
			wanted: { kind: "loanReminder", slips: late },
			note: "期限をすぎた家庭",
			whyNot: late.length === 0 ? "期限をすぎたものは、ありません" : undefined,
		},
		{ label: "亡失・毀損届（用紙）", wanted: { kind: "blank", paper: "lossReport", times: 1 } },
		...ledger("loanLedger", "貸出簿"),
		...ledger("needLedger", "必要の認定簿"),
		{ label: "備品台帳", wanted: { kind: "kitLedger", place: board.place }, note: board.placeName },
		{
			label: "機器ラベル",
			wanted: labelsOf(board.calendar.map(({ kit }) => kit.id)),
			note: `${board.placeName}　${board.calendar.length}枚`,
			whyNot: board.calendar.length === 0 ? "機器がまだありません" : undefined,
		},
	];
}
