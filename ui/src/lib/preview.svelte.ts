/**
 * 印刷の下見: `await preview({ name: "consent_form", request: {…} }, { title: "参加承諾書を印刷する" })` shows the true PDF in
 * place of the screen and answers, once it is closed, what was done with it. Close a dialog before calling.
 */
import type { PrintRequest } from "./door";

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
}
/** What became of the paper. */
export type Outcome = { printed: boolean; saved: boolean };

interface Shown {
	request: PrintRequest;
	meta: PreviewMeta;
	close: (outcome: Outcome) => void;
}

export const previewing = $state<{ shown: Shown | undefined }>({ shown: undefined });

export function preview(request: PrintRequest, meta: PreviewMeta): Promise<Outcome> {
	previewing.shown?.close({ printed: false, saved: false });
	return new Promise((done) => {
		previewing.shown = {
			request,
			meta,
			close: (outcome) => {
				previewing.shown = undefined;
				done(outcome);
			},
		};
	});
}
