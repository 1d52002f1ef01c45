/** 機器と貸出の紙: what the board's paper menu offers today. */
import type { LoanBoard, LoanRow } from "$lib/center";
import type { PaperItem } from "$lib/PaperMenu.svelte";

/** The hand-overs of some loans, each once. */
export function slipsOf(loans: LoanRow[]): string[] {
	return [...new Set(loans.map((loan) => loan.slip))];
}

/** Every paper of the board, with why one cannot be printed now. */
export function paperItems(board: LoanBoard, today: string): PaperItem[] {
	const lentToday = slipsOf(board.out.filter((loan) => loan.lentOn === today));
	const late = slipsOf(board.out.filter((loan) => loan.daysOver > 0));
	const year = Number(today.slice(5, 7)) >= 4 ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
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
		{
			label: "貸出簿（今年度）",
			wanted: { kind: "loanLedger", place: board.place, from: `${year}-04-01`, until: today },
			note: board.placeName,
		},
		{
			label: "貸出簿（前の年度）",
			wanted: { kind: "loanLedger", place: board.place, from: `${year - 1}-04-01`, until: `${year}-03-31` },
			note: board.placeName,
		},
		{ label: "備品台帳", wanted: { kind: "kitLedger", place: board.place }, note: board.placeName },
		{
			label: "機器ラベル",
			wanted: { kind: "kitLabels", kits: board.calendar.map(({ kit }) => kit.id), sheet: "twentyFour", used: 0 },
			note: `${board.placeName}　${board.calendar.length}枚`,
			whyNot: board.calendar.length === 0 ? "機器がまだありません" : undefined,
		},
	];
}
