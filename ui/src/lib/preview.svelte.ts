/**
 * 印刷の下見: `await preview(source, { title: "参加承諾書を印刷する" })` shows the true PDF in place of the screen and
 * answers, once it is closed, what was done with it. Papers that are wanted are shown as a draft: they get their number
 * only when they are printed or saved. Close a dialog before calling.
 */
import type { DraftSheet, PaperRow, Wanted } from "./center";
import type { PrintRequest } from "./door";

/** What is shown. */
export type Source =
	/** Papers that are not issued: a draft first, numbered when printed or saved. */
	| { kind: "wanted"; wanted: Wanted; draft: DraftSheet }
	/** Papers of the register, as they were issued. */
	| { kind: "issued"; papers: PaperRow[] }
	/** A paper that has neither number nor record: the recovery key, words that are being tried. */
	| { kind: "plain"; request: PrintRequest };

export interface PreviewMeta {
	/** 参加承諾書を印刷する */
	title: string;
	/** おうちで つどいの広場　2家庭 */
	note?: string;
	/** Under each thumbnail: 1 山﨑さん */
	pageNames?: string[];
	/** Offered when saving; never a person's name. Without `.pdf`. */
	fileName?: string;
	/** Under the print button. */
	remark?: string;
	/** The reading that is chosen first. */
	reading?: "formal" | "easy" | "english";
}
/** What became of the paper. */
export type Outcome = { printed: boolean; saved: boolean };

interface Shown {
	source: Source;
	meta: PreviewMeta;
	close: (outcome: Outcome) => void;
}

export const previewing = $state<{ shown: Shown | undefined }>({ shown: undefined });

export function preview(source: Source, meta: PreviewMeta): Promise<Outcome> {
	previewing.shown?.close({ printed: false, saved: false });
	return new Promise((done) => {
		previewing.shown = {
			source,
			meta,
			close: (outcome) => {
				previewing.shown = undefined;
				done(outcome);
			},
		};
	});
}
