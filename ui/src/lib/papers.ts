/** 紙のことば: what each paper is called, its readings, and how it left the program. */
import { momentInWords } from "./calendar";
import type { DraftSheet, LabelSheet, PaperKind, PaperRow, PrintingWay, Reading } from "./center";

const kinds: Record<PaperKind, string> = {
	policy: "運用ポリシー",
	consent: "参加承諾書",
	consentReminder: "承諾書の提出のお願い",
	loanRequest: "貸与申請書兼誓約書",
	loanReceipt: "借用書",
	returnReceipt: "返却確認書",
	application: "参加申込書",
	guardianConsent: "未成年者保護者同意書",
	connectionGuide: "接続案内",
	recoverySheet: "復旧鍵",
	roster: "当日名簿",
	sessionReport: "実施報告書",
	needNotice: "貸与承認（不承認）通知書",
	loanContract: "使用貸借契約書",
	kitLabels: "機器ラベル",
	loanLedger: "貸出簿",
	kitLedger: "備品台帳",
	needLedger: "必要の認定簿",
	loanReminder: "返却のお願い",
	lossReport: "亡失・毀損届",
	lossNotice: "弁償・免除決定通知書",
	stocktake: "棚卸表",
	monthPlan: "月間予定",
	drawResult: "抽選結果",
	decisionRecord: "協議決定記録",
	answers: "Ｑ＆Ａ集",
	clauseCoverage: "条項別対応状況",
	disposal: "廃棄予定簿・廃棄記録",
	disclosure: "開示用一式",
	fileBook: "個人情報ファイル簿（案）",
	auditRecord: "監査記録",
	drillSheet: "バックアップ点検票",
	mediaRecord: "媒体持出し記録",
	refusalNotice: "参加をお断りする通知",
	incidentReport: "事故・違反報告書",
	incidentCourse: "経過記録",
	instructionSheet: "指示書",
	callSheet: "連絡票",
};

const readings: Record<Reading, string> = {
	formal: "正式",
	easy: "やさしい日本語",
	english: "英語の参考訳つき",
};

const ways: Record<PrintingWay, string> = {
	printed: "印刷",
	opened: "開いて印刷",
	saved: "ＰＤＦで保存",
	archived: "保存用ＰＤＦで保存",
};

/** How many labels a sheet has, and how large one is. */
const labelSheets: Record<LabelSheet, { labels: number; size: string }> = {
	ten: { labels: 10, size: "86.4×50.8mm" },
	twelve: { labels: 12, size: "86.4×42.3mm" },
	eighteen: { labels: 18, size: "63.5×46.6mm" },
	twentyOne: { labels: 21, size: "63.5×38.1mm" },
	twentyFour: { labels: 24, size: "66×33.9mm" },
	fortyFour: { labels: 44, size: "48.3×25.4mm" },
};

/** 参加承諾書, 借用書 … */
export function paperKind(kind: PaperKind): string {
	return kinds[kind];
}

/** The papers that are kept on record, in the order of the register's choices; labels and the recovery key are not. */
export const keptKinds = (Object.keys(kinds) as PaperKind[]).filter(
	(kind) => kind !== "recoverySheet" && kind !== "kitLabels",
);

/** 正式, やさしい日本語 … */
export function readingName(reading: Reading): string {
	return readings[reading];
}

/** 正式 8通、やさしい日本語 1通: how many of a job are in each reading. */
export function readingCounts(draft: DraftSheet): string {
	return draft.readings
		.map((reading) => ({ reading, count: draft.papers.filter((paper) => paper.reading === reading).length }))
		.filter(({ count }) => count > 0)
		.map(({ reading, count }) => `${readingName(reading)} ${count}通`)
		.join("、");
}

/** The sheets of labels to choose from: 24面（66×33.9mm） … */
export const labelSheetChoices = (Object.keys(labelSheets) as LabelSheet[]).map((value) => ({
	value,
	label: `${labelSheets[value].labels}面（${labelSheets[value].size}）`,
}));

/** How many labels a sheet has. */
export function labelsOn(sheet: LabelSheet): number {
	return labelSheets[sheet].labels;
}

/** 印刷, ＰＤＦで保存 … */
export function wayName(way: PrintingWay): string {
	return ways[way];
}

/** What became of a paper, in one line: 11月22日 10:32 青木 印刷 2部　ほか1回. */
export function printingLine(paper: PaperRow, today?: string): string {
	if (paper.voidReason !== null) return `使っていません（欠番）　${paper.voidReason}`;
	const last = paper.printings.at(-1);
	if (!last) return "まだ印刷していません";
	const copies = last.copies > 1 ? `　${last.copies}部` : "";
	const others = paper.printings.length > 1 ? `　ほか${paper.printings.length - 1}回` : "";
	return `${momentInWords(last.at, today)}　${last.by}　${wayName(last.way)}${copies}${others}`;
}
